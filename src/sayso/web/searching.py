"""Search by words and by meaning."""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso import rows
from sayso.export import wording
from sayso.export.html.page import Ref
from sayso.export.html.pages import search as search_page
from sayso.lexicon.word_vectors import neighbours
from sayso.model import Act, When
from sayso.store.view import View
from sayso.web import frames

A_PAGE: Final = 25
OTHERS: Final = 15  # claims in other words
DIGITS: Final = 3  # of a page's number: further down nobody looks
LETTERS: Final = 300  # of a query
NEAR: Final = 0.6  # cosine of two words of which one may stand for the other
NEIGHBOURS: Final = 8  # of a word
# What to look up as one: quoted words, or a word; nothing of it is an operator of the index.
TERMS: Final = re.compile(r'"([^"]+)"|(\w[\w\'’-]*)')


def search(request: Request) -> Response:
    """Claims that hold the words, best first, and claims near them in meaning."""
    asked = request.query_params.get("q", "").strip()[:LETTERS]
    number = frames.number(request, "page", DIGITS)
    desk = frames.room(request).desk
    with desk.view() as view:
        page = _found(view, asked, number)
        title = f"Search: {asked}" if asked else "Search"
        return frames.show(request, view, "search", page, frames.Place(title, "search"))


def _found(view: View, asked: str, number: int) -> search_page.SearchPage:
    terms = [quoted or word for quoted, word in TERMS.findall(asked)]
    if not terms:
        told = "Type words that a claim may hold; “quoted words” stand side by side."
        return search_page.SearchPage(asked, (), (), (), told)
    found = _claims(view, " ".join(_quoted(each) for each in terms), A_PAGE + 1, number * A_PAGE)
    near = {term: _near(term) for term in terms}
    tried = tuple(dict.fromkeys(word for words in near.values() for word in words))
    other = _other(view, near, {row["id"] for row in found}) if tried and not number else []
    told = "" if found or other else "No claim holds these words. Try fewer of them, or others."
    return search_page.SearchPage(
        asked,
        tuple(map(_hit, found[:A_PAGE])),
        tuple(map(_hit, other)),
        tried,
        told,
        before=_address(asked, number - 1) if number else "",
        after=_address(asked, number + 1) if len(found) > A_PAGE else "",
    )


def _near(term: str) -> list[str]:
    """Words that mean nearly the same, the nearest first."""
    found = neighbours(term.casefold(), NEAR)
    ranked = sorted(found, key=lambda word: (-found[word], word))
    return [word for word in ranked if word != term.casefold()][:NEIGHBOURS]


def _other(view: View, near: Mapping[str, list[str]], shown: set[str]) -> list[Mapping[str, Any]]:
    """Claims in which each word, or one near it, stands, and that were not found before."""
    every = (
        "(" + " OR ".join(_quoted(each) for each in (term, *words)) + ")"
        for term, words in near.items()
    )
    found = _claims(view, " AND ".join(every), OTHERS + len(shown), 0)
    return [row for row in found if row["id"] not in shown][:OTHERS]


def _claims(view: View, text: str, most: int, start: int) -> list[Mapping[str, Any]]:
    return list(view.records("search_claims", text=text, most=most, start=start))


def _quoted(term: str) -> str:
    return '"' + term.replace('"', " ") + '"'


def _hit(row: Mapping[str, Any]) -> search_page.Hit:
    said = rows.from_row(When, orjson.loads(row["said"]))
    return search_page.Hit(
        row["voice_name"],
        wording.ACTS[Act(row["act"])][0],
        Ref(row["words"], f"#{row['id']}"),
        row["outlet"] or row["uri"],
        wording.when(said),
        wording.uncertain(said),
    )


def _address(asked: str, number: int) -> str:
    return f"/search?{urlencode({'q': asked, 'page': number})}"


ROUTES: list[BaseRoute] = [Route("/search", search)]
