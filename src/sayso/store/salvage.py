"""Salvage: what can be read of a damaged ledger, row by row, into a new one.

Source text, readings and judgements are taken as they were written, with their ids and times. What
linking found is not: it is made anew from them.
"""

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.errors import InputError, LedgerError
from sayso.model import Article
from sayso.store import older, rowwise
from sayso.store.ledger import FORMAT, of_other_format, open_to_read, open_to_write
from sayso.store.rowwise import Lost, Row
from sayso.store.verify import of_articles
from sayso.store.view import View

# The columns by which the rows of a table belong to an article.
OF_ARTICLE: Final = (
    ("articles", "id"),
    ("sightings", "article"),
    ("versions", "article"),
    ("versions", "version_of"),
    ("passages", "article"),
    ("claims", "article"),
    ("set_aside", "article"),
)
JUDGED: Final = (("judgements", "left_article"), ("judgements", "right_article"))
# What is said of an article whose text is not the one that was written.
NOT_SOUND: Final = ("its bytes", "its id", "its text", "cannot be read")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The rows written by table, those that are lost, and articles that must be read again."""

    rows: dict[str, int]
    lost: tuple[Lost, ...]
    unread: tuple[Article, ...] = ()


def save(damaged: Path, new: Path, oldest: int = FORMAT) -> Salvaged:
    """Write all that can be read and holds into a new ledger; the damaged one is left as it is.

    ``oldest`` is the first format that is taken, if its tables have the columns of this one.

    Raises:
        InputError: The new ledger's name is taken.
        LedgerError: The file cannot be opened as a ledger at all.
    """
    if new.exists():
        raise InputError(f"{new} is there already and is left as it is; name another file")
    lost: list[Lost] = []
    copy = _padded(damaged, new)
    writing = open_to_write(new)
    writing.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that its list of tables can be seen
    try:
        reading = _opened(copy, new, oldest)
    except BaseException:
        writing.close()
        older.remove(copy)
        older.remove(new)
        raise
    try:
        writing.execute("PRAGMA foreign_keys = OFF")
        _copied(reading, writing, lost)
        unread = _without(writing, new, lost)
        rows = {name: _count(writing, name) for name in rowwise.TABLES}
    except BaseException as error:
        writing.close()
        older.remove(new)
        if isinstance(error, sqlite3.DatabaseError):
            raise LedgerError(f"cannot salvage {damaged} to {new}: {error}") from error
        raise
    finally:
        reading.close()
        writing.close()
        older.remove(copy)
    return Salvaged(rows, tuple(lost), unread)


def _padded(damaged: Path, new: Path) -> Path:
    """A copy as long as its head says: SQLite opens no file that was cut off."""
    copy = new.with_name(f"{new.name}.damaged")
    for beside in ("", "-wal"):
        each = damaged.with_name(damaged.name + beside)
        if each.is_file():
            shutil.copyfile(each, copy.with_name(copy.name + beside))
    wanted = rowwise.length(copy)
    with copy.open("r+b") as file:
        file.truncate(max(wanted, copy.stat().st_size))
    return copy


def _opened(copy: Path, new: Path, oldest: int) -> sqlite3.Connection:
    """The copy; where its list of tables is damaged, with that of the new ledger."""
    try:
        return open_to_read(copy, oldest)
    except LedgerError:
        if not rowwise.same_format(copy, new):
            raise
        rowwise.mend_schema(copy, new)
        return open_to_read(copy)


def _copied(reading: sqlite3.Connection, writing: sqlite3.Connection, lost: list[Lost]) -> None:
    """All rows that SQLite can read, whether or not they hold."""
    for table in rowwise.TABLES:
        names = _columns(reading, table)
        if names != _columns(writing, table):
            (version,) = reading.execute("PRAGMA user_version").fetchone()
            raise of_other_format(Path("that is named"), version)
        listed = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        insert = f"INSERT INTO {table} ({listed}) VALUES ({marks})"  # noqa: S608  names are ours
        writing.execute("BEGIN")
        for row in rowwise.rows(reading, table):
            if isinstance(row, Lost):
                lost.append(row)
                continue
            try:
                writing.execute(insert, [row[name] for name in names])
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
                    raise
                lost.append(Lost(table, _named(row), f"is not as it was written: {error}"))
        writing.execute("COMMIT")


def _without(writing: sqlite3.Connection, new: Path, lost: list[Lost]) -> tuple[Article, ...]:
    """Take out again what does not hold, and what stands on it; nobody has the new ledger yet."""
    gone, unread = _judged_whole(writing, new, lost)
    guards = list(writing.execute(GUARDS))
    writing.execute("BEGIN")
    for guard in guards:
        writing.execute(f"DROP TRIGGER {guard['name']}")
    known = {str(row["id"]) for row in writing.execute("SELECT id FROM articles")}
    again = {article.id for article in unread}
    for pairs, kept in ((OF_ARTICLE, known - gone - again), (JUDGED, known - gone)):
        for table, column in pairs:
            named = writing.execute(f'SELECT DISTINCT "{column}" AS named FROM {table}')  # noqa: S608
            for each in {row["named"] for row in named} - kept - {None}:
                if each not in known:
                    lost.append(Lost(table, each, "is about an article that is lost"))
                writing.execute(f'DELETE FROM {table} WHERE "{column}" = ?', (each,))  # noqa: S608
    writing.execute(UNDOES)
    for words in ("article_words", "claim_words"):
        writing.execute(f"INSERT INTO {words} ({words}) VALUES ('rebuild')")  # noqa: S608
    for guard in guards:
        writing.execute(guard["sql"])
    writing.execute("COMMIT")
    return unread


def _judged_whole(
    writing: sqlite3.Connection, new: Path, lost: list[Lost]
) -> tuple[set[str], tuple[Article, ...]]:
    """The articles whose own bytes or text do not hold, and those of which only the reading is."""
    gone: set[str] = set()
    unread: list[Article] = []
    with View(new) as view:
        readable = {str(row["id"]) for row in view.records("articles")}  # those that have bytes
        for row in writing.execute("SELECT id FROM articles ORDER BY number").fetchall():
            key = str(row["id"])
            if key not in readable:
                lost.append(Lost("articles", key, "its bytes are gone"))
                gone.add(key)
            elif found := of_articles(view, [key]):
                lost += [Lost(each.noun, each.id, each.what) for each in found]
                own = [each for each in found if each.noun == "articles"]
                if any(each.what.startswith(NOT_SOUND) for each in own):
                    gone.add(key)
                else:
                    unread.append(view.article(key))
    return gone, tuple(unread)


GUARDS: Final = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_update' "
    "OR type = 'trigger' AND name LIKE '%_no_delete'"
)
UNDOES: Final = (
    "DELETE FROM judgements WHERE undoes IS NOT NULL AND undoes NOT IN (SELECT id FROM judgements)"
)


def _count(connection: sqlite3.Connection, table: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    return int(count)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns that are written; those that SQLite cuts out of others have a number over 1."""
    every = connection.execute(f"PRAGMA table_xinfo({table})")
    return [str(row["name"]) for row in every if row["hidden"] == 0]


def _named(row: Row) -> str:
    names = row.keys()
    return str(row["id"] if "id" in names else row["rowid_"])
