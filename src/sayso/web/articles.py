"""Pages of articles and statements."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.errors import NotFound
from sayso.export.html.page import Ref
from sayso.export.html.pages import article as article_page
from sayso.export.html.pages import articles as articles_page
from sayso.export.html.pages import statement as statement_page
from sayso.model import Article
from sayso.store import inside
from sayso.store.view import View
from sayso.web import frames
from sayso.web.desk import title_of

DIGITS = 9  # digits of an offset
VERSIONS = 30  # of an article, before it and after it


def article(request: Request) -> Response:
    """One article as published, with what was read from it marked in place."""
    key = request.path_params["id"]
    desk = frames.room(request).desk
    with desk.view() as view:
        read = _read(view, key)
        page = article_page.make(
            read,
            frames.number(request, "from", DIGITS),
            compared=_compared(request, read),
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


def _compared(request: Request, read: article_page.Read) -> str:
    """The id of the version to compare with: without one, the version before."""
    given = request.query_params.get("versions")
    if given is None:
        return ""
    return given or (read.older.id if read.older else "")


def _read(view: View, key: str) -> article_page.Read:
    found = view.article(key)
    return article_page.Read(
        found,
        view.passages(key),
        tuple(view.claims(article=key)),
        view.set_aside(key),
        tuple(_versions(view, found)),
    )


def _versions(view: View, article: Article) -> list[Article]:
    """The versions before and after it, in order, with itself; no more than can be listed."""
    every = [article]
    while every[0].version_of and len(every) < VERSIONS:
        every.insert(0, view.article(every[0].version_of))
    while len(every) < 2 * VERSIONS:
        newer = next(view.records("newer_version", article=every[-1].id), None)
        if newer is None:
            break
        every.append(view.article(str(newer["article"])))
    return every


ROUTES: list[BaseRoute] = [
    Route("/article/{id}", article),
    Route("/story/{id}/articles", articles),
    Route("/statement/{id}", statement),
]
