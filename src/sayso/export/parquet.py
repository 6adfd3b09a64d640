"""Parquet: the contract as typed, nested columns, for DuckDB, pandas and their kind.

The columns are made from the JSON Schema of the line, so that there is one place where a key is
added. An enum is text; a span is a list of two whole numbers.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from sayso.export import contract
from sayso.export.contract import Line

GROUP: Final = 10_000  # lines a row group
PLAIN: Final = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


def render(lines: Iterable[Line], what: str) -> bytes:
    """A Parquet file of lines of claims, articles or questions."""
    return b"".join(stream(lines, what))


def stream(lines: Iterable[Line], what: str, about: Line | None = None) -> Iterator[bytes]:
    """The same, a row group at a time; ``about`` is kept as JSON under ``sayso`` in the schema."""
    columns = schema(what)
    if about is not None:
        columns = columns.with_metadata({b"sayso": orjson.dumps(about)})
    sink = _Sink()
    waiting = iter(lines)
    with pq.ParquetWriter(sink, columns, compression="zstd") as writer:
        while group := list(islice(waiting, GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=columns))
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """A file that is only ever written to, and hands out what was."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: Any) -> int:
        """Keep some bytes, whatever holds them."""
        part = bytes(data)
        self._parts.append(part)
        self._size += len(part)
        return len(part)

    def tell(self) -> int:
        """How much was written in all."""
        return self._size

    def taken(self) -> bytes:
        """What was written since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)


def schema(what: str) -> pa.Schema:
    """The Arrow schema that the JSON Schema of a line amounts to."""
    described = contract.schema(what)
    return pa.schema(_fields(described, described["$defs"]))


def _fields(described: Mapping[str, Any], known: Mapping[str, Any]) -> list[pa.Field]:
    properties = described["properties"]
    return [pa.field(name, _type(properties[name], known)) for name in properties]


def _type(described: Mapping[str, Any], known: Mapping[str, Any]) -> pa.DataType:
    if "$ref" in described:
        return _type(known[described["$ref"].removeprefix("#/$defs/")], known)
    if "anyOf" in described:
        (inner,) = (each for each in described["anyOf"] if each != {"type": "null"})
        return _type(inner, known)
    kind = described["type"]
    if isinstance(kind, list):
        (kind,) = (each for each in kind if each != "null")
    if kind == "array":
        return pa.list_(_type(described["items"], known))
    if kind == "object":
        return pa.struct(_fields(described, known))
    return PLAIN[kind]
