"""Score what sayso reads in the passages of chains.toml: claims, whole chains, acts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import scoring
from goldset import Entry, Expected, bag_of_words, overlap, read_entry

import language
from sayso.export.contract import claim_line
from sayso.export.linked_index import LinkedIndex
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.model import Linked

PASSAGES = Path(__file__).with_name("chains.toml")
NOTHING_LINKED = LinkedIndex.of(Linked())
PARTS = ("tuned", "held")
TAGGER = "-tagger"
FIGURES = ("recall", "precision", "chains", "acts", "deep")

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """The score of one part of the passages; ``deep`` names those with three voices or more."""

    score: scoring.Score
    deep: frozenset[str]

    def figure(self, what: str) -> float:
        """Recall, precision, or the share of the required claims that are right in one respect.

        ``chains`` and ``acts`` are shares of what must be found, so that finding more never
        lowers them; ``deep`` is ``chains`` over the deep passages alone.
        """
        if what in ("recall", "precision"):
            return float(getattr(self.score, what))
        facet = "act" if what == "acts" else "chain"
        marks = dict(self.score.facets.get(facet, []))
        wanted = self._required()
        if what == "deep":
            wanted = {id_ for id_ in wanted if id_.split("-")[0] in self.deep}
        return sum(marks.get(id_, False) for id_ in wanted) / len(wanted)

    def _required(self) -> set[str]:
        found = {m.expected.id for m in self.score.right if m.expected.required}
        return found | {missed.id for missed in self.score.missed}

    def report(self) -> str:
        """Rates, and every miss."""
        figures = [f"{what:<10} {self.figure(what):.3f}" for what in FIGURES]
        chains = [
            f"CHAIN  {m.expected.id}: {[hop['name'] for hop in m.line['chain']]}, "
            f"not {m.expected.entry['chain']}"
            for m in self.score.right
            if not dict(self.score.facets["chain"])[m.expected.id]
        ]
        acts = [
            f"ACT    {m.expected.id}: {m.line['act']}, not {m.expected.entry['act']}: "
            f"{m.expected.words}"
            for m in self.score.right
            if not dict(self.score.facets["act"])[m.expected.id]
        ]
        return "\n".join([*figures, *scoring.report(self.score), *chains, *acts])


def load(part: str) -> list[Entry]:
    """The passages of one part: "tuned", whose misses may be read, or "held"."""
    passages = tomllib.loads(PASSAGES.read_text("utf-8"))["passage"]
    return [each for each in passages if each.get("held", False) == (part == "held")]


def measure(part: str, parser: Parser) -> Measured:
    """Read the passages of one part and score what was found.

    By the rules alone, or, where the part's name ends with TAGGER, as users read.
    """
    passages, fast = load(part.removesuffix(TAGGER)), not part.endswith(TAGGER)
    lines = [line for passage in passages for line in read(passage, parser, fast=fast)]
    gold = [settled(one, lines) for passage in passages for one in expected(passage)]
    deep = frozenset(each["id"] for each in passages if each.get("deep"))
    return Measured(scoring.score(lines, gold), deep)


def read(passage: Entry, parser: Parser, *, fast: bool) -> list[Line]:
    """The claims of a passage as contract lines."""
    text = f"{passage['headline']}\n{passage['text']}"
    given = {"outlet": passage["outlet"], "basis": (("outlet", "given"),)}
    one = reading.read(language.article(text, uri=passage["id"], **given), parser, fast=fast)
    return [claim_line(claim, one.article, NOTHING_LINKED) for claim in one.claims]


def expected(passage: Entry) -> Iterable[Expected]:
    """The gold claims of a passage; the source is the last voice of the chain."""
    for number, claim in enumerate(passage["claims"], 1):
        others = [chain[-1] for chain in claim.get("chain_also", [])]
        entry = {
            "article": passage["id"],
            "id": f"{passage['id']}-{number}",
            "source_name": claim["chain"][-1],
            "source_also": [*claim.get("also", []), *others],
            "own_voice": False,
            **claim,
        }
        yield read_entry(entry, entry["id"], PASSAGES.parent)


def settled(one: Expected, lines: Iterable[Line]) -> Expected:
    """The gold claim with whichever of its two honest contents some reported claim has."""
    if "also_content" not in one.entry:
        return one
    other = replace(one, bag=bag_of_words(one.entry["also_content"]))
    near = [line for line in lines if line["article"]["uri"] == one.file]

    def reached(option: Expected) -> float:
        return max(
            (
                overlap(option.bag, bag_of_words(line["content"]["text"]))
                for line in near
                if scoring.is_attributed(line) and scoring.source_agrees(option, line)
            ),
            default=0.0,
        )

    return max((one, other), key=reached)
