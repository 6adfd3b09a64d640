"""Streams: one JSON document whose long list is written item by item."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson


def array(
    before: Mapping[str, Any], key: str, items: Iterable[Any], after: Mapping[str, Any]
) -> Iterator[bytes]:
    """``{…before, key: [item, …], …after}``, an item a line, never all of it in memory."""
    head = orjson.dumps(dict(before))[:-1]
    yield head + (b"," if before else b"") + orjson.dumps(key) + b":["
    gap = b"\n"
    for item in items:
        yield gap + orjson.dumps(item)
        gap = b",\n"
    tail = orjson.dumps(dict(after))[1:]
    yield b"\n]" + (b"," if after else b"") + tail


def nested(key: str, inner: Iterable[bytes], around: Mapping[str, Any]) -> Iterator[bytes]:
    """``{…around, key: inner}`` on a line of its own end; ``around`` has at least one key."""
    yield orjson.dumps(dict(around))[:-1] + b"," + orjson.dumps(key) + b":"
    yield from inner
    yield b"}\n"
