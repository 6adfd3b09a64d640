"""Received: what one input gives, its format told by name and content; containers are opened."""

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, Final, cast

from lxml import etree

from sayso.ingest import (
    docx,
    feed,
    html,
    jsonl,
    mail,
    mhtml,
    newsml,
    parquet,
    pdf,
    plugged,
    sitemap,
    storable,
    table,
    text,
    wacz,
    warc,
    zst,
)
from sayso.ingest.kinds import Kind
from sayso.ingest.kinds import find as kind_of
from sayso.ingest.plugged import InputFormat
from sayso.ingest.source import (
    GZIP,
    LOOKED_AT,
    MOST_DEPTH,
    Broken,
    Gunzipping,
    Source,
    of_input,
    refused,
    together,
    whole,
)
from sayso.model import RawInput, Received
from sayso.plugins import Plugin

LOG = logging.getLogger(__name__)
GZIP_MARK: Final = b"\x1f\x8b"
MOST_UNSEEKABLE: Final = 512 * 2**20  # of a file whose end must be read first and that is a stream
MOST_LETTERS: Final = 10_000_000  # of one article's text
# What damaged bytes raise in the readers of the formats.
FAULTS: Final = (
    *(ValueError, EOFError, LookupError, RuntimeError, ArithmeticError, MemoryError),
    *(zlib.error, zst.Error, zipfile.BadZipFile, etree.LxmlError),
)
Leaf = Callable[[RawInput], Received]
Container = Callable[[BinaryIO, Source], Iterator[Source | Received]]

LEAVES: Final[dict[Kind, Leaf]] = {
    Kind.TEXT: text.read,
    Kind.HTML: html.read,
    Kind.MHTML: mhtml.read,
    Kind.PDF: pdf.read,
    Kind.SITEMAP: sitemap.read,
    Kind.NEWSML: newsml.read,
    Kind.FEED: feed.read,
    Kind.JSON: jsonl.read_whole,
}
CONTAINERS: Final[dict[Kind, Container]] = {
    Kind.JSONL: jsonl.members,
    Kind.TABLE: table.members,
    Kind.PARQUET: parquet.members,
    Kind.MAIL: mail.members,
}


def read(raw: RawInput | Source) -> Received:
    """The articles of an input, and what of it was set aside; never raises for what is inside."""
    return together(each(raw if isinstance(raw, Source) else of_input(raw)))


def each(source: Source) -> Iterator[Received]:
    """The same as a stream: of an archive, what one record after another gives."""
    if source.problem:
        yield refused(source.uri, source.problem)
        return
    if source.depth > MOST_DEPTH:
        yield refused(source.uri, f"more than {MOST_DEPTH} containers within each other")
        return
    try:
        stream = source.open()
    except OSError as error:
        yield refused(source.uri, f"cannot be opened: {error.strerror}")
        return
    silent = True
    try:
        with stream:
            for got in _opened(source, stream):
                silent = False
                yield storable.find(_short(got))
            if silent:
                yield refused(source.uri, "empty: it holds no record")
    except OSError as error:
        yield refused(source.uri, f"cannot be read: {error}")
    except FAULTS as error:
        yield refused(source.uri, _told(error))
    except Exception as error:
        # One page of a crawl must never end the run, and a fault of ours must be seen all the same.
        LOG.exception("a reader failed on an input, which is set aside")
        yield refused(source.uri, f"unforeseen: {type(error).__name__}: {error}")


def _short(got: Received) -> Received:
    """Without what is longer than any article: one line of 50 MB would be read for hours."""
    long = [article for article in got.articles if len(article.text) > MOST_LETTERS]
    if not long:
        return got
    kept = tuple(article for article in got.articles if article not in long)
    told = f"longer than {MOST_LETTERS:,} letters, which is no article"
    aside = [refused(article.uri, told).set_aside[0] for article in long]
    return replace(got, articles=kept, set_aside=(*got.set_aside, *aside))


def _told(error: BaseException) -> str:
    words = " ".join(str(error).split())[:300]
    kind = type(error).__name__
    return words if kind == "Broken" else f"damaged: {words or kind}"


