"""Alerts: the changes that articles brought which came in after a run or a day; nothing hidden."""

from collections.abc import Iterable
from datetime import datetime

from sayso.dossier import changes
from sayso.dossier.changes import Event
from sayso.dossier.clocks import Clock, Clocks
from sayso.model import Question


def arrival(event: Event) -> int:
    """The run that brought it, the order they are told in; of one run the order of `changes`."""
    return event.run or 0


def find(
    questions: Iterable[Question],
    clocks: Clocks,
    *,
    after: int | None = None,
    since: datetime | None = None,
) -> tuple[Event, ...]:
    """The events in order of arrival: of articles first linked after a run, or ingested since.

    The cursor is the caller's: the same cursor gives the same events again, with the same ids.
    """
    found = changes.find(questions, clocks, Clock.INGESTED, since)
    kept = [each for each in found if after is None or each.run is None or each.run > after]
    return tuple(sorted(kept, key=arrival))
