"""Count lengths of time from a day: "two weeks ago", "the past five days", "within an hour"."""

import math
from datetime import datetime, timedelta

from sayso.extract.facets import intervals
from sayso.extract.facets.expressions import Expression
from sayso.extract.facets.intervals import Interval, Tense

SHORT = ("second", "minute", "hour")
SURELY_TODAY = 0.25  # days; the anchor is a day, and its hour is not known


def _within_a_day(expression: Expression, anchor: datetime) -> Interval:
    """“Three hours ago” is of the anchor's day; "ten hours ago" may be of the day before."""
    length = intervals.DAYS[expression.unit]
    low, high = expression.low * length, expression.high * length
    first = anchor + timedelta(days=0 if low >= -SURELY_TODAY else -math.ceil(-low))
    return first, anchor + timedelta(days=0 if high <= SURELY_TODAY else math.ceil(high))


def counted(expression: Expression, anchor: datetime) -> Interval | None:
    """So many units from the anchor; months and years are not said to the day."""
    if expression.unit in SHORT:
        return _within_a_day(expression, anchor)
    ends = [moved(anchor, by, expression) for by in (expression.low, expression.high)]
    return intervals.widened(min(ends), max(ends), expression.unit)


def moved(day: datetime, by: float, expression: Expression) -> datetime:
    """The day so many units away, with the smaller or larger units told along with them."""
    for more, unit in expression.more:
        day = intervals.shifted(day, more, unit)
    return intervals.shifted(day, by, expression.unit)


def window(expression: Expression, anchor: datetime) -> Interval | None:
    """All the time from the anchor to so many units from it."""
    unit = expression.unit
    if unit in SHORT:
        return _within_a_day(expression, anchor)
    if unit == "quarter":  # quarters are those of the calendar
        moves = [-expression.high, -1] if expression.high > 0 else [expression.low, -1]
        moves = [1, expression.high] if expression.high > 0 else moves
        first, last = (int(move) for move in moves)
        return intervals.whole(anchor, unit, first)[0], intervals.whole(anchor, unit, last)[1]
    ends = (expression.low, expression.high)
    low, high = (moved(anchor, by, expression) if by else anchor for by in ends)
    return low, high


def lasting(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    """A length of time; it ends at the anchor only in the perfect ("had not been seen for …")."""
    low, high = expression.low, expression.high
    if expression.word in ("in", "within"):
        if tense is Tense.PAST or tense is Tense.PERFECT:
            return None
        if expression.unit in ("second", "minute"):
            return anchor, anchor
        first, end = (intervals.shifted(anchor, by, expression.unit) for by in (low, high))
        return (first, end) if expression.word == "in" else (anchor, end)
    if tense is Tense.PERFECT:
        return intervals.shifted(anchor, -high, expression.unit), anchor
    return None
