"""Page data: what a web page says about itself in JSON-LD, meta elements and links."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from sayso.ingest import given
from sayso.model import NEVER_STATED, When

ARTICLE_TYPES: Final = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "webpage")
PUBLISHED: Final = (
    *(
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "parsely-pub-date",
    ),
    *("datepublished", "pubdate", "publishdate", "publish-date", "publication_date", "date"),
    *("dc.date.issued", "dc.date", "dcterms.created", "sailthru.date", "timestamp"),
)
SITE: Final = ("og:site_name", "application-name", "publisher", "dc.publisher")
TITLE_CUT: Final = re.compile(r"\s+(?:\||::|»|—|–|-)\s+")
NESTING = 6  # levels of JSON-LD that are looked into; a deeper one is nobody's article


@dataclass(frozen=True, slots=True)
class PageData:
    """What the page states; None where it is silent."""

    headline: str | None = None
    outlet: str | None = None
    author: str | None = None
    canonical: str | None = None
    published: When = NEVER_STATED


def find(tree: HtmlElement) -> PageData:
    """Read JSON-LD first, then meta elements, then what stands in the markup."""
    linked = _article_data(tree)
    meta = _meta(tree)
    headline = given.text_of(linked.get("headline")) or meta.get("og:title") or _heading(tree)
    title, outlet = _title(tree, headline)
    return PageData(
        headline=headline or title,
        outlet=_name(linked.get("publisher")) or _first(meta, SITE) or outlet,
        author=_names(linked.get("author")) or _author(meta),
        canonical=_canonical(tree, meta),
        published=_published(tree, linked, meta),
    )


def _article_data(tree: HtmlElement) -> dict[str, Any]:
    blocks = tree.xpath("//script[contains(@type, 'ld+json')]/text()")
    found = [item for block in blocks for item in _items(_json(block))]
    for kind in ARTICLE_TYPES:
        for item in found:
            types = item.get("@type")
            named = types if isinstance(types, list) else [types]
            if kind in {str(name).lower() for name in named}:
                return item
    return {}


def _json(block: str) -> Any:
    try:
        return json.loads(block, strict=False)
    except (ValueError, RecursionError):
        return None


def _items(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > NESTING:
        return
    if isinstance(value, list):
        for item in value:
            yield from _items(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(value.get(key), depth + 1)


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = given.text_of(element.get("content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _heading(tree: HtmlElement) -> str | None:
    headings = [given.text_of(element.text_content()) for element in tree.xpath("//h1")]
    return headings[0] if len(headings) == 1 else None


def _title(tree: HtmlElement, headline: str | None) -> tuple[str | None, str | None]:
    """Headline and outlet out of a page title such as "Headline | Outlet"."""
    title = given.text_of(tree.findtext(".//title")) or ""
    pieces = TITLE_CUT.split(title)
    if len(pieces) < 2 or len(pieces[-1].split()) > 4:
        return title or None, None
    if headline is not None and not pieces[0].startswith(headline[:30]):
        return None, None
    return pieces[0], pieces[-1]


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    return given.text_of(value.get("name")) if isinstance(value, dict) else given.text_of(value)


def _names(value: Any) -> str | None:
    names = [_name(item) for item in (value if isinstance(value, list) else [value])]
    return ", ".join(name for name in names if name) or None


def _author(meta: dict[str, str]) -> str | None:
    name = _first(meta, ("author", "article:author", "parsely-author", "dc.creator"))
    return None if name is None or "://" in name else name


def _canonical(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    links = [*tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url", "")]
    split = ((str(link), urlsplit(str(link))) for link in links)
    # Careless sites call their front page the address of every article.
    return next((link for link, url in split if url.hostname and url.path.strip("/")), None)


def _published(tree: HtmlElement, linked: dict[str, Any], meta: dict[str, str]) -> When:
    stated = [
        *((f"JSON-LD {key}", linked.get(key)) for key in ("datePublished", "dateCreated")),
        *((f"meta {name}", meta[name]) for name in PUBLISHED if name in meta),
        *(("time element", moment) for moment in tree.xpath("//article//time/@datetime")[:1]),
    ]
    found = [given.date(value, basis) for basis, value in stated]
    return next((when for when in found if when.known), NEVER_STATED)
