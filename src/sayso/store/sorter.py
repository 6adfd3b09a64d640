"""Sorter: puts more in order than memory should hold, in a temporary file."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from sayso.model.closing import Closing
from sayso.store.ledger import sql

COLUMNS: Final = 6
Key = tuple[int | str, ...]  # text is ordered by code points, as Python orders it


class Sorter(Closing):
    """A context manager: values go in under keys of up to six parts, and come out in order."""

    def __init__(self) -> None:
        """SQLite makes a temporary file once it needs one, and removes it at the end."""
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute(sql("sorter_make"))
        self._connection.execute("BEGIN")
        self._many = 0

    def close(self) -> None:
        """The file goes."""
        self._connection.close()

    def __len__(self) -> int:
        return self._many

    def add(self, key: Key, value: bytes) -> None:
        """Keep a value; those of one key stay in the order they were added."""
        parts = (*key, *(0,) * (COLUMNS - len(key)))
        self._connection.execute(sql("sorter_add"), (*parts, value))
        self._many += 1

    def __iter__(self) -> Iterator[bytes]:
        for (value,) in self._connection.execute(sql("sorter_read")):
            yield value
