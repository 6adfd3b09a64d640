"""The columns of the tables between stages; those of nouns are `rows.schema`'s."""

from typing import Final

import pyarrow as pa

from sayso import rows
from sayso.model import Article, Claim, Passage, SetAside

# The place of a record: its input, its number in it, its number among what the record gave.
PLACE: Final = ("input", "record", "part")
_PLACE = [(name, pa.int64()) for name in PLACE]
RAW: Final = "raw"
LINKED_FIRST = pa.list_(
    pa.struct([("id", pa.string()), ("day", pa.string()), ("article", pa.string())])
)


def _struct(noun: str, without: str = "") -> pa.StructType:
    return pa.struct([field for field in rows.schema(noun) if field.name != without])


INPUTS = pa.schema(
    [("input", pa.int64()), ("task", pa.int64()), ("uri", pa.string()), ("path", pa.string())]
)
# The bytes as received are kept out of the article: only the tables `articles` needs them.
RECORDS = pa.schema(
    [
        *_PLACE,
        ("id", pa.string()),
        ("uri", pa.string()),
        (RAW, pa.binary()),
        ("article", _struct("articles", RAW)),
        ("set_aside", _struct("set_aside")),
    ]
)
READINGS = pa.schema(
    [
        *_PLACE,
        ("id", pa.string()),
        ("uri", pa.string()),
        (RAW, pa.binary()),
        ("article", _struct("articles", RAW)),
        ("passages", pa.list_(_struct("passages"))),
        ("claims", pa.list_(_struct("claims"))),
        ("set_aside", pa.list_(_struct("set_aside"))),
        ("day", pa.int64()),
        ("address", pa.int64()),
        ("marks", pa.list_(pa.int64())),
        ("weights", pa.binary()),
        ("rest", pa.string()),
    ]
)
VERSIONS = pa.schema([("id", pa.string()), ("version_of", pa.string())])
BLOCKED = pa.schema(
    [
        ("block", pa.string()),
        ("salted", pa.bool_()),
        ("mark", pa.int64()),
        ("day", pa.int64()),
        ("article", pa.string()),
        ("same", pa.bool_()),
    ]
)
NEAR = pa.schema(
    [("left", pa.string()), ("right", pa.string()), ("times", pa.int64()), ("same", pa.bool_())]
)
EDGES = pa.schema([("left", pa.string()), ("right", pa.string()), ("likeness", pa.float64())])
PIECES = pa.schema([("article", pa.string()), ("piece", pa.string()), ("asked", pa.float64())])
LINKED = pa.schema(
    [
        ("piece", pa.string()),
        ("asked", pa.float64()),
        ("articles", pa.list_(pa.string())),
        ("inputs", pa.string()),
        ("seen", pa.string()),
        *((name, pa.list_(_struct(name))) for name in rows.LINKED),
        ("first", LINKED_FIRST),
    ]
)
COLUMNS: Final = {
    "articles": rows.columns(Article),
    "passages": rows.columns(Passage),
    "claims": rows.columns(Claim),
    "set_aside": rows.columns(SetAside),
}
