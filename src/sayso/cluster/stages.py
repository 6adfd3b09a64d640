"""What is done to rows on a cluster: the same functions as on one machine, between rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from sayso import linking, rows
from sayso.cluster import places
from sayso.cluster.columns import LINKED, RAW, VERSIONS
from sayso.extract import reading as one_article
from sayso.ingest import received
from sayso.ingest.source import Source
from sayso.link import sketches
from sayso.linking import inputs_of, linked_piece, seen
from sayso.model import (
    Article,
    Claim,
    Local,
    Piece,
    Reading,
    SetAside,
    Sketch,
)
from sayso.pipeline import ReadArticle
from sayso.store.shelf import packed, unpacked
from sayso.trace import versions

Row = dict[str, Any]
STAGE = "read"
UNREAD = "could not be read"
KEPT = 2000  # sketches a worker holds unpacked


def receive(row: Row) -> Iterator[Row]:
    """An input -> its articles and what of it was set aside, in order."""
    path = row["path"]
    source = Source(row["uri"], lambda: places.opened(path))
    for record, got in enumerate(received.each(source)):
        made: tuple[Article | SetAside, ...] = (*got.set_aside, *got.articles)
        for part, one in enumerate(made):
            yield {"input": row["input"], "record": record, "part": part, **_record(one)}


def lost_input(row: Row, reason: str) -> list[Row]:
    """What stands for an input that ended its worker."""
    item = SetAside("ingest", UNREAD, row["uri"], detail=reason)
    return [{"input": row["input"], "record": 0, "part": 0, **_record(item)}]


def _record(one: Article | SetAside) -> Row:
    if isinstance(one, SetAside):
        return {"uri": one.uri, "set_aside": rows.to_row(one)}
    return {"id": one.id, "uri": one.uri, RAW: one.raw, "article": rows.to_row(one)}


@dataclass(slots=True)
class Read:
    """An article -> its reading and its sketch; the rows of one task come sorted by id.

    The same bytes met again are read once: the first in order of input.
    """

    fast: bool
    last: str = ""
    stage: ReadArticle = field(init=False)

    def __post_init__(self) -> None:
        """The models are loaded once a worker, at first use."""
        self.stage = ReadArticle(fast=self.fast)

    def __call__(self, row: Row) -> list[Row]:
        """One row, or none."""
        if row["id"] == self.last:
            return []
        self.last = row["id"]
        return [_read(row, self.stage(_article(row)))]


def lost_article(row: Row, reason: str) -> list[Row]:
    """What stands for an article that cannot be read: it is kept, and claims nothing."""
    article = _article(row)
    item = SetAside(STAGE, UNREAD, article.uri, article.id, detail=reason)
    return [_read(row, Reading(article, set_aside=(item,)))]


def _article(row: Row) -> Article:
    return rows.from_row(Article, {**row["article"], RAW: row.get(RAW) or b""})


def _read(row: Row, reading: Reading) -> Row:
    sketch = sketches.find(reading.article)
    weights, rest = packed(sketch)
    return {
        **{name: row[name] for name in ("input", "record", "part", "id", "uri", RAW)},
        "article": rows.to_row(reading.article),
        "passages": [rows.to_row(each) for each in reading.passages],
        "claims": [rows.to_row(each) for each in reading.claims],
        "set_aside": [rows.to_row(each) for each in reading.set_aside],
        "day": sketch.place[0],
        "address": sketch.address,
        "marks": sorted(sketch.marks),
        "weights": weights,
        "rest": rest,
    }


def newer(tables: tuple[pa.Table, ...]) -> pa.Table:
    """The articles at one uri -> which of them is a version of which, as they came in."""
    (table,) = tables
    found = sorted(table.to_pylist(), key=lambda row: [row[n] for n in ("input", "record", "part")])
    articles = [_article(row) for row in found]
    told: dict[str, str] = {}
    before: Article | None = None
    for article in articles:
        if article.numbered:
            continue
        if before is not None:
            article = versions.find([before, article])[-1]  # noqa: PLW2901
        if article.version_of is not None:
            told[article.id] = article.version_of
        before = article
    for article in versions.find([each for each in articles if each.numbered]):
        if article.version_of is not None:
            told[article.id] = article.version_of
    return pa.table([list(told), list(told.values())], schema=VERSIONS)


@dataclass(slots=True)
class Alike:
    """Two sketches -> how much they have in common, where that is enough to be neighbours."""

    least: float
    kept: dict[str, Sketch] = field(default_factory=dict)

    def __call__(self, row: Row) -> list[Row]:
        """One row, or none."""
        left, right = (self._sketch(row, side) for side in ("left", "right"))
        likeness = sketches.likeness(left, right)
        if likeness < self.least:
            return []
        return [{"left": left.article, "right": right.article, "likeness": likeness}]

    def _sketch(self, row: Row, side: str) -> Sketch:
        article = row[side]
        if article not in self.kept:
            if len(self.kept) >= KEPT:
                self.kept.clear()
            self.kept[article] = unpacked(article, row[f"{side}_weights"], row[f"{side}_rest"])
        return self.kept[article]


def link(tables: tuple[pa.Table, ...]) -> pa.Table:
    """The articles of one piece with their claims -> what linking finds in it."""
    (table,) = tables
    found = sorted(table.to_pylist(), key=lambda row: str(row["id"]))
    articles = [replace(_article(row), version_of=row["version_of"]) for row in found]
    spoken = [rows.from_row(Claim, each) for row in found for each in row["claims"]]
    asked = found[0]["asked"]
    piece = Piece(tuple(each.id for each in articles), asked, found[0]["piece"])
    local = linked_piece(piece, articles, spoken)
    row = {
        "piece": piece.name,
        "asked": asked,
        "articles": list(piece.articles),
        "inputs": inputs_of(piece),
        "seen": seen(articles, spoken),
        **linked_rows(local),
    }
    return pa.Table.from_pylist([row], schema=LINKED)


def linked_rows(local: Local) -> Row:
    """What was found in a piece, as columns."""
    return {
        **{name: _rows(getattr(local.linked, name)) for name in rows.LINKED},
        "first": [
            {"id": key, "day": day, "article": one} for key, (day, one) in local.first.items()
        ],
    }


def _rows(nouns: Iterable[object]) -> Sequence[Row]:
    return [rows.to_row(each) for each in nouns]


READING = one_article.VERSION
RULES = linking.RULES
VERSIONED = (READING, RULES)
