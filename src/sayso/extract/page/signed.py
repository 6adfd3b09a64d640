"""Signed: lines of a page that hold its outlet's name beside a date, an author or an address.

“The Tidepool, 4 March 2031”, “By Ilda Marren for The Tidepool”, “www.tidepool.example”. A part of
such a line may be an author, a place or a section as well, so it counts only with a word that
outlets are called by, or with “The” before it, as authors never have and few places.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.extract.page import fullnames
from sayso.lexicon import gazetteer
from sayso.lexicon.dateforms import find_dates
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.page_words import page_words
from sayso.model import Passage, PassageKind

HEAD = 6  # passages at the top of a page among which it is signed
FOOT = 3
OVER = 3  # passages at the top whose address is the page's own; further down pages link to others
LONGEST = 16  # words of a line of this sort
NAME_WORDS = 5
PARTS = re.compile(r"\s*[|·•»()\[\]]\s*|,\s+|\s+[–—-]+\s+")
BYLINE = re.compile(r"\A(?:by|from):?\s+", re.IGNORECASE)
STAFF = re.compile(r"\s+staff(?:\s+(?:reports?|writers?|reporters?))?\Z", re.IGNORECASE)
FOR = re.compile(r"\b[Bb]y\s+(?:[^\W\d_a-z][\w.'’-]*\s+){1,4}(?:for|of)\s+(?P<name>.+)")
ARTICLED = re.compile(r"The(?: [^\W\d_a-z][\w'’&-]*){1,4}")
HOST = re.compile(r"(?:https?://)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?:/\S*)?")


class Signed(NamedTuple):
    """A name, the line it is on, and what sort of line that is."""

    name: str
    line: str
    sort: str


def find(passages: Sequence[Passage]) -> Iterator[Signed]:
    """Every name on such a line; addresses come as hosts."""
    for number, passage in enumerate(passages[:HEAD]):
        words = passage.span.words
        if len(words.split()) > LONGEST:
            continue
        address = HOST.fullmatch(words.strip()) if number < OVER else None
        if address:
            yield Signed(address["host"].lower(), words, "address")
        elif passage.why.rule == "site name":
            yield from _site_name(PARTS.split(words)[-1], words)
        elif passage.kind is PassageKind.DATELINE or "byline" in passage.why.rule:
            yield from (Signed(name, words, "signed") for name in _beside(words))
    for passage in passages[max(1, len(passages) - FOOT) :]:
        if passage.kind is not PassageKind.FURNITURE:
            continue
        if ARTICLED.fullmatch(name := fullnames.YEAR.sub("", passage.span.words.strip("() ."))):
            yield Signed(name, passage.span.words, "signed")


def _site_name(name: str, line: str) -> Iterator[Signed]:
    if fullnames.reads_like_outlet(name) or outlet_called(name) or _is_articled(name):
        yield Signed(name, line, "site name")


def _beside(words: str) -> Iterator[str]:
    """The names beside a date or behind an author."""
    if (by := FOR.search(words)) is not None:
        words = by["name"]
        if _may_be_name(first := PARTS.split(words)[0]):
            yield first
            return
    for part in PARTS.split(words):
        name = STAFF.sub("", BYLINE.sub("", part.strip()))
        if _may_be_name(name) and (_is_articled(name) or fullnames.reads_like_outlet(name)):
            yield name


def _may_be_name(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= NAME_WORDS
        and words[0][0].isupper()
        and not find_dates(name)
        and (outlet_called(name) is not None or not page_words("section").fullmatch(name))
    )


def _is_articled(name: str) -> bool:
    return bool(ARTICLED.fullmatch(name)) and not gazetteer.named(name)
