"""Tables made by the cluster's stages, here one after another, build the ledger of one machine."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from sayso import pipeline
from sayso.cluster import building, columns, places, stages, steps
from sayso.errors import NotFound
from sayso.ingest import files
from sayso.link import pieces
from sayso.linking import Elsewhere
from sayso.rows import schema
from sayso.store.view import View

Row = dict[str, Any]
STORY = Path(__file__).resolve().parents[1] / "stories" / "ferry"


def lay(folder: Path) -> Path:
    """Two articles, one of them twice, a newer version of the other, and what cannot be read."""
    one, other = (path.read_text("utf-8") for path in sorted(STORY.glob("*.txt"))[:2])
    folder.mkdir()
    (folder / "a.txt").write_text(one, encoding="utf-8")
    (folder / "b.txt").write_text(other, encoding="utf-8")
    (folder / "c.txt").write_text(one, encoding="utf-8")
    (folder / "d.txt").write_bytes(b"")
    return folder


def with_place(row: Row, found: Iterable[Row], start: int = 0) -> list[Row]:
    place = {name: row[name] for name in columns.PLACE}
    return [{**place, "n": n, **one} for n, one in enumerate(found, start)]


def make(inputs: Path, folder: Path) -> None:
    """What the steps make on a cluster."""
    records: list[Row] = []
    for number, place in enumerate(places.find([str(inputs)])):
        records += stages.receive({"input": number, "uri": place.uri, "path": place.path})
    read, first, readings = stages.Read(fast=True), set[str](), []
    for row in records:
        if (key := row.get("id")) and key not in first:
            first.add(key)
            readings += read(row)
    aside = [
        new for row in records if "id" not in row for new in with_place(row, [row["set_aside"]], -1)
    ]
    nouns: dict[str, list[Row]] = {"set_aside": aside}
    for row in readings:
        place = {name: row[name] for name in columns.PLACE}
        nouns.setdefault("articles", []).append({**place, **row["article"], "raw": row["raw"]})
        for name in ("passages", "claims", "set_aside"):
            nouns.setdefault(name, []).extend(with_place(row, row[name]))
    nouns["sightings"] = [
        {**{name: row[name] for name in columns.PLACE}, "article": row["id"], "uri": row["uri"]}
        for row in records
        if "id" in row
    ]
    for name, rows in nouns.items():
        own = (
            list(schema(name))
            if name != "sightings"
            else [("article", pa.string()), ("uri", pa.string())]
        )
        numbers = [(each, pa.int64()) for each in (*columns.PLACE, "n")]
        steps.write(
            f"{folder}/{name}", pa.Table.from_pylist(rows, schema=pa.schema([*numbers, *own]))
        )
    steps.write(f"{folder}/linked", linked(readings))


def linked(readings: list[Row]) -> pa.Table:
    articles = [stages._article(row) for row in readings]
    found = []
    for piece in pieces.find(articles):
        rows = [
            {**row, "piece": piece.name, "asked": piece.asked, "version_of": None}
            for row in readings
            if row["id"] in piece.articles
        ]
        some = {
            name: [row[name] for row in rows] for name in ("piece", "asked", "id", "version_of")
        }
        nested = {
            name: pa.array([row[name] for row in rows], columns.READINGS.field(name).type)
            for name in ("article", "claims")
        }
        found.append(stages.link((pa.table({**some, **nested}),)))
    return pa.concat_tables(found)


def said(ledger: Path) -> list[object]:
    with View(ledger) as view:
        return [list(view.articles()), list(view.claims()), view.linked(), view.set_aside()]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("by-hand")
    make(lay(folder / "crawl"), folder / "tables")
    return folder / "tables"


def test_a_ledger_of_tables_is_that_of_one_machine(
    tables: Path, tmp_path: Path, monkeypatch
) -> None:
    asked: list[bool] = []

    def watched(self: Elsewhere, piece: str, inputs: str, *, ask=building.ready.Ready.__call__):
        asked.append((found := ask(self, piece, inputs)) is not None)
        return found

    monkeypatch.setattr(building.ready.Ready, "__call__", watched)
    summary = building.build(str(tables), tmp_path / "built.db")
    pipeline.ingest([tables.parent / "crawl"], tmp_path / "ledger.db", fast=True)
    assert said(tmp_path / "built.db") == said(tmp_path / "ledger.db")
    assert asked
    assert all(asked)  # linked elsewhere, and taken as it was
    assert (summary.received, summary.new, summary.known, summary.unreadable) == (4, 2, 1, 1)
    again = building.build(str(tables), tmp_path / "built.db")
    assert (again.new, again.questions) == (0, summary.questions)


def test_what_was_linked_from_other_inputs_is_linked_again(tables: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    text = next(files.find([tables.parent / "crawl" / "a.txt"])).open().read().decode()
    other.write_text(f"{text}\nThe harbour master denied it.\n", encoding="utf-8")
    pipeline.ingest([other], tmp_path / "built.db", fast=True)
    building.build(str(tables), tmp_path / "built.db")
    pipeline.ingest([other, tables.parent / "crawl"], tmp_path / "ledger.db", fast=True)
    assert said(tmp_path / "built.db")[2] == said(tmp_path / "ledger.db")[2]


def test_a_folder_that_is_not_whole_is_told(tables: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no whole table 'articles'"):
        building.build(str(tmp_path), tmp_path / "ledger.db")
