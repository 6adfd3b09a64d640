"""Seasons and holidays: the days they fall on in a year."""

from datetime import datetime, timedelta

from sayso.extract.facets import intervals
from sayso.extract.facets.expressions import Expression
from sayso.extract.facets.intervals import Interval, Tense
from sayso.lexicon.times import time_words


def resolve(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    """A season or a holiday: of its year, or the nearest on the tense's side."""
    find = season if expression.kind == "season" else holiday
    if expression.unit == "weekend":
        find = holiday_weekend
    if expression.first.year is not None:
        return find(expression.word, expression.first.year)
    options = [find(expression.word, anchor.year + move) for move in (-2, -1, 0, 1, 2)]
    if expression.modifier == 0 and expression.kind == "season":
        # "this winter" is the one that runs, else the one of this calendar year.
        running = [each for each in options if each[0] <= anchor <= each[1]]
        return (running or [options[2]])[0]
    if expression.modifier is not None:
        if expression.modifier > 0:
            return next(each for each in options if each[0] > anchor)
        return next(each for each in reversed(options) if each[1] < anchor)
    return intervals.chosen(options, anchor, tense)


def season(word: str, year: int) -> tuple[datetime, datetime]:
    """First and last day of a season of the northern half; winter ends in the next year."""
    entry = time_words("season")[word]
    carry, last = divmod(entry.last, 12)
    return (
        datetime(year, entry.first, 1),
        datetime(year + carry, last + 1, 1) - timedelta(days=1),
    )


def holiday(word: str, year: int) -> tuple[datetime, datetime]:
    """The day of a holiday, as its entry in the lexicon says that it falls."""
    entry = time_words("holiday")[word]
    if entry.unit == "fixed":
        day = datetime(year, entry.first, entry.last)
    elif entry.unit == "easter":
        day = easter(year) + timedelta(days=entry.number)
    elif entry.unit == "thanksgiving":
        day = nth_weekday(year, 11, 3, 4) + timedelta(days=entry.number)
    else:
        day = nth_weekday(year, entry.first, entry.number, entry.last)
    return day, day


def holiday_weekend(word: str, year: int) -> tuple[datetime, datetime]:
    """The weekend of a holiday, and the holiday before, after or within it."""
    return with_weekend(holiday(word, year)[0])


def with_weekend(day: datetime) -> tuple[datetime, datetime]:
    """A day and the nearest weekend, as one stretch."""
    near = -day.weekday() - 2 if day.weekday() < MIDWEEK - 1 else SATURDAY - day.weekday()
    saturday = day + timedelta(days=near)
    return min(day, saturday), max(day, saturday + timedelta(days=1))


MIDWEEK, SATURDAY = 3, 5


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> datetime:
    """The nth such weekday of a month; -1 is the last."""
    if nth < 0:
        end = datetime(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    start = datetime(year, month, 1)
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> datetime:
    """Western Easter Sunday, by the computation of Meeus, Jones and Butcher."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    moved = (8 * century + 13) // 25
    moon = (19 * golden + century - century // 4 - moved + 15) % 30
    epact = (golden + 11 * moon) // 319
    sunday = (2 * (century % 4) + 2 * (rest // 4) - rest % 4 - moon + epact + 32) % 7
    month = (moon - epact + sunday + 90) // 25
    return datetime(year, month, (moon - epact + sunday + month + 19) % 32)