def _opened(source: Source, opened: BinaryIO) -> Iterator[Received]:
    stream = _buffered(opened)
    start = stream.peek(LOOKED_AT)
    if start.startswith(GZIP_MARK):
        if warc.MARK.match(_unpacked(start)):
            yield from _members(warc.members(stream, source, start))
            return
        stream = io.BufferedReader(Gunzipping(stream), LOOKED_AT)
        source = replace(source, name=re.sub(r"\.gz$", "", source.called))
        start = stream.peek(LOOKED_AT)
    elif zst.begins(start):
        if _is_warc_zst(source, start):
            yield from _members(warc.members(stream, source, start))
            return
        stream = io.BufferedReader(zst.Unpacking(stream), LOOKED_AT)
        source = replace(source, name=re.sub(r"\.zstd?$", "", source.called))
        start = stream.peek(LOOKED_AT)
    added, failed = plugged.find(source.called, start)
    for each in failed:
        yield refused(source.uri, each.told)
    if added is not None:
        yield from _plugged(source, stream, added)
        return
    kind = kind_of(source.called, start)
    if kind is Kind.WARC:
        yield from _members(warc.members(stream, source, start))
    elif kind is Kind.ZIP:
        yield from _zipped(source, _seekable(stream))
    elif kind in CONTAINERS:
        inside = _seekable(stream) if kind is Kind.PARQUET else stream
        yield from _members(CONTAINERS[kind](inside, source))
    else:
        yield from _leaf(source, stream, LEAVES[kind])


def _buffered(opened: BinaryIO) -> io.BufferedReader:
    if isinstance(opened, io.BufferedReader):
        return opened
    return io.BufferedReader(cast("io.RawIOBase", opened), LOOKED_AT)


def _unpacked(start: bytes) -> bytes:
    """The first bytes within gzip; none where it is damaged."""
    try:
        return zlib.decompressobj(GZIP).decompress(start, LOOKED_AT)
    except zlib.error:
        return b""


def _is_warc_zst(source: Source, start: bytes) -> bool:
    """By its name too: a frame may give its first byte only after more than is looked at."""
    if start.startswith(zst.DICTIONARY) or source.called.endswith(".warc.zst"):
        return True
    return warc.MARK.match(zst.first(start, LOOKED_AT)) is not None


def _seekable(stream: io.BufferedReader) -> BinaryIO:
    return stream if stream.seekable() else io.BytesIO(whole(stream, MOST_UNSEEKABLE))


def _zipped(source: Source, stream: BinaryIO) -> Iterator[Received]:
    """A document is told from an archive by what lies in it."""
    with zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
    stream.seek(0)
    if docx.DOCUMENT in names:
        yield from _leaf(source, stream, docx.read)
    else:
        yield from _members(wacz.members(stream, source))


def _leaf(source: Source, stream: BinaryIO, reader: Leaf) -> Iterator[Received]:
    address = source.given.uri or ""
    raw = RawInput(source.uri, whole(stream), encoding=source.encoding, address=address)
    if not raw.data.strip():
        yield refused(source.uri, "empty")
        return
    got = reader(raw)
    yield replace(got, articles=tuple(source.given.on(article) for article in got.articles))


def _plugged(source: Source, stream: BinaryIO, added: Plugin[InputFormat]) -> Iterator[Received]:
    """What a plug-in makes of a file; the articles say which it was."""
    note = ("plug-in", f"{added.called} ({added.group})")

    def read(raw: RawInput) -> Received:
        got = added.value.read(raw)
        marked = (replace(each, basis=(*each.basis, note)) for each in got.articles)
        return Received(tuple(marked), tuple(got.set_aside))

    try:
        yield from _leaf(source, stream, read)
    except (OSError, Broken):
        raise
    except Exception as error:  # noqa: BLE001  strangers' code may raise anything at all
        told = " ".join(str(error).split())[:300]
        yield refused(source.uri, f"plug-in {added.called}: {type(error).__name__}: {told}")


def _members(members: Iterator[Source | Received]) -> Iterator[Received]:
    for member in members:
        if isinstance(member, Received):
            yield member
        else:
            yield from each(member)
