import os
import sqlite3
from pathlib import Path

import pytest

from sayso import rows
from sayso.errors import LedgerError, NotFound
from sayso.store.ledger import APPLICATION_ID, FORMAT, open_to_read, open_to_write, sql
from sayso.store.view import View
from sayso.store.writer import Writer

QUERIES = Path(sql.__wrapped__.__code__.co_filename).parent / "queries"


def test_a_new_ledger_says_what_it_is_and_is_shared(path: Path) -> None:
    open_to_write(path).close()
    plain = sqlite3.connect(path)
    assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert plain.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_missing_ledger_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(NotFound, match="sayso ingest"):
        open_to_read(path)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        open_to_write(tmp_path / "nowhere" / "sayso.db")


@pytest.mark.parametrize("open_", [open_to_read, open_to_write])
def test_another_file_is_refused_and_left_alone(path: Path, open_) -> None:
    path.write_bytes(b"Dear reader, this is a letter." * 50)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a sayso ledger"):
        open_(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("open_", [open_to_read, open_to_write])
def test_another_sqlite_file_is_refused(path: Path, open_) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    with pytest.raises(LedgerError, match="not a sayso ledger"):
        open_(path)


@pytest.mark.parametrize("open_", [open_to_read, open_to_write])
@pytest.mark.parametrize(
    ("version", "way_out"),
    [
        (FORMAT + 1, "upgrade this one"),
        (FORMAT - 1, "it is left as it is"),
        (3, "sayso ingest PATH --ledger NEW.db"),
    ],
)
def test_another_format_is_refused_with_both_numbers_and_a_way_out(
    path: Path, open_, version: int, way_out: str
) -> None:
    open_to_write(path).close()
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(LedgerError, match=rf"format {version}.*format {FORMAT}.*{way_out}"):
        open_(path)
    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA user_version").fetchone() == (version,)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot open"):
        open_to_write(tmp_path)


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    open_to_write(path).close()
    with View(path) as view:
        assert view.counts()["articles"] == 0


def test_a_ledger_on_a_read_only_medium_can_be_read(ledger: Path, monkeypatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with View(ledger) as view:
        assert view.counts()["articles"] == 2
    assert [each.name for each in ledger.parent.iterdir()] == [ledger.name]


def test_reading_cannot_write(ledger: Path) -> None:
    connection = open_to_read(ledger)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("INSERT INTO runs (content, linked_at) VALUES ('', '')")


def tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%words%'"
    )
    # The workbench of linking is made from the rest, as the index of words is.
    return [name for (name,) in found if not name.startswith("shelf_")]


def test_every_table_only_grows(ledger: Path) -> None:
    connection = sqlite3.connect(ledger)
    names = tables(connection)
    assert len(names) == 18
    for name in names:
        (first,) = connection.execute(f"SELECT name FROM pragma_table_info('{name}')").fetchone()
        for statement in (f"UPDATE {name} SET {first} = {first}", f"DELETE FROM {name}"):
            (n,) = connection.execute(f"SELECT count(*) FROM {name}").fetchone()
            if n:
                with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                    connection.execute(statement)


def test_every_table_has_both_guards(path: Path) -> None:
    connection = open_to_write(path)
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    guards = {row["name"] for row in found}
    for name in tables(connection):
        assert {f"{name}_no_update", f"{name}_no_delete"} <= guards


def test_a_ledger_opens_with_plain_columns_in_any_tool(ledger: Path) -> None:
    plain = sqlite3.connect(ledger)
    row = plain.execute(
        "SELECT outlet, source_name, act, said_earliest, words FROM cited_claims WHERE act = 'deny'"
    ).fetchone()
    assert row == ("Harbour Watch", "a spokesman", "deny", None, "No drums at all")
    answers = plain.execute("SELECT name, low, high FROM current_answers ORDER BY low DESC")
    assert answers.fetchall() == [("Ilda Marren", 300.0, 300.0), ("Port Office", 0.0, 0.0)]


def test_two_writers_make_one_ledger(path: Path) -> None:
    with Writer(path) as one, Writer(path) as two:
        one.add([])
        two.add([])


def test_every_query_is_used() -> None:
    source = "\n".join(each.read_text() for each in QUERIES.parents[1].rglob("*.py"))
    for each in QUERIES.glob("*.sql"):
        by_name = {f"{kind}{name}" for kind in ("", "add_", "piece_") for name in rows.LINKED}
        assert each.stem in by_name or f'"{each.stem}"' in source, each.name


def test_after_the_last_reader_the_ledger_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    Writer(path).close()
    View(path).close()
    assert [file.name for file in tmp_path.iterdir()] == ["one.db"]
