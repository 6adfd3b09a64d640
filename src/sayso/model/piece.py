"""Pieces: articles that are linked together, and the sketches by which they are found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sayso.model.ids import identify
from sayso.model.linked import Identity, Linked

NO_DAY = 9_999_999  # of an article without a date: after all others


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article's marks with their weights; ``names`` are those of the marks that are names.

    ``days`` and ``ages`` are those of the whole text, ages also with the name of who is so old;
    ``tolls`` are those of the lead.
    """

    article: str
    first: datetime | None
    last: datetime | None
    marks: Mapping[int, int]
    names: frozenset[int]
    address: int
    days: frozenset[date]
    ages: frozenset[str]
    tolls: frozenset[tuple[str, int]]

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands in order of time."""
        return self.last.toordinal() if self.last else NO_DAY, self.article


@dataclass(frozen=True, slots=True)
class Piece:
    """Articles that are linked together, in order; ``name`` is the first of their ids.

    ``asked`` is the likeness that was asked of them. A piece whose articles have all gone to others
    keeps its name and has none.
    """

    articles: tuple[str, ...]
    asked: float
    name: str


@dataclass(frozen=True, slots=True)
class Local:
    """What linking found in one piece, under the names it would have in a ledger of its own.

    ``first`` gives for each question and origin the day and id of the article that told it first.
    """

    piece: str
    linked: Linked
    first: Mapping[str, tuple[str, str]]

    def ids(self) -> frozenset[str]:
        """Everything that another piece may have too."""
        return frozenset(each.id for each in self.linked.identities) | self.first.keys()

    def apart(self, id: str) -> str:
        """What an id becomes that another piece has too; a voice keeps its own."""
        if id not in self.first:
            return id
        return identify(id.partition("_")[0], id, *self.first[id])

    def identity(self, id: str) -> Identity | None:
        """The voice of an id, if it is a voice's."""
        return next((each for each in self.linked.identities if each.id == id), None)
