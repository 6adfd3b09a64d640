"""Row by row: reading a damaged table by number, so that one bad page hides no other."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

Row = Mapping[str, Any]

# What was read and judged, in the order in which one names the other; linking can be made anew.
TABLES: Final = (
    *("raw", "articles", "sightings", "versions"),
    *("passages", "claims", "set_aside", "judgements"),
)
PAGE: Final = 4096  # bytes; what SQLite makes unless told otherwise
HEAD: Final = 100  # bytes of a file before its first page's own
INTERIOR: Final = 5
STEP: Final = 512  # rows read at once where all is well


@dataclass(frozen=True, slots=True)
class Lost:
    """A row that cannot be had: its table, its name or number, and why."""

    noun: str
    id: str
    what: str


def length(path: Path) -> int:
    """How long the head of a SQLite file says that it is (SQLite file format, 1.3)."""
    with path.open("rb") as file:
        head = file.read(100)
    size = int.from_bytes(head[16:18])
    return (65536 if size == 1 else size) * int.from_bytes(head[28:32])


def same_format(path: Path, other: Path) -> bool:
    """Whether two files are ledgers of one format, and so were laid out alike when made."""
    heads = [each.read_bytes()[:100] for each in (path, other)]
    told = {(head[:18], head[60:64], head[68:72]) for head in heads}
    return len(told) == 1


def mend_schema(path: Path, other: Path) -> None:
    """Lay the pages with the list of tables of one ledger over those of another.

    One script makes every ledger, so tables begin at the same pages in all of a format.
    """
    whole = other.read_bytes()
    with path.open("r+b") as file:
        for number in _schema_pages(whole):
            kept = HEAD if number == 1 else 0  # how long the file is stands before page 1
            start = (number - 1) * PAGE + kept
            file.seek(start)
            file.write(whole[start : number * PAGE])


def _schema_pages(whole: bytes) -> list[int]:
    """Page 1 and those below it, as the SQLite file format (1.6, b-tree pages) has them."""
    found = [1]
    if whole[HEAD] != INTERIOR:
        return found
    cells = int.from_bytes(whole[HEAD + 3 : HEAD + 5])
    for cell in range(cells):
        at = HEAD + 12 + 2 * cell
        to = int.from_bytes(whole[at : at + 2])
        found.append(int.from_bytes(whole[to : to + 4]))
    return [*found, int.from_bytes(whole[HEAD + 8 : HEAD + 12])]


def unreadable(connection: sqlite3.Connection) -> Iterator[Lost]:
    """The rows that SQLite cannot read, each by its number: what a damaged page held."""
    for table in TABLES:
        yield from (found for found in rows(connection, table) if isinstance(found, Lost))


def rows(connection: sqlite3.Connection, table: str) -> Iterator[Row | Lost]:
    """Rows by number, without an index, which may be what is damaged."""
    last = _last(connection, table)
    begun, told = 0, ""
    for first in range(1, last + 1, STEP):
        for number, found in _between(connection, table, first, min(last, first + STEP - 1)):
            if isinstance(found, str):
                begun, told = begun or number, found
                continue
            if begun:
                yield Lost(table, _stretch(begun, number - 1), told)
                begun = 0
            yield found
    if begun:
        yield Lost(table, _stretch(begun, last), told)


def _stretch(first: int, last: int) -> str:
    return f"row {first}" if first == last else f"rows {first} to {last}, as far as there were any"


def _between(
    connection: sqlite3.Connection, table: str, first: int, last: int
) -> Iterator[tuple[int, Row | str]]:
    """Numbers with their rows, or with why there is none."""
    query = f"SELECT rowid AS rowid_, * FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ?"  # noqa: S608
    try:
        found = connection.execute(query, (first, last)).fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if first == last:
            yield first, f"cannot be read: {error}"
            return
        middle = (first + last) // 2
        yield from _between(connection, table, first, middle)
        yield from _between(connection, table, middle + 1, last)
        return
    yield from ((int(row["rowid_"]), row) for row in found)


def _last(connection: sqlite3.Connection, table: str) -> int:
    """The highest number, or where that cannot be read, the highest that there may be."""
    try:
        (last,) = connection.execute(f"SELECT max(rowid) FROM {table} NOT INDEXED").fetchone()  # noqa: S608
    except sqlite3.DatabaseError:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        last = 60 * pages  # a row of the smallest table takes more than that share of a page
    return int(last or 0)
