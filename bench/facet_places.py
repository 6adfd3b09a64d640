"""Measure places against our gold: ``python bench/facet_places.py PATH_TO_DATA [--wrong]``.

The gold is tests/gold/places.toml, read by eye over articles of four corpora in PATH_TO_DATA and
beside it; none of them is part of sayso. A third of the articles is held: nobody looked at their
errors (``--wrong`` lists the others only). A place is found if the spans overlap, each used once;
whose something is ("a Petaluma home"), streets, datelines and the wider place behind a narrower one
count neither way. Of the places found: the share with the entry of the gazetteer that is meant (or
none, where it has none), with the right country, and marked as unsure.

Beside it stands what one writes first: every GPE and LOC that the parser names, each the most
populous place of that name.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from figures import HEAD, Figure, lines
from sayso.extract.parser import Parser
from sayso.lexicon import gazetteer
from sayso.lexicon.places import country
from sayso.model import Place, Sentence, Span

GOLD = Path(__file__).parents[1] / "tests" / "gold"
LABELS = ("GPE", "LOC")
MEASURES = {
    "f1": "names: F1",
    "precision": "names: precision",
    "recall": "names: recall",
    "id": "entry right, of those found",
    "given id": "entry right, of those given one",
    "country": "country right, of those found",
    "given country": "country right, of those given one",
    "unsure": "marked unsure, of those found",
}


def main() -> None:
    """Print every figure."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--wrong", action="store_true", help="list what went wrong (tuned part)")
    options = arguments.parse_args()
    parser = Parser()
    for line in (HEAD, *lines(measured(parser, options.data))):
        print(" | ".join(line))
    if options.wrong:
        print(judge().errors(list(judge().measure(parser))))


@cache
def judge() -> Any:
    """The judging of the gold, which lies beside the gold and belongs to no package."""
    sys.path.insert(0, str(GOLD))
    return import_module("placing")


def measured(parser: Parser, data: Path) -> list[Figure]:
    """Every figure, with the plain way beside it; empty where the corpora are missing."""
    if not (data / "fakes_syria").exists():
        return []
    own = list(judge().measure(parser))
    plain = judge().figures(list(judge().measure(parser, most_populous)))
    reached = judge().figures(own)
    return [
        Figure(
            "places",
            "places.toml",
            told,
            100 * reached[f"{part}: {name}"],
            _cases(own, part, name),
            "all" if part == "both" else part,
            None,
            f"GPE and LOC, most populous: {100 * plain[f'{part}: {name}']:.1f}",
        )
        for part in ("tuned", "held", "both")
        for name, told in MEASURES.items()
    ]


def _cases(every: Sequence[Any], part: str, name: str) -> int:
    group = [m for m in every if part == "both" or m.held == (part == "held")]
    if name in ("f1", "recall"):
        return sum(m.wanted for m in group)
    if name == "precision":
        return sum(m.found is not None for m in group)
    hits = [m.found for m in group if m.wanted and m.found is not None]
    given = {"given id": "id", "given country": "country"}
    return sum(bool(getattr(p, given[name])) for p in hits) if name in given else len(hits)


def most_populous(text: str, lines: Sequence[Span], parser: Parser) -> list[Place]:
    """Every GPE and LOC of the parser, as the most populous entry of that name."""
    return [
        _largest(Span.of(text, start, end))
        for sentence in parser.parse(text, lines)
        for start, end in _entities(sentence)
    ]


def _entities(sentence: Sentence) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    before = ""
    for token in sentence.tokens:
        if token.entity in LABELS:
            start = runs.pop()[0] if token.entity == before else token.start
            runs.append((start, token.end))
        before = token.entity
    return runs


def _largest(span: Span) -> Place:
    name = span.words.removeprefix("the ")
    iso = country(name)
    found = gazetteer.named(name)
    best = gazetteer.entry(iso) if iso else max(found, key=_people, default=None)
    if best is None:
        return Place(span, name, name.casefold())
    return Place(span, name, name.casefold(), best.id, country=best.country)


def _people(one: gazetteer.Entry) -> int:
    return one.population


if __name__ == "__main__":
    main()
