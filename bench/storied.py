"""Attributed claims in whole stories, from layout to chain, by each system.

Gold and scoring are those of tests/gold. "Tagger alone" is the usual reading with no rule finding
anything: what is nested or relayed is then lost. Of the invented stories and passages only totals
are shown, for some are held out.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from unittest.mock import patch

import passages  # type: ignore[import-not-found]
import read_story  # type: ignore[import-not-found]
import scoring  # type: ignore[import-not-found]
import test_floors  # type: ignore[import-not-found]
from goldset import read_gold  # type: ignore[import-not-found]

import systems
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.extract.speech import attribution
from sayso.model import Article, Reading
from tables import cell, table

SEEDS = "seeds"
HEAD = ("gold", "system", "required", "recall", "reported", "precision", "chain of those found")


def reading_with(name: str) -> AbstractContextManager[object]:
    """Articles are read by one system while this lasts."""
    read = reading.read
    fast = name == systems.RULES

    def as_told(article: Article, parser: Parser, **_: object) -> Reading:
        return read(article, parser, fast=fast)

    patches = ExitStack()
    patches.enter_context(patch.object(reading, "read", as_told))
    if name == systems.TAGGER:
        patches.enter_context(patch.object(attribution, "find", lambda _: ()))
    return patches


def scores(parser: Parser) -> Iterator[tuple[str, scoring.Score]]:
    """Every gold there is, with the score of the system in use."""
    for story, (folder, gold) in test_floors.STORIES.items():
        if folder.exists():
            lines = list(read_story.lines(read_story.read(folder, parser)))
            score = scoring.score(lines, read_gold([gold]), folder)
            yield ("five real articles" if story == SEEDS else "invented stories"), score
    for part in passages.PARTS:
        yield "invented passages with chains", passages.measure(part, parser).score


def report(parser: Parser, names: tuple[str, ...]) -> Iterator[str]:
    """One row a gold and system."""
    by_gold: dict[str, dict[str, list[scoring.Score]]] = {}
    for name in names:
        with reading_with(name):
            for gold, score in scores(parser):
                by_gold.setdefault(gold, {}).setdefault(name, []).append(score)
    yield "A claim is found with half of the content's words or more and the right resolved source;"
    yield "precision counts attributed claims, and gold is a selection on the invented stories."
    yield ""
    rows = [
        [gold, name, *_figures(scored)]
        for gold, by_name in by_gold.items()
        for name, scored in by_name.items()
    ]
    yield from table(HEAD, rows)


def _figures(scored: Iterable[scoring.Score]) -> Iterator[str]:
    every = list(scored)
    required, reported = sum(s.required for s in every), sum(s.reported for s in every)
    chains = [good for s in every for _, good in s.facets.get("chain", [])]
    yield str(required)
    yield cell([sum(s.found for s in every) / max(1, required)])
    yield str(reported)
    yield cell([sum(len(s.right) for s in every) / max(1, reported)])
    yield cell([sum(chains) / max(1, len(chains))])
