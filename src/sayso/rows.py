"""A noun <-> a row: the only place that knows the columns.

A noun has two outer forms, and both are lossless:

* a *row* is a plain dict that fits the noun's Arrow schema, nested parts as structs and lists.
  It goes between processes and machines, and into DuckDB and Parquet, where a nested column is
  as good as a flat one.
* a *record* is a flat dict for one SQLite row: nested parts are canonical JSON text (sorted
  keys). SQLite has no structs; JSON keeps each part readable with anyone's tools, and
  ``tables.sql`` cuts plain columns out of it.

Columns are the fields of the dataclass, in their order, so that no field can be forgotten;
tests/test_rows.py writes them all down once more, so that none can change unnoticed. Dates are
ISO 8601 text in both forms: an Arrow timestamp column could not hold local times beside times
with a zone, and the text still sorts and casts.
"""

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, TypeVar

import orjson

from sayso.model import (
    Article,
    Claim,
    Copy,
    Identity,
    Judgement,
    Linked,
    Origin,
    Passage,
    Question,
    SameAs,
    SetAside,
    Statement,
    Story,
    Voice,
)

if TYPE_CHECKING:
    import pyarrow as pa

N = TypeVar("N")
Row = dict[str, Any]
Record = dict[str, str | int | float | bytes | None]

NOUNS: Final[Mapping[str, type]] = {
    "articles": Article,
    "passages": Passage,
    "claims": Claim,
    "set_aside": SetAside,
    "identities": Identity,
    "voices": Voice,
    "statements": Statement,
    "origins": Origin,
    "questions": Question,
    "copies": Copy,
    "stories": Story,
    "doubts": SameAs,
    "judgements": Judgement,
}
LINKED: Final = tuple(field.name for field in fields(Linked))
PLAIN: Final[Mapping[type, str]] = {
    str: "string",
    int: "int64",
    float: "float64",
    bool: "bool_",
    bytes: "binary",
}


def to_row(noun: object) -> Row:
    """The noun as a plain dict that fits ``schema(name)``."""
    kind: Any = type(noun)
    row: Row = _codec(kind).encode(noun)
    return row


def from_row(kind: type[N], row: Mapping[str, Any]) -> N:
    """The noun back from ``to_row``; keys that are not columns of it are left alone."""
    hint: Any = kind
    noun: N = _codec(hint).decode(row)
    return noun


def to_record(noun: object) -> Record:
    """The noun as one flat SQLite row; nested parts as canonical JSON text."""
    kind: Any = type(noun)
    nested = _nested(kind)
    return {
        name: _json(value) if name in nested and value is not None else value
        for name, value in to_row(noun).items()
    }


def from_record(kind: type[N], record: Mapping[str, Any]) -> N:
    """The noun back from ``to_record``; further columns of the table are left alone."""
    return from_row(kind, unpack(kind, record))


def unpack(kind: Any, record: Mapping[str, Any]) -> Row:
    """A record as a row: JSON text as dicts and lists again, without making the noun."""
    nested, flags = _nested(kind), _flags(kind)
    row: Row = {}
    for name in columns(kind):
        value = record[name]
        if name in nested and value is not None:
            value = orjson.loads(value)
        row[name] = bool(value) if name in flags else value
    return row


@cache
def columns(kind: Any) -> tuple[str, ...]:
    """The column names of a noun, in order."""
    return tuple(field.name for field in fields(kind))


@cache
def schema(name: str) -> "pa.Schema":
    """The Arrow schema of a noun by its table name, such as ``schema("claims")``."""
    # A command that prints ten claims must not wait for Arrow to load.
    import pyarrow as pa  # noqa: PLC0415

    kind = NOUNS[name]
    hints = typing.get_type_hints(kind)
    return pa.schema(
        [pa.field(each, _arrow(hints[each]), nullable=_optional(hints[each])) for each in hints]
    )


@dataclass(frozen=True, slots=True)
class _Codec:
    """How values of one type go into a row and come back."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


@cache
def _codec(hint: Any) -> _Codec:
    inner, optional = _bare(hint), _optional(hint)
    codec = _bare_codec(inner)
    if not optional:
        return codec
    return _Codec(
        lambda value: None if value is None else codec.encode(value),
        lambda value: None if value is None else codec.decode(value),
    )


def _bare_codec(hint: Any) -> _Codec:
    if typing.get_origin(hint) is tuple:
        item = _codec(_item(hint))
        return _Codec(
            lambda values: [item.encode(value) for value in values],
            lambda values: tuple(item.decode(value) for value in values),
        )
    if is_dataclass(hint) and isinstance(hint, type):
        return _dataclass_codec(hint)
    if hint is datetime:
        return _Codec(datetime.isoformat, datetime.fromisoformat)
    if hint is float:
        return _Codec(_finite, float)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _Codec(str, hint)
    if hint in PLAIN:
        return _Codec(hint, hint)
    raise TypeError(f"rows.py has no column for a field of type {hint}; add it to _bare_codec")


def _dataclass_codec(kind: Any) -> _Codec:
    hints = typing.get_type_hints(kind)
    codecs = {name: _codec(hints[name]) for name in columns(kind)}

    encoders = [(name, codec.encode) for name, codec in codecs.items()]
    decoders = [(name, codec.decode) for name, codec in codecs.items()]

    def encode(noun: Any) -> Row:
        return {name: encode(getattr(noun, name)) for name, encode in encoders}

    def decode(row: Mapping[str, Any]) -> Any:
        return kind(*[decode(row[name]) for name, decode in decoders])

    return _Codec(encode, decode)


def _finite(value: float) -> float:
    if not isfinite(value):
        # JSON has no word for it and would say null, which means an open bound.
        raise ValueError(f"a number in a noun must be finite, not {value}")
    return float(value)


def _arrow(hint: Any) -> "pa.DataType":
    import pyarrow as pa  # noqa: PLC0415

    bare = _bare(hint)
    if typing.get_origin(bare) is tuple:
        return pa.list_(_arrow(_item(bare)))
    if is_dataclass(bare) and isinstance(bare, type):
        hints = typing.get_type_hints(bare)
        return pa.struct([pa.field(name, _arrow(hints[name])) for name in columns(bare)])
    return getattr(pa, PLAIN.get(bare, "string"))()


@cache
def _nested(kind: Any) -> frozenset[str]:
    """The columns that are structs or lists."""
    hints = typing.get_type_hints(kind)
    bare = {name: _bare(hints[name]) for name in columns(kind)}
    return frozenset(
        name
        for name, hint in bare.items()
        if is_dataclass(hint) or typing.get_origin(hint) is tuple
    )


@cache
def _flags(kind: Any) -> frozenset[str]:
    """The columns that are true or false, which SQLite gives back as 1 and 0."""
    hints = typing.get_type_hints(kind)
    return frozenset(name for name in columns(kind) if hints[name] is bool)


def _optional(hint: Any) -> bool:
    return isinstance(hint, types.UnionType) and types.NoneType in typing.get_args(hint)


def _bare(hint: Any) -> Any:
    """``X`` of ``X | None``."""
    if not _optional(hint):
        return hint
    (inner,) = (each for each in typing.get_args(hint) if each is not types.NoneType)
    return inner


def _item(hint: Any) -> Any:
    """``X`` of ``tuple[X, ...]``, and of a pair ``tuple[X, X]``, which is a list of two."""
    kinds = {each for each in typing.get_args(hint) if each is not Ellipsis}
    (inner,) = kinds
    return inner


def _json(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode("utf-8")
