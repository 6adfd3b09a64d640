"""Pages of voices, of origins, and of what was said when."""

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from sayso import rows
from sayso.dossier import asof, decided
from sayso.errors import NotFound
from sayso.export import html
from sayso.export.html.page import Ref
from sayso.export.html.pages import origins as origins_page
from sayso.export.html.pages import source as source_page
from sayso.model import Claim, Judged, Verdict, letter, standing
from sayso.store import spans
from sayso.store.view import View
from sayso.web import frames, turning
from sayso.web.desk import Told

A_PAGE: Final = 50


def sources(request: Request) -> Response:
    """The voices of a story."""
    return frames.story_part(
        request, "Sources", lambda told: source_page.every(told.dossier, told.lookup)
    )


def source(request: Request) -> Response:
    """One voice: what it said, in whatever story."""
    key = request.path_params["id"]
    number = frames.number(request, "page")
    desk = frames.room(request).desk
    with desk.view() as view:
        claims, total = _claims(view, key, number)
        told = desk.story(view, claims[0].id)
        spoken = source_page.Spoken(
            view.identity(key),
            claims,
            total,
            before=f"?page={number - 1}" if number else "",
            after=f"?page={number + 1}" if total > (number + 1) * A_PAGE else "",
            grade=_grade(told, key),
            graded=_graded(view, key),
        )
        known = told.followed
        found = asof.find(told.dossier.questions, known.linked, known.clocks)
        page = source_page.make(spoken, found)
        place = frames.in_story(told, page.name, "", Ref(page.name))
        return frames.show(request, view, "source", page, place)


def origins(request: Request) -> Response:
    """Who has it from whom: of the first question, of another, or of the whole story."""

    def make(told: Told) -> object:
        first = told.dossier.questions[0].id if told.dossier.questions else ""
        chosen = request.query_params.get("question", first)
        every = "every" in request.query_params
        return origins_page.make(told.dossier, told.lookup, chosen, every=every)

    return frames.story_part(request, "Origins", make)


def origin(request: Request) -> Response:
    """One origin, with everything that goes back to it."""
    key = request.path_params["id"]
    desk = frames.room(request).desk
    with desk.view() as view:
        told = desk.story(view, key)
        found = next(each for each in told.dossier.origins if each.id == key)
        page = origins_page.one(found, told.lookup)
        place = frames.in_story(told, f"Origin: {page.voice.text}", "", Ref(page.voice.text))
        return frames.show(request, view, "origin", page, place)


def one_file(request: Request) -> Response:
    """The story as one file, to mail or to archive."""
    desk = frames.room(request).desk
    with desk.view() as view:
        told = desk.story(view, request.path_params["id"])
        headers = {"content-disposition": 'attachment; filename="dossier.html"'}
        return HTMLResponse(html.render(told.dossier), headers=headers)


def _claims(view: View, key: str, number: int) -> tuple[list[Claim], int]:
    """A page of what a voice said, and how much that is in all."""
    found: list[Claim] = []
    texts: dict[str, str] = {}
    total = 0
    start = number * A_PAGE
    for record in view.records("voice_claims", id=key, most=A_PAGE, start=start):
        claim = rows.from_record(Claim, record)
        if claim.article not in texts:
            texts[claim.article] = view.text(claim.article)
        spans.check(claim, texts[claim.article], claim.article)
        found.append(claim)
        total = record["total"]
    if not found:
        raise NotFound(f"no claim is credited to {key}, or none so far down")
    return found, total


def _grade(told: Told, key: str) -> str:
    given = decided.reliability(told.dossier.judged).get(key)
    return letter(given) if given else ""


def _graded(view: View, key: str) -> list[Judged]:
    """Every grade a person gave the voice, in order of giving, with those no longer held."""
    made = turning.of_voice(view, key)
    held = {each.id for each in standing(made)}
    return [Judged(each, (key,), each.id in held) for each in made if each.verdict is Verdict.GRADE]


ROUTES: list[BaseRoute] = [
    Route("/story/{id}/sources", sources),
    Route("/source/{id}", source),
    Route("/story/{id}/origins", origins),
    Route("/origin/{id}", origin),
    Route("/story/{id}/dossier.html", one_file),
]
