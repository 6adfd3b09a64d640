"""Pages of articles and statements."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.errors import NotFound
from sayso.export.html.page import Ref
from sayso.export.html.pages import article as article_page
from sayso.export.html.pages import articles as articles_page
from sayso.export.html.pages import statement as statement_page
from sayso.store import inside
from sayso.store.view import View
from sayso.web import frames
from sayso.web.desk import title_of

DIGITS = 9  # digits of an offset


def article(request: Request) -> Response:
    """One article as published, with what was read from it marked in place."""
    key = request.path_params["id"]
    desk = frames.room(request).desk
    with desk.view() as view:
        read = _read(view, key)
        page = article_page.make(
            read,
            frames.number(request, "from", DIGITS),
            compared="versions" in request.query_params,
        )
        try:
            piece = inside.piece_of(view, key)
        except NotFound:  # it is not linked yet
            place = frames.Place(page.title, trail=(Ref("Stories", "/"), Ref(page.title)))
        else:
            place = frames.in_piece(piece, title_of(view, piece), page.title, "", Ref(page.title))
        return frames.show(request, view, "article", page, place)


def articles(request: Request) -> Response:
    """The articles of a story, in order of appearing."""
    return frames.story_part(
        request, "Articles", lambda told: articles_page.make(told.dossier, told.lookup)
    )


def statement(request: Request) -> Response:
    """One speech event with every report of it."""
    key = request.path_params["id"]
    desk = frames.room(request).desk
    with desk.view() as view:
        told = desk.story(view, key)
        found = next(each for each in told.dossier.statements if each.id == key)
        page = statement_page.make(found, told.lookup)
        place = frames.in_story(told, f"What {page.speaker.text} said", "", Ref(page.speaker.text))
        return frames.show(request, view, "statement", page, place)


def _read(view: View, key: str) -> article_page.Read:
    found = view.article(key)
    newer = next(view.records("newer_version", article=key), None)
    return article_page.Read(
        found,
        view.passages(key),
        tuple(view.claims(article=key)),
        view.set_aside(key),
        view.article(found.version_of) if found.version_of else None,
        str(newer["article"]) if newer else "",
    )


ROUTES: list[BaseRoute] = [
    Route("/article/{id}", article),
    Route("/story/{id}/articles", articles),
    Route("/statement/{id}", statement),
]
