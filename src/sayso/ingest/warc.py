"""WARC (ISO 28500, versions 1.0 and 1.1): record by record, in memory that one record fills."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from sayso.ingest import digests, given, http, zst
from sayso.ingest.given import Fields
from sayso.ingest.source import CHUNK, MOST_BYTES, Broken, Source, of_bytes, refused
from sayso.ingest.warcbytes import GZIP_MARK, Bytes, Packed, PackedZst, Plain
from sayso.model import Received

MARK: Final = re.compile(rb"WARC/1\.\d")
MOST_HEADERS: Final = 256 * 2**10
# Requests, notes and the like: they belong to the crawl and hold no page.
SILENT: Final = frozenset({"warcinfo", "request", "metadata"})
PAGES: Final = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.xhtml",
    "text/plain": "text.txt",
}
REASONS: Final = {
    "revisit": "a revisit record: the same bytes as an earlier one, and no page of its own",
    "continuation": "a part of a page that goes over several records, which is not joined",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One record: where it stands, its named fields (in lower case) and its block."""

    place: str
    fields: Mapping[str, str]
    block: bytes = field(repr=False)
    fault: str = ""


def members(stream: BinaryIO, source: Source, start: bytes) -> Iterator[Source | Received]:
    """A source for each page; the reason for each record that holds none."""
    silent: Counter[str] = Counter()
    for record in _records(_bytes(stream, start)):
        kind = record.fields.get("warc-type", "").lower()
        if kind in SILENT and not record.fault:
            silent[kind] += 1
            continue
        yield _member(record, source, kind)
    for kind, count in sorted(silent.items()):
        told = f"{count} of them"
        yield refused(source.uri, f"{kind} records, which belong to the crawl", told)


def _bytes(stream: BinaryIO, start: bytes) -> Bytes:
    if start.startswith(GZIP_MARK):
        return Packed(stream)
    return PackedZst(stream) if zst.begins(start) else Plain(stream)


def _records(data: Bytes) -> Iterator[Record]:
    while True:
        try:
            if not data.begin():
                return
            yield _record(data, data.place())
        except (Broken, zlib.error, zst.Error) as error:
            yield Record(data.place(), {}, b"", f"damaged record: {error}")
            if not data.skip_to_next():
                return


def _record(data: Bytes, place: str) -> Record:
    fields = _headers(data)
    told = fields.get("content-length", "")
    if not (told.isascii() and told.isdigit() and len(told) < 19):
        raise Broken(f"its Content-Length is {told!r}")
    length = int(told)
    if fields.get("warc-type", "").lower() in SILENT or length > MOST_BYTES:
        left = _passed(data, length)
        fault = f"larger than {MOST_BYTES // 2**20} MB" if length > MOST_BYTES else ""
        block = b""
    else:
        block, left = _block(data, length)
        fault = ""
    if left:
        raise Broken(f"it ends {left} bytes before its Content-Length")
    _ended(data)
    return Record(place, fields, block, fault)


def _headers(data: Bytes) -> dict[str, str]:
    """The named fields; those folded over lines are joined."""
    lines = _lines(data)
    fields: dict[str, str] = {}
    name = ""
    for line in lines[1:]:
        words = line.decode("utf-8", errors="replace")
        if words[:1] in (" ", "\t") and name:
            fields[name] += f" {words.strip()}"
            continue
        name, _, value = words.partition(":")
        name = name.strip().lower()
        fields.setdefault(name, value.strip())
    return fields


def _lines(data: Bytes) -> list[bytes]:
    """The lines up to a blank one."""
    lines: list[bytes] = []
    size = 0
    while line := data.line():
        if not lines and not MARK.match(line):
            raise Broken("it does not begin with WARC/1")
        if not line.strip():
            return lines
        size += len(line)
        if size > MOST_HEADERS or not line.endswith(b"\n"):
            break
        lines.append(line.rstrip(b"\r\n"))
    raise Broken("its head has no end")


def _block(data: Bytes, length: int) -> tuple[bytes, int]:
    pieces = []
    while length and (piece := data.read(min(length, CHUNK))):
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces), length


def _passed(data: Bytes, length: int) -> int:
    while length and (piece := data.read(min(length, CHUNK))):
        length -= len(piece)
    return length


def _ended(data: Bytes) -> None:
    """A record is followed by two line ends; anything else says that its length is wrong.

    Some writers leave one out, or both: there the next record begins.
    """
    for _ in range(2):
        line = data.line()
        if MARK.match(line):
            data.unread(line)
            return
        if line.strip(b"\r\n"):
            raise Broken("more bytes follow it than its Content-Length says")


def _member(record: Record, source: Source, kind: str) -> Source | Received:
    uri = f"{source.uri}#{record.place}"
    address = record.fields.get("warc-target-uri", "").strip("<> ")
    if record.fault:
        return refused(uri, record.fault, address)
    if kind in REASONS:
        return refused(uri, REASONS[kind], address)
    if kind not in ("response", "resource", "conversion"):
        return refused(uri, f"a record of the kind {kind!r}, which holds no page", address)
    try:
        page = _page(record, kind)
    except (Broken, zlib.error) as error:
        return refused(uri, str(error), address)
    if page.media not in PAGES:
        return refused(uri, f"{page.media or 'no media type'}: no text", address)
    checked, fault = digests.check(record.fields, record.block, page.payloads)
    if fault:
        return refused(uri, fault, address)
    fields = Fields(
        how="WARC-Target-URI",
        uri=address or None,
        retrieved=given.moment(record.fields.get("warc-date")),
        notes=(*source.given.notes, ("archive", uri), *_notes(record, checked)),
    )
    name = PAGES[page.media]
    return of_bytes(uri, page.body, within=source, name=name, given=fields, encoding=page.encoding)


def _notes(record: Record, checked: str) -> Iterator[tuple[str, str]]:
    if checked:
        yield "digest", checked
    if cut := record.fields.get("warc-truncated"):
        yield "text", f"cut off by the crawler: {cut}"


def _page(record: Record, kind: str) -> http.Page:
    """What the server sent, or what stands in the record itself."""
    if kind == "response" and record.block.startswith(b"HTTP/"):
        return http.page(record.block)
    media, encoding = http.media_type(record.fields.get("content-type", ""))
    return http.Page(media, encoding, record.block, (record.block,))
