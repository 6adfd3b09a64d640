"""Claims that appeal to a source, and those sources, on FactAppeal's validation part.

Mor-Lan, Sheafer and Shenhav (2025) mark in each statement what is stated on somebody's word
(Fact_Appeal, quoted or not), whose (Source), and what the narrator states himself (Fact_No_Appeal).
Opinions, plans and demands are not marked at all, though they too are attributed: they count
against a system that finds them. A source's role (Source_Attribute), which our sources take in, is
neither right nor wrong.
"""

import csv
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import systems
from sayso.extract.parser import Parser
from sayso.model import Span
from tables import cell, interval, prf, table

TAG = re.compile(r"<(/?)([A-Za-z_]+(?::[A-Za-z_]+)*)>")
KINDS = {
    "Fact_Appeal": ({"Direct_Quote", "Indirect_Quote"},),
    "Fact_No_Appeal": (),
    "Source": (
        {"Named", "Unnamed"},
        {
            "null",
            "Expert",
            "Official",
            "Active_Participant",
            "News_Report",
            "Expert_Document",
            "Witness",
            "Direct_Evidence",
        },
    ),
    "Source_Attribute": (),
    "Recipient": (),
    "Appeal_Time": (),
    "Appeal_Location": (),
}
WORD = re.compile(r"\w+")
ENOUGH = 0.5  # the least overlap of two spans that are one, as a share of the words in either
RESAMPLED, SEED = 500, 1
MEASURES = ("claim words", "claim spans", "source words", "source spans")

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement and the marked spans by tag, as sets of numbers of words."""

    text: str
    marks: tuple[tuple[str, Words], ...]

    def of(self, tag: str) -> list[Words]:
        """The spans with one tag."""
        return [words for name, words in self.marks if name == tag and words]


def statements(path: Path) -> list[Statement]:
    """The statements of a part; raises ValueError where a mark is not as described."""
    with path.open(encoding="utf-8", newline="") as rows:
        return [_statement(row["sentence"], row["annotation"]) for row in csv.DictReader(rows)]


def _statement(text: str, annotation: str) -> Statement:
    plain, at, size = [], 0, 0
    opened: list[tuple[str, int]] = []
    marks: list[tuple[str, int, int]] = []
    for tag in TAG.finditer(annotation):
        plain.append(annotation[at : tag.start()])
        size += len(plain[-1])
        at = tag.end()
        if not tag[1]:
            opened.append((_known(tag[2]), size))
            continue
        name, start = opened.pop() if opened else ("", 0)
        if name != tag[2]:
            raise ValueError(f"</{tag[2]}> closes <{name}> in {annotation[:60]!r}")
        marks.append((name.split(":")[0], start, size))
    plain.append(annotation[at:])
    if opened or "".join(plain) != text:
        raise ValueError(f"open mark, or words that are not the statement's: {annotation[:60]!r}")
    return Statement(text, tuple((name, words_in(text, a, b)) for name, a, b in marks))


def _known(tag: str) -> str:
    name, *modifiers = tag.split(":")
    allowed = KINDS.get(name)
    if allowed is None or len(modifiers) != len(allowed):
        raise ValueError(f"unknown mark <{tag}>")
    if any(given not in known for given, known in zip(modifiers, allowed, strict=True)):
        raise ValueError(f"unknown modifier in <{tag}>")
    return tag


def words_in(text: str, start: int, end: int) -> Words:
    """Numbers of the words a stretch touches; marks and spaces are no words."""
    return frozenset(
        n for n, word in enumerate(WORD.finditer(text)) if word.start() < end and start < word.end()
    )


def runs(spans: Iterable[Words]) -> list[Words]:
    """Words that follow each other, as one span each: a gap in a content ends a span."""
    found: list[list[int]] = []
    for number in sorted(frozenset().union(*spans)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [frozenset(run) for run in found]


def counts(statement: Statement, read: systems.Read, name: str) -> Counter[str]:
    """What one system gets right, finds and should find in one statement."""
    found = systems.without_that(read.page, read.found[name])
    contents = [_words(statement.text, one.content) for one in found]
    aside = frozenset().union(*statement.of("Source_Attribute"))
    aside -= frozenset().union(*statement.of("Source"))
    sources = [_words(statement.text, [one.source]) - aside for one in found if one.source]
    counted: Counter[str] = Counter()
    for role, gold, ours in (
        ("claim", statement.of("Fact_Appeal"), contents),
        ("source", statement.of("Source"), sources),
    ):
        wanted, given = frozenset().union(*gold), frozenset().union(*ours)
        right = {"words": len(wanted & given), "spans": same(gold, runs(ours))}
        totals = {"words": (len(given), len(wanted)), "spans": (len(runs(ours)), len(gold))}
        for unit in ("words", "spans"):
            counted[f"{role} {unit} right"] += right[unit]
            counted[f"{role} {unit} found"] += totals[unit][0]
            counted[f"{role} {unit} gold"] += totals[unit][1]
    credited = frozenset().union(*contents)
    own = statement.of("Fact_No_Appeal")
    counted["own voice"] = len(own)
    counted["own voice credited"] = sum(len(w & credited) >= ENOUGH * len(w) for w in own)
    return counted


def same(gold: Sequence[Words], ours: Sequence[Words]) -> int:
    """Pairs of spans that are one, each span in one pair; at this overlap best first is best."""
    scored = sorted(
        ((len(g & o) / len(g | o), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours)),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken_ours: set[int] = set()
    for score, i, j in scored:
        if score >= ENOUGH and i not in taken_gold and j not in taken_ours:
            taken_gold.add(i)
            taken_ours.add(j)
    return len(taken_gold)


def report(parser: Parser, path: Path, names: tuple[str, ...]) -> Iterator[str]:
    """The tables of this part."""
    part = statements(path)
    reads = [systems.read(parser, one.text, names, headline=False) for one in part]
    appealing = [bool(one.of("Fact_Appeal")) for one in part]
    own = sum(len(one.of("Fact_No_Appeal")) for one in part)
    yield (
        f"{len(part)} statements, each read by itself; {sum(appealing)} hold an appeal. P / R / F1 "
        "with the 95 per cent interval of F1 over statements; spans are right if half of the words "
        "in either are in both."
    )
    yield ""
    head, rows = ["over", "measure", *names], []
    pairs = list(zip(part, reads, strict=True))
    by = {name: [counts(one, read, name) for one, read in pairs] for name in names}
    for over, kept in (("with an appeal", appealing), ("all", [True] * len(part))):
        for what in MEASURES:
            chosen = [[n for n, k in zip(by[name], kept, strict=True) if k] for name in names]
            rows.append([over, what, *(_cell(each, what) for each in chosen)])
    yield from table(head, rows)
    yield f"Of {own} stretches the narrator states himself, credited to somebody (half or more):"
    yield ""
    wrong = [sum(n["own voice credited"] for n in by[name]) for name in names]
    yield from table(["", *names], [["credited", *(f"{n} ({cell([n / own])} %)" for n in wrong)]])


def _cell(every: Sequence[Counter[str]], what: str) -> str:
    rows = [(n[f"{what} right"], n[f"{what} found"], n[f"{what} gold"]) for n in every]
    chance = random.Random(SEED)  # noqa: S311 -- resampling, not secrecy
    drawn = ([chance.choice(rows) for _ in rows] for _ in range(RESAMPLED))
    spread = interval(_figures(draw)[2] for draw in drawn)
    return cell(_figures(rows), spread)


def _figures(rows: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    right, found, gold = map(sum, zip(*rows, strict=True))
    return prf(right, found, gold)


def _words(text: str, spans: Iterable[Span]) -> Words:
    return frozenset().union(*(words_in(text, span.start, span.end) for span in spans))
