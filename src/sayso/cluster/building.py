"""Building: tables to a ledger, which comes out as if all had been read on one machine."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TypeVar

from sayso import pipeline, rows
from sayso.cluster import places
from sayso.cluster.columns import PLACE
from sayso.errors import NotFound
from sayso.model import Article, Claim, Passage, Reading, Received, SetAside
from sayso.pipeline import Record, Summary
from sayso.store import ready, tables
from sayso.store.desk import Frozen, frozen_rows
from sayso.store.view import View

TABLES: Final = ("articles", "passages", "claims", "set_aside", "sightings", "linked")
RECENT: Final = 64  # articles that may be on their way to the ledger: more than a batch

Key = tuple[int, ...]
Row = dict[str, Any]
N = TypeVar("N")


def build(folder: str, ledger: Path, workers: int = 1) -> Summary:
    """Make a ledger of tables, or add to one that is there what it does not have.

    Raises:
        NotFound: The folder has not all the tables.
    """
    system, root = places.filesystem(folder)
    for name in TABLES:
        if not system.get_file_info(f"{root}/{name}/_SUCCESS").is_file:
            raise NotFound(
                f"{folder} has no whole table {name!r}; is it the folder that was named with "
                "--tables? Run the same ingest again to complete it"
            )
    with tempfile.TemporaryDirectory() as temporary:
        linked = tables.dataset(system, f"{root}/linked")
        elsewhere = ready.keep(Path(temporary) / "ready.db", _found(tables.streamed(linked)))
        with closing(elsewhere):

            def records(view: View) -> Iterator[Record]:
                return _Records(view, lambda name: tables.dataset(system, f"{root}/{name}")).each()

            return pipeline.add(records, ledger, workers=workers, elsewhere=elsewhere)


def _found(linked: Iterable[Row]) -> Iterator[tuple[str, str, Frozen]]:
    for row in linked:
        first = {each["id"]: (each["day"], each["article"]) for each in row["first"]}
        nouns = {name: row[name] for name in rows.LINKED}
        yield row["piece"], f"{row['inputs']} {row['seen']}", frozen_rows(nouns, first)


@dataclass(slots=True)
class _Records:
    """The records of the tables in order of input, with the readings that belong to each."""

    view: View
    table: Callable[[str], Any]
    recent: dict[str, Article] = field(default_factory=dict)

    def each(self) -> Iterator[Record]:
        """All of them."""
        articles = _Ahead(tables.ordered(self.table("articles"), PLACE))
        passages = _Ahead(tables.ordered(self.table("passages"), (*PLACE, "n")))
        claims = _Ahead(tables.ordered(self.table("claims"), (*PLACE, "n")))
        aside = _Ahead(tables.ordered(self.table("set_aside"), (*PLACE, "n")))
        for _, met in groupby(self._met(), key=lambda row: _place(row)[:2]):
            received: list[Article] = []
            refused: list[SetAside] = []
            readings: dict[str, Reading] = {}
            for row in met:
                place = _place(row)
                if row["article"] is None:
                    refused += _nouns(SetAside, aside.take(place))
                    continue
                found = articles.take(place)
                for article in _nouns(Article, found):
                    article = replace(article, version_of=None)  # noqa: PLW2901  the ledger finds it anew
                    readings[article.id] = Reading(
                        article,
                        _nouns(Passage, passages.take(place)),
                        _nouns(Claim, claims.take(place)),
                        _nouns(SetAside, aside.take(place)),
                    )
                    self._remember(article)
                received.append(self._article(row, readings))
            yield Record(Received(tuple(received), tuple(refused)), readings)

    def _met(self) -> Iterator[Row]:
        """Every article met and everything that could not be read, in order."""
        met = tables.ordered(self.table("sightings"), PLACE)
        aside = tables.ordered(self.table("set_aside"), (*PLACE, "n"))
        refused = ({**row, "article": None} for row in aside if row["n"] < 0)
        return _merged(met, refused)

    def _remember(self, article: Article) -> None:
        self.recent[article.id] = article
        if len(self.recent) > RECENT:
            del self.recent[next(iter(self.recent))]

    def _article(self, row: Row, readings: Mapping[str, Reading]) -> Article:
        """An article met; one met before has the bytes it had."""
        key = row["article"]
        here = readings[key].article if key in readings else self.recent.get(key)
        known = here or self.view.article(key)
        return known if known.uri == row["uri"] else replace(known, uri=row["uri"])


class _Ahead:
    """Sorted rows, taken place by place."""

    def __init__(self, found: Iterator[Row]) -> None:
        self._found = found
        self._next: Row | None = next(found, None)

    def take(self, place: Key) -> list[Row]:
        """The rows of a place; those before it, which belong to none, are passed over."""
        taken = []
        while self._next is not None and _place(self._next) <= place:
            if _place(self._next) == place:
                taken.append(self._next)
            self._next = next(self._found, None)
        return taken


def _merged(left: Iterator[Row], right: Iterator[Row]) -> Iterator[Row]:
    return iter(merge(left, right, key=_place))


def _place(row: Row) -> Key:
    return tuple(row[name] for name in PLACE)


def _nouns(kind: type[N], found: Sequence[Row]) -> tuple[N, ...]:
    return tuple(rows.from_row(kind, row) for row in found)
