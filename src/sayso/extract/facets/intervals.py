"""The arithmetic of days: bounds of dates, calendar weeks and months, moves by so many units."""

from calendar import monthrange
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum

from sayso.extract.facets.expressions import Day
from sayso.lexicon.times import time_words

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
Interval = tuple[datetime | None, datetime | None]
DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "weekend": 7.0,
    "fortnight": 14.0,
    "month": 30.4,
    "quarter": 91.3,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}


class Tense(Enum):
    """What the clause says about where a date without year lies."""

    PAST = "past"
    PERFECT = "perfect"
    FUTURE = "future"
    NEAREST = "nearest"
    PRESENT = "present"


def impossible(day: Day) -> str:
    """Why a date cannot be, or ""; without a year a leap year is given the benefit of the doubt."""
    if day.month is not None and not 1 <= day.month <= 12:
        return f"impossible date: there is no month {day.month}"
    if day.month is None or day.day is None:
        return ""
    length = monthrange(day.year or 2024, day.month)[1]
    return "" if 1 <= day.day <= length else f"impossible date: month {day.month} has {length} days"


def of_date(first: Day, last: Day) -> Interval:
    """First and last day of a date (or range of dates) with its year."""
    earliest, latest = bounds(first)[0], bounds(last)[1]
    if earliest > latest and first.year == last.year and first.year:
        # "from December 28 to January 4, 2031" begins in the year before.
        earliest = bounds(replace(first, year=first.year - 1))[0]
    return earliest, latest


def bounds(day: Day) -> tuple[datetime, datetime]:
    """First and last day of a date as far as the words give it."""
    year = day.year or 1
    if day.day and day.month:
        only = datetime(year, day.month, day.day)
        return only, only
    low, high = part(day.part)
    if day.month:
        start, last = month_start(year, day.month), month_end(year, day.month)
        return start + timedelta(days=low - 1), min(last, start + timedelta(days=high - 1))
    # A part of a year is the same third as of a month: "early 2030" is January to April.
    months = YEAR_PARTS[(low, high)] if day.part else (1, 12)
    return month_start(year, months[0]), month_end(year, months[1])


YEAR_PARTS = {(1, 10): (1, 4), (11, 20): (5, 8), (21, 31): (9, 12), (1, 15): (1, 6),
              (16, 31): (7, 12), (1, 20): (1, 8)}  # fmt: skip


def part(name: str) -> tuple[int, int]:
    """The days of a month that a word such as "early" stands for."""
    entry = time_words("part").get(name)
    return (entry.first, entry.last) if entry else (1, 31)


def chosen(
    options: list[tuple[datetime, datetime]], anchor: datetime, tense: Tense
) -> Interval | None:
    """Of the same day in several years, the one on the side the tense tells."""
    past = [each for each in options if each[0] <= anchor]
    ahead = [each for each in options if each[1] >= anchor]
    if not past or not ahead:
        return next(iter(past[-1:] or ahead[:1]), None)
    if tense is Tense.FUTURE:
        return ahead[0]
    if tense is Tense.NEAREST:
        return min(past[-1], ahead[0], key=lambda each: abs(each[0] - anchor))
    return past[-1]


def month_start(year: int, month: int) -> datetime:
    """The first day of a month; months beyond December are of the years after."""
    carry, index = divmod(month - 1, 12)
    return datetime(year + carry, index + 1, 1)


def month_end(year: int, month: int) -> datetime:
    """The last day of a month; the last of all has no day after it to count back from."""
    start = month_start(year, month)
    return start.replace(day=monthrange(start.year, start.month)[1])


def whole(anchor: datetime, unit: str, move: int) -> tuple[datetime, datetime]:
    """The calendar week, weekend, month, quarter or year ``move`` away from the anchor's own."""
    if unit in ("week", "weekend"):
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=move)
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (anchor.month - 1) // months * months + 1 + move * months
    start = month_start(anchor.year, first)
    return start, month_end(anchor.year, first + months - 1)


def shifted(anchor: datetime, by: float, unit: str) -> datetime:
    """The day so many units away; months and years keep the day of the month."""
    if unit in MONTHS_IN and by == int(by):
        months = int(by) * MONTHS_IN[unit]
        start = month_start(anchor.year, anchor.month + months)
        end = month_end(anchor.year, anchor.month + months)
        return start.replace(day=min(anchor.day, end.day))
    moved = anchor + timedelta(days=by * DAYS[unit])
    return moved.replace(hour=0, minute=0, second=0, microsecond=0)


def widened(first: datetime, last: datetime, unit: str) -> Interval:
    """The whole month or year: "three years ago" is not said to the day."""
    if unit in ("month", "year", "decade", "century"):
        unit = "month" if unit == "month" else "year"
        return whole(first, unit, 0)[0], whole(last, unit, 0)[1]
    return first, last
