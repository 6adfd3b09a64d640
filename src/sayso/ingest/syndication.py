"""Syndication: what a page says of where its text stood first; evidence for its origin."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from sayso.ingest import given
from sayso.lexicon.page_words import page_words

SOURCES: Final = ("syndication-source", "original-source", "article:original_source")
LINKS: Final = ("syndication-source", "original-source", "syndication")
BASED_ON: Final = ("isBasedOn", "isBasedOnUrl", "republishedFrom")
LONGEST: Final = 200  # letters of a note that a text was taken over


def find(
    tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str], addresses: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Pairs for the article's basis; the page's own address is no evidence of another."""
    own = {_bare(address) for address in addresses}
    yield from (("syndicated from", meta[name]) for name in SOURCES if name in meta)
    for name in LINKS:
        for href in tree.xpath("//link[@rel=$name]/@href | //a[@rel=$name]/@href", name=name)[:3]:
            yield "syndicated from", str(href)
    for key in BASED_ON:
        for told in _told(linked.get(key)):
            if _bare(told) not in own:
                yield "based on", told
    for told in _told(linked.get("sourceOrganization")):
        yield "source organisation", told
    here = next((host(address) for address in reversed(addresses)), "")
    for href in tree.xpath("//link[@rel='canonical']/@href")[:1]:
        if here and host(str(href)) not in ("", here):
            yield "canonical elsewhere", str(href)
    yield from _notes(tree)


def _told(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        one = (
            item.get("url") or item.get("@id") or item.get("name")
            if isinstance(item, dict)
            else item
        )
        if words := given.text_of(one):
            yield words


def _notes(tree: Any) -> Iterator[tuple[str, str]]:
    """Lines such as "This article was originally published by …", as they stand."""
    note = page_words("republished")
    seen = set()
    for element in tree.iter("p", "div", "em", "i", "small", "span", "li", "footer", "section"):
        words = "".join(
            element.itertext("p", "div", "em", "i", "small", "span", "a", "b", "strong")
        )
        if len(words) > 2 * LONGEST:
            continue
        words = " ".join(words.split())
        if len(words) <= LONGEST and note.search(words) and words not in seen:
            seen.add(words)
            yield "republished", words
            return


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[/?#]+$", "", address.strip().lower())


def host(address: str) -> str:
    """The last two parts of an address's host name, which mirrors and mobile pages share."""
    return ".".join(hostname(address).split(".")[-2:])


def hostname(address: str) -> str:
    """An address's host name; empty where it has none, or is no address ("http://[cut]/news")."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
