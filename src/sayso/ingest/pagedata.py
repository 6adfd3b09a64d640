"""Page data: what a web page says about itself in JSON-LD, meta elements and links."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from sayso.ingest import given, pagedate, syndication
from sayso.ingest.syndication import host
from sayso.model import NEVER_STATED, When

# The kinds of schema.org that an article is, the surest first; a page is one if nothing else is.
ARTICLE_TYPES: Final = (
    *("newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle"),
    *("opinionnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "liveblogposting"),
    *("article", "report", "pressrelease", "blogposting", "satiricalarticle", "scholarlyarticle"),
    *("socialmediaposting", "discussionforumposting", "techarticle", "webpage"),
)
SITE: Final = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher")
TITLE_CUT: Final = re.compile(r"\s+(?:\||::|»|—|–|-)\s+")
# What pages wrap around their JSON, so that browsers of another age pass it over.
WRAPPING: Final = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*$")
TRAILING: Final = re.compile(r",(\s*[}\]])")
NESTING: Final = 6  # levels of JSON-LD that are looked into; a deeper one is nobody's article


@dataclass(frozen=True, slots=True)
class PageData:
    """What the page states; None where it is silent.

    ``origin`` is evidence of where its text was first: pairs for the article's basis.
    """

    headline: str | None = None
    outlet: str | None = None
    author: str | None = None
    canonical: str | None = None
    published: When = NEVER_STATED
    origin: tuple[tuple[str, str], ...] = ()


def find(tree: HtmlElement, address: str = "") -> PageData:
    """Read JSON-LD first, then meta elements, then what stands in the markup."""
    items = _linked_data(tree)
    linked = _article_data(items)
    known = {str(item["@id"]): item for item in items if item.get("@id") and len(item) > 1}
    meta = _meta(tree)
    headline = _text(linked.get("headline")) or meta.get("og:title") or _heading(tree)
    title, outlet = _title(tree, headline)
    canonical = _canonical(tree, meta, address)
    addresses = tuple(filter(None, (canonical, meta.get("og:url"), address)))
    return PageData(
        headline=headline or title,
        outlet=_name(linked.get("publisher"), known) or _first(meta, SITE) or outlet,
        author=_names(linked.get("author"), known) or _author(tree, meta),
        canonical=canonical,
        published=pagedate.find(tree, linked, meta, addresses),
        origin=tuple(syndication.find(tree, linked, meta, addresses)),
    )


def _linked_data(tree: HtmlElement) -> list[dict[str, Any]]:
    blocks = tree.xpath("//script[contains(@type, 'ld+json')]/text()")
    return [item for block in blocks for item in _items(_json(str(block)))]


def _article_data(found: list[dict[str, Any]]) -> dict[str, Any]:
    for kind in ARTICLE_TYPES:
        for item in found:
            types = item.get("@type")
            named = types if isinstance(types, list) else [types]
            if kind in {re.split(r"[/:#]", str(name))[-1].lower() for name in named}:
                return item
    return {}


def _json(block: str) -> Any:
    """A block's value; of what is nearly JSON, with the commas that programs leave behind."""
    bare = WRAPPING.sub("", WRAPPING.sub("", block)).strip().rstrip(";")
    for tried in (bare, TRAILING.sub(r"\1", bare), html.unescape(bare)):
        try:
            return json.loads(tried, strict=False)
        except (ValueError, RecursionError):
            continue
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


def _text(value: Any) -> str | None:
    """A text of JSON-LD, in which some programs leave HTML's letters ("Velm&#8217;s")."""
    words = given.text_of(value[0] if isinstance(value, list) and value else value)
    return given.text_of(html.unescape(words)) if words else None


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


def _name(value: Any, known: dict[str, dict[str, Any]]) -> str | None:
    """A party's name: said on the spot, or by its id, with the name elsewhere on the page."""
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item, known))), None)
    if isinstance(value, dict):
        elsewhere = known.get(str(value.get("@id")), {})
        return _text(value.get("name")) or _text(elsewhere.get("name"))
    words = _text(value)
    return None if words and "://" in words else words


def _names(value: Any, known: dict[str, dict[str, Any]]) -> str | None:
    names = [_name(item, known) for item in (value if isinstance(value, list) else [value])]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _author(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    names = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl")
    told = [meta[name] for name in names if name in meta]
    written = tree.xpath("//*[@itemprop='author']")[:1]
    told += [element.get("content") or _inside(element) for element in written]
    told += [element.text_content() for element in tree.xpath("//a[@rel='author']")[:1]]
    found = (given.text_of(name) for name in told)
    return next((name for name in found if name and "://" not in name), None)


def _inside(element: HtmlElement) -> str:
    named = element.xpath(".//*[@itemprop='name']")
    return str((named[0] if named else element).text_content())


def _canonical(tree: HtmlElement, meta: dict[str, str], address: str) -> str | None:
    told = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    links = [link for link in (*told, meta.get("og:url", "")) if str(link).strip()]
    whole = [_whole(address, str(link)) if address else str(link) for link in links]
    # Careless sites call their front page the address of every article; and one that took a text
    # over may name the page it took it from, which is evidence of that and not its own address.
    own = (link for link in whole if not address or host(link) == host(address))
    return next((link for link in own if _is_address(link)), None)


def _whole(address: str, link: str) -> str:
    try:
        return urljoin(address, link.strip())
    except ValueError:
        return ""


def _is_address(link: str) -> bool:
    try:
        url = urlsplit(link)
    except ValueError:
        return False
    return bool(url.hostname and url.path.strip("/"))
