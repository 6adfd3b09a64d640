"""Received: what one input gives, its format told by name and content."""

import gzip
import re
import zlib
from collections.abc import Callable
from typing import Final

from sayso.ingest import html, jsonl, text
from sayso.model import RawInput, Received

GZIP_MARK = b"\x1f\x8b"
LOOKED_AT = 2048  # bytes; a page says what it is at its beginning
PAGE = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<article[\s>]", re.IGNORECASE
)
TAGS = re.compile(rb"</?(?:p|div|span|a|h\d|ul|li|table|br|title|script)\b[^>]*>", re.IGNORECASE)
TAGS_OF_A_PAGE = 3

BY_NAME: Final[dict[str, Callable[[RawInput], Received]]] = {
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": jsonl.read_whole,
}


def read(raw: RawInput) -> Received:
    """The articles of an input, and what of it was set aside; never raises for what is inside."""
    if raw.problem:
        return text.refuse(raw, raw.problem)
    if raw.data.startswith(GZIP_MARK):
        try:
            raw = RawInput(raw.uri, gzip.decompress(raw.data))
        except (OSError, EOFError, zlib.error) as error:
            return text.refuse(raw, f"damaged gzip file: {error}")
    if not raw.data.strip():
        return text.refuse(raw, "empty")
    return _format(raw)(raw)


def _format(raw: RawInput) -> Callable[[RawInput], Received]:
    name = re.sub(r"\.gz$", "", raw.uri.lower())
    for ending, reader in BY_NAME.items():
        if name.endswith(ending):
            return reader
    if _is_page(raw.data, named=bool(re.search(r"\.x?html?$", name))):
        return html.read
    return jsonl.read if jsonl.holds_json(raw.data) else text.read


def _is_page(data: bytes, *, named: bool) -> bool:
    """By content alone a page must begin like one; a file named .html need only hold some tags."""
    start = (
        data[:LOOKED_AT]
        .removeprefix(b"\xef\xbb\xbf")
        .replace(b"\0", b"")
        .lstrip(b"\xff\xfe \t\r\n")
    )
    if named:
        return bool(PAGE.search(start)) or len(TAGS.findall(data)) >= TAGS_OF_A_PAGE
    return start.startswith((b"<?xml", b"<!--", b"<")) and bool(PAGE.search(start))
