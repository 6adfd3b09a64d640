import hashlib
import sqlite3
from pathlib import Path

import orjson
import pytest

from sayso.errors import InputError, LedgerError
from sayso.store import backup, verify
from sayso.store.view import View
from sayso.store.writer import Writer


def articles(path: Path) -> list[str]:
    with View(path) as view:
        return [article.id for article in view.articles()]


def test_a_backup_is_the_ledger_and_its_manifest_proves_it(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    made = backup.make(ledger, copy)
    assert made.sha256 == hashlib.sha256(copy.read_bytes()).hexdigest()
    assert orjson.loads((tmp_path / "copy.db.json").read_bytes())["rows"] == made.rows
    assert made.rows["articles"] == 2
    assert (articles(copy), verify.find(copy)) == (articles(ledger), ())
    left = {each.name for each in tmp_path.iterdir()}
    assert not [
        name for name in left if (name.startswith("copy") and "-wal" in name) or ".part" in name
    ]


def test_a_backup_is_of_one_moment_while_another_writes(ledger: Path, first, tmp_path) -> None:
    with Writer(ledger) as writer:
        writer._connection.execute("BEGIN IMMEDIATE")
        writer._connection.execute("DELETE FROM shelf_pieces")
        backup.make(ledger, tmp_path / "copy.db")
        writer._connection.execute("ROLLBACK")
        writer.add([first])
    assert verify.find(tmp_path / "copy.db") == ()


def test_a_backup_overwrites_nothing(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"a letter")
    with pytest.raises(InputError, match="name another file"):
        backup.make(ledger, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == b"a letter"


def test_restoring_gives_the_ledger_back(ledger: Path, tmp_path: Path) -> None:
    backup.make(ledger, tmp_path / "copy.db")
    done = backup.restore(tmp_path / "copy.db", tmp_path / "again.db")
    assert done.proven
    assert done.kept is None
    assert articles(tmp_path / "again.db") == articles(ledger)


def test_a_ledger_that_is_there_is_kept_or_nothing_is_done(ledger: Path, tmp_path: Path) -> None:
    backup.make(ledger, tmp_path / "copy.db")
    with pytest.raises(InputError, match="--replace"):
        backup.restore(tmp_path / "copy.db", ledger)
    before = articles(ledger)
    done = backup.restore(tmp_path / "copy.db", ledger, replace=True)
    assert done.kept is not None
    assert articles(done.kept) == articles(ledger) == before


def test_a_ledger_in_use_is_not_replaced(ledger: Path, tmp_path: Path) -> None:
    backup.make(ledger, tmp_path / "copy.db")
    with View(ledger) as view:
        view.counts()
        with pytest.raises(LedgerError, match="is in use"):
            backup.restore(tmp_path / "copy.db", ledger, replace=True)
        assert view.counts()["articles"] == 2


def test_a_changed_backup_is_refused(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup.make(ledger, copy)
    data = bytearray(copy.read_bytes())
    data[-10] ^= 1
    copy.write_bytes(data)
    with pytest.raises(LedgerError, match="SHA-256"):
        backup.restore(copy, tmp_path / "again.db")
    assert not (tmp_path / "again.db").exists()


def test_without_a_manifest_sqlite_checks_alone(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup.make(ledger, copy)
    backup.manifest_of(copy).unlink()
    assert not backup.restore(copy, tmp_path / "again.db").proven
    data = bytearray(copy.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    copy.write_bytes(data)
    with pytest.raises(LedgerError, match=r"is not whole|cannot copy|cannot read"):
        backup.restore(copy, tmp_path / "third.db")
    assert not list(tmp_path.glob("third*"))


def test_another_file_is_no_backup(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_bytes(b"a letter")
    with pytest.raises(LedgerError, match="not a sayso ledger"):
        backup.restore(tmp_path / "letter.db", tmp_path / "again.db")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE a (b)")
    with pytest.raises(LedgerError, match="not a sayso ledger"):
        backup.restore(tmp_path / "other.db", tmp_path / "again.db")
