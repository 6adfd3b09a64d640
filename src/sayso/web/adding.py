"""Articles added from the browser: files or pasted text, read behind the pages."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from sayso.errors import InputError, NotFound
from sayso.export import wording
from sayso.export.html.page import Ref
from sayso.export.html.pages.adding import AddPage, AsideLine, JobPage
from sayso.store.view import View
from sayso.web import frames, sending
from sayso.web.jobs import Job

SHOWN: Final = 30  # new articles that are named
HEARTBEAT: Final = 10.0  # seconds after which a stream says that it still lives
FORMATS: Final = (
    "plain text, saved pages (HTML, MHTML), archives (WARC, WACZ), feeds, JSON Lines, CSV, "
    "Parquet, PDF, DOCX, mail, ninjs, NewsML-G2"
)


def form(request: Request) -> Response:
    """The form on which articles are added."""
    return _form(request)


async def add(request: Request) -> Response:
    """Take files and pasted text, and begin to read them; what is wrong is told on the form."""
    as_data = "application/json" in request.headers.get("accept", "")
    try:
        job = await _add(request)
    except InputError as error:
        if as_data:
            return JSONResponse({"told": str(error)}, 400)
        return await run_in_threadpool(_form, request, str(error))
    if as_data:
        return JSONResponse({"id": job.id, "address": f"/add/{job.id}"})
    return RedirectResponse(f"/add/{job.id}", 303)


async def _add(request: Request) -> Job:
    sent = await sending.take(request)
    folder = Path(tempfile.mkdtemp(prefix="sayso-"))
    try:
        frames.check_token(request, str(sent.get("token", "")))
        addresses = sending.addresses(sent, allowed=frames.room(request).settings.fetch)
        names = await sending.save(sent, folder, more=bool(addresses))
        return await run_in_threadpool(_begin, request, folder, names, addresses)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        await sent.close()


def _form(request: Request, error: str = "") -> Response:
    desk = frames.room(request).desk
    with desk.view() as view:
        fetch = frames.room(request).settings.fetch
        page = AddPage(FORMATS, sending.MOST, sending.LIMITS, error, fetch)
        place = frames.Place("Add articles", "add")
        return frames.show(request, view, "add", page, place, status=400 if error else 200)


def progress(request: Request) -> Response:
    """How far a batch is, and what came of it."""
    job = _job(request)
    desk = frames.room(request).desk
    with desk.view() as view:
        page = _page(view, job)
        if "part" in request.query_params:
            return frames.fragment("job_part", page)
        return frames.show(request, view, "job", page, frames.Place("Adding articles", "add"))


def events(request: Request) -> Response:
    """The same as server-sent events, the last of which is "ended"."""
    job = _job(request)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_events(job), media_type="text/event-stream", headers=headers)


def _events(job: Job) -> Iterator[bytes]:
    seen = (-1, False)
    while True:
        now = job.wait(seen, HEARTBEAT)
        if now == seen:
            yield b": still here\n\n"
            continue
        seen = now
        told = orjson.dumps({"done": job.done, "total": job.total, "at": job.at})
        yield b"event: progress\ndata: " + told + b"\n\n"
        if job.ended:
            yield b"event: ended\ndata: {}\n\n"
            return


def _begin(request: Request, folder: Path, names: list[str], addresses: list[str]) -> Job:
    room = frames.room(request)
    with room.desk.view() as view:
        after = view.state["article"] or 0
    return room.jobs.add(folder, names, after, addresses)


def _job(request: Request) -> Job:
    found = frames.room(request).jobs.find(request.path_params["id"])
    if found is None:
        raise NotFound("this batch is not remembered; what it added is in the ledger")
    return found


def _page(view: View, job: Job) -> JobPage:
    arrived = view.records("arrived_after", number=job.after, most=SHOWN) if job.ended else ()
    summary = job.summary
    told: tuple[str, ...] = ()
    if summary:
        told = (
            wording.plural(summary.new, "new article"),
            wording.plural(summary.known, "article that was there already", "known ones"),
            wording.plural(summary.claims, "claim"),
            wording.plural(summary.questions, "question in the ledger", "questions in the ledger"),
        )
    return JobPage(
        id=job.id,
        names=(*job.names, *job.addresses),
        done=job.done,
        total=job.total,
        at=job.at,
        ended=job.ended,
        error=job.error,
        told=told,
        unreadable=wording.plural(summary.unreadable, "input")
        if summary and summary.unreadable
        else "",
        aside=tuple(AsideLine(reason, f"{many:,}") for reason, many in summary.set_aside)
        if summary
        else (),
        articles=tuple(
            Ref(row["title"] or row["outlet"] or row["uri"], f"/article/{row['id']}", row["uri"])
            for row in arrived
        ),
    )


ROUTES: list[BaseRoute] = [
    Route("/add", form, methods=["GET"]),
    Route("/add", add, methods=["POST"]),
    Route("/add/{id}", progress),
    Route("/add/{id}/events", events),
]
