"""HTTP responses as an archive keeps them (RFC 9112): status, media type, body."""

import re
import zlib
from dataclasses import dataclass, field
from typing import Final

import brotli

from sayso.ingest import zst
from sayso.ingest.source import CHUNK, MOST_BYTES, Broken, unpacked

MOST_HEADERS: Final = 256 * 2**10
STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
CHARSET: Final = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\n]*)?\r?\n")
RAW_DEFLATE: Final = -15


@dataclass(frozen=True, slots=True)
class Page:
    """A body as a reader gets it; ``payloads`` are its forms that a digest may be of."""

    media: str
    encoding: str
    body: bytes = field(repr=False)
    payloads: tuple[bytes, ...] = field(repr=False)


def page(message: bytes) -> Page:
    """The page in a response.

    Raises:
        Broken: The server sent none, or it cannot be unpacked.
    """
    head, body = _parted(message)
    status = STATUS.match(head)
    if status is None or not 200 <= int(status[1]) < 300:
        told = status[1].decode("ascii") if status else "none"
        raise Broken(f"the server sent no page: its status is {told}")
    fields = _fields(head)
    media, encoding = media_type(fields.get("content-type", ""))
    sent = _dechunked(body) if "chunked" in fields.get("transfer-encoding", "").lower() else body
    decoded = _decoded(sent, fields.get("content-encoding", "").lower())
    return Page(media, encoding, decoded, (body, sent, decoded))


def media_type(told: str) -> tuple[str, str]:
    """A Content-Type's media type, and its charset if it names one."""
    charset = CHARSET.search(told)
    return told.partition(";")[0].strip().lower(), charset[1] if charset else ""


def _parted(message: bytes) -> tuple[bytes, bytes]:
    end = re.compile(rb"\r?\n\r?\n").search(message, 0, MOST_HEADERS)
    if end is None:
        raise Broken("a response whose head has no end")
    return message[: end.start()], message[end.end() :]


def _fields(head: bytes) -> dict[str, str]:
    lines = head.decode("latin-1").replace("\r\n", "\n").split("\n")[1:]
    parted = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in parted}


def _dechunked(body: bytes) -> bytes:
    """The chunks joined; an archive that joined them already kept the header."""
    pieces: list[bytes] = []
    at = 0
    while match := SIZE.match(body, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(pieces)
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    return body if not pieces else b"".join(pieces)


def _decoded(body: bytes, coding: str) -> bytes:
    if coding in ("", "identity"):
        return body
    if coding in ("gzip", "x-gzip"):
        return unpacked(body) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        try:
            return unpacked(body, zlib.MAX_WBITS)
        except zlib.error:
            return unpacked(body, RAW_DEFLATE)
    if re.match(rb"\s*<", body[:64]):
        return body  # the crawler unpacked it and kept the header
    if coding == "zstd":
        return zst.unpacked(body)
    if coding == "br":
        return _unpacked_brotli(body)
    raise Broken(f"a page packed with {coding!r}, which is not read; crawl it without")


def _unpacked_brotli(body: bytes) -> bytes:
    """Brotli (RFC 7932)."""
    work, pieces, size, packed = brotli.Decompressor(), [], 0, body
    try:
        while not work.is_finished():
            if not packed and work.can_accept_more_data():
                raise Broken("packed bytes that end too early")
            pieces.append(work.process(packed, output_buffer_limit=CHUNK))
            packed = b""
            size += len(pieces[-1])
            if size > MOST_BYTES:
                raise Broken(f"unpacks to more than {MOST_BYTES // 2**20} MB")
    except brotli.error as error:
        raise Broken(f"damaged Brotli: {error}") from error
    return b"".join(pieces)
