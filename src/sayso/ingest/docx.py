"""DOCX (ISO 29500, Office Open XML): the document's paragraphs; nothing is unpacked to disk."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

from sayso.ingest import given, markup
from sayso.ingest.given import Fields
from sayso.ingest.items import Item, received
from sayso.ingest.markup import name_of
from sayso.ingest.source import Broken, refused, whole
from sayso.model import RawInput, Received

DOCUMENT: Final = "word/document.xml"
PROPERTIES: Final = "docProps/core.xml"
MOST_XML: Final = 64 * 2**20
ENCRYPTED: Final = 0x1
# What is in the file and not on the page: deleted words, field codes, the older twin of a drawing.
UNSEEN: Final = frozenset(("del", "movefrom", "instrtext", "deltext", "fallback", "pict", "rpr"))
MARKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "\u2011", "softhyphen": ""}
TITLES: Final = ("title", "heading1", "heading 1")


def read(raw: RawInput) -> Received:
    """One article of all paragraphs, those in tables too."""
    with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
        document = _part(archive, DOCUMENT)
        about = _part(archive, PROPERTIES) if PROPERTIES in archive.namelist() else None
    title, lines = _paragraphs(document)
    if not lines:
        return refused(raw.uri, "a document without a text")
    told = dict(_properties(about))
    fields = Fields(
        how="the document",
        title=title or told.get("title"),
        notes=tuple((f"document {name}", words) for name, words in told.items()),
    )
    how = "the document's paragraphs"
    tongue = told.get("language", "")
    return received(Item(raw.uri, raw.data, "\n".join(lines), "docx", how, tongue, fields))


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    about = archive.getinfo(name)
    if about.flag_bits & ENCRYPTED:
        raise Broken("an encrypted document; save it without a password")
    with archive.open(about) as stream:
        return markup.xml(whole(cast("BinaryIO", stream), MOST_XML))


def _paragraphs(document: Any) -> tuple[str | None, list[str]]:
    title, lines = None, []
    for paragraph in _seen(document):
        words = "".join(_words(paragraph))
        found = [" ".join(line.split()) for line in words.split("\n")]
        lines += [line for line in found if line]
        if title is None and _style(paragraph) in TITLES:
            title = given.text_of(words)
    return title, lines


def _seen(document: Any) -> Iterator[Any]:
    """The paragraphs on the page: a text box has an older twin, which holds them once more."""
    left = [document]
    while left:
        element = left.pop()
        name = name_of(element)
        if name in UNSEEN:
            continue
        if name == "p" and _is_word(element):
            yield element
        left.extend(reversed(element))


def _is_word(element: Any) -> bool:
    return "wordprocessingml" in str(element.tag)


def _words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph; one inside it (in a text box) has its own turn."""
    left = list(reversed(paragraph))
    while left:
        element = left.pop()
        name = name_of(element)
        if name in UNSEEN or (name == "p" and _is_word(element)):
            continue
        if name == "t":
            yield element.text or ""
        elif name in MARKS and _is_word(element) and name_of(element.getparent()) == "r":
            yield MARKS[name]
        else:
            left.extend(reversed(element))


def _style(paragraph: Any) -> str:
    for element in paragraph:
        if name_of(element) == "ppr":
            for part in element:
                if name_of(part) == "pstyle":
                    return str(next(iter(part.attrib.values()), "")).lower()
    return ""


def _properties(about: Any) -> Iterator[tuple[str, str]]:
    """What the file says of itself: evidence, for templates and clerks write it too."""
    for element in about if about is not None else ():
        name = name_of(element)
        words = given.text_of(element.text)
        if words and name in ("title", "creator", "created", "modified", "language"):
            yield name, words
