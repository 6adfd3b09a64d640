"""Columns in bulk: tables of the ledger as Arrow, and SQL over them by DuckDB, in memory."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

import duckdb
import pyarrow as pa

from sayso import rows
from sayso.errors import InputError
from sayso.store import ledger
from sayso.store.view import View

BATCH: Final = 10_000
# Bytes as received are read one article at a time; a table of all of them would fill the memory.
LEFT_OUT: Final = frozenset({"raw"})
# DuckDB would load missing extensions from the network and let a query read any file.
CLOSED: Final[Mapping[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
}


def schema(noun: str) -> pa.Schema:
    """The Arrow schema of ``table(view, noun)``."""
    if noun not in rows.NOUNS:
        raise InputError(f"there is no table {noun!r}; the tables are {', '.join(rows.NOUNS)}")
    return pa.schema([field for field in rows.schema(noun) if field.name not in LEFT_OUT])


def batches(view: View, noun: str) -> Iterator[pa.RecordBatch]:
    """A noun's rows as Arrow batches, in the order the view gives them."""
    columns = schema(noun)
    kind = rows.NOUNS[noun]
    found = (rows.unpack(kind, record) for record in view.records(noun))
    while batch := list(islice(found, BATCH)):
        yield pa.RecordBatch.from_pylist(batch, schema=columns)


def table(view: View, noun: str) -> pa.Table:
    """A noun's rows as one Arrow table, such as ``table(view, "claims")``."""
    return pa.Table.from_batches(batches(view, noun), schema=schema(noun))


def acts(view: View) -> pa.Table:
    """How often each voice did what by speaking: columns source, act, n; most frequent first."""
    return query(view, ledger.sql("acts"))


def query(view: View, sql: str) -> pa.Table:
    """The answer of DuckDB to SQL over tables named after the nouns.

    Example::

        query(view, "SELECT source.name, act, count(*) AS n FROM claims GROUP BY ALL ORDER BY n")

    Raises:
        InputError: DuckDB cannot answer the SQL.
    """
    with duckdb.connect(":memory:", config=dict(CLOSED)) as connection, view.snapshot():
        for noun in _named(sql):
            connection.register(noun, table(view, noun))
        try:
            answer: duckdb.DuckDBPyRelation | None = connection.sql(sql)
        except duckdb.Error as error:
            raise InputError(f"DuckDB cannot answer: {error}") from error
        if answer is None:
            raise InputError("DuckDB cannot answer: there is no query")
        return answer.to_arrow_table()


def _named(sql: str) -> Iterable[str]:
    words = set(re.findall(r"\w+", sql.lower()))
    return (noun for noun in rows.NOUNS if noun in words)
