"""Judging: what a person decides; append-only, and taken back by its id."""

import getpass
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from sayso.cli import ledgers, screen, writing
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.showing import Id
from sayso.cli.status import Status
from sayso.cli.writing import STANDARD_OUTPUT, Output
from sayso.errors import InputError, NotFound
from sayso.export import judged, wording
from sayso.model import (
    Correction,
    Decision,
    Field,
    Identity,
    Judgement,
    Mark,
    Subject,
    Verdict,
    mark_of,
    standing,
    voice_of,
)

if TYPE_CHECKING:
    from sayso.store.view import View

By = Annotated[
    str | None,
    Parameter(help="Who decides; else the name you are logged in by.", env_var="SAYSO_ANALYST"),
]
Note = Annotated[str, Parameter(help="Why, in your words.")]


def judge(
    verdict: Annotated[Literal["same", "not-same", "undecided"], Parameter(help="Of the two.")],
    left: Annotated[str, Parameter(help="A claim or a source, by its id or its beginning.")],
    right: Annotated[str, Parameter(help="The other one.")],
    *,
    about: Annotated[
        Literal["voice", "statement", "question"],
        Parameter(help="One voice; or, of two claims, one speech, or answers to one question."),
    ] = "voice",
    by: By = None,
    note: Note = "",
    ledger: Ledger = DEFAULT_LEDGER,
) -> Status:
    """Judge whether two are the same, and link anew.

    A claim stands for the voice it is credited to in its article, a source for its name in the
    first article that has it. The machine's reading stays as it is; the decision is laid over it.
    """
    with ledgers.view(ledger) as view:
        find = _voice if about == "voice" else _claim
        marks = find(view, left), find(view, right)
    decision = Decision(Verdict(verdict), *marks, about=Subject(about))
    return _decide(ledger, decision, by, note)


def review(
    verdict: Annotated[Literal["accept", "reject"], Parameter(help="Of the reading.")],
    claim: Annotated[str, Parameter(help="A claim, by its id or its beginning.")],
    *,
    by: By = None,
    note: Note = "",
    ledger: Ledger = DEFAULT_LEDGER,
) -> Status:
    """Accept or reject a claim as it was read, and link anew.

    A rejected claim stays in the ledger and answers nothing.
    """
    with ledgers.view(ledger) as view:
        mark = _claim(view, claim)
    return _decide(ledger, Decision(Verdict(verdict), mark, about=Subject.CLAIM), by, note)


def correct(
    claim: Annotated[str, Parameter(help="A claim, by its id or its beginning.")],
    part: Annotated[
        Literal["source", "act", "stance", "certainty", "polarity", "said"],
        Parameter(help="What was read wrongly."),
    ],
    value: Annotated[str, Parameter(help="What it is; a date as 2031-03-02.")],
    *,
    by: By = None,
    note: Note = "",
    ledger: Ledger = DEFAULT_LEDGER,
) -> Status:
    """Correct one part of a claim, and link anew.

    Parts corrected before stay so.

    Words are marked in the browser: sayso serve.
    """
    with ledgers.view(ledger) as view:
        mark = _claim(view, claim)
        before = [each for each in standing(view.judgements()) if each.left == mark]
    parts = {each.field: each for one in before for each in one.corrections}
    parts[Field(part)] = Correction(Field(part), value)
    decision = Decision(
        Verdict.CORRECT, mark, about=Subject.CLAIM, corrections=tuple(parts.values())
    )
    return _decide(ledger, decision, by, note)


def grade(
    source: Annotated[str, Parameter(help="A source or one of its claims, by id.")],
    letter: Annotated[Literal["A", "B", "C", "D", "E", "F"], Parameter(help="F: not judged.")],
    *,
    by: By = None,
    note: Note = "",
    ledger: Ledger = DEFAULT_LEDGER,
) -> Status:
    """Grade how reliable a source is, A to E.

    A is completely reliable, E is unreliable, F is not judged; only a
    person gives a grade.
    """
    with ledgers.view(ledger) as view:
        mark = _voice(view, source)
    given = (Correction(Field.RELIABILITY, letter),)
    return _decide(ledger, Decision(Verdict.GRADE, mark, corrections=given), by, note)


def note(
    id: Annotated[str, Parameter(help="A claim or a source.")],
    text: Annotated[str, Parameter(help="What to keep in mind about it.")],
    *,
    by: By = None,
    ledger: Ledger = DEFAULT_LEDGER,
) -> Status:
    """Write a note on a claim or a source."""
    with ledgers.view(ledger) as view:
        of_claim = view.resolve(id)[0] == "claims"
        mark = _claim(view, id) if of_claim else _voice(view, id)
    about = Subject.CLAIM if of_claim else Subject.VOICE
    return _decide(ledger, Decision(Verdict.NOTE, mark, about=about), by, text)


