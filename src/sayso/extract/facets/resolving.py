"""Resolve a time expression: from what the words say and one anchor day to the days meant."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sayso.extract.facets import counting, feasts, intervals
from sayso.extract.facets.expressions import Day, Expression
from sayso.extract.facets.intervals import Interval, Tense
from sayso.lexicon.times import TimeWord, time_words


def resolve(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    """The days meant, seen from the anchor day; None where the words do not tell them.

    "10,000 years ago" tells none either: the calendar begins with the year 1.
    """
    try:
        return _resolve(expression, anchor, tense)
    except (OverflowError, ValueError):  # so a datetime says that it has no such year
        return None


def _resolve(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    if expression.of is not None and expression.kind not in ("stretch", "nth"):
        return _from_another(expression, anchor, tense)
    resolver = RESOLVERS.get(expression.kind)
    return resolver(expression, anchor, tense) if resolver else (anchor, anchor)


def _from_another(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    """What is counted from another expression: "two days before 3 May", "Monday of last week"."""
    of = expression.of
    found = settled(of, anchor, tense) if of else None
    if found is None or found[0] is None or found[1] is None:
        return None
    if expression.kind == "shift":
        ends = [
            counting.moved(end, by, expression)
            for end in found
            if end
            for by in (expression.low, expression.high)
        ]
        return min(ends), max(ends)
    if expression.kind == "lasting":  # "for three days from Monday"
        return found[0], counting.moved(found[0], expression.high, expression) - timedelta(days=1)
    if expression.unit == "weekend" and of and of.kind == "holiday":
        return feasts.with_weekend(found[0])
    start, end = intervals.whole(found[0], expression.unit or "week", 0)
    if expression.kind == "weekday":
        start = end = start + timedelta(days=expression.number)
    return start, end


def settled(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    """The days of an expression that may or may not need the anchor."""
    if expression.kind == "date" and expression.first.year is not None:
        if intervals.impossible(expression.first) or intervals.impossible(expression.last):
            return None
        return intervals.of_date(expression.first, expression.last)
    return resolve(expression, anchor, tense)


def _stretch(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    """From the first day of one expression to the last of another, in that order."""
    left = settled(expression.of, anchor, tense) if expression.of else None
    right = settled(expression.until, anchor, tense) if expression.until else None
    if left is None or right is None or left[0] is None or right[1] is None:
        return None
    first, last = left[0], right[1]
    if first > last and expression.until and expression.until.kind == "weekday":
        if tense is Tense.FUTURE or (expression.of and expression.of.modifier == 1):
            last += timedelta(weeks=1)
        else:
            first -= timedelta(weeks=1)
    return (first, last) if first <= last else None


def _phrased(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    word = time_words("phrase")[expression.word]
    start, end = _phrase(word, anchor)
    if expression.word.startswith(("earlier this", "earlier in the")):
        return start, anchor
    if expression.word.startswith(("later this", "later in the")):
        return anchor, end
    loose = word.unit == "weekend" and word.first == -1 and "past" not in expression.word
    if loose and not expression.word.startswith("last"):
        # "over the weekend" is the coming one in the future, and this one on its own days.
        ahead = tense is Tense.FUTURE or anchor.weekday() >= SATURDAY
        return intervals.whole(anchor, "weekend", 0 if ahead else -1)
    return start, end


SATURDAY, MIDWEEK = 5, 3


WEEK_PARTS = {1: (0, 2), 11: (2, 4), 21: (4, 6), 16: (3, 6)}


def _part_of(expression: Expression, anchor: datetime) -> Interval | None:
    """“Late last month”, “the end of the year”."""
    unit, move = expression.unit, expression.modifier or 0
    if unit in ("decade", "century"):
        length = 10 if unit == "decade" else 100
        year = anchor.year // length * length + move * length
        return datetime(year, 1, 1), datetime(year + length - 1, 12, 31)
    start, end = intervals.whole(anchor, unit, move)
    if not expression.word:
        return start, end
    low, _ = intervals.part(expression.word)
    if unit == "year":
        return intervals.bounds(Day(start.year, part=expression.word))
    if unit == "month":
        return intervals.bounds(Day(start.year, start.month, part=expression.word))
    if unit == "week":
        first, last = WEEK_PARTS.get(low, (0, 6))
        return start + timedelta(days=first), start + timedelta(days=last)
    third = {1: 0, 11: 1}.get(low, 2)  # the month of the quarter
    return intervals.whole(intervals.month_start(start.year, start.month + third), "month", 0)


def _nth(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    """“The last week of July”, “the first three days of May”; weeks are those of the calendar."""
    whole = _whole_of(expression, anchor, tense)
    if whole is None:
        return None
    start, end = whole
    number, many, unit = expression.number, int(expression.high), expression.unit
    if expression.weekday is not None:
        only = feasts.nth_weekday(start.year, start.month, expression.weekday, number)
        return only, only
    if unit == "month":
        first = number if number > 0 else 13 - many
        return intervals.month_start(start.year, first), intervals.month_start(
            start.year, first + many
        ) - timedelta(days=1)
    if unit == "day":
        first_day = start + timedelta(days=number - 1) if number > 0 else end
        first_day -= timedelta(days=many - 1 if number < 0 else 0)
        return first_day, first_day + timedelta(days=many - 1)
    # The first week of a month or year is the one that holds most of its first days, as in ISO.
    monday = start + timedelta(days=3) - timedelta(days=(start + timedelta(days=3)).weekday())
    if number < 0:
        monday = end - timedelta(days=end.weekday()) - timedelta(weeks=many - 1)
        monday -= timedelta(weeks=int(end.weekday() < MIDWEEK))
    else:
        monday += timedelta(weeks=number - 1)
    first_day = monday + timedelta(days=SATURDAY if unit == "weekend" else 0)
    return first_day, monday + timedelta(days=7 * many - 1)


def _whole_of(
    expression: Expression, anchor: datetime, tense: Tense
) -> tuple[datetime, datetime] | None:
    if expression.of is not None:
        found = _part_of(expression.of, anchor)
    elif expression.first.year is not None:
        found = intervals.bounds(expression.first)
    else:
        found = _without_year(expression, anchor, tense)
    return (found[0], found[1]) if found and found[0] and found[1] else None


def _day_only(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    """“On the 18th”, “Monday the 21st”: the nearest such day on the tense's side."""
    if expression.modifier is not None:
        start = intervals.whole(anchor, "month", expression.modifier)[0]
        found = _day_in(start.year, start.month, expression.number)
        return (found, found) if found else None
    options = []
    for move in range(-14, 15):
        start = intervals.whole(anchor, "month", move)[0]
        day = _day_in(start.year, start.month, expression.number)
        if day and expression.weekday in (None, day.weekday()):
            options.append((day, day))
    return intervals.chosen(options, anchor, tense)


