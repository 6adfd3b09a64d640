"""Given: masthead fields that came with an input, and the dates among them."""

import re
from datetime import UTC, datetime
from typing import Any

from sayso.lexicon.dateforms import find_dates
from sayso.model import NEVER_STATED, Precision, When

PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")


def text_of(value: Any) -> str | None:
    """A given text without outer space; None for an empty one or anything but a text."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def date(value: Any, basis: str) -> When:
    """A date given as text ("2031-03-04T07:20:00Z", "4 March 2031", "2031-03"), as fine as given.

    Seconds since 1970 are read too. NEVER_STATED if it can't be read.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_seconds(value, basis)
    words = text_of(value)
    if words is None:
        return NEVER_STATED
    if match := PARTIAL.fullmatch(words):
        return _year_or_month(int(match["year"]), int(match["month"] or 0), basis)
    return next((found.when(basis) for found in find_dates(words) if found.year), NEVER_STATED)


def moment(value: Any) -> datetime | None:
    """A given moment (when the page was retrieved), as printed; None if it can't be read."""
    return date(value, "given").earliest


def _from_seconds(value: float, basis: str) -> When:
    try:
        found = datetime.fromtimestamp(value, UTC).replace(tzinfo=None)
    except (OverflowError, OSError, ValueError):
        return NEVER_STATED
    return When(
        found, found, Precision.MINUTE, (basis, f"given as {value} seconds", "time zone UTC")
    )


def _year_or_month(year: int, month: int, basis: str) -> When:
    if not 1000 <= year < 9999 or month > 12:
        return NEVER_STATED
    first = datetime(year, month or 1, 1)
    last = datetime(year, 12, 31)
    if month:
        following = datetime(year + month // 12, month % 12 + 1, 1)
        last = datetime.fromordinal(following.toordinal() - 1)
    return When(first, last, Precision.MONTH if month else Precision.YEAR, (basis,))
