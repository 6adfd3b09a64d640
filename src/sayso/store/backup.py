"""Backup and restore: a copy of a ledger while others write it, with what proves it whole.

The copy is made by SQLite's online backup, so it is of one moment. Beside it stands a manifest with
its SHA-256 and the numbers of its rows; without it a copy is still a ledger, and is checked alone.
"""

import hashlib
import os
import sqlite3
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import orjson

from sayso.errors import InputError, LedgerError
from sayso.store import older
from sayso.store.ledger import APPLICATION_ID, FORMAT, open_to_read
from sayso.store.view import View

PAGES: Final = 1000  # copied before others get a turn
CHUNK: Final = 2**20
PART: Final = ".part"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is of; ``sha256`` is that of the copy's bytes."""

    ledger: str
    format: int
    made: str
    bytes: int
    sha256: str
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where the ledger that stood there is kept."""

    rows: dict[str, int]
    proven: bool  # by the hash in a manifest
    kept: Path | None = None


def manifest_of(copy: Path) -> Path:
    """Where the manifest of a copy stands."""
    return copy.with_name(f"{copy.name}.json")


def make(ledger: Path, copy: Path) -> Manifest:
    """Copy a ledger, check the copy, and write its manifest; others may write meanwhile.

    Raises:
        InputError: The copy's name is taken, or its folder is not there.
        LedgerError: The ledger cannot be read, or the copy is not whole; no copy is left.
    """
    if copy.exists():
        raise InputError(f"{copy} is there already and is left as it is; name another file")
    if not copy.parent.is_dir():
        raise InputError(f"there is no folder {copy.parent} to write {copy.name} into")
    part = copy.with_name(copy.name + PART)
    part.unlink(missing_ok=True)
    try:
        _copied(ledger, part)
        _check(part, ledger)
        manifest = Manifest(
            ledger=ledger.name,
            format=FORMAT,
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            bytes=part.stat().st_size,
            sha256=_hash(part),
            rows=_rows(part),
        )
        manifest_of(copy).write_bytes(orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2))
        part.replace(copy)
    finally:
        older.remove(part)
    return manifest


def restore(copy: Path, ledger: Path, *, replace: bool = False) -> Restored:
    """Make a ledger of a copy; one that stands there is kept under another name.

    Raises:
        InputError: There is a ledger already, and ``replace`` does not say to set it aside.
        LedgerError: The copy is not whole, or the ledger there is open elsewhere; nothing changed.
    """
    if not copy.is_file():
        raise InputError(f"there is no backup {copy}; check the path")
    if ledger.exists() and not replace:
        raise InputError(
            f"there is a ledger {ledger} already; to keep it under another name and put the backup "
            "in its place, add --replace"
        )
    if not ledger.parent.is_dir():
        raise InputError(f"there is no folder {ledger.parent} to write {ledger.name} into")
    proven = _proven(copy)
    part = ledger.with_name(ledger.name + PART)
    older.remove(part)
    try:
        _copied(copy, part)
        _check(part, copy)
        rows = _rows(part)
        kept = set_aside(ledger) if ledger.exists() else None
        part.replace(ledger)
    finally:
        older.remove(part)
    return Restored(rows, proven, kept)


def _copied(source: Path, target: Path) -> None:
    """One file with nothing beside it, on the disk before this returns."""
    try:
        reading = open_to_read(source)
        try:
            writing = sqlite3.connect(target)
            try:
                reading.backup(writing, pages=PAGES)
                writing.execute("PRAGMA journal_mode = DELETE")
            finally:
                writing.close()
        finally:
            reading.close()
    except sqlite3.Error as error:
        raise LedgerError(
            f"cannot copy {source} to {target.parent}: {error}; nothing was left there. Mend that, "
            "or if the ledger is damaged, save what can be read: sayso salvage"
        ) from error
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _check(part: Path, source: Path) -> None:
    connection = sqlite3.connect(part)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (told,) = connection.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        told, application = str(error), APPLICATION_ID
    finally:
        connection.close()
    if application != APPLICATION_ID or told != "ok":
        raise LedgerError(
            f"{source} is not whole: {told}; see what does not hold with sayso verify, and save "
            f"what can be read with: sayso salvage {source} NEW.db"
        )


def _proven(copy: Path) -> bool:
    """Whether a manifest's hash says so; a copy without manifest has SQLite's checks alone."""
    path = manifest_of(copy)
    if not path.is_file():
        return False
    try:
        wanted = orjson.loads(path.read_bytes())["sha256"]
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerError(
            f"the manifest {path} cannot be read; to do without it, move it away"
        ) from error
    if wanted != _hash(copy):
        raise LedgerError(
            f"{copy} does not have the SHA-256 that {path.name} says: it was changed or damaged "
            "since; take another backup, or save what can be read: sayso salvage"
        )
    return True


def set_aside(ledger: Path) -> Path:
    """Rename a ledger that nobody has open: who closes it later would take the new one's log."""
    try:
        connection = sqlite3.connect(ledger, timeout=1)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise LedgerError(
                f"the ledger {ledger} is in use; end what has it open (sayso serve, ingest), then "
                "do this again"
            ) from error
    return older.move_aside(ledger)


def _rows(path: Path) -> dict[str, int]:
    with View(path) as view:
        return dict(view.counts())


def _hash(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            found.update(piece)
    return found.hexdigest()
