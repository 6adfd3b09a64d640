"""Agreement of values found with those of gold: pairs, macro-F1, kinds of error."""

import importlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from types import ModuleType

from figures import Figure

TESTS = Path(__file__).resolve().parents[1] / "tests"
FACET = "acts"
PARTS = ("tuned", "held", "all")


@dataclass(frozen=True, slots=True)
class Pair:
    """What gold says, what was found, in which part, and the text for ``--wrong``."""

    gold: str
    found: str
    part: str
    text: str = ""


def language() -> ModuleType:
    """The reader of the cases, which the tests share."""
    if str(TESTS) not in sys.path:
        sys.path.insert(0, str(TESTS))
    return importlib.import_module("language")


def f1(pairs: Sequence[Pair], value: str) -> float:
    """F1 of one value."""
    right = sum(pair.gold == pair.found == value for pair in pairs)
    return 2 * right / max(1, sum((p.gold == value) + (p.found == value) for p in pairs))


def macro(pairs: Sequence[Pair]) -> float:
    """Mean F1 over the values gold has, in per cent."""
    return 100 * mean(f1(pairs, value) for value in {pair.gold for pair in pairs})


def accuracy(pairs: Sequence[Pair]) -> float:
    """Share of pairs that agree, in per cent."""
    return 100 * mean(pair.gold == pair.found for pair in pairs)


def figures(
    corpus: str, measure: str, pairs: Sequence[Pair], aim: float | None = None, peers: str = ""
) -> Iterator[Figure]:
    """Macro-F1 and accuracy of one measure in every part."""
    for name in PARTS:
        here = [pair for pair in pairs if name in (pair.part, "all")]
        if here:
            count = len(here)
            yield Figure(FACET, corpus, f"{measure}, macro-F1", macro(here), count, name, aim)
            yield Figure(
                FACET, corpus, f"{measure}, accuracy", accuracy(here), count, name, None, peers
            )


def told(name: str, pairs: Sequence[Pair]) -> Iterator[str]:
    """Each error of the tuned part, then how many there are of each kind."""
    for pair in pairs:
        if pair.part == "tuned" and pair.gold != pair.found:
            yield f"{name} | {pair.gold} | {pair.found} | {pair.text}"
    yield from counted(name, mixed(pairs))


def mixed(pairs: Sequence[Pair]) -> Counter[str]:
    """How often one value was read as another, in the tuned part."""
    return Counter(
        f"{pair.gold}, read as {pair.found}"
        for pair in pairs
        if pair.part == "tuned" and pair.gold != pair.found
    )


def counted(name: str, kinds: Mapping[str, int]) -> Iterator[str]:
    """Kinds of error, the most frequent first."""
    for kind, times in sorted(kinds.items(), key=lambda each: -each[1]):
        yield f"{name} errors | {times} | {kind}"
