"""Score what linking found against gold questions, one-statement groups and copies.

Forms, in any gold file: `[[question]]` with `kind` and `answers` (source, article, and low, high,
act where they apply); `[[one_statement]]` with `reports` (article, content or a claim's id);
`[[copied]]` with `articles`.
An answer is *found* if some question of its kind has an answer of that source, from that article,
with the same figures (how-many) or the same direction (is-it-so); *gathered* are those that stand
in the one question that holds most of them.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from goldset import bag_of_words, file_of, name_words, overlap, same_name

Row = Mapping[str, Any]
DIRECTIONS = {"deny": "no", "decline": "none", "cannot-confirm": "none"}
SAME_CONTENT = 0.5
SMALL = {"of", "the", "for"}


@dataclass(slots=True)
class Linkage:
    """Counts of what was found, and what was not, in words."""

    answers: int = 0
    found: int = 0
    together: int = 0
    pairs: int = 0
    joined: int = 0
    copies: int = 0
    copied: int = 0
    notes: list[str] = field(default_factory=list)

    def rate(self, what: str) -> float:
        """One of answers, gathered, statements, copies, as a share."""
        parts = {
            "answers": (self.found, self.answers),
            "gathered": (self.together, self.answers),
            "statements": (self.joined, self.pairs),
            "copies": (self.copied, self.copies),
        }
        good, total = parts[what]
        return good / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Story:
    """The exported lines of one ledger; claims name their article as gold does."""

    claims: Mapping[str, Row]
    questions: Iterable[Row]
    copies: frozenset[frozenset[str]]

    def files(self, answer: Row) -> set[str]:
        """The articles an answer was read from."""
        return {file_of(self.claims[claim]["article"]["uri"]) for claim in answer["claims"]}


def score(story: Story, gold_file: Path) -> Linkage:
    """Everything gold says about linking, against the story."""
    gold = tomllib.loads(gold_file.read_text("utf-8"))
    result = Linkage()
    for question in gold.get("question", []):
        _score_question(story, question, result)
    offsets = {claim["id"]: claim["content"] for claim in gold.get("claim", []) if "id" in claim}
    for group in gold.get("one_statement", []):
        _score_statement(story, group, offsets, result)
    for group in gold.get("copied", []):
        for left, right in combinations(map(file_of, group["articles"]), 2):
            result.copies += 1
            result.copied += right in _copies_of(left, story)
    return result


def _copies_of(file: str, story: Story) -> set[str]:
    """All that are copies of it or of what it was copied from."""
    found = {file}
    while more := {each for pair in story.copies if pair & found for each in pair} - found:
        found |= more
    return found


def _score_question(story: Story, gold: Row, result: Linkage) -> None:
    where: Counter[str] = Counter()
    wording: dict[str, str] = {}
    for wanted in gold["answers"]:
        result.answers += 1
        hits = set(_hits(story, gold["kind"], wanted, wording))
        result.found += bool(hits)
        where.update(hits)
        if not hits:
            result.notes.append(f"NO ANSWER {gold['wording']}: {dict(wanted)}")
    if where:
        best, most = where.most_common(1)[0]
        result.together += most
        result.notes.append(
            f"{most} of {len(gold['answers'])} {gold['wording']} -> {wording[best]}"
        )
        result.notes += [f"    {n} in {wording[q]}" for q, n in where.items() if q != best]


def _hits(story: Story, kind: str, wanted: Row, wording: dict[str, str]) -> Iterator[str]:
    for question in story.questions:
        if question["kind"] != kind:
            continue
        for answer in question["answers"]:
            if _agrees(story, kind, wanted, answer):
                wording[question["id"]] = question["wording"]
                yield question["id"]


def _agrees(story: Story, kind: str, wanted: Row, answer: Row) -> bool:
    if not _same_voice(wanted["source"], answer["source"]):
        return False
    if file_of(wanted["article"]) not in story.files(answer):
        return False
    if DIRECTIONS.get(answer["act"]) == "none" or DIRECTIONS.get(wanted["act"]) == "none":
        return DIRECTIONS.get(answer["act"]) == DIRECTIONS.get(wanted["act"])
    if kind == "is-it-so":
        return answer["polarity"] == wanted.get("polarity", "positive")
    if wanted.get("vague"):
        return answer["low"] is not None
    return all(answer[end] == wanted.get(end) for end in ("low", "high"))


def _same_voice(gold: str, reported: str) -> bool:
    """One name, or the same words in another order: "Orva's ports ministry", "Orvan Ministry of …".

    Six letters are compared, so that a state and its adjective are one.
    """
    if same_name(gold, reported, person=True):
        return True
    left, right = ({word[:6] for word in name_words(name)} - SMALL for name in (gold, reported))
    return left == right and len(left) > 1


def _score_statement(story: Story, gold: Row, offsets: Row, result: Linkage) -> None:
    reports = [_origins(story, report, offsets) for report in gold["reports"]]
    for left, right in combinations(range(len(reports)), 2):
        result.pairs += 1
        joined = bool(reports[left] & reports[right])
        result.joined += joined
        if not joined:
            names = [gold["reports"][i]["article"] for i in (left, right)]
            result.notes.append(f"APART {gold['note']}: {names[0]} and {names[1]}")


def _origins(story: Story, report: Row, offsets: Row) -> set[str]:
    """The origins of the claims that hold the reported content."""
    return {
        str(claim["origin"])
        for claim in story.claims.values()
        if file_of(claim["article"]["uri"]) == file_of(report["article"])
        and claim["origin"]
        and _holds(claim, report, offsets)
    }


def _holds(claim: Row, report: Row, offsets: Row) -> bool:
    """By the gold claim's offsets where the report names one, else by words."""
    if "claim" in report:
        spans = claim["content"]["spans"]
        return any(s < b and a < e for a, b in offsets[report["claim"]] for s, e in spans)
    content = report["content"]
    wanted = bag_of_words(content if isinstance(content, str) else " ".join(content))
    return overlap(wanted, bag_of_words(claim["content"]["text"])) >= SAME_CONTENT
