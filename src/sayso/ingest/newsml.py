"""NewsML-G2 (IPTC, 2.x): the text items of a message, each with its status and version."""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from sayso.ingest import given, markup, wire
from sayso.ingest.markup import name_of
from sayso.ingest.source import refused, together
from sayso.ingest.wire import WireItem
from sayso.model import NEVER_STATED, RawInput, Received, When

LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
OTHERS: Final = ("packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem")
# Where NITF and XHTML keep the story itself, beside head lines and mastheads of their own.
STORY: Final = ("body.content", "body")


def read(raw: RawInput) -> Received:
    """What each item of the file gives."""
    root = markup.xml(raw.data)
    found = list(_items(raw, root))
    if not found:
        return refused(raw.uri, "a news message without items")
    return together(found)


def _items(raw: RawInput, root: Any) -> Iterator[Received]:
    single = name_of(root) == "newsitem"
    number = 0
    for element in root.iter():
        kind = name_of(element)
        if kind != "newsitem" and kind not in OTHERS:
            continue
        number += 1
        place = raw.uri if single else f"{raw.uri}#item={number}"
        if kind in OTHERS:
            told = element.get("guid", "")
            yield refused(
                place, f"a {element.tag.rpartition('}')[2]}, which holds no article", told
            )
            continue
        data = raw.data if single else etree.tostring(element, encoding="utf-8", with_tail=False)
        yield wire.read(_item(place, data, element))


def _item(place: str, data: bytes, element: Any) -> WireItem:
    meta, content = _child(element, "itemmeta"), _child(element, "contentmeta")
    published, basis = _created(meta)
    status = _child(meta, "pubstatus")
    return WireItem(
        place=place,
        guid=element.get("guid") or place,
        data=data,
        format="newsml-g2",
        text=_text(element),
        title=_words(content, "headline") or _words(meta, "title"),
        byline=_words(content, "by") or _named(content, "creator"),
        outlet=_named(meta, "provider"),
        tongue=_language(element, content),
        created=published,
        version=element.get("version", ""),
        status=_code(status) or "usable",
        notice=_words(meta, "ednote") or "",
        kind=(_code(_child(meta, "itemclass")) or "").rpartition(":")[2],
        notes=basis,
    )


def _created(meta: Any) -> tuple[When, tuple[tuple[str, str], ...]]:
    told = _words(meta, "versioncreated")
    when = given.date(told, "given: versionCreated") if told else NEVER_STATED
    names = ("firstcreated", "embargoed")
    return when, tuple((name, words) for name in names if (words := _words(meta, name)))


def _child(element: Any, name: str) -> Any:
    if element is None:
        return None
    return next((child for child in element if name_of(child) == name), None)


def _words(element: Any, name: str) -> str | None:
    child = _child(element, name)
    return None if child is None else given.text_of(" ".join(child.itertext()))


def _code(element: Any) -> str | None:
    return None if element is None else element.get("qcode") or element.get("uri")


def _named(element: Any, name: str) -> str | None:
    """A party's name, or what it is called without a name; a code alone names nobody."""
    child = _child(element, name)
    if child is None:
        return None
    return _words(child, "name") or given.text_of(child.get("literal"))


def _language(element: Any, content: Any) -> str:
    tag = _child(content, "language")
    told = tag.get("tag") if tag is not None else None
    return told or element.get(LANGUAGE) or ""


def _text(element: Any) -> str:
    """The fullest text in the content set; what lies elsewhere is only named in it."""
    content = _child(element, "contentset")
    found = []
    for part in content if content is not None else ():
        if name_of(part) == "inlinexml":
            found.append(_story(part))
        elif name_of(part) == "inlinedata" and not part.get("encoding"):
            words = "".join(part.itertext())
            html = "html" in str(part.get("contenttype", ""))
            found.append(markup.text_of(words) if html else words.strip())
    return max(found, key=len, default="")


def _story(part: Any) -> str:
    for name in STORY:
        inside = [each for each in part.iter() if name_of(each) == name]
        if inside and (words := markup.lines_of(inside[0])):
            return words
    return markup.lines_of(part)
