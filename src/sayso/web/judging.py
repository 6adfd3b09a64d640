"""Judging from a page: one form for every decision, and one that takes a decision back."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.errors import InputError, NotFound
from sayso.export import judged
from sayso.model import (
    Correction,
    Decision,
    Field,
    Judgement,
    Mark,
    Span,
    Subject,
    Verdict,
    mark_of,
    voice_of,
)
from sayso.store.view import View
from sayso.store.writer import Writer
from sayso.web import frames, guard

LETTERS: Final = 2_000  # of a note, or of any other field
SILENT: Final = frozenset({Verdict.ACCEPT, Verdict.NOTE, Verdict.GRADE})  # linking need not know


async def judge(request: Request) -> Response:
    """Add a decision.

    The form's ``left`` and ``right`` are ids of claims or sources, ``seen`` the last judgement on
    the same thing that the page showed; every other field named like a part of a claim corrects it.
    """
    form = await _form(request)
    return await run_in_threadpool(_judge, request, form)


async def undo(request: Request) -> Response:
    """Take a decision back."""
    form = await _form(request)
    return await run_in_threadpool(_undo, request, form)


def _judge(request: Request, form: FormData) -> Response:
    room = frames.room(request)
    with room.desk.view() as view:
        decision = _decision(view, form)
    name = guard.who(request, room.settings)
    seen = _field(form, "seen") if "seen" in form else None
    with Writer(room.settings.ledger) as writer:
        made = writer.judge(decision, by=name, note=_field(form, "note"), seen=seen)
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
    if "application/json" in request.headers.get("accept", ""):
        told = {"id": made.id, "by": made.by, "at": made.at, "words": judged.words(made)}
        return JSONResponse(told)
    back = _field(form, "back")
    # Only a path of ours: whoever made the form must not choose where the reader goes.
    inside = back.startswith("/") and not back.startswith(("//", "/\\"))
    return RedirectResponse(back if inside else "/", 303)


async def _form(request: Request) -> FormData:
    form = await request.form(max_files=0, max_fields=40)
    if not guard.holds(request, _field(form, "token"), frames.room(request).settings):
        raise InputError("this form is too old; load its page again, then send it")
    return form


def _field(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.strip()[:LETTERS] if isinstance(value, str) else ""


def _decision(view: View, form: FormData) -> Decision:
    try:
        verdict = Verdict(_field(form, "verdict"))
        about = Subject(_field(form, "about") or Subject.CLAIM)
    except ValueError as error:
        raise InputError(f"{error}; a page of ours sends no such form") from error
    right = _field(form, "right")
    return Decision(
        verdict,
        _mark(view, _field(form, "left"), about),
        _mark(view, right, about) if right else None,
        about,
        tuple(filter(None, (_correction(view, form, field) for field in Field))),
    )


def _mark(view: View, id: str, about: Subject) -> Mark:
    """The mark of a claim, or of the voice of a claim or a source."""
    if id.startswith("idn_"):
        found = next(view.claims(source=id), None)
        if found is None:
            raise NotFound(f"no claim is credited to {id}")
        return voice_of(found)
    claim = view.claim(id)
    return voice_of(claim) if about is Subject.VOICE else mark_of(claim)


def _correction(view: View, form: FormData, field: Field) -> Correction | None:
    value, spans = _field(form, field.value), _field(form, f"{field.value}_spans")
    if not value and not spans:
        return None
    article = view.claim(_field(form, "left")).article if spans else ""
    return Correction(field, value, _spans(spans, view.text(article)) if spans else ())


def _spans(told: str, text: str) -> tuple[Span, ...]:
    """``12-40,52-60`` as spans of a text."""
    ends = [each.partition("-") for each in told.split(",")]
    if not all(start.isdecimal() and end.isdecimal() for start, _, end in ends):
        raise InputError(f"{told!r} are no offsets; they are written 12-40,52-60")
    return tuple(sorted(Span.of(text, int(start), int(end)) for start, _, end in ends))


ROUTES: list[BaseRoute] = [
    Route("/judgements", judge, methods=["POST"]),
    Route("/judgements/{id}/undo", undo, methods=["POST"]),
]
