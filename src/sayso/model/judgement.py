"""Judgement: what a person decided; only ever added, taken back by another that names it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether two names are one voice."""

    SAME = "same"
    NOT_SAME = "not-same"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Mark:
    """A voice in one article, by the name the reading of that article gives it.

    Identities come and go as articles are added and read anew; an article's id does not, and where
    its reading no longer has the name, the judgement is stale: it is shown, and not applied.
    """

    article: str
    name: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about two voices, with who and when (UTC, ISO 8601).

    One that only takes another back has no ``verdict`` and the other's id in ``undoes``; its marks
    are the other's.
    """

    id: str
    left: Mark
    right: Mark
    verdict: Verdict | None
    by: str
    at: str
    note: str = ""
    undoes: str | None = None


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The decisions that hold, given all in order of making: none that was taken back.

    Taking back what takes back puts the first one into force again; of two decisions about one
    pair the later holds.
    """
    every = tuple(judgements)
    undone: set[str] = set()
    for judgement in reversed(every):
        if judgement.undoes is not None and judgement.id not in undone:
            undone.add(judgement.undoes)
    held: dict[frozenset[Mark], Judgement] = {}
    for judgement in every:
        if judgement.verdict is not None and judgement.id not in undone:
            held[frozenset((judgement.left, judgement.right))] = judgement
    return tuple(sorted(held.values(), key=every.index))
