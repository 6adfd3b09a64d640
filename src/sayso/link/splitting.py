"""Splitting: positions that one loose key holds, but that ask different things.

"5,200 employees", "38,000 patients" and "31 of them" are all so many people. Where nothing says
what befell what is counted, the key alone does not tell what is asked: the figures stand together
only where the same score says so by which other words are matched (`pairing`).
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.link import clusters, pairing
from sayso.link.corpus import Corpus
from sayso.link.keys import Key, Part, Position
from sayso.model import QuestionKind

LEVEL = "level"
APART = -8.0
# The same for what befell so many people somewhere: the class of what befell them says more.
BEFALLEN = -2.0
CAP = 200  # positions of one key that are compared


def find(corpus: Corpus, parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, those of a loose key by what is said of the thing."""
    for key, positions in parts:
        if _is_loose(key) and 1 < len(positions) <= CAP:
            yield from _split(corpus, key, positions)
        else:
            yield key, positions


def _is_loose(key: Key) -> bool:
    """Whether it says neither whose nor where, or not what befell them."""
    if key.kind is not QuestionKind.HOW_MANY or key.predicate == LEVEL:
        return False
    return key.predicate == pairing.AMOUNT or (bool(key.known.name) and not key.bound)


def _split(corpus: Corpus, key: Key, positions: Sequence[Position]) -> Iterator[Part]:
    scored = (
        (left, right, APART if score is None else score)
        for left, one in enumerate(positions)
        for right, other in enumerate(positions[left + 1 :], left + 1)
        for score in (_score(corpus, one, other),)
    )
    together = _together(key)
    groups = [
        [positions[number] for number in group]
        for group in clusters.find(len(positions), scored, together, APART)
    ]
    first = min(range(len(groups)), key=lambda n: _first(corpus, groups[n]))
    taken: set[str] = set()
    for number, group in enumerate(groups):
        told = "" if number == first else _first(corpus, group)[1]
        # One claim may begin several parts: "twelve on the 12th and eight on the 20th".
        told = next(name for name in _names(told) if name not in taken)
        taken.add(told)
        yield replace(key, told=told), [replace(p, key=replace(key, told=told)) for p in group]


def _names(told: str) -> Iterator[str]:
    """The name of a part, and what it is called where another has that name."""
    yield told
    yield from (f"{told} {number}" for number in itertools.count(2))


def _score(corpus: Corpus, one: Position, other: Position) -> float | None:
    return pairing.score(corpus, one, other)


def _first(corpus: Corpus, group: Iterable[Position]) -> tuple[str, str]:
    """The claim that was out first: what comes later leaves the question its name."""
    return min((_out(corpus, p), p.claim.id) for p in group)


def _out(corpus: Corpus, position: Position) -> str:
    return corpus.articles[position.claim.article].published.iso()[1] or ""


def _together(key: Key) -> float:
    return pairing.weights()[key.kind].together if key.predicate == pairing.AMOUNT else BEFALLEN
