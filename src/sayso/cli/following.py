"""Commands that follow answers over time: as-of, diff, alerts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sayso.cli import asking, ledgers, lines, moments, screen, telling
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status
from sayso.dossier.clocks import Clock
from sayso.errors import InputError, NotFound
from sayso.export import wording

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.dossier.changes import Event
    from sayso.model import Question
    from sayso.pipeline import Followed

By = Annotated[
    Clock, Parameter(help="Which time counts: of saying, of publishing, or of ingesting (UTC).")
]
ID = "qst_"


def as_of(
    date: Annotated[str, Parameter(help="A day, to its end, or a time: 2031-05-04T18:30.")],
    /,
    *question: Annotated[str, Parameter(help="Its id, or a question in your words; else all.")],
    clock: By = Clock.SAID,
    ledger: Ledger = DEFAULT_LEDGER,
    json: AsJson = False,
) -> Status:
    """Tell the answers as they stood on a day; later ones change nothing.

    Every position a source had taken by then is told, also one that it had
    changed or that a newer version of the article had dropped. Where a date is
    too open to tell, the answer is shown as one that may have come by then.
    """
    from sayso import pipeline
    from sayso.dossier import asof

    moment = moments.read(date, "DATE", end=True)
    path = ledgers.there(ledger)
    known = pipeline.followed(path)
    chosen = _chosen(path, known, " ".join(question))
    found = asof.find(chosen, known.linked, known.clocks, clock, moment)
    if json:
        screen.json_lines(lines.as_of(each, known.clocks) for each in found)
    else:
        for each in found:
            telling.question(each, known.clocks)
            screen.say()
    if not found:
        screen.note(f"nothing on this had been {clock} by {date}")
    return Status.OK if found else Status.NOTHING


def _chosen(path: "Path", known: "Followed", text: str) -> Iterable["Question"]:
    """All questions, the one of an id, or those that ask what was typed."""
    from sayso import pipeline

    if not text:
        return known.linked.questions
    if text.startswith(ID):
        with ledgers.view(path) as view:
            full = asking.question_id(view, text)
        return [each for each in known.linked.questions if each.id == full]
    found = pipeline.asked(path, text).found
    if not found.questions:
        near = "".join(f"\n  {each.question.wording}" for each in found.nearest)
        told = f"; the nearest are:{near}" if near else ""
        raise NotFound(f"no question asks {text!r}{told}")
    return found.questions


def diff(
    *,
    since: Annotated[str, Parameter(help="A day, or a time: 2031-05-04T18:30.")],
    clock: By = Clock.SAID,
    ledger: Ledger = DEFAULT_LEDGER,
    json: AsJson = False,
) -> Status:
    """Tell what changed since a day: new, revised, first denial, withdrawn.

    A change whose date leaves open whether it came since then is marked "(?)".
    """
    from sayso import pipeline
    from sayso.dossier import changes

    known = pipeline.followed(ledgers.there(ledger))
    moment = moments.read(since, "--since")
    found = changes.find(known.linked.questions, known.clocks, clock, moment)
    if json:
        screen.json_lines(lines.event(each, known.clocks) for each in found)
    elif found:
        columns = (clock.value, "what", "source", "answer", "question", "claim")
        screen.table(columns, (_row(each) for each in _together(found)))
        screen.note("one of them in its words: sayso show CLAIM")
    if not found:
        screen.note(f"nothing {clock} since {since} changed an answer")
    return Status.OK if found else Status.NOTHING


def _together(found: Iterable["Event"]) -> Iterable[list["Event"]]:
    """What one claim changed on one question, as a line: new, and the first denial."""
    same: dict[tuple[str, str, bool], list[Event]] = {}
    for event in found:
        key = (event.question.id, event.claim, event.article is None)
        same.setdefault(key, []).append(event)
    return same.values()


def _row(events: "list[Event]") -> tuple[str, ...]:
    event = max(events, key=lambda each: each.before is not None)
    kind = event.question.kind
    answer = wording.reading(event.answer, kind)
    if event.before is not None:
        answer = f"{wording.reading(event.before, kind)} → {answer}"
    return (
        wording.when(event.at) + ("" if event.sure else " (?)"),
        ", ".join(sorted(wording.EVENTS[each.kind.value] for each in events)),
        event.answer.name,
        answer,
        event.question.wording,
        event.claim,
    )


def alerts(
    *,
    after: Annotated[int | None, Parameter(help="Only of articles first linked after RUN.")] = None,
    since: Annotated[str | None, Parameter(help="Only of articles ingested since (UTC).")] = None,
    ledger: Ledger = DEFAULT_LEDGER,
    json: Annotated[bool, Parameter(name="--json", help="What is written in any case.")] = True,
) -> Status:
    """Write one JSON line for each change that newly ingested articles brought.

    The kinds are those of diff. Nothing is remembered between calls: the last
    line on standard error names the run to go on after. An event keeps its id.
    """
    from sayso import pipeline
    from sayso.dossier import alerts as found_by

    del json  # accepted, so that a program may give it to every command
    known = pipeline.followed(ledgers.there(ledger))
    last = known.runs[-1] if known.runs else 0
    if after is not None and not 0 <= after <= last:
        raise InputError(f"--after is {after}; the runs of this ledger end with {last}")
    moment = None if since is None else moments.read(since, "--since")
    found = found_by.find(known.linked.questions, known.clocks, after=after, since=moment)
    count = screen.json_lines(lines.event(each, known.clocks) for each in found)
    screen.note(f"{wording.plural(count, 'event')}; go on with: sayso alerts --after {last}")
    return Status.OK if count else Status.NOTHING
