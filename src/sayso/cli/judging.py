"""Judging: what a person decides about who is who; append-only, and taken back by its id."""

import getpass
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sayso.cli import ledgers, screen
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.showing import Id
from sayso.cli.status import Status
from sayso.errors import InputError, NotFound
from sayso.export import judged, wording
from sayso.model import Identity, Judgement, Mark, Verdict, standing

if TYPE_CHECKING:
    from sayso.store.view import View

By = Annotated[
    str | None,
    Parameter(help="Who decides; else the name you are logged in by.", env_var="SAYSO_ANALYST"),
]
Note = Annotated[str, Parameter(help="Why, in your words.")]


def judge(
    verdict: Annotated[Verdict, Parameter(help="Whether the two are one voice.")],
    left: Annotated[str, Parameter(help="A claim or a source, by its id or its beginning.")],
    right: Annotated[str, Parameter(help="The other one.")],
    *,
    by: By = None,
    note: Note = "",
    ledger: Ledger = DEFAULT_LEDGER,
) -> Status:
    """Judge whether two voices are the same, not the same, or undecided, and link anew.

    A claim stands for the voice it is credited to in its article, a source for its name in the
    first article that has it. The machine's reading stays as it is; the decision is laid over it.
    """
    from sayso import pipeline
    from sayso.store.writer import Writer

    with ledgers.view(ledger) as view:
        marks = _mark(view, left), _mark(view, right)
    with Writer(ledger) as writer:
        made = writer.judge(*marks, verdict, by=by or _user(), note=note)
    pipeline.link(ledger)
    screen.say(f"{made.id}  {judged.words(made)}")
    screen.note(f"to take it back: sayso undo {made.id}")
    return Status.OK


def undo(id: Id, *, by: By = None, note: Note = "", ledger: Ledger = DEFAULT_LEDGER) -> Status:
    """Take a judgement back and link anew; taking that back too puts it into force again."""
    from sayso import pipeline
    from sayso.store.writer import Writer

    with ledgers.view(ledger) as view:
        noun, full = view.resolve(id)
    if noun != "judgements":
        raise InputError(f"{full} is one of the {noun}, not a judgement; see: sayso judgements")
    with Writer(ledger) as writer:
        made = writer.undo(full, by=by or _user(), note=note)
    pipeline.link(ledger)
    screen.say(f"{made.id}  takes back {full}")
    return Status.OK


def judgements(*, ledger: Ledger = DEFAULT_LEDGER, json: AsJson = False) -> Status:
    """List every judgement in order of making, and whether it holds."""
    with ledgers.view(ledger) as view:
        every = view.judgements()
        if json:
            screen.json_lines(asdict(each) for each in every)
        elif every:
            names = _names(view)
            held = {each.id for each in standing(every)}
            rows = (
                (j.id, judged.words(j), j.by, j.at, j.note, _state(j, held, names)) for j in every
            )
            screen.table(("id", "judgement", "by", "at", "note", "state"), rows)
    if not every:
        screen.note("nobody has judged anything in this ledger; see: sayso judge --help")
    return Status.OK if every else Status.NOTHING


def doubts(*, ledger: Ledger = DEFAULT_LEDGER, json: AsJson = False) -> Status:
    """List pairs of sources that may be one voice, with what speaks for and against it."""
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


def _user() -> str:
    """Who is logged in; a machine may have no name for it, and a judgement must have one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise InputError("nobody is logged in here by name; say who decides with --by") from error


def _who(identity: Identity) -> str:
    about = ", ".join(part for part in (identity.role, identity.affiliation) if part)
    return f"{identity.name}{f' ({about})' if about else ''} {identity.id}"


def _mark(view: "View", id: str) -> Mark:
    """The voice of a claim, or of the first claim of a source."""
    noun, full = view.resolve(id)
    if noun == "claims":
        claim = view.claim(full)
    elif noun == "identities":
        found = next(view.claims(source=full), None)
        if found is None:
            raise NotFound(f"no claim is credited to {full}")
        claim = found
    else:
        raise InputError(f"{full} is one of the {noun}; name a claim or a source")
    return Mark(claim.article, claim.voice.name)


def _names(view: "View") -> frozenset[Mark]:
    return frozenset(Mark(claim.article, claim.voice.name) for claim in view.claims())


def _state(judgement: Judgement, held: set[str], names: frozenset[Mark]) -> str:
    if judgement.verdict is None:
        return ""
    if judgement.id not in held:
        return "taken back, or decided anew"
    stale = {judgement.left, judgement.right} - names
    return "stale: the article is read otherwise now, not applied" if stale else "holds"
