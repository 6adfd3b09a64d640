"""The app: routes, errors, start and end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sayso import pipeline
from sayso.errors import Conflict, InputError, NotFound, SaysoError
from sayso.export import html
from sayso.export.html.pages.problem import ProblemPage
from sayso.fetch.asked import Limits
from sayso.fetching import Fetching, beside
from sayso.web import (
    about,
    adding,
    articles,
    frames,
    judging,
    operating,
    questions,
    reading,
    reviewing,
    searching,
    sources,
)
from sayso.web.api import problems, serving
from sayso.web.desk import Desk
from sayso.web.guard import Guard
from sayso.web.jobs import Jobs
from sayso.web.linker import Linker
from sayso.web.measures import Measured, Measures
from sayso.web.settings import Settings

KINDS = {"css": "text/css", "js": "text/javascript"}
A_DAY = "public, max-age=86400"


def create(settings: Settings) -> Starlette:
    """The app on a ledger; it links in a thread of its own while it runs."""
    linker = Linker(lambda: pipeline.link(settings.ledger))
    reached = Fetching(beside(settings.ledger), Limits(settings.contact))
    reading = partial(pipeline.ingest, fetching=reached)
    jobs = Jobs(settings.ledger, reading, settings.limits)
    measures = Measures()
    room = frames.Room(settings, Desk(settings), linker, jobs)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        linker.start()
        jobs.start()
        try:
            yield
        finally:
            jobs.stop()
            linker.stop()

    app = Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(Measured, measures=measures),
            Middleware(Guard, settings=settings),
            Middleware(GZipMiddleware),
        ],
        exception_handlers={SaysoError: problem, HTTPException: problem, Exception: crash},
        lifespan=life,
    )
    app.state.room, app.state.measures = room, measures
    return app


def static(request: Request) -> Response:
    """A style sheet or a script of the package."""
    name = request.path_params["name"]
    found = html.asset(name)
    if found is None:
        raise NotFound(f"there is no file {name!r}")
    kind = KINDS[name.rpartition(".")[2]]
    return Response(found, media_type=kind, headers={"cache-control": A_DAY})


def problem(request: Request, error: Exception) -> Response:
    """What went wrong, in the words of the error, on a page like any other."""
    status, told = _status(error), str(error)
    if problems.of_api(request.url.path):
        return _told_to_programs(status, error)
    if isinstance(error, HTTPException):
        told = "there is no such page" if status == 404 else error.detail
    page = ProblemPage(status, told)
    with frames.room(request).desk.view() as view:
        return frames.show(
            request,
            view,
            "problem",
            page,
            frames.Place("Not found" if status == 404 else "Problem"),
            status=status,
        )


def _told_to_programs(status: int, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return problems.answer(status, str(error))
    return problems.answer(status, error.detail, headers=error.headers)


def crash(request: Request, _: Exception) -> Response:
    """Something that nobody thought of; the server logs it after this answer."""
    told = "something went wrong that should not; the server's log says what"
    if problems.of_api(request.url.path):
        return problems.answer(500, told)
    return PlainTextResponse(told, 500)


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    for kind, status in ((NotFound, 404), (Conflict, 409), (InputError, 400)):
        if isinstance(error, kind):
            return status
    return 500


ROUTES = [
    *(
        route
        for module in (
            reading,
            questions,
            articles,
            sources,
            reviewing,
            searching,
            adding,
            about,
            judging,
            operating,
        )
        for route in module.ROUTES
    ),
    *serving.ROUTES,
    Route("/static/{name}", static),
]
