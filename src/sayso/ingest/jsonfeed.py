"""JSON Feed 1.0 and 1.1: an article an item."""

import json
from collections.abc import Iterator
from typing import Any, Final

from sayso.ingest import feedname, given, markup
from sayso.ingest.feed import SUMMARY
from sayso.ingest.given import Fields
from sayso.ingest.items import Item, received
from sayso.ingest.source import refused, together
from sayso.model import RawInput, Received

VERSION: Final = "https://jsonfeed.org/version/"


def is_feed(value: Any) -> bool:
    """Whether a JSON value is a feed."""
    return isinstance(value, dict) and str(value.get("version", "")).startswith(VERSION)


def read(raw: RawInput, value: dict[str, Any]) -> Received:
    """An article for each item that has a text."""
    items = value.get("items")
    listed = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    found = [
        _item(f"{raw.uri}#item={number}", item, value) for number, item in enumerate(listed, 1)
    ]
    if not found:
        return refused(raw.uri, "a feed without items")
    return together(found)


def _item(uri: str, item: dict[str, Any], feed: dict[str, Any]) -> Received:
    title = given.text_of(item.get("title"))
    full = markup.text_of(_text(item, "content_html")) or _text(item, "content_text").strip()
    text = full or _text(item, "summary").strip()
    if not text:
        return refused(uri, "an item without a text", title or "")
    address = given.text_of(item.get("url"))
    fields = Fields(
        how="the feed",
        uri=address or given.text_of(item.get("id")),
        outlet=feedname.outlet(_text(feed, "title"), address or _text(feed, "home_page_url")),
        title=title,
        byline=_byline(item),
        published=given.date(item.get("date_published"), "the feed's date_published"),
        notes=(("feed", uri), *_original(item)),
    )
    data = json.dumps(item, ensure_ascii=False, sort_keys=True).encode("utf-8", errors="replace")
    tongue = _text(item, "language") or _text(feed, "language")
    how = "the feed item's full text" if full else SUMMARY
    return received(Item(uri, data, text, "feed", how, tongue, fields))


def _text(value: dict[str, Any], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _byline(item: dict[str, Any]) -> str | None:
    listed = item.get("authors")
    people = [*(listed if isinstance(listed, list) else []), item.get("author")]
    names = [given.text_of(one.get("name")) for one in people if isinstance(one, dict)]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _original(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """An item that tells of another page says so by that page's address."""
    if address := given.text_of(item.get("external_url")):
        yield "links to", address
