"""The question page and the timeline, as its answers stood by a moment of one of three clocks."""

from collections.abc import Iterator
from datetime import date, datetime, time

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.dossier import asof
from sayso.dossier.clocks import Clock, Clocks, Reached, end, reached
from sayso.errors import InputError
from sayso.export.html.page import Ref
from sayso.export.html.pages import question as question_page
from sayso.export.html.pages import timeline as timeline_page
from sayso.model import Question, When
from sayso.web import frames
from sayso.web.desk import Told


def question(request: Request) -> Response:
    """One question with everybody's answers, all of them or those that had come by a day."""
    key = request.path_params["id"]
    clock, day = _clock(request), request.query_params.get("day", "")
    desk = frames.room(request).desk
    with desk.view() as view:
        told = desk.story(view, key)
        asked, known = told.lookup.questions[key], told.followed
        moment = _end_of(day) if day else None
        found = asof.find([asked], known.linked, known.clocks, clock, moment)
        by_then = found[0] if found else asof.AsOf(asked, (), later=len(asked.answers))
        page = question_page.make(
            by_then,
            (told.lookup, told.cards),
            clock.value,
            day,
            _stops(asked, known.clocks, clock),
        )
        if "part" in request.query_params:
            return frames.fragment("question_part", page)
        place = frames.in_story(told, asked.wording, "", Ref(asked.wording))
        return frames.show(request, view, "question", page, place)


def _clock(request: Request) -> Clock:
    given = request.query_params.get("clock", Clock.SAID)
    if given not in set(Clock):
        raise InputError(f"there is no clock {given!r}; there are {', '.join(Clock)}")
    return Clock(given)


def _end_of(day: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time.max)
    except ValueError:
        raise InputError(f"{day!r} is no day; give one such as 2031-05-04") from None


def _stops(asked: Question, clocks: Clocks, clock: Clock) -> list[str]:
    """The days on which an answer had come, the first first."""
    ends = (end(clocks.answer(answer, clock)) for answer in asked.answers)
    return sorted({each.date().isoformat() for each in ends if each is not None})


def timeline(request: Request) -> Response:
    """What a story tells in order of one of the three clocks, or what had come by a day of it."""
    day = request.query_params.get("day", "")
    asked = timeline_page.Asked(_clock(request).value, day, frames.number(request, "page", 3))
    moment = _end_of(day) if day else None

    def make(told: Told) -> object:
        dated = tuple(_dated(told, asked.clock, moment))
        return timeline_page.make(told.lookup, len(told.dossier.timeline), dated, asked)

    return frames.story_part(request, "Timeline", make)


def _dated(told: Told, clock: str, moment: datetime | None) -> Iterator[timeline_page.Dated]:
    """The lines that had come by the moment, or may have."""
    clocks = told.followed.clocks
    for entry in told.dossier.timeline:
        times = {
            each.value: clocks.claim(entry.claim, each) if entry.claim in clocks.claims else When()
            for each in Clock
        }
        how = Reached.BY_THEN if moment is None else reached(times[clock], moment)
        if how is not Reached.LATER:
            yield timeline_page.Dated(entry, times, open=how is Reached.MAYBE)


ROUTES: list[BaseRoute] = [
    Route("/question/{id}", question),
    Route("/story/{id}/timeline", timeline),
]
