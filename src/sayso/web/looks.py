"""Looks: when a reader last looked at a story, and what came into the ledger since."""

from datetime import UTC, datetime, timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from sayso.dossier import changes
from sayso.dossier.clocks import Clock
from sayso.export import wording
from sayso.export.html.page import Ref
from sayso.export.html.pages.story import News
from sayso.web.desk import Told

COOKIE: Final = "looked"
ONE_LOOK: Final = timedelta(minutes=30)  # to come back within it is the same look
A_YEAR: Final = 365 * 86_400
MOST: Final = 40
FORM: Final = "%Y-%m-%dT%H:%M:%S"


def last(request: Request) -> datetime | None:
    """When the reader looked at this story the time before; None on a first look."""
    return _times(request)[0]


def words(looked: datetime | None) -> str:
    """That moment in words; empty on a first look."""
    return f"{wording.day(looked)}, {looked:%H:%M} UTC" if looked else ""


def news(told: Told, looked: datetime | None) -> tuple[News, ...]:
    """What newly ingested articles changed since, the last first."""
    if looked is None:
        return ()
    followed = told.followed
    found = changes.find(followed.linked.questions, followed.clocks, Clock.INGESTED, looked)
    return tuple(
        News(
            wording.EVENTS[each.kind.value],
            Ref(each.question.wording, f"#{each.question.id}"),
            f"{each.answer.name}: {wording.reading(each.answer, each.question.kind)}",
        )
        for each in found[::-1][:MOST]
    )


def remember(request: Request, answer: Response, piece: str) -> Response:
    """Note this look in a cookie of the story's page, which no other page is sent."""
    before, current = _times(request)
    now = datetime.now(UTC).replace(tzinfo=None)
    if current is None or now - current > ONE_LOOK:
        before, current = current, now
    told = f"{before:{FORM}}" if before else ""
    answer.set_cookie(
        COOKIE,
        f"{told}.{current:{FORM}}",
        max_age=A_YEAR,
        path=f"/story/{piece}",
        httponly=True,
        samesite="strict",
    )
    return answer


def _times(request: Request) -> tuple[datetime | None, datetime | None]:
    """The look before this one, and the beginning of this one."""
    before, _, current = request.cookies.get(COOKIE, "").partition(".")
    now = datetime.now(UTC).replace(tzinfo=None)
    times = _read(before), _read(current)
    if times[1] is not None and now - times[1] > ONE_LOOK:
        return times[1], times[1]
    return times


def _read(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, FORM)
    except ValueError:
        return None
