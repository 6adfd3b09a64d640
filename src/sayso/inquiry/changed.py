"""Changed: what became of the answers since a day, one piece of the ledger after another."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sayso.dossier import changes
from sayso.dossier.clocks import Clock
from sayso.inquiry import claims, lines, linked
from sayso.inquiry.keeping import Moment
from sayso.inquiry.pages import ARTICLES, LOOKED_AT, Line, Page, Place
from sayso.store import inside
from sayso.store.writer import WHOLE

BETWEEN: Final = ":"  # a piece, and how many of its changes were told before


def find(view: Moment, since: datetime, clock: Clock, place: Place) -> Page:
    """A page of changes: those of a piece by the clock, the pieces in the order of their names."""
    first, _, given = place.after.partition(BETWEEN)
    skipped = int(given) if given.isdecimal() and len(given) < 10 else 0
    found: list[Line] = []
    read = 0
    pieces = _pieces(view, first, since, clock)
    for row in pieces[:LOOKED_AT]:
        piece = row["piece"]
        if not row["changed"]:
            continue
        if len(found) == place.limit or (read and read + row["articles"] > ARTICLES):
            return Page(found, piece)
        read += row["articles"]
        events = list(_events(view, piece, since, clock))
        start = skipped if piece == first else 0
        end = start + place.limit - len(found)
        found += (_told(view, each) for each in events[start:end])
        if len(events) > end:
            return Page(found, f"{piece}{BETWEEN}{end}")
    return Page(found, pieces[LOOKED_AT]["piece"] if len(pieces) > LOOKED_AT else None)


def _pieces(view: Moment, first: str, since: datetime, clock: Clock) -> Sequence[Any]:
    if inside.is_whole(view):
        return [{"piece": WHOLE, "articles": 1, "changed": True}]
    ingested = clock is Clock.INGESTED
    given: dict[str, str | int] = {
        "first": first,
        "day": since.date().isoformat(),
        "ingested": int(ingested),
    }
    return list(view.records("pieces_changed", most=LOOKED_AT + 1, **given))


def _events(view: Moment, piece: str, since: datetime, clock: Clock) -> Iterator[Line]:
    known = linked.followed(view, piece)
    for each in changes.find(known.linked.questions, known.clocks, clock, since):
        yield lines.event(each, known.clocks)


def _told(view: Moment, line: Line) -> Line:
    return {**line, "claims": claims.with_judgement(view, line["claims"])}
