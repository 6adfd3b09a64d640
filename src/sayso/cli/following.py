"""Commands that follow answers over time: as-of, diff, alerts."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import orjson
from cyclopts import Parameter

from sayso.cli import asking, ledgers, moments, screen, telling
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status
from sayso.dossier.clocks import Clock
from sayso.errors import InputError, NotFound
from sayso.export import wording
from sayso.inquiry import lines

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sayso.dossier.asof import AsOf
    from sayso.dossier.changes import Event
    from sayso.dossier.clocks import Clocks
    from sayso.model import Question
    from sayso.pipeline import Answered, Followed
    from sayso.store.sorter import Key

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
    """Tell the answers as they stood on a day.

    Later ones change nothing.

    Every position a source had taken by then is told, also one that it had
    changed or that a newer version of the article had dropped. Where a date is
    too open to tell, the answer is shown as one that may have come by then.
    """
    from sayso.dossier import asof
    from sayso.store.sorter import Sorter

    moment = moments.read(date, "DATE", end=True)
    path = ledgers.there(ledger)
    with Sorter() as found:
        for known, chosen in _chosen(path, " ".join(question)):
            for each in asof.find(chosen, known.linked, known.clocks, clock, moment):
                found.add(asof.interest(each), _stood(each, known.clocks, json=json))
        if json:
            screen.show_json(found)
        else:
            screen.show(found)
    if not found:
        screen.note(f"nothing on this had been {clock} by {date}")
    return Status.OK if found else Status.NOTHING


def _stood(found: "AsOf", clocks: "Clocks", *, json: bool) -> bytes:
    """One question as it stood, as it is shown."""
    if json:
        return screen.json_line(lines.as_of(found, clocks))

    def tell() -> None:
        telling.question(found, clocks)
        screen.say()

    return screen.rendered(tell)


def _chosen(path: "Path", text: str) -> "Iterator[tuple[Followed, Iterable[Question]]]":
    """All questions, the one of an id, or those that ask what was typed, a piece at a time."""
    from sayso import following, pipeline

    if text and not text.startswith(ID):
        told = pipeline.asked(path, text)
        if not told.found.questions:
            near = "".join(f"\n  {each.question.wording}" for each in told.found.nearest)
            named = f"; the nearest are:{near}" if near else ""
            raise NotFound(f"no question asks {text!r}{named}")
        left_out(told)
        yield told.known, told.found.questions
        return
    with ledgers.view(path) as view, view.snapshot():
        if text:
            full = asking.question_id(view, text)
            known = following.of_question(view, full)
            yield known, [each for each in known.linked.questions if each.id == full]
            return
        for known in following.stories(view):
            yield known, known.linked.questions


def left_out(told: "Answered") -> None:
    """That not every story with these words was looked through."""
    if told.left:
        more = wording.plural(told.left, "more story has", "more stories have")
        screen.note(f"{more} these words and were not looked through; name a person or a place")


def diff(
    *,
    since: Annotated[str, Parameter(help="A day, or a time: 2031-05-04T18:30.")],
    clock: By = Clock.SAID,
    ledger: Ledger = DEFAULT_LEDGER,
    json: AsJson = False,
) -> Status:
    """Tell what changed since a day: new, revised, withdrawn.

    First denials and first confirmations are told apart.

    A change whose date leaves open whether it came since then is marked "(?)".
    """
    from sayso.dossier import changes
    from sayso.store.sorter import Sorter

    path = ledgers.there(ledger)
    moment = moments.read(since, "--since")
    table = screen.LongTable((clock.value, "what", "source", "answer", "question", "claim"))
    with Sorter() as told:
        for known in _stories(path):
            found = changes.find(known.linked.questions, known.clocks, clock, moment)
            for events in [[each] for each in found] if json else _together(found):
                told.add(_key(events[0]), _changed(events, known.clocks, table, json=json))
        if json:
            screen.show_json(told)
        elif told:
            table.show(orjson.loads(row) for row in told)
            screen.note("one of them in its words: sayso show CLAIM")
    if not told:
        screen.note(f"nothing {clock} since {since} changed an answer")
    return Status.OK if told else Status.NOTHING


def _stories(path: "Path") -> "Iterator[Followed]":
    """All that the ledger holds at one moment, a piece at a time."""
    from sayso import following

    with ledgers.view(path) as view, view.snapshot():
        yield from following.stories(view)


def _key(event: "Event", run: int = 0) -> "Key":
    """The order in which changes are told, those of one run together."""
    from sayso.dossier import changes

    first, last, *rest = changes.order(event)
    return run, first.isoformat(), last.isoformat(), *map(str, rest)


def _changed(
    events: "list[Event]", clocks: "Clocks", table: screen.LongTable, *, json: bool
) -> bytes:
    """What one claim changed on one question: a line of JSON, or a row that the table has seen."""
    if json:
        return screen.json_line(lines.event(events[0], clocks))
    row = _row(events)
    table.see(row)
    return orjson.dumps(row)


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
    """Write a JSON line for each change that new articles brought.

    The kinds are those of diff. Nothing is remembered between calls: the last
    line on standard error names the run to go on after. An event keeps its id.
    """
    del json  # accepted, so that a program may give it to every command
    path = ledgers.there(ledger)
    with ledgers.view(path) as view:
        last = max(view.runs(), default=0)
    if after is not None and not 0 <= after <= last:
        raise InputError(f"--after is {after}; the runs of this ledger end with {last}")
    moment = None if since is None else moments.read(since, "--since")
    count, last = tell_events(path, after=after, since=moment)
    screen.note(f"{wording.plural(count, 'event')}; go on with: sayso alerts --after {last}")
    return Status.OK if count else Status.NOTHING


def tell_events(
    path: "Path", *, after: int | None = None, since: "datetime | None" = None
) -> tuple[int, int]:
    """Write events as lines of JSON; how many, and the run that the ledger ends with."""
    from sayso.dossier import alerts as found_by
    from sayso.store.sorter import Sorter

    with ledgers.view(path) as view:
        last = max(view.runs(), default=0)
    if after is not None and after >= last:
        return 0, last
    with Sorter() as told:
        for known in _stories(path):
            questions = known.linked.questions
            for each in found_by.find(questions, known.clocks, after=after, since=since):
                key = _key(each, found_by.arrival(each))
                told.add(key, screen.json_line(lines.event(each, known.clocks)))
        return screen.show_json(told), last
