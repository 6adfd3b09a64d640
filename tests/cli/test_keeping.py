import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest


@pytest.fixture
def own(ledger: Path, tmp_path: Path) -> Path:
    path = tmp_path / "own.db"
    shutil.copyfile(ledger, path)
    return path


def test_a_backup_is_restored_by_one_command_each(sayso, own: Path, tmp_path: Path) -> None:
    assert sayso("backup", own, tmp_path / "copy.db").status == 0
    again = sayso("restore", tmp_path / "copy.db", tmp_path / "again.db")
    assert (again.status, "articles" in again.out) == (0, True)
    assert sayso("verify", "--ledger", tmp_path / "again.db").status == 0
    refused = sayso("restore", tmp_path / "copy.db", own)
    assert (refused.status, "--replace" in refused.err) == (2, True)
    assert sayso("restore", tmp_path / "copy.db", own, "--replace").status == 0
    assert (tmp_path / "own-old-1.db").is_file()


def test_what_a_damaged_ledger_holds_is_saved(sayso, own: Path, tmp_path: Path) -> None:
    data = own.read_bytes()
    own.write_bytes(data[: len(data) - 4096])
    told = sayso("verify", "--ledger", own)
    assert (told.status, "cut off" in told.out, "sayso salvage" in told.err) == (1, True, True)
    saved = sayso("salvage", own, tmp_path / "new.db")
    assert saved.status in (0, 4)
    assert sayso("verify", "--ledger", tmp_path / "new.db").status == 0


def test_an_older_ledger_is_brought_over_and_kept(sayso, own: Path, tmp_path: Path) -> None:
    assert sayso("upgrade", own).status == 0
    with closing(sqlite3.connect(own)) as other:
        other.execute("PRAGMA user_version = 5")
    refused = sayso("questions", "--ledger", own)
    assert (refused.status, "sayso upgrade" in "".join(refused.err.split("\n"))) == (1, True)
    assert sayso("upgrade", own).status == 0
    assert sayso("verify", "--ledger", own).status == 0
    with closing(sqlite3.connect(tmp_path / "own-old-1.db")) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (5,)
