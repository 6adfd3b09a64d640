"""Frames: what every answer of the web app needs: the desk, who asks, a page in its shell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sayso.errors import InputError
from sayso.export import html
from sayso.export.html.page import Ref
from sayso.export.html.pages import shell as shells
from sayso.web import guard
from sayso.web.desk import Desk, Moment, Told
from sayso.web.jobs import Jobs
from sayso.web.linker import Linker
from sayso.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Room:
    """What the app holds while it runs."""

    settings: Settings
    desk: Desk
    linker: Linker
    jobs: Jobs


def room(request: Request) -> Room:
    """The room that a request came into."""
    found: Room = request.app.state.room
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: its title, its entry in the side bar, and what leads to it."""

    title: str
    here: str = ""
    trail: tuple[Ref, ...] = ()
    story: tuple[Ref, ...] = ()


def in_story(told: Told, title: str, here: str = "", *trail: Ref) -> Place:
    """A place inside a story."""
    return in_piece(told.piece, told.dossier.title, title, here, *trail)


def in_piece(piece: str, story: str, title: str, here: str = "", *trail: Ref) -> Place:
    """The same by the title of the story, which need not be read for it."""
    start = (Ref("Stories", "/"), Ref(story, f"/story/{piece}"))
    return Place(title, here, (*start, *trail), shells.of_story(piece, story))


def show(
    request: Request, view: Moment, template: str, page: object, place: Place, *, status: int = 200
) -> Response:
    """A page in its shell."""
    inside = room(request)
    name = guard.who(request, inside.settings)
    shell = shells.Shell(
        title=place.title,
        here=place.here,
        trail=place.trail,
        story=place.story,
        who=name,
        token=guard.token(name, inside.settings),
        read_only=inside.settings.read_only,
        revision=view.revision,
        linking=inside.linker.busy,
    )
    return HTMLResponse(html.web(template, page, shell), status, {"cache-control": "no-store"})


def story_part(request: Request, name: str, make: Callable[[Told], object]) -> Response:
    """A page of a whole story, which its name in the side bar names, and the template too."""
    desk = room(request).desk
    with desk.view() as view:
        told = desk.story(view, request.path_params["id"])
        place = in_story(told, name, name, Ref(name))
        return show(request, view, name.lower(), make(told), place)


def number(request: Request, name: str, digits: int = 6) -> int:
    """A number of the address; nought where it is none, or of more digits."""
    given = request.query_params.get(name, "")
    return int(given) if given.isdecimal() and len(given) <= digits else 0


def check_token(request: Request, given: str) -> None:
    """Raise InputError unless a form carries the token of the one who sends it."""
    if not guard.holds(request, given, room(request).settings):
        raise InputError("this form is too old; load its page again, then send it")


def of_ours(path: str) -> str:
    """A path of ours, else the first page: whoever made a form must not choose where one goes."""
    inside = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if inside else "/"


def fragment(template: str, page: object, **more: Any) -> Response:
    """A part of a page, to be put into one that is open."""
    shell = shells.Shell(title="", **more)
    return HTMLResponse(html.web(template, page, shell), headers={"cache-control": "no-store"})