def _decide(ledger: Path, decision: Decision, by: str | None, note: str) -> Status:
    from sayso import pipeline
    from sayso.store.writer import Writer

    with Writer(ledger) as writer:
        made = writer.judge(decision, by=by or user(), note=note)
    pipeline.link(ledger)
    screen.say(f"{made.id}  {judged.words(made)}")
    screen.note(f"to take it back: sayso undo {made.id}")
    return Status.OK


def undo(id: Id, *, by: By = None, note: Note = "", ledger: Ledger = DEFAULT_LEDGER) -> Status:
    """Take a judgement back, and link anew.

    Taking that back too puts it into force again.
    """
    from sayso import pipeline
    from sayso.store.writer import Writer

    with ledgers.view(ledger) as view:
        noun, full = view.resolve(id)
    if noun != "judgements":
        raise InputError(f"{full} is one of the {noun}, not a judgement; see: sayso judgements")
    with Writer(ledger) as writer:
        made = writer.undo(full, by=by or user(), note=note)
    pipeline.link(ledger)
    screen.say(f"{made.id}  takes back {full}")
    return Status.OK


def judgements(*, ledger: Ledger = DEFAULT_LEDGER, json: AsJson = False) -> Status:
    """List every judgement, and whether it holds.

    They come in order of making.
    """
    with ledgers.view(ledger) as view:
        every = view.judgements()
        if json:
            screen.json_lines(asdict(each) for each in every)
        elif every:
            marks = _marks(view)
            held = {each.id for each in standing(every)}
            rows = (
                (j.id, judged.words(j), j.by, j.at, j.note, _state(j, held, marks)) for j in every
            )
            screen.table(("id", "judgement", "by", "at", "note", "state"), rows)
    if not every:
        screen.note("nobody has judged anything in this ledger; see: sayso judge --help")
    return Status.OK if every else Status.NOTHING


def reviews(
    *,
    format: Annotated[Literal["jsonl"], Parameter(help="One judged claim a line.")] = "jsonl",
    output: Output = STANDARD_OUTPUT,
    ledger: Ledger = DEFAULT_LEDGER,
) -> Status:
    """Write each judged claim as it was read and as it was left.

    To train and to test on.
    """
    from sayso import reviews as made
    from sayso.export import reviews as written

    writing.may_write(output)
    with ledgers.view(ledger) as view, view.snapshot():
        render = {"jsonl": written.render}[format]
        many = writing.write(render(made.of_ledger(view)), output)
    if not many:
        screen.note("nobody has judged a claim in this ledger; see: sayso review --help")
    return Status.OK if many else Status.NOTHING


def doubts(*, ledger: Ledger = DEFAULT_LEDGER, json: AsJson = False) -> Status:
    """List pairs of sources that may be one voice.

    Each with what speaks for and against it.
    """
    with ledgers.view(ledger) as view:
        linked = view.linked()
    names = {identity.id: identity for identity in linked.identities}
    found = [each for each in linked.doubts if each.verdict is Verdict.UNDECIDED]
    if json:
        screen.json_lines(found)
    else:
        for doubt in found:
            left, right = names[doubt.left], names[doubt.right]
            screen.say(f"{_who(left)} · {_who(right)}", style="bold")
            for reason in doubt.why:
                screen.say(f"    {wording.why(reason)}", style="dim")
    if found:
        screen.note("to decide one: sayso judge same|not-same ID ID")
    else:
        screen.note("no two sources in this ledger are left open")
    return Status.OK if found else Status.NOTHING


def user() -> str:
    """Who is logged in; a machine may have no name for it, and a judgement must have one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise InputError("nobody is logged in here by name; say who decides with --by") from error


def _who(identity: Identity) -> str:
    about = ", ".join(part for part in (identity.role, identity.affiliation) if part)
    return f"{identity.name}{f' ({about})' if about else ''} {identity.id}"


def _voice(view: "View", id: str) -> Mark:
    """The voice of a claim, or of the first claim of a source."""
    noun, full = view.resolve(id)
    if noun == "claims":
        return voice_of(view.claim(full))
    if noun != "identities":
        raise InputError(f"{full} is one of the {noun}; name a claim or a source")
    found = next(view.claims(source=full), None)
    if found is None:
        raise NotFound(f"no claim is credited to {full}")
    return voice_of(found)


def _claim(view: "View", id: str) -> Mark:
    noun, full = view.resolve(id)
    if noun != "claims":
        raise InputError(f"{full} is one of the {noun}; name a claim")
    return mark_of(view.claim(full))


def _marks(view: "View") -> frozenset[Mark]:
    return frozenset(mark for claim in view.claims() for mark in (mark_of(claim), voice_of(claim)))


def _state(judgement: Judgement, held: set[str], marks: frozenset[Mark]) -> str:
    if judgement.verdict is None:
        return ""
    if judgement.id not in held:
        return "taken back, or decided anew"
    stale = set(judgement.marks) - marks
    return "stale: the article is read otherwise now, not applied" if stale else "holds"
