"""The arithmetic of time expressions: from an expression and one anchor day to an interval."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum

from sayso.extract.facets.calendar import Day, Expression
from sayso.lexicon.times import TimeWord, time_words

Interval = tuple[datetime | None, datetime | None]
DAYS = {"day": 1.0, "week": 7.0, "weekend": 7.0, "month": 30.4, "quarter": 91.3, "year": 365.25,
        "decade": 3652.5, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}  # fmt: skip


class Tense(Enum):
    """What the clause says about where a date without year lies."""

    PAST = "past"
    PERFECT = "perfect"
    FUTURE = "future"
    NEAREST = "nearest"


def impossible(day: Day) -> str:
    """Why a date cannot be, or ""; without a year a leap year is given the benefit of the doubt."""
    if day.month is not None and not 1 <= day.month <= 12:
        return f"impossible date: there is no month {day.month}"
    if day.month is None or day.day is None:
        return ""
    length = (_month_start(day.year or 2024, day.month + 1) - timedelta(days=1)).day
    return "" if 1 <= day.day <= length else f"impossible date: month {day.month} has {length} days"


def of_date(first: Day, last: Day) -> Interval:
    """First and last day of a date (or range of dates) with its year."""
    earliest, latest = _bounds(first)[0], _bounds(last)[1]
    if earliest > latest and first.year == last.year and first.year:
        # "from December 28 to January 4, 2031" begins in the year before.
        earliest = _bounds(replace(first, year=first.year - 1))[0]
    return earliest, latest


def resolve(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    """The days meant, seen from the anchor day; None where the words do not tell them."""
    if expression.kind == "date":
        return _without_year(expression, anchor, tense)
    if expression.kind == "weekday":
        return _weekday(expression, anchor, tense)
    if expression.kind == "phrase":
        start, end = _phrase(time_words("phrase")[expression.word], anchor)
        if expression.word.startswith(("earlier this", "earlier in the")):
            return start, anchor
        ahead = expression.word.startswith(("later this", "later in the"))
        return (anchor, end) if ahead else (start, end)
    if expression.kind == "shift":
        ends = [_shifted(anchor, by, expression.unit) for by in (expression.low, expression.high)]
        return _widened(min(ends), max(ends), expression.unit)
    if expression.kind == "window":
        unit = expression.unit
        return _shifted(anchor, expression.low, unit), _shifted(anchor, expression.high, unit)
    if expression.kind == "lasting":
        return _lasting(expression, anchor, tense)
    return anchor, anchor


def _bounds(day: Day) -> tuple[datetime, datetime]:
    year = day.year or 1
    if day.day and day.month:
        only = datetime(year, day.month, day.day)
        return only, only
    low, high = _part(day.part)
    if day.month:
        start, end = _month_start(year, day.month), _month_start(year, day.month + 1)
        last = end - timedelta(days=1)
        return start + timedelta(days=low - 1), min(last, start + timedelta(days=high - 1))
    # A part of a year is the same third as of a month: "early 2030" is January to April.
    months = {1: (1, 4), 11: (5, 8), 21: (9, 12)}[low] if day.part else (1, 12)
    return _month_start(year, months[0]), _month_start(year, months[1] + 1) - timedelta(days=1)


def _part(name: str) -> tuple[int, int]:
    entry = time_words("part").get(name)
    return (entry.first, entry.last) if entry else (1, 31)


def _month_start(year: int, month: int) -> datetime:
    carry, index = divmod(month - 1, 12)
    return datetime(year + carry, index + 1, 1)


def _without_year(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    if expression.modifier is not None:
        tense = Tense.FUTURE if expression.modifier > 0 else Tense.PAST
    options = [
        found
        for year in range(anchor.year - 5, anchor.year + 6)
        if (found := _in_year(expression, year)) is not None
    ]
    past = [each for each in options if each[0] <= anchor]
    ahead = [each for each in options if each[1] >= anchor]
    if expression.modifier == -1:
        past = [each for each in past if each[1] < anchor]
    if tense is Tense.FUTURE:
        return ahead[0]
    if tense is Tense.NEAREST:
        return min(past[-1], ahead[0], key=lambda each: abs(each[0] - anchor))
    return past[-1]


def _in_year(expression: Expression, year: int) -> tuple[datetime, datetime] | None:
    first, last = expression.first, expression.last
    carried = (last.month or 0) < (first.month or 0)
    ends = []
    for day, own in ((first, year), (last, year + carried)):
        try:
            ends.append(_bounds(Day(own, day.month, day.day, day.part)))
        except ValueError:  # 29 February
            return None
    return ends[0][0], ends[1][1]


def _weekday(expression: Expression, anchor: datetime, tense: Tense) -> Interval:
    back = (anchor.weekday() - expression.number) % 7
    ahead = (expression.number - anchor.weekday()) % 7
    if expression.modifier == 1:
        move = ahead or 7
    elif expression.modifier == -1:
        move = -(back or 7)
    elif expression.modifier == 0:
        move = expression.number - anchor.weekday()
    else:
        # "said he would call later Monday" is still the Monday of the saying.
        coming = tense is Tense.FUTURE or (tense is Tense.NEAREST and expression.word != "later")
        move = ahead if coming else -back
    day = anchor + timedelta(days=move)
    return day, day


def _phrase(word: TimeWord, anchor: datetime) -> Interval:
    if word.open:
        return (None, anchor) if word.open == "before" else (anchor, None)
    if word.unit == "day":
        return anchor + timedelta(days=word.first), anchor + timedelta(days=word.last)
    start, _ = _whole(anchor, word.unit, word.first)
    _, end = _whole(anchor, word.unit, word.last)
    return start, end


def _whole(anchor: datetime, unit: str, move: int) -> tuple[datetime, datetime]:
    """The calendar week, weekend, month, quarter or year ``move`` away from the anchor's own."""
    if unit in ("week", "weekend"):
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=move)
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (anchor.month - 1) // months * months + 1 + move * months
    start = _month_start(anchor.year, first)
    return start, _month_start(anchor.year, first + months) - timedelta(days=1)


def _shifted(anchor: datetime, by: float, unit: str) -> datetime:
    if unit in ("month", "quarter", "year", "decade") and by == int(by):
        months = int(by) * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        start = _month_start(anchor.year, anchor.month + months)
        end = _month_start(anchor.year, anchor.month + months + 1) - timedelta(days=1)
        return start.replace(day=min(anchor.day, end.day))
    moved = anchor + timedelta(days=by * DAYS[unit])
    return moved.replace(hour=0, minute=0, second=0, microsecond=0)


def _widened(first: datetime, last: datetime, unit: str) -> Interval:
    """The whole month or year: "three years ago" is not said to the day."""
    if unit in ("month", "year"):
        return _whole(first, unit, 0)[0], _whole(last, unit, 0)[1]
    return first, last


def _lasting(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    """A length of time; it ends at the anchor only in the perfect ("had not been seen for …")."""
    by = expression.high
    if expression.word in ("in", "within"):
        if tense is Tense.PAST or tense is Tense.PERFECT:
            return None
        end = _shifted(anchor, by, expression.unit)
        return (end, end) if expression.word == "in" else (anchor, end)
    if tense is Tense.PERFECT:
        return _shifted(anchor, -by, expression.unit), anchor
    return None
