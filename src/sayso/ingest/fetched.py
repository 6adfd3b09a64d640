"""Fetched: what a server sent for an address, to be read as a file of its kind is."""

import re
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from sayso.ingest import http, kinds
from sayso.ingest.given import Fields
from sayso.ingest.kinds import Kind
from sayso.ingest.source import LOOKED_AT, Broken, Source, of_bytes, refused
from sayso.model import Received

# The ending that a file of a media type would have; for others the content and the address tell.
ENDINGS: Final = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.xhtml",
    "text/plain": "text.txt",
    "text/csv": "table.csv",
    "application/json": "item.json",
    "application/feed+json": "feed.json",
    "application/x-ndjson": "lines.jsonl",
    "multipart/related": "page.mhtml",
}
NO_TEXT: Final = re.compile(r"(?:image|audio|video|font|model)/|text/css|.*javascript")
# One article each, whose address is the one that was fetched; the others name their own.
OF_ONE: Final = frozenset({Kind.HTML, Kind.TEXT, Kind.PDF, Kind.MHTML})


def source(
    message: bytes, address: str, retrieved: datetime, notes: Sequence[tuple[str, str]] = ()
) -> Source | Received:
    """What an HTTP response holds, as a source under its address; why not, where it is no text.

    ``notes`` are evidence for the article's basis, such as where the response is kept.
    """
    try:
        page = http.page(message)
    except (Broken, zlib.error) as error:
        return refused(address, str(error))
    if NO_TEXT.match(page.media):
        return refused(address, f"{page.media}: no text")
    name = ENDINGS.get(page.media) or urlsplit(address).path.rpartition("/")[2] or "page"
    kind = kinds.find(name.lower(), page.body[:LOOKED_AT])
    given = Fields(
        how="the address it was fetched from",
        uri=address if kind in OF_ONE else None,
        retrieved=retrieved.replace(tzinfo=None),
        notes=tuple(notes),
    )
    return of_bytes(address, page.body, name=name, given=given, encoding=page.encoding)
