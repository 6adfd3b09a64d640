"""Shelves: where sketches stand in order of each mark, who is alike, and who is in which piece."""

import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from sayso.model import Piece, Sketch

NEAREST = 12  # articles before, and after, with a mark, that an article is compared with

Place = tuple[int, str]


class Shelf(Protocol):
    """Where sketches are kept in order of each mark, who is alike, and who is in which piece."""

    def put(self, sketch: Sketch) -> None:
        """Keep a sketch, under its address and each of its marks."""

    def sketch(self, article: str) -> Sketch:
        """One that was kept."""

    def before(self, mark: int, place: Place) -> Sequence[str]:
        """The NEAREST articles with a mark before a place, the nearest first."""

    def after(self, mark: int, place: Place) -> Sequence[str]:
        """The same after it."""

    def between(self, mark: int, left: Place, right: Place) -> int:
        """How many articles with a mark stand between two places."""

    def alike(self, article: str) -> Mapping[str, float]:
        """Its neighbours and how much they have in common."""

    def join(self, left: str, right: str, likeness: float) -> None:
        """Make two articles neighbours."""

    def part(self, left: str, right: str) -> None:
        """They are neighbours no more."""

    def piece(self, article: str) -> str | None:
        """The piece it is in: the least id of its articles."""

    def members(self, piece: str) -> Sequence[str]:
        """The articles of a piece."""

    def place(self, piece: Piece) -> None:
        """Make articles a piece; they leave those they were in."""

    def asked(self, piece: str) -> float:
        """The likeness that was asked of the articles of a piece."""


class Memory:
    """A shelf that lasts as long as its process."""

    def __init__(self) -> None:
        self._sketches: dict[str, Sketch] = {}
        self._rows: dict[int, list[Place]] = defaultdict(list)
        self._alike: dict[str, dict[str, float]] = defaultdict(dict)
        self._piece: dict[str, str] = {}
        self._members: dict[str, set[str]] = defaultdict(set)
        self._asked: dict[str, float] = {}

    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, in order of their names."""
        return tuple(
            Piece(tuple(sorted(self._members[name])), self._asked[name], name)
            for name in sorted(set(self._piece.values()))
        )

    def put(self, sketch: Sketch) -> None:
        """Keep a sketch, under its address and each of its marks."""
        self._sketches[sketch.article] = sketch
        for mark in (sketch.address, *sketch.marks):
            bisect.insort(self._rows[mark], sketch.place)

    def sketch(self, article: str) -> Sketch:
        """One that was kept."""
        return self._sketches[article]

    def before(self, mark: int, place: Place) -> Sequence[str]:
        """The NEAREST articles with a mark before a place, the nearest first."""
        row = self._rows[mark]
        at = bisect.bisect_left(row, place)
        return [article for _, article in reversed(row[max(0, at - NEAREST) : at])]

    def after(self, mark: int, place: Place) -> Sequence[str]:
        """The same after it."""
        row = self._rows[mark]
        at = bisect.bisect_right(row, place)
        return [article for _, article in row[at : at + NEAREST]]

    def between(self, mark: int, left: Place, right: Place) -> int:
        """How many articles with a mark stand between two places."""
        row = self._rows[mark]
        return bisect.bisect_left(row, right) - bisect.bisect_right(row, left)

    def alike(self, article: str) -> Mapping[str, float]:
        """Its neighbours and how much they have in common."""
        return self._alike[article]

    def join(self, left: str, right: str, likeness: float) -> None:
        """Make two articles neighbours."""
        self._alike[left][right] = self._alike[right][left] = likeness

    def part(self, left: str, right: str) -> None:
        """They are neighbours no more."""
        del self._alike[left][right], self._alike[right][left]

    def piece(self, article: str) -> str | None:
        """The piece it is in: the least id of its articles."""
        return self._piece.get(article)

    def members(self, piece: str) -> Sequence[str]:
        """The articles of a piece."""
        return tuple(self._members[piece])

    def place(self, piece: Piece) -> None:
        """Make articles a piece; they leave those they were in."""
        for article in piece.articles:
            if (former := self._piece.get(article)) is not None:
                self._members[former].discard(article)
            self._piece[article] = piece.name
        self._members[piece.name].update(piece.articles)
        self._asked[piece.name] = piece.asked

    def asked(self, piece: str) -> float:
        """The likeness that was asked of the articles of a piece."""
        return self._asked[piece]
