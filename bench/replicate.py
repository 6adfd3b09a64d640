"""A large ledger in minutes: a linked one over and over, with other ids and later dates.

    python bench/replicate.py small.db large.db --times 7

To measure what pages, questions and one more article cost in a large ledger, without linking all of
it anew (``scale.py`` does that). Every id gets another ending in each copy, order within a copy
staying as it was; every date is later, so that no copy is near another in time. Bytes as received
are shared, and the hashes that ``sayso verify`` recomputes are those of the first copy.
"""

import argparse
import re
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from copied_rows import opened

DIGITS: Final = "abcdefghijklmnopqrstuvwxyz234567"
BASE: Final = len(DIGITS)
ID: Final = re.compile(r"\b([a-z]{3}_[a-z2-7]{14})([a-z2-7]{2})\b")
# Only where a moment is all that stands there: words quoted from a text keep theirs.
DAY: Final = re.compile(r'(?:^|(?<="))(\d{4}-\d\d-\d\d)(?=[T"]|$)')
SHARED: Final = frozenset({"raw", "runs", "judgements"})  # tables that all copies have in common
VERBATIM: Final = frozenset({"text", "words", "marks", "data"})  # columns of words, with no id
DAYS: Final = frozenset({"day"})  # columns of days as numbers
BATCH: Final = 5000
BESIDE: Final = timedelta(days=60)  # between the last day of a copy and the first of the next

Values = tuple[Any, ...]


def replicate(small: Path, large: Path, times: int) -> None:
    """Write so many copies of a ledger, the first of them as it is."""
    shutil.copyfile(small, large)
    source = sqlite3.connect(f"{small.resolve().as_uri()}?mode=ro", uri=True)
    target = opened(large)
    later = _length(source) + BESIDE
    tables = [table for table in _tables(source) if table not in SHARED]
    for number in range(1, times):
        copied = _copied(number, number * later)
        target.execute("BEGIN IMMEDIATE")
        for table in tables:
            _append(source, target, table, copied)
        target.execute("COMMIT")
    target.execute("ANALYZE")
    target.close()
    source.close()


def _append(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    table: str,
    copied: Callable[[str, Any], Any],
) -> None:
    """Copy all rows of a table, those of computed columns and row numbers left out."""
    names = [
        row[1]
        for row in source.execute(f"PRAGMA table_xinfo({table})")
        if row[6] == 0 and row[1] != "number"
    ]
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    rows: Iterator[Values] = iter(source.execute(f"SELECT {columns} FROM {table}"))  # noqa: S608
    insert = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own
    while batch := list(islice(rows, BATCH)):
        target.executemany(insert, [_row(names, each, copied) for each in batch])


def _row(names: Sequence[str], values: Values, copied: Callable[[str, Any], Any]) -> Values:
    return tuple(copied(name, value) for name, value in zip(names, values, strict=True))


def _copied(number: int, later: timedelta) -> Callable[[str, Any], Any]:
    """What a value of a column is in the copy of this number."""

    @cache
    def ending(old: str) -> str:
        # Moved on and not replaced: an id that had the new ending already would be there twice.
        high, low = divmod(DIGITS.index(old[0]) * BASE + DIGITS.index(old[1]) + number, BASE)
        return DIGITS[high % BASE] + DIGITS[low]

    @cache
    def shifted(day: str) -> str:
        return (date.fromisoformat(day) + later).isoformat()

    def other(text: str) -> str:
        named = ID.sub(lambda found: found[1] + ending(found[2]), text)
        return DAY.sub(lambda found: shifted(found[1]), named)

    def value(name: str, old: Any) -> Any:
        if name in DAYS:
            return old + later.days if old else old
        if name in VERBATIM or not isinstance(old, str | bytes):
            return old
        if isinstance(old, bytes):
            return zlib.compress(other(zlib.decompress(old).decode()).encode(), 3)
        return other(old)

    return value


def _tables(source: sqlite3.Connection) -> list[str]:
    """Tables of rows, without those by which full text is searched; triggers fill these."""
    rows = source.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        " AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
    )
    return [name for (name,) in rows]


def _length(source: sqlite3.Connection) -> timedelta:
    """From the first day of publication to the last."""
    ends = source.execute(
        "SELECT min(published_earliest), max(published_earliest) FROM articles"
    ).fetchone()
    first, last = (date.fromisoformat(end[:10]) for end in ends)
    return last - first


def main() -> None:
    """Make the ledger."""
    options = argparse.ArgumentParser(description="a large ledger from a linked one, in minutes")
    options.add_argument("small", type=Path)
    options.add_argument("large", type=Path)
    options.add_argument("--times", type=int, default=10, help="how many copies, at most 1,024")
    chosen = options.parse_args()
    replicate(chosen.small, chosen.large, chosen.times)


if __name__ == "__main__":
    main()
