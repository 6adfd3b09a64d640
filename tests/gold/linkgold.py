"""The gold of a linking story, and which found claims stand for which of its claims.

A found claim stands for a gold claim of its article when its content, cue and source hold at least
half of the gold's words, counted at their places, and it credits the same voice. Gold claims of one
statement, and those that repeat each other on a question, are interchangeable on that question.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from goldset import bag_of_spans, bag_of_words, file_of, overlap, read_text, same_name

Row = Mapping[str, Any]
STORIES = Path(__file__).resolve().parents[1] / "stories" / "linking"
ENOUGH = 0.5
SILENT = frozenset({"decline", "cannot-confirm"})
NOBODY_NAMED = frozenset({"he", "she", "they", "it"})
SYMMETRIC = frozenset({"repeats", "corroborates", "contradicts"})


@dataclass(slots=True)
class Tally:
    """Right and all, by measure; and what went wrong, by kind."""

    counts: dict[str, tuple[float, float]] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def add(self, measure: str, right: float, of: float = 1) -> None:
        """Count some more cases of a measure."""
        had, all_ = self.counts.get(measure, (0.0, 0.0))
        self.counts[measure] = (had + right, all_ + of)

    def judge(self, measure: str, wrong: str, note: str, *, right: bool) -> None:
        """Count one case, and note it where it is wrong."""
        self.add(measure, right)
        if not right:
            self.notes.append((wrong, note))

    def rate(self, measure: str) -> float:
        """The share that is right; 1 where there was nothing to get wrong."""
        right, all_ = self.counts.get(measure, (0.0, 0.0))
        return right / all_ if all_ else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        total = Tally(dict(self.counts), [*self.notes, *other.notes])
        for measure, (right, all_) in other.counts.items():
            total.add(measure, right, all_)
        return total


@dataclass(frozen=True, slots=True)
class Unit:
    """One gold answer to one gold question."""

    question: str
    kind: str
    claim: str
    number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A relation from one gold claim to another; widens is narrows the other way round."""

    question: str
    left: str
    right: str
    relation: str
    open: bool = False


class Gold:
    """One story's gold, looked up by claim and by question."""

    def __init__(self, rows: Row) -> None:
        self.rows = rows
        self.held = bool(rows["held_out"])
        self.claims: dict[str, Row] = {row["id"]: row for row in rows["claim"]}
        self.questions: dict[str, Row] = {row["id"]: row for row in rows.get("question", [])}
        self.links = [_wanted(row) for row in rows.get("link", [])]
        self.names = {row["voice"]: tuple(row["names"]) for row in rows.get("identity", [])}
        self.outlets = {row["file"]: row["outlet"] for row in rows.get("article", [])}

    @cached_property
    def units(self) -> dict[str, list[Unit]]:
        """The answers each claim gives."""
        found: dict[str, list[Unit]] = defaultdict(list)
        for question in self.questions.values():
            for number, answer in enumerate(question["answers"]):
                unit = Unit(question["id"], question["kind"], answer["claim"], number)
                found[answer["claim"]].append(unit)
        return found

    def answer(self, unit: Unit) -> Row:
        """What the gold says this answer is."""
        row: Row = self.questions[unit.question]["answers"][unit.number]
        return row

    def asked(self, claim: str) -> set[str]:
        """The questions a claim answers."""
        return {unit.question for unit in self.units.get(claim, [])}

    @cached_property
    def statement(self) -> dict[str, str]:
        """The first claim of each claim's statement; claims of one group are one."""
        groups = [row["claims"] for row in self.rows.get("one_statement", []) if closed(row)]
        return clusters(self.claims, groups)

    @cached_property
    def unsure(self) -> set[frozenset[str]]:
        """Pairs which one careful reader may take for one statement and another not."""
        groups = [row["claims"] for row in self.rows.get("one_statement", []) if not closed(row)]
        return {frozenset(pair) for group in groups for pair in combinations(group, 2)}

    @cached_property
    def _groups(self) -> dict[str, dict[str, str]]:
        same = [(claim, first) for claim, first in self.statement.items()]
        found = {}
        for question in self.questions:
            repeats = [
                (link.left, link.right)
                for link in self.links
                if link.question == question and link.relation == "repeats" and not link.open
            ]
            found[question] = clusters(self.claims, [*same, *repeats])
        return found

    def first(self, question: str, claim: str) -> str:
        """The claim that stands for all that are interchangeable with this one on a question.

        On no question ("") those are the claims of its statement.
        """
        return self._groups.get(question, self.statement)[claim]

    def one(self, question: str, left: str, right: str) -> bool:
        """Whether two claims are interchangeable on a question."""
        return self.first(question, left) == self.first(question, right)

    def words(self, claim: str) -> str:
        """A claim in short, for the eye."""
        row = self.claims[claim]
        return f"{claim} ({row['source'] or row['voice']}: {row['content'][:60]})"

    def silent(self, claim: str) -> bool:
        """Whether a claim declines, or cannot confirm."""
        answers = [self.answer(unit) for unit in self.units.get(claim, [])]
        return self.claims[claim]["act"] in SILENT or any(row.get("silent") for row in answers)


def closed(row: Row) -> bool:
    """Whether every careful reader would agree to an entry."""
    return not row.get("open", False)


def _wanted(row: Row) -> Wanted:
    left, right, relation = turned(row["left"], row["right"], row["relation"])
    return Wanted(row["question"], left, right, relation, not closed(row))


