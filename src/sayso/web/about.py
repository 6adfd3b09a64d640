"""The method, the custody log, and who is judging."""

import hmac
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso import exporting, linking
from sayso.errors import InputError
from sayso.export.html.pages import about
from sayso.store.ledger import FORMAT
from sayso.web import frames, guard

A_PAGE: Final = 100
LAST: Final = "9999"  # after every moment
LETTERS: Final = 80  # of a name
A_YEAR: Final = 365 * 86_400


def method(request: Request) -> Response:
    """How it works."""
    desk = frames.room(request).desk
    with desk.view() as view:
        versions = (
            ("rules of reading", exporting.read_by()),
            ("rules of linking", linking.rules()),
            ("format of the ledger", str(FORMAT)),
        )
        place = frames.Place("Method", "method")
        return frames.show(request, view, "method", about.method(versions), place)


def custody(request: Request) -> Response:
    """What was done to the ledger, and by whom, the last first."""
    at = request.query_params.get("at", LAST)
    key = request.query_params.get("id", "")
    desk = frames.room(request).desk
    with desk.view() as view:
        rows = list(view.records("custody", at=at, id=key, most=A_PAGE))
        full = len(rows) == A_PAGE
        last = {"at": rows[-1]["at"], "id": rows[-1]["id"]} if full else {}
        page = about.custody(rows, f"?{urlencode(last)}" if full else "")
        return frames.show(request, view, "custody", page, frames.Place("Custody log", "custody"))


def me(request: Request) -> Response:
    """Who is judging, and a form to say it."""
    room = frames.room(request)
    with room.desk.view() as view:
        name = guard.who(request, room.settings)
        page = about.WhoPage(name, "/me", fixed=bool(room.settings.user_header))
        return frames.show(request, view, "me", page, frames.Place("Who is judging"))


def login(request: Request) -> Response:
    """Ask for the token."""
    room = frames.room(request)
    with room.desk.view() as view:
        back = request.query_params.get("next", "/")
        page = about.WhoPage(
            "",
            back,
            asks=bool(room.settings.token),
            wrong=("wrong" in request.query_params and WRONG) or "",
        )
        return frames.show(request, view, "login", page, frames.Place("Log in"))


WRONG: Final = "That is not the token."


async def name(request: Request) -> Response:
    """Take a name, with the token where one is asked for, and remember both in a cookie."""
    settings = frames.room(request).settings
    form = await request.form(max_files=0, max_fields=10)
    given = str(form.get("name", "")).strip()[:LETTERS]
    back = str(form.get("back", "/"))
    if not given:
        raise InputError("a judgement has a name; type yours")
    token = str(form.get("secret", ""))
    known = bool(guard.who(request, settings))
    if (
        settings.token
        and not known
        and not hmac.compare_digest(token.encode(), settings.token.encode())
    ):
        return RedirectResponse(f"/login?{urlencode({'next': back, 'wrong': ''})}", 303)
    answer = RedirectResponse(frames.of_ours(back), 303)
    signed = guard.cookie(given, settings)
    secure = request.url.scheme == "https"
    answer.set_cookie(guard.COOKIE, signed, A_YEAR, httponly=True, samesite="strict", secure=secure)
    return answer


ROUTES: list[BaseRoute] = [
    Route("/method", method),
    Route("/custody", custody),
    Route("/me", me),
    Route("/login", login),
    Route("/login", name, methods=["POST"]),
]
