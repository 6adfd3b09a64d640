"""Articles: a page of those that pass filters, one with its passages, and parts of its text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sayso.export import contract
from sayso.inquiry import linked
from sayso.inquiry.claims import touches
from sayso.inquiry.keeping import Moment
from sayso.inquiry.pages import LOOKED_AT, Line, Page, Place, words

LETTERS: Final = 20_000  # of a text that are told at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which articles: all filters that are given must hold; see `claims.Wanted`."""

    outlet: str | None = None
    story: str | None = None
    text: str | None = None
    published_from: str | None = None
    published_to: str | None = None


def find(view: Moment, wanted: Wanted, place: Place) -> Page:
    """A page of articles in the order in which they came into the ledger."""
    query = None if wanted.text is None else words(wanted.text)
    if wanted.text is not None and query is None:
        return Page([])
    held = None if query is None or wanted.story is None else _holding(view, query, wanted.story)
    chosen: list[str] = []
    last, count = 0, 0
    for row in _rows(view, wanted, query, place.number):
        if len(chosen) == place.limit:
            return Page([one(view, each) for each in chosen], str(last))
        count, last = count + 1, row["number"]
        if _passes(row, wanted) and (held is None or last in held):
            chosen.append(row["id"])
    return Page([one(view, each) for each in chosen], str(last) if count == LOOKED_AT else None)


def one(view: Moment, id: str) -> Line:
    """One article with its labelled passages; NotFound if there is none."""
    article = view.article(id)
    return contract.article_line(article, view.passages(id), linked.index(view, id))


def text(view: Moment, id: str, start: int, end: int | None) -> Line:
    """A part of the text that offsets point into, no longer than `LETTERS`; as it stands."""
    article = view.article(id)
    last = min(len(article.text), start + LETTERS, *(() if end is None else (end,)))
    first = min(start, len(article.text))
    return {
        "article": id,
        "uri": article.uri,
        "outlet": article.outlet,
        "published": contract.when_line(article.published),
        "sha256": article.sha256,
        "length": len(article.text),
        "span": [first, max(first, last)],
        "text": article.text[first:last],
    }


def passages(view: Moment, id: str) -> Line:
    """The labelled passages of an article in their words."""
    article = view.article(id)
    return {
        "article": id,
        "uri": article.uri,
        "outlet": article.outlet,
        "published": contract.when_line(article.published),
        "sha256": article.sha256,
        "passages": [
            {
                "span": [each.span.start, each.span.end],
                "kind": each.kind.value,
                "text": each.span.words,
            }
            for each in view.passages(id)
        ],
    }


def _rows(
    view: Moment, wanted: Wanted, query: str | None, after: int
) -> Iterator[Mapping[str, Any]]:
    given: dict[str, Any] = {"after": after, "most": LOOKED_AT}
    if wanted.story is not None:
        return view.records("articles_of_story", story=wanted.story, **given)
    if query is not None:
        return view.records("articles_after_text", text=query, **given)
    return view.records("articles_after", **given)


def _holding(view: Moment, query: str, story: str) -> set[int]:
    """Which articles of a story hold the words: of so many, all are looked through."""
    members = list(view.records("articles_of_story", story=story, after=0, most=LOOKED_AT))
    if not members:
        return set()
    given = {"first": members[0]["number"], "last": members[-1]["number"]}
    return {row["number"] for row in view.records("articles_holding_words", text=query, **given)}


def _passes(row: Mapping[str, Any], wanted: Wanted) -> bool:
    outlet = (row["outlet"] or "").casefold()
    if wanted.outlet is not None and wanted.outlet.casefold() not in outlet:
        return False
    when = (row["published_earliest"], row["published_latest"])
    return touches(when, wanted.published_from, wanted.published_to)
