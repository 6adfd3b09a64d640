"""Older: what a person put into a ledger of an older format, which this sayso does not read."""

import sqlite3
from collections.abc import Collection
from pathlib import Path

from sayso.store.ledger import APPLICATION_ID, FORMAT, sql


def is_older(path: Path) -> bool:
    """Whether a file is a ledger of a format before this one."""
    if not path.is_file():
        return False
    connection = sqlite3.connect(path)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
    return bool(application == APPLICATION_ID and 0 < version < FORMAT)


def has_more(path: Path, uris: Collection[str]) -> bool:
    """Whether an older ledger holds judgements, or articles of other uris; if unsure, it does."""
    connection = sqlite3.connect(path)
    try:
        judged = connection.execute(sql("older_judged")).fetchone()
        met = {uri for (uri,) in connection.execute(sql("older_uris"))}
    except sqlite3.DatabaseError:
        return True
    finally:
        connection.close()
    return judged is not None or not met <= set(uris)


def remove(path: Path) -> None:
    """The file, and what SQLite may have left beside it."""
    for beside in ("-wal", "-shm", ""):
        path.with_name(path.name + beside).unlink(missing_ok=True)


def move_aside(path: Path) -> Path:
    """Rename it to a name that is free: "sample.db" to "sample-old-1.db"."""
    number = 1
    while (kept := path.with_name(f"{path.stem}-old-{number}{path.suffix}")).exists():
        number += 1
    for beside in ("-wal", "-shm", ""):
        each = path.with_name(path.name + beside)
        if each.exists():
            each.rename(kept.with_name(kept.name + beside))
    return kept
