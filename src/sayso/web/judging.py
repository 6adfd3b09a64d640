"""Judging from a page: one form for every decision, and one that takes a decision back."""

from collections.abc import Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.errors import Conflict, InputError, NotFound, SaysoError
from sayso.export import judged
from sayso.export.html.judging import moment
from sayso.export.html.pages.review import Slower
from sayso.model import Decision, Judgement, Mark, Subject, Verdict, mark_of, subject, voice_of
from sayso.store.view import View
from sayso.store.writer import Writer
from sayso.web import correcting, frames, guard, turning
from sayso.web.correcting import field as _field

# Linking need not know of these.
SILENT: Final = frozenset({Verdict.ACCEPT, Verdict.NOTE, Verdict.GRADE})
# A note overrules nobody, whatever was decided meanwhile.
BESIDE: Final = frozenset({Verdict.NOTE})
OURS: Final = frozenset({"token", "seen"})


async def judge(request: Request) -> Response:
    """Add a decision.

    The form's ``left`` and ``right`` are ids of claims or sources, ``seen`` the last judgement on
    the same thing that the page showed; every other field named like a part of a claim corrects it,
    if it says otherwise than the machine.
    """
    return await _answer(request, _judge)


async def undo(request: Request) -> Response:
    """Take a decision back."""
    return await _answer(request, _undo)


async def _answer(request: Request, act: Callable[[Request, FormData], Response]) -> Response:
    """What came of it; to a script its errors are told as data, for it stays on its page."""
    try:
        return await run_in_threadpool(act, request, await _form(request))
    except SaysoError as error:
        if not _is_script(request):
            raise
        status = 404 if isinstance(error, NotFound) else 400
        return JSONResponse({"told": str(error)}, status)


def _judge(request: Request, form: FormData) -> Response:
    room = frames.room(request)
    with room.desk.view() as view:
        decision = _decision(view, form)
    name = guard.who(request, room.settings)
    heeds = "seen" in form and decision.verdict not in BESIDE
    seen = _field(form, "seen") if heeds else None
    with Writer(room.settings.ledger) as writer:
        try:
            made = writer.judge(decision, by=name, note=_field(form, "note"), seen=seen)
        except Conflict:
            return _slower(request, form, decision)
    return _done(request, form, made, relink=decision.verdict not in SILENT)


def _undo(request: Request, form: FormData) -> Response:
    room = frames.room(request)
    name = guard.who(request, room.settings)
    with Writer(room.settings.ledger) as writer:
        made = writer.undo(request.path_params["id"], by=name, note=_field(form, "note"))
    return _done(request, form, made, relink=True)


def _done(request: Request, form: FormData, made: Judgement, *, relink: bool) -> Response:
    if relink:
        frames.room(request).linker.ask()
    if _is_script(request):
        told = {"id": made.id, "by": made.by, "at": made.at, "words": judged.words(made)}
        return JSONResponse(told)
    return RedirectResponse(_back(form), 303)


def _slower(request: Request, form: FormData, decision: Decision) -> Response:
    """Somebody else was faster: who, what, and all that was sent, to be sent again or not."""
    with frames.room(request).desk.view() as view:
        found = view.records("judgements_on", article=decision.left.article)
        same = [each for each in turning.made(found) if subject(each) == subject(decision)]
        last = same[-1]
        words = judged.words(last)
        told = f"{last.by} decided on this at {moment(last.at)}"
        if _is_script(request):
            answer = {"told": told, "seen": last.id, "by": last.by, "at": last.at, "words": words}
            return JSONResponse(answer, 409)
        sent = tuple(
            (name, value)
            for name, value in form.multi_items()
            if isinstance(value, str) and name not in OURS
        )
        page = Slower(told, words, last.id, sent, _back(form))
        place = frames.Place("Somebody was faster", "review")
        return frames.show(request, view, "review_slower", page, place, status=409)


def _back(form: FormData) -> str:
    return frames.of_ours(_field(form, "back"))


def _is_script(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


async def _form(request: Request) -> FormData:
    form = await request.form(max_files=0, max_fields=40)
    frames.check_token(request, _field(form, "token"))
    return form


def _decision(view: View, form: FormData) -> Decision:
    try:
        verdict = Verdict(_field(form, "verdict"))
        about = Subject(_field(form, "about") or Subject.CLAIM)
    except ValueError as error:
        raise InputError(f"{error}; a page of ours sends no such form") from error
    if verdict is Verdict.NOTE and not _field(form, "note"):
        raise InputError("the note is empty; write it, then save it")
    left, right = _field(form, "left"), _field(form, "right")
    return Decision(
        verdict,
        _mark(view, left, about, graded=verdict is Verdict.GRADE),
        _mark(view, right, about, graded=False) if right else None,
        about,
        correcting.find(view, form, verdict),
    )


def _mark(view: View, id: str, about: Subject, *, graded: bool) -> Mark:
    """The mark of a claim, or of the voice of a claim or a source."""
    if id.startswith("idn_"):
        found = turning.mark_of_voice(view, id, graded=graded)
        if found is None:
            raise NotFound(f"no claim is credited to {id}")
        return found
    claim = view.claim(id)
    return voice_of(claim) if about is Subject.VOICE else mark_of(claim)


ROUTES: list[BaseRoute] = [
    Route("/judgements", judge, methods=["POST"]),
    Route("/judgements/{id}/undo", undo, methods=["POST"]),
]
