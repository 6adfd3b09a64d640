"""Opening a ledger file: what makes one, which format it has, and how it is shared.

A ledger is one SQLite file in WAL mode, so that readers and a writer work at once and any SQLite
tool opens it. ``application_id`` says that it is ours, ``user_version`` which FORMAT it has.
"""

import os
import sqlite3
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from sayso.errors import LedgerError, NotFound

Damaged = sqlite3.DatabaseError  # what a file raises that SQLite cannot go on with
APPLICATION_ID: Final = 0x53615973  # "SaYs"
FORMAT: Final = 6
BUSY_MS: Final = 30_000  # another writer's batch takes well under a second
# Ids are hashes, so rows go to all ends of an index: with the 2 MB that SQLite keeps by itself, an
# article costs the more pages read and written the larger the ledger is.
CACHE_KB: Final = 64 * 1024


@cache
def sql(name: str) -> str:
    """The statement in ``queries/<name>.sql``."""
    return files("sayso.store").joinpath("queries", f"{name}.sql").read_text("utf-8")


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open a ledger for adding, making it if there is none.

    Raises:
        NotFound: The folder is not there.
        LedgerError: The file is something else, or of another format.
    """
    if not path.parent.is_dir():
        raise NotFound(f"cannot make the ledger {path}: the folder {path.parent} does not exist")
    connection = _connect(path, "rwc")
    try:
        if _is_empty(connection, path):
            _make(connection, path)
        _check(connection, path)
        connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: Path, oldest: int = FORMAT) -> sqlite3.Connection:
    """Open a ledger for reading only; ``oldest`` is the first format that is taken.

    Raises:
        NotFound: There is no such file.
        LedgerError: The file is something else, or of another format.
    """
    if not path.is_file():
        raise NotFound(f"there is no ledger at {path}; make one with: sayso ingest PATH --ledger")
    # Whoever closes last tidies up the side files of WAL, which a read-only connection cannot.
    tidy = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    connection = _connect(path, "rw" if tidy else "ro")
    try:
        _check(connection, path, oldest)
        connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    connection.create_function("fold", 1, _fold, deterministic=True)
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    if mode == "ro" and _is_still(path):
        uri += "&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise LedgerError(f"cannot open the ledger {path}: {error}") from error
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    return connection


def _is_still(path: Path) -> bool:
    """On a read-only medium WAL cannot make its side files; if none is there, none is needed."""
    wal = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and not wal.exists()


def _is_empty(connection: sqlite3.Connection, path: Path) -> bool:
    try:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise _unreadable(path, error) from error
    return not tables


def _make(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    tables = files("sayso.store").joinpath("tables.sql").read_text("utf-8")
    try:
        # Whoever comes second waits here, then sees the other's tables and makes none.
        connection.execute("BEGIN IMMEDIATE")
        if _is_empty(connection, path):
            for statement in _statements(tables):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise LedgerError(
            f"cannot make the ledger {path}: {error}; this Python's SQLite is "
            f"{sqlite3.sqlite_version}, and a ledger needs 3.31 or newer with FTS5"
        ) from error


def _statements(script: str) -> list[str]:
    """Single statements of a script; ``executescript`` would commit our transaction first."""
    found, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found


def _check(connection: sqlite3.Connection, path: Path, oldest: int = FORMAT) -> None:
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        # The first read of a file in WAL mode is where a damaged or locked one shows.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise _unreadable(path, error) from error
    if application != APPLICATION_ID:
        raise _not_ours(path)
    if not oldest <= version <= FORMAT:
        raise of_other_format(path, version)


def of_other_format(path: Path, version: int) -> LedgerError:
    """What to do about a ledger that another sayso made."""
    made = f"the ledger {path} has format {version}, and this sayso reads format {FORMAT}; "
    if version > FORMAT:
        return LedgerError(f"{made}a newer sayso made it: upgrade this one, or name another ledger")
    return LedgerError(
        f"{made}it is left as it is. Bring it over, and a copy is kept: sayso upgrade {path}. "
        "If that cannot, read the articles into a new ledger: sayso ingest PATH --ledger NEW.db"
    )


def _unreadable(path: Path, error: sqlite3.DatabaseError) -> LedgerError:
    if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
        return _not_ours(path)
    if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
        way_out = "go back to a backup (sayso restore), or save what can be read (sayso salvage)"
    else:
        way_out = "look at the disk and its free space, then run the same again"
    return LedgerError(f"cannot read the ledger {path}: {error}; {way_out}")


def _not_ours(path: Path) -> LedgerError:
    return LedgerError(f"{path} is not a sayso ledger; name another file with --ledger")


def _fold(text: str | None) -> str | None:
    """Case folding for all scripts; SQLite's own LIKE folds A to Z only."""
    return None if text is None else text.casefold()
