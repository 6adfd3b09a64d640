"""Saved web pages: the body as trafilatura extracts it, the masthead as the page states it."""

import re
from dataclasses import dataclass, replace
from typing import Any

import trafilatura
from trafilatura.settings import Document

from sayso.ingest import given, language, markup, pagedate
from sayso.ingest.encoding import Decoded, decode
from sayso.ingest.pagedata import PageData, find
from sayso.ingest.text import refuse
from sayso.model import Article, RawInput, Received, article_id, digest

CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
TABLE_ROW = re.compile(r"^\|.*$", re.MULTILINE)
LAYOUT_TABLE_SHARE = 0.5  # of the text in table rows: the tables are columns, not data
HEAD = 2048  # bytes; a page's charset must stand in its first 1024


@dataclass(frozen=True, slots=True)
class _Body:
    """The stored text, and the headline in it."""

    text: str
    title: str | None


def read(raw: RawInput) -> Received:
    """One article; set aside where the page holds no body or none in English."""
    declared = CHARSET.search(raw.data[:HEAD])
    # What the server says comes before what the page says of itself (HTML, 13.2.3.2).
    named = raw.encoding or (declared[1].decode("ascii") if declared else None)
    decoded = decode(raw.data, named)
    if decoded is None:
        return refuse(raw, "binary, or a page in an unknown encoding")
    tree = markup.page(decoded.text)
    if tree is None:
        return refuse(raw, "no page: it has no elements")
    page = find(tree, raw.address)
    body = _body(decoded.text, page)
    if body is None:
        return refuse(raw, "no article found in the page")
    verdict = language.judge(body.text)
    if verdict.unreadable:
        return refuse(raw, verdict.unreadable)
    if not page.published.known:
        page = replace(page, published=pagedate.guess(tree))
    return Received((replace(_article(raw, decoded, page, body), language=verdict.language),))


def _body(source: str, page: PageData) -> _Body | None:
    found = _extract(source)
    words = str(found.get("text") or "").strip("\n")
    if len(TABLE_ROW.findall(words)) and _in_tables(words) > LAYOUT_TABLE_SHARE:
        found = _extract(_without_tables(source))
        words = str(found.get("text") or "").strip("\n")
    title = page.headline or given.text_of(found.get("title"))
    if not words:
        return None
    lines = words.split("\n")
    if title and _bare(title) not in {_bare(line) for line in lines[:3]}:
        lines.insert(0, title)
    return _Body("\n".join(lines), title)


def _extract(source: str) -> dict[str, Any]:
    found = trafilatura.bare_extraction(
        source, include_comments=False, with_metadata=True, include_tables=True
    )
    return found.as_dict() if isinstance(found, Document) else {}


def _in_tables(words: str) -> float:
    return sum(map(len, TABLE_ROW.findall(words))) / len(words)


def _without_tables(source: str) -> str:
    """Old pages set their columns with tables; as blocks their paragraphs stay apart."""
    return re.sub(r"(</?)(?:table|tbody|thead|tr|td|th)\b", r"\1div", source, flags=re.IGNORECASE)


def _bare(line: str) -> str:
    return re.sub(r"[\W_]+", " ", line).strip().lower()


def _article(raw: RawInput, decoded: Decoded, page: PageData, body: _Body) -> Article:
    guessed = pagedate.GUESSED in page.published.basis
    fields = {
        "outlet": (page.outlet, "given: the page's own data"),
        "title": (
            body.title,
            "given: the page's own data" if page.headline else "given: page title",
        ),
        "byline": (page.author, "given: the page's own data"),
        "published": (
            page.published.known,
            pagedate.GUESSED if guessed else "given: the page's own data",
        ),
        "uri": (page.canonical, "given: canonical link"),
    }
    return Article(
        id=article_id(raw.data),
        uri=page.canonical or raw.uri,
        text=body.text,
        raw=raw.data,
        sha256=digest(raw.data),
        format="html",
        outlet=page.outlet,
        title=body.title,
        byline=page.author,
        published=page.published,
        basis=(
            ("encoding", decoded.how),
            ("text", f"trafilatura {trafilatura.__version__}"),
            ("language", "identified"),
            *((name, basis) for name, (value, basis) in fields.items() if value),
            *page.origin,
        ),
    )