def turned(left: str, right: str, relation: str) -> tuple[str, str, str]:
    """The narrower first: one widens the other where the other narrows it."""
    return (right, left, "narrows") if relation == "widens" else (left, right, relation)


def clusters(items: Iterable[str], groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """The first member of each item's group, where groups that share a member are one."""
    first = {item: item for item in items}

    def root(item: str) -> str:
        while first[item] != item:
            item = first[item]
        return item

    for group in groups:
        head, *rest = group
        for other in rest:
            first[root(other)] = root(head)
    return {item: root(item) for item in first}


def load(name: str) -> Gold:
    """The gold of a story by its name."""
    return Gold(tomllib.loads((STORIES / f"{name}.toml").read_text("utf-8")))


def names() -> list[str]:
    """Every story that has its gold and its articles."""
    return sorted(p.stem for p in STORIES.glob("*.toml") if (STORIES / p.stem).is_dir())


@dataclass(frozen=True, slots=True)
class Aligned:
    """Found claims for each gold claim, the closest first, and the other way round.

    ``worded`` holds, for every found claim, the gold claims whose words it has, whoever it credits.
    """

    lines: Mapping[str, Row]
    found: Mapping[str, tuple[str, ...]]
    meant: Mapping[str, tuple[str, ...]]
    worded: Mapping[str, tuple[str, ...]]

    def best(self, claim: str) -> Row | None:
        """The found claim closest to a gold claim."""
        found = self.found.get(claim, ())
        return self.lines[found[0]] if found else None


def align(gold: Gold, lines: Mapping[str, Row], questions: Iterable[Row], folder: Path) -> Aligned:
    """Which found claims stand for which gold claims."""
    told: dict[str, set[str]] = defaultdict(set)
    for question in questions:
        for answer in question["answers"]:
            for claim in answer["claims"]:
                told[claim].add(str(answer["source"] or ""))
    by_file: dict[str, list[str]] = defaultdict(list)
    for claim, line in lines.items():
        by_file[file_of(line["article"]["uri"])].append(claim)
    found: dict[str, tuple[str, ...]] = {}
    meant: dict[str, list[str]] = defaultdict(list)
    worded: dict[str, list[str]] = defaultdict(list)
    for wanted, row in gold.claims.items():
        text = read_text(folder / row["article"])
        near = _closest(row, text, {c: lines[c] for c in by_file[row["article"]]})
        found[wanted] = tuple(c for c in near if same_voice(gold, wanted, lines[c], told[c]))
        for claim in near:
            worded[claim].append(wanted)
        for claim in found[wanted]:
            meant[claim].append(wanted)
    return Aligned(lines, found, _frozen(meant), _frozen(worded))


def _frozen(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in table.items()}


def _closest(row: Row, text: str, lines: Mapping[str, Row]) -> list[str]:
    """Found claims of the article that hold half of the words or more, the closest first."""
    start = text.index(row["content"])
    wanted = bag_of_spans(text, [(start, start + len(row["content"]))])
    near: list[tuple[float, str]] = []
    for claim, line in lines.items():
        reported = bag_of_spans(text, line["content"]["spans"])
        around = [part["span"] for part in (line["cue"], line["source"]) if part and part["span"]]
        held = reported | bag_of_spans(text, around)
        # Of a refusal readers mark the topic, the words that refuse, or both.
        refused = row["act"] in SILENT and line["act"] in SILENT
        least = min(wanted.total(), held.total()) if refused else wanted.total()
        if (wanted & held).total() >= ENOUGH * least:
            near.append((-overlap(wanted, reported), claim))
    return [claim for _, claim in sorted(near)]


def same_voice(gold: Gold, claim: str, line: Row, told: Iterable[str] = ()) -> bool:
    """Whether a found claim, or an answer it stands in, credits who the gold credits.

    Where the gold credits nobody by name, the outlet itself may stand, or a pronoun left open.
    """
    row, source = gold.claims[claim], line["source"]
    own = row["voice"] == gold.outlets.get(row["article"])
    if source is None:
        return not row["source"]
    named = {source["name"], source["text"] or "", *told}
    if not row["source"] and not own and source["name"].casefold() in NOBODY_NAMED:
        return True
    person = source["kind"] == "person"
    return any(credits_voice(gold, claim, name, person=person) for name in named)


def credits_voice(gold: Gold, claim: str, name: str, *, person: bool) -> bool:
    """Whether a name is one that the gold's voice goes by."""
    row = gold.claims[claim]
    wanted = {
        row["source"],
        re.sub(r" *\(.*\)", "", row["voice"]),
        *gold.names.get(row["voice"], ()),
    }
    return any(same_name(each, name, person=person) for each in wanted if each)


def agrees(wanted: Row, answer: Row, *, turned_round: bool = False) -> bool:
    """Whether a found answer has the gold's figures, polarity, value or silence."""
    if wanted.get("silent") or answer["act"] in SILENT:
        return bool(wanted.get("silent")) and answer["act"] in SILENT
    if wanted.get("vague"):
        return bool(answer.get("vague")) or answer["low"] is not None or answer["high"] is not None
    if "low" in wanted or "high" in wanted:
        return all(answer[end] == wanted.get(end) for end in ("low", "high"))
    if "polarity" in wanted:
        return bool(answer["polarity"] == wanted["polarity"]) != turned_round
    told, value = (bag_of_words(words) for words in (answer.get("words") or "", wanted["value"]))
    return (told & value).total() >= ENOUGH * value.total()
