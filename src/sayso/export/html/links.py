"""Links: inside one file an id is a place on it; where pages are many, an id has a page."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "art": "article",
        "clm": "claim",
        "idn": "source",
        "org": "origin",
        "qst": "question",
        "sty": "story",
        "stm": "statement",
    }
)


def within(href: str) -> str:
    """As it is: everything is on one page."""
    return href


def page_of(href: str) -> str:
    """``#qst_a1-3`` -> ``/question/qst_a1#qst_a1-3``; anything else as it is."""
    if not href.startswith("#"):
        return href
    place = href[1:]
    page = PAGES.get(place.partition("_")[0])
    if page is None:
        return href
    key, _, row = place.partition("-")
    return f"/{page}/{key}#{place}" if row else f"/{page}/{key}"
