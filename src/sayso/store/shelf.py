"""The shelf on disk: sketches by their marks, who is alike, and which article is in which piece.

Like an index of words, it is made from what the ledger holds and may be made anew at any time; so
it alone is changed in place.
"""

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import orjson

from sayso.model import Piece, Sketch
from sayso.store.ledger import sql

KEPT: Final = 4096  # sketches held in memory; beyond it they are read again

Place = tuple[int, str]


class DiskShelf:
    """The shelf of a ledger, inside its writer's transaction; ``nearest`` is how far it looks."""

    def __init__(self, connection: sqlite3.Connection, nearest: int) -> None:
        self._connection = connection
        self._nearest = nearest
        self._sketches: dict[str, Sketch] = {}
        self._alike: dict[str, dict[str, float]] = {}

    def put(self, sketch: Sketch) -> None:
        """Keep a sketch, under its address and each of its marks."""
        day, article = sketch.place
        marks, rest = packed(sketch)
        self._run("shelf_put", article=article, marks=marks, rest=rest)
        rows = [{"mark": m, "day": day, "article": article} for m in _all_marks(sketch)]
        self._connection.executemany(sql("shelf_mark"), rows)

    def sketch(self, article: str) -> Sketch:
        """One that was kept."""
        if article not in self._sketches:
            if len(self._sketches) >= KEPT:
                self._sketches.clear()
            row = self._run("shelf_sketch", article=article).fetchone()
            self._sketches[article] = unpacked(article, row["marks"], row["rest"])
        return self._sketches[article]

    def before(self, mark: int, place: Place) -> Sequence[str]:
        """The nearest articles with a mark before a place, the nearest first."""
        return self._beside("shelf_before", mark, place)

    def after(self, mark: int, place: Place) -> Sequence[str]:
        """The same after it."""
        return self._beside("shelf_after", mark, place)

    def between(self, mark: int, left: Place, right: Place) -> int:
        """How many articles with a mark stand between two places; no more are counted than told."""
        (day, article), (last_day, last_article) = left, right
        ends = {"day": day, "article": article, "last_day": last_day, "last_article": last_article}
        found = self._run("shelf_between", mark=mark, most=self._nearest, **ends).fetchone()
        return int(found["n"])

    def alike(self, article: str) -> Mapping[str, float]:
        """Its neighbours and how much they have in common."""
        if article not in self._alike:
            found = self._run("shelf_alike", article=article)
            self._alike[article] = {row["other"]: row["likeness"] for row in found}
        return self._alike[article]

    def join(self, left: str, right: str, likeness: float) -> None:
        """Make two articles neighbours."""
        for one, other in ((left, right), (right, left)):
            if one in self._alike:
                self._alike[one][other] = likeness
            self._run("shelf_join", article=one, other=other, likeness=likeness)

    def part(self, left: str, right: str) -> None:
        """They are neighbours no more."""
        for one, other in ((left, right), (right, left)):
            if one in self._alike:
                self._alike[one].pop(other, None)
            self._run("shelf_part", article=one, other=other)

    def piece(self, article: str) -> str | None:
        """The piece it is in: the least id of its articles."""
        row = self._run("shelf_piece", article=article).fetchone()
        return None if row is None else str(row["piece"])

    def members(self, piece: str) -> Sequence[str]:
        """The articles of a piece, in order."""
        return tuple(row["article"] for row in self._run("shelf_members", piece=piece))

    def place(self, piece: Piece) -> None:
        """Make articles a piece; it, and those that they leave, are to be linked again."""
        for article in piece.articles:
            if (former := self.piece(article)) is not None:
                self._run("shelf_touch", piece=former)
            self._run("shelf_move", article=article, piece=piece.name)
        self._run("shelf_place", piece=piece.name, asked=piece.asked)

    def asked(self, piece: str) -> float:
        """The likeness that was asked of the articles of a piece."""
        return float(self._run("shelf_asked", piece=piece).fetchone()["asked"])

    def _beside(self, query: str, mark: int, place: Place) -> Sequence[str]:
        day, article = place
        found = self._run(query, mark=mark, day=day, article=article, most=self._nearest)
        return [row["article"] for row in found]

    def _run(self, query: str, **values: Any) -> sqlite3.Cursor:
        return self._connection.execute(sql(query), values)


def _all_marks(sketch: Sketch) -> set[int]:
    return {sketch.address, *sketch.marks}


def packed(sketch: Sketch) -> tuple[bytes, str]:
    """The marks as numbers of 64 bits, weights of 32 after them, and the rest as JSON."""
    marks = sorted(sketch.marks)
    packed = array("q", marks).tobytes() + array("i", [sketch.marks[m] for m in marks]).tobytes()
    rest = {
        "first": sketch.first.isoformat() if sketch.first else None,
        "last": sketch.last.isoformat() if sketch.last else None,
        "names": sorted(sketch.names),
        "address": sketch.address,
        "days": sorted(day.isoformat() for day in sketch.days),
        "ages": sorted(sketch.ages),
        "tolls": sorted(sketch.tolls),
    }
    return packed, orjson.dumps(rest).decode()


def unpacked(article: str, packed: bytes, text: str) -> Sketch:
    """The sketch back from its parts."""
    rest = orjson.loads(text)
    count = len(packed) // 12
    marks, weights = array("q"), array("i")
    marks.frombytes(packed[: 8 * count])
    weights.frombytes(packed[8 * count :])
    first, last = (rest[end] and datetime.fromisoformat(rest[end]) for end in ("first", "last"))
    return Sketch(
        article,
        first,
        last,
        dict(zip(marks, weights, strict=True)),
        frozenset(rest["names"]),
        rest["address"],
        frozenset(map(date.fromisoformat, rest["days"])),
        frozenset(rest["ages"]),
        frozenset((word, count) for word, count in rest["tolls"]),
    )
