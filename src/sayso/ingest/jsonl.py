"""JSON lines (and one JSON object or list): an article a record; a bad one never stops the rest."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from sayso.ingest import jsonfeed, ninjs, records
from sayso.ingest.encoding import decode
from sayso.ingest.records import Record
from sayso.ingest.source import MOST_BYTES, Broken, Source, refused, together
from sayso.model import RawInput, Received

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def members(stream: BinaryIO, source: Source) -> Iterator[Received]:
    """What each line gives that is a JSON object with a ``text``, or a ninjs item."""
    number = 0
    for number, line in _lines(stream):
        record = _record(source.uri, f"line {number}", line.strip())
        yield _of_record(record, source.uri)
    if not number:
        yield refused(source.uri, "empty")


def read_whole(raw: RawInput) -> Received:
    """A file that is one JSON object or a list of them, a JSON Feed, or a ninjs item."""
    whole = _record(raw.uri, "the file", raw.data)
    if jsonfeed.is_feed(whole.value):
        return jsonfeed.read(raw, whole.value)
    if not isinstance(whole.value, list):
        if whole.fault.startswith("no JSON") and begins(raw.data):
            stream = io.BytesIO(raw.data)
            return together(members(stream, Source(raw.uri, lambda: stream)))
        return _of_record(whole, raw.uri)
    found = [
        _of_record(_item(raw.uri, number, item), raw.uri)
        for number, item in enumerate(whole.value, 1)
    ]
    return together(found) if found else refused(raw.uri, "empty")


def begins(data: bytes) -> bool:
    """Whether the first line is a JSON object, whatever the file is called."""
    start = data.removeprefix(BYTE_ORDER_MARK).lstrip()
    if not start.startswith(b"{"):
        return False
    line, end, _ = start.partition(b"\n")
    value = _record("", "", line.strip()).value
    if end or value is not None:
        return isinstance(value, dict) and ("text" in value or ninjs.is_item(value))
    return b'"text"' in line  # a line longer than what was looked at


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES:
            raise Broken(f"line {number} is longer than {MOST_BYTES // 2**20} MB")
        line = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
        if line.strip():
            yield number, line


def _item(uri: str, number: int, item: Any) -> Record:
    data = json.dumps(item, ensure_ascii=True, sort_keys=True).encode("ascii")
    return Record(f"{uri}#{number}", f"item {number}", data, item)


def _of_record(record: Record, container: str) -> Received:
    if ninjs.is_item(record.value):
        return ninjs.read(record)
    return records.received(record, container)


def _record(uri: str, place: str, data: bytes) -> Record:
    number = place.removeprefix("line ")
    here = f"{uri}#{number}" if number != place else uri
    decoded = decode(data)
    if decoded is None:
        return Record(here, place, data, None, "no text")
    try:
        return Record(here, place, data, json.loads(decoded.text))
    except (ValueError, RecursionError) as error:
        return Record(here, place, data, None, f"no JSON: {error}")
