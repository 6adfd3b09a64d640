"""A quick look at a ledger and at the SQLite below it, where ``verify`` reads everything."""

import sqlite3
from pathlib import Path
from typing import Final

from sayso.store.verify import Finding
from sayso.store.view import View

LEAST_SQLITE: Final = (3, 31)  # generated columns


def find(path: Path) -> tuple[Finding, ...]:
    """What SQLite finds wrong with the file itself; ``verify`` looks at what stands in it.

    Raises:
        NotFound: There is no such file.
        LedgerError: The file is something else, or of another format.
    """
    found: list[Finding] = []
    with View(path) as view, view.snapshot():
        try:
            told = [record["quick_check"] for record in view.records("quick_check")]
            found += [Finding("ledger", "", f"SQLite: {each}") for each in told if each != "ok"]
        except sqlite3.DatabaseError as error:
            found.append(Finding("ledger", "", f"SQLite: {error}"))
    return tuple(found)


def engine() -> tuple[str, str]:
    """The version of SQLite below Python, and what it lacks; empty if it will do."""
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        return version, f"older than {'.'.join(map(str, LEAST_SQLITE))}"
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    except sqlite3.OperationalError as error:
        return version, f"no full text search: {error}"
    finally:
        connection.close()
    return version, ""
