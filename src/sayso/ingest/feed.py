"""RSS 0.9 to 2.0, RDF and Atom (RFC 4287) files: an article an item."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from sayso.ingest import feedname, given, markup
from sayso.ingest.given import Fields
from sayso.ingest.items import Item, received
from sayso.ingest.markup import name_of
from sayso.ingest.source import refused, together
from sayso.model import NEVER_STATED, RawInput, Received, When

ITEMS: Final = ("item", "entry")
MOST_ITEMS: Final = 100_000
# In order of trust: what is full text, and what is or may be a summary.
FULL: Final = ("encoded", "content", "fulltext")
SHORT: Final = ("description", "summary", "subtitle")
DATES: Final = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
MEDIA: Final = "{http://search.yahoo.com/mrss"
SUMMARY: Final = "summary only: the feed holds no full text of it"


@dataclass(frozen=True, slots=True)
class _Channel:
    """What a feed says of itself, read once: all its items may be its children."""

    title: str
    link: str
    tongue: str
    xml_lang: str


def read(raw: RawInput) -> Received:
    """An article for each item that has a text."""
    root = markup.xml(raw.data, mend=True)
    found = list(_items(raw, root))
    if not found:
        return refused(raw.uri, "a feed without items")
    return together(found)


def _items(raw: RawInput, root: Any) -> Iterator[Received]:
    channel = _channel(next((child for child in root if name_of(child) == "channel"), root))
    number = 0
    for element in root.iter():
        if name_of(element) not in ITEMS:
            continue
        number += 1
        if number > MOST_ITEMS:
            yield refused(f"{raw.uri}#item={number}", f"a feed of more than {MOST_ITEMS:,} items")
            return
        yield _item(f"{raw.uri}#item={number}", element, channel)


def _channel(element: Any) -> _Channel:
    title, link, tongue = (_words(element, (name,)) for name in ("title", "link", "language"))
    return _Channel(title, link, tongue, element.get(XML_LANG) or "")


def _item(uri: str, element: Any, channel: _Channel) -> Received:
    title = given.text_of(markup.text_of(_words(element, ("title",))))
    full, short = _body(element, FULL), _body(element, SHORT)
    text = full if len(full) >= len(short) else short
    if not text:
        return refused(uri, "an item without a text", title or "")
    address = link(element)
    published, basis = _published(element)
    how = "the feed item's full text" if text == full else SUMMARY
    fields = Fields(
        how="the feed",
        uri=address or name(element) or None,
        outlet=_outlet(element, channel, address),
        title=title,
        byline=_byline(element),
        published=published,
        notes=(("feed", uri), *basis, *_original(element)),
    )
    tongue = channel.tongue or element.get(XML_LANG) or channel.xml_lang
    data = etree.tostring(element, encoding="utf-8", with_tail=False)
    return received(Item(uri, data, text, "feed", how, tongue, fields))


def name(element: Any) -> str:
    """What an item without a link is known by."""
    return _words(element, ("guid", "id"))


def is_full(element: Any) -> bool:
    """Whether the feed holds an item's full text, as far as it says."""
    full = _body(element, FULL)
    return bool(full) and len(full) >= len(_body(element, SHORT))


XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def _words(element: Any, names: tuple[str, ...]) -> str:
    """The text of the first child of one of the names, in the order of the names."""
    for name in names:
        for child in element:
            if name_of(child) == name and (words := "".join(child.itertext()).strip()):
                return words
    return ""


def _body(element: Any, names: tuple[str, ...]) -> str:
    for name in names:
        for child in element:
            if name_of(child) != name or _is_picture(child):
                continue
            # Atom's own mark-up is elements, all other is text that holds mark-up.
            inside = markup.lines_of(child) if len(child) else markup.text_of(child.text or "")
            if inside:
                return inside
    return ""


def _is_picture(child: Any) -> bool:
    """Whether it is no text of the item: a picture, or the caption of one (Media RSS)."""
    of_picture = str(child.get("type", "")).startswith(("image", "video"))
    return of_picture or str(child.tag).startswith(MEDIA)


def link(element: Any) -> str:
    """Atom's link with rel=alternate, RSS's own text, or a guid that is an address."""
    for child in element:
        if name_of(child) == "link":
            href = child.get("href")
            if href and child.get("rel", "alternate") == "alternate":
                return str(href).strip()
            if href is None and (words := (child.text or "").strip()):
                return words
    guid = _words(element, ("guid",))
    return guid if "://" in guid else ""


def _byline(element: Any) -> str | None:
    names = []
    for child in element:
        if name_of(child) in ("creator", "author"):
            name = _words(child, ("name",)) if len(child) else (child.text or "")
            names.append(given.text_of(feedname.person(name)))
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _published(element: Any) -> tuple[When, tuple[tuple[str, str], ...]]:
    unread: tuple[tuple[str, str], ...] = ()
    for name in DATES:
        words = _words(element, (name,))
        when = given.date(words, f"the feed's {name}") if words else NEVER_STATED
        if when.known:
            return when, ()
        if words:
            unread = unread or (("published given", f"unreadable: {words!r}"),)
    return NEVER_STATED, unread


def _outlet(element: Any, channel: _Channel, link: str) -> str | None:
    """Whose item it is: the feed that RSS or Atom says it was taken from, else this one."""
    for child in element:
        if name_of(child) == "source":
            title = _words(child, ("title",)) if len(child) else (child.text or "")
            if name := feedname.outlet(title, link):
                return name
    return feedname.outlet(_words(element, ("publisher",)) or channel.title, link or channel.link)


def _original(element: Any) -> Iterator[tuple[str, str]]:
    """Where an item that was taken over says it came from."""
    for child in element:
        if name_of(child) == "source" and (address := child.get("url")):
            yield "syndicated from", str(address)
        if name_of(child) == "link" and child.get("rel") in ("via", "canonical"):
            yield "syndicated from", str(child.get("href", ""))