def _day_in(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)
    except ValueError:
        return None


def _without_year(expression: Expression, anchor: datetime, tense: Tense) -> Interval | None:
    if expression.modifier:
        tense = Tense.FUTURE if expression.modifier > 0 else Tense.PAST
    if expression.modifier == 0 and (own := _in_year(expression, anchor.year)) is not None:
        return own
    options = [
        found
        for year in range(anchor.year - 5, anchor.year + 6)
        if (found := _in_year(expression, year)) is not None
    ]
    if expression.modifier == -1:
        options = [each for each in options if each[1] < anchor]
    if expression.modifier == 1:
        options = [each for each in options if each[0] > anchor]
    return intervals.chosen(options, anchor, tense)


def _in_year(expression: Expression, year: int) -> tuple[datetime, datetime] | None:
    first, last = expression.first, expression.last
    carried = (last.month or 0) < (first.month or 0)
    ends = []
    for day, own in ((first, year), (last, year + carried)):
        try:
            ends.append(intervals.bounds(Day(own, day.month, day.day, day.part)))
        except ValueError:  # 29 February
            return None
    return ends[0][0], ends[1][1]


def _weekday(expression: Expression, anchor: datetime, tense: Tense) -> Interval:
    back = (anchor.weekday() - expression.number) % 7
    ahead = (expression.number - anchor.weekday()) % 7
    if expression.word == "counted":  # "two Sundays ago"
        weeks = int(expression.low)
        move = -(back or 7) + 7 * (weeks + 1) if weeks < 0 else (ahead or 7) + 7 * (weeks - 1)
    elif expression.modifier and (expression.told or expression.word == "nearest"):
        move = (ahead or 7) if expression.modifier > 0 else -(back or 7)
    elif expression.modifier == 1:
        return _either(anchor + timedelta(days=ahead or 7), anchor)
    elif expression.modifier == -1:
        return _either(anchor - timedelta(days=back or 7), anchor)
    elif expression.modifier == 0:
        move = expression.number - anchor.weekday()
    else:
        # "said he would call later Monday" is still the Monday of the saying.
        coming = tense is Tense.FUTURE or (tense is Tense.NEAREST and expression.word != "later")
        move = ahead if coming else -back
    day = anchor + timedelta(days=move)
    return day, day


def _either(day: datetime, anchor: datetime) -> Interval:
    """“Next Friday” said on a Tuesday is this week's to one and next week's to another."""
    monday = anchor - timedelta(days=anchor.weekday())
    if not monday <= day < monday + timedelta(weeks=1):
        return day, day
    week = timedelta(weeks=1)
    return (day, day + week) if day > anchor else (day - week, day)


def _phrase(word: TimeWord, anchor: datetime) -> Interval:
    if word.open == "so far":
        return intervals.whole(anchor, word.unit, 0)[0], anchor
    if word.open:
        return (None, anchor) if word.open == "before" else (anchor, None)
    if word.unit == "day":
        return anchor + timedelta(days=word.first), anchor + timedelta(days=word.last)
    start, _ = intervals.whole(anchor, word.unit, word.first)
    _, end = intervals.whole(anchor, word.unit, word.last)
    return start, end


Resolver = Callable[[Expression, datetime, Tense], Interval | None]
RESOLVERS: dict[str, Resolver] = {
    "date": _without_year,
    "dayonly": _day_only,
    "weekday": _weekday,
    "phrase": _phrased,
    "part": lambda expression, anchor, _: _part_of(expression, anchor),
    "nth": _nth,
    "season": feasts.resolve,
    "holiday": feasts.resolve,
    "shift": lambda expression, anchor, _: counting.counted(expression, anchor),
    "window": lambda expression, anchor, _: counting.window(expression, anchor),
    "lasting": counting.lasting,
    "stretch": _stretch,
}
