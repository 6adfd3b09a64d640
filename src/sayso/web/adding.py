"""Articles added from the browser: files or pasted text, read behind the pages."""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from sayso.errors import InputError, NotFound
from sayso.export import wording
from sayso.export.html.page import Ref
from sayso.export.html.pages.adding import AddPage, AsideLine, JobPage
from sayso.store.view import View
from sayso.web import frames
from sayso.web.jobs import Job

MOST_FILES: Final = 500
MOST_BYTES: Final = 100 * 2**20  # of one sending
SHOWN: Final = 30  # new articles that are named
HEARTBEAT: Final = 10.0  # seconds after which a stream says that it still lives
FORMATS: Final = "plain text, saved HTML, JSON Lines"
NAME: Final = re.compile(r"[^\w.\- ]")


def form(request: Request) -> Response:
    """The form on which articles are added."""
    desk = frames.room(request).desk
    with desk.view() as view:
        page = AddPage(FORMATS, f"{MOST_FILES} files, {MOST_BYTES // 2**20} MB")
        return frames.show(request, view, "add", page, frames.Place("Add articles", "add"))


async def add(request: Request) -> Response:
    """Take files and pasted text, and begin to read them."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > MOST_BYTES:
        raise InputError(f"more than {MOST_BYTES // 2**20} MB at once; use: sayso ingest FOLDER")
    sent = await request.form(max_files=MOST_FILES, max_part_size=MOST_BYTES)
    frames.check_token(request, str(sent.get("token", "")))
    folder = Path(tempfile.mkdtemp(prefix="sayso-"))
    try:
        names = await _saved(sent, folder)
        job = await run_in_threadpool(_begin, request, folder, names)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"id": job.id, "address": f"/add/{job.id}"})
    return RedirectResponse(f"/add/{job.id}", 303)


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


async def _saved(sent: FormData, folder: Path) -> list[str]:
    """Write what was sent into a folder under names that cannot leave it."""
    names: list[str] = []
    for part in sent.getlist("files"):
        if isinstance(part, UploadFile) and part.filename:
            name = _unique(NAME.sub("_", Path(part.filename).name).lstrip(".") or "file", names)
            (folder / name).write_bytes(await part.read())
            names.append(name)
    text = sent.get("text", "")
    if isinstance(text, str) and text.strip():
        data = text.replace("\r\n", "\n").encode("utf-8")
        name = _unique(f"pasted-{hashlib.sha256(data).hexdigest()[:8]}.txt", names)
        (folder / name).write_bytes(data)
        names.append(name)
    if not names:
        raise InputError("nothing was sent; choose files, or paste the text of an article")
    return names


def _unique(name: str, taken: list[str]) -> str:
    stem, dot, kind = name.rpartition(".")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{stem or name}-{number}{dot}{kind}" if stem else f"{name}-{number}"
    return free


def _begin(request: Request, folder: Path, names: list[str]) -> Job:
    room = frames.room(request)
    with room.desk.view() as view:
        after = next(view.records("state"))["article"] or 0
    return room.jobs.add(folder, names, after)


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
        names=job.names,
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
