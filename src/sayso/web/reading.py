"""Pages to read: stories, a story, a question, a claim."""

from datetime import datetime
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.export import wording
from sayso.export.html import evidence
from sayso.export.html.page import Ref
from sayso.export.html.pages import stories as stories_page
from sayso.export.html.pages import story as story_page
from sayso.model import When
from sayso.store.view import View
from sayso.web import frames, looks
from sayso.web.desk import title_of

A_PAGE: Final = 20
ASKED: Final = 3


def stories(request: Request) -> Response:
    """All stories of the ledger, the newest first; a ledger with one opens it."""
    desk = frames.room(request).desk
    number = frames.number(request, "page")
    with desk.view() as view:
        every = desk.kept(view, "stories", lambda: list(view.records("pieces_in_order")))
        if len(every) == 1 and "all" not in request.query_params:
            return RedirectResponse(f"/story/{every[0]['piece']}", 303)
        shown = every[number * A_PAGE : (number + 1) * A_PAGE]
        page = stories_page.StoriesPage(
            total=wording.plural(len(every), "story", "stories"),
            lines=tuple(_story_line(view, row) for row in shown),
            waiting=_waiting(view),
            newer=f"/?all&page={number - 1}" if number else "",
            older=f"/?all&page={number + 1}" if len(every) > (number + 1) * A_PAGE else "",
        )
        return frames.show(request, view, "stories", page, frames.Place("Stories", "stories"))


def story(request: Request) -> Response:
    """One story: its questions in order of dispute."""
    desk = frames.room(request).desk
    with desk.view() as view:
        told = desk.story(view, request.path_params["id"])
        looked = looks.last(request)
        page = story_page.make(
            told.piece,
            told.dossier,
            told.lookup,
            since=looks.words(looked),
            news=looks.news(told, looked),
        )
        place = frames.in_story(told, told.dossier.title, "Questions")
        answer = frames.show(request, view, "story", page, place)
        return looks.remember(request, answer, told.piece)


def claim(request: Request) -> Response:
    """One claim: its words, what was read from them, and what persons decided."""
    key = request.path_params["id"]
    desk = frames.room(request).desk
    with desk.view() as view:
        told = desk.story(view, key)
        card = evidence.claim_card(told.lookup.claims[key], told.lookup)
        if "part" in request.query_params:
            return frames.fragment("claim_card", card)
        place = frames.in_story(told, f"{card.voice} {card.act}", "", Ref(card.voice))
        return frames.show(request, view, "claim", card, place)


def _story_line(view: View, row: Any) -> stories_page.StoryLine:
    asked = list(view.records("piece_asked", piece=row["piece"], most=ASKED))
    many = asked[0]["total"] if asked else 0
    counts = [wording.plural(row["articles"], "article"), wording.plural(many, "question")]
    return stories_page.StoryLine(
        ref=Ref(title_of(view, row["piece"]), f"/story/{row['piece']}"),
        period=_period(row["first"], row["last"]),
        counts=", ".join(counts),
        questions=tuple(
            Ref(
                each["wording"],
                f"/question/{each['id']}",
                wording.plural(each["answers"], "answer"),
            )
            for each in asked
        ),
    )


def _period(first: str | None, last: str | None) -> str:
    if not first or not last:
        return "without a date of publication"
    return wording.when(When(datetime.fromisoformat(first[:10]), datetime.fromisoformat(last[:10])))


def _waiting(view: View) -> str:
    many = len(view.not_linked())
    return f"{wording.plural(many, 'article')} not yet linked" if many else ""


ROUTES: list[BaseRoute] = [
    Route("/", stories),
    Route("/story/{id}", story),
    Route("/claim/{id}", claim),
]
