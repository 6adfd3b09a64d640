"""Listing: the addresses that a feed or a sitemap names, with what tells that one is new."""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from lxml import etree

from sayso.ingest import feed, given, jsonfeed, kinds, markup
from sayso.ingest.kinds import Kind
from sayso.ingest.markup import name_of
from sayso.ingest.source import LOOKED_AT, Source, whole
from sayso.ingest.storable import UNSTORABLE
from sayso.model import digest

MOST_LETTERS: Final = 4000
MOST: Final = 50_000  # addresses; no sitemap may hold more (sitemaps.org)
STAMP: Final = 16  # hexadecimal digits of a digest that tell one state of an item from another
NEWEST: Final = re.compile(r"\d{4}-\d\d(?:-\d\d(?:T[\d:.]*)?)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One that is listed, as the ``number``th item.

    ``stamp`` changes when the publisher changed it; ``full`` says that the feed holds its text,
    ``lists`` that it is a sitemap itself.
    """

    address: str
    stamp: str
    number: int
    full: bool = False
    lists: bool = False


def find(source: Source) -> tuple[Entry, ...] | None:
    """The entries of a feed or a sitemap, newest first; None of anything else.

    A feed stands in its own order, which is newest first; a sitemap by what it says of changes.
    """
    try:
        with source.open() as stream:
            data = whole(stream)
        kind = kinds.find(source.called, data[:LOOKED_AT])
        if kind is Kind.FEED:
            return tuple(_once(_of_feed(markup.xml(data, mend=True), source.uri)))
        if kind is Kind.SITEMAP:
            found = tuple(_once(_of_sitemap(markup.xml(data, mend=True), source.uri)))
            return tuple(sorted(found, key=lambda each: each.stamp, reverse=True))
        if kind is Kind.JSON:
            return _of_json(data, source.uri)
    except (OSError, ValueError, LookupError, RuntimeError, MemoryError, etree.LxmlError):
        return None  # the reader of its kind says what is wrong with it
    return None


def _once(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Each address once, the first; of those that can be one."""
    met: set[str] = set()
    for entry in entries:
        if entry.address in met or len(met) >= MOST or not _may_be(entry.address):
            continue
        met.add(entry.address)
        yield entry


def _of_feed(root: Any, base: str) -> Iterator[Entry]:
    items = (element for element in root.iter() if name_of(element) in feed.ITEMS)
    for number, element in enumerate(items, 1):
        link = feed.link(element)
        address = _joined(base, link) if link else feed.name(element)
        if not address:
            continue
        data = etree.tostring(element, encoding="utf-8", with_tail=False)
        yield Entry(address, _stamp(data), number, full=feed.is_full(element) or not link)


def _of_json(data: bytes, base: str) -> tuple[Entry, ...] | None:
    try:
        value = json.load(io.BytesIO(data))
    except (ValueError, RecursionError):
        return None
    if not jsonfeed.is_feed(value):
        return None
    items = value.get("items")
    listed = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return tuple(_once(_of_items(listed, base)))


def _of_items(items: list[dict[str, Any]], base: str) -> Iterator[Entry]:
    for number, item in enumerate(items, 1):
        link, name = given.text_of(item.get("url")), given.text_of(item.get("id"))
        address = _joined(base, link) if link else name
        if not address:
            continue
        data = json.dumps(item, sort_keys=True).encode()
        full = bool(item.get("content_html") or item.get("content_text"))
        yield Entry(address, _stamp(data), number, full=full or not link)


def _of_sitemap(root: Any, base: str) -> Iterator[Entry]:
    for number, child in enumerate(root, 1):
        kind = name_of(child)
        if kind not in ("url", "sitemap"):
            continue
        told = {name_of(part): "".join(part.itertext()).strip() for part in child}
        if not told.get("loc"):
            continue
        news = (
            "".join(part.itertext()).strip()
            for part in child.iter()
            if name_of(part) == "publication_date"
        )
        changed = told.get("lastmod") or next(news, "")
        stamp = changed if NEWEST.match(changed) else ""
        yield Entry(_joined(base, told["loc"]), stamp, number, lists=kind == "sitemap")


def _may_be(address: str) -> bool:
    return len(address) <= MOST_LETTERS and UNSTORABLE.search(address) is None


def _joined(base: str, link: str) -> str:
    """A link as seen from the listing; as it stands where it is none."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _stamp(data: bytes) -> str:
    return digest(data)[:STAMP]
