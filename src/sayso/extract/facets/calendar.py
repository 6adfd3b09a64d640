"""Time expressions in a text: what the words say, before any anchor; no parse needed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from sayso.extract.facets import lengths, timegrammar, timehints, timepieces, timereaders
from sayso.extract.facets.expressions import Day, Expression
from sayso.lexicon.times import time_words

__all__ = ["Day", "Expression", "find"]

DATES = (
    "date",
    "dayonly",
    "holiday",
    "weekday",
    "phrase",
    "part",
    "season",
    "nth",
    "week",
    "shift",
)
DAYLIKE = ("date", "holiday", "weekday", "phrase", "dayonly")
NEAR = 60  # letters within which "two days before the congress opened on 3 June" finds its date
EVERY = re.compile(r"\b(?:every|each|per)\s(?:other\s)?$", re.IGNORECASE)
WEEK_OF = re.compile(
    r"(?:\bthe )?\b(?P<unit>week|weekend) (?:of|starting|beginning|commencing|ending)"
    r"(?: on)?(?: the)? $",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)  # quantities, times and places ask for the same sentence
def find(text: str) -> tuple[Expression, ...]:
    """All time expressions in text order, not overlapping; offsets into ``text``."""
    found: list[Expression] = []
    end = 0
    for start in timehints.find(text):
        if start < end:
            continue
        match = timegrammar.pattern().match(text, start)
        expression = timereaders.read(match) if match else None
        expression = lengths.find(text, end, expression) if expression else None
        # "every Monday" is a set of times, none of them.
        if expression and not EVERY.search(text[max(0, start - 12) : expression.start]):
            found.append(expression)
            end = expression.end
    joined = list(_joined(text, found))
    return tuple(_with_edge(text, each) for each in _settled(text, joined))


def _joined(text: str, found: list[Expression]) -> Iterator[Expression]:
    """Join a time of day with its day, a weekday with its week, two dates with "from … to …"."""
    waiting: Expression | None = None
    for each in found:
        made = _join(text, waiting, each) if waiting else None
        if waiting and made is None:
            yield _alone(text, waiting)
        waiting = made or each
    if waiting:
        yield _alone(text, waiting)


def _alone(text: str, expression: Expression) -> Expression:
    """The week a date names: "the week of 3 May"."""
    if expression.kind not in ("date", "holiday", "dayonly") or expression.unit:
        return expression
    lead = WEEK_OF.search(text, max(0, expression.start - 32), expression.start)
    if lead is None:
        return expression
    unit = lead["unit"].lower()
    return replace(expression, start=lead.start(), kind="week", unit=unit, of=expression)


def _join(text: str, left: Expression, right: Expression) -> Expression | None:
    gap = text[left.end : right.start].lower()
    if len(gap) > len(" from about the "):
        return None
    return (
        _with_hour(gap, left, right)
        or _until_now(gap, left, right)
        or _begun(gap, left, right)
        or _counted(gap, left, right)
        or _in_week(gap, left, right)
        or _ranged(text, gap, left, right)
    )


def _with_hour(gap: str, left: Expression, right: Expression) -> Expression | None:
    if "clock" not in (left.kind, right.kind) or left.kind == right.kind:
        return None
    if not re.fullmatch(r",?\s?(?:on |at |of |, |around |about )?(?:the )?", gap):
        return None
    day, hour = (right, left) if left.kind == "clock" else (left, right)
    if day.clock or day.kind not in DAYLIKE:
        return None
    return replace(
        day, start=left.start, end=right.end, clock=hour.clock, note=hour.note or day.note
    )


def _counted(gap: str, left: Expression, right: Expression) -> Expression | None:
    """“Two weeks before 3 May”, “three days from tomorrow”."""
    before = left.kind == "shift" and left.word == ""
    if right.kind not in DATES or not re.fullmatch(r" (?:the )?", gap):
        return None
    if left.kind == "event" or (before and left.low < 0 and not left.note):
        return replace(
            left, kind="shift", end=right.end, of=right, note=left.note.replace("weak", "")
        )
    return None


def _in_week(gap: str, left: Expression, right: Expression) -> Expression | None:
    """“Tuesday of last week”, “next week on Tuesday”, “on Tuesday two weeks ago”."""
    day, week = (left, right) if left.kind == "weekday" else (right, left)
    if day.kind != "weekday" or day.modifier is not None or not _is_week(week):
        return None
    if week.kind == "shift" and gap == " ":
        return replace(day, start=left.start, end=right.end, of=week, told=week.told)
    if not re.fullmatch(r"(?:,? of |,? on |, | - | )", gap):
        return None
    return replace(day, start=left.start, end=right.end, of=week, told=week.told)


def _is_week(expression: Expression) -> bool:
    """Whether an expression tells one week of the calendar."""
    if expression.kind == "phrase":
        words = time_words("phrase")[expression.word]
        return words.unit == "week" and not words.open
    if expression.kind == "nth":
        return expression.unit == "week" and expression.high == 1
    sure = expression.low == expression.high and not expression.more
    return expression.kind == "shift" and expression.unit == "week" and sure


def _until_now(gap: str, left: Expression, right: Expression) -> Expression | None:
    """“From March to date”."""
    if gap == " " and left.kind in DATES and right.word in ("to date", "till date"):
        return replace(left, end=right.end, edge="since")
    return None


BEGUN = re.compile(r" (?:(?:starting|beginning|commencing)(?: on| from)?|from)(?: the)? ")


def _begun(gap: str, left: Expression, right: Expression) -> Expression | None:
    """“For three days from Monday”."""
    fine = left.kind == "lasting" and left.word == "for" and left.low == left.high
    if not fine or right.kind not in DATES or not BEGUN.fullmatch(gap):
        return None
    return replace(left, end=right.end, of=right, told=right.told)


def _ranged(text: str, gap: str, left: Expression, right: Expression) -> Expression | None:
    opened = re.search(r"\b(?:between|from)\s$", text[: left.start], re.IGNORECASE)
    plain = r"\s?[-–—]\s?(?:the )?|\s(?:to|until|till|through|up to)\s(?:the )?"
    linked = re.fullmatch(plain, gap) or (
        opened and re.fullmatch(plain + r"|\sand\s(?:the )?", gap)
    )
    if not linked or left.clock:
        return None
    if left.kind == right.kind == "date" and left.modifier is None:
        first = replace(left.first, year=left.first.year or right.last.year)
        return replace(right, start=left.start, first=first)
    # Of what is no calendar date, only "from … to …" is surely one stretch.
    bound = re.fullmatch(r"\s(?:until|till|through)\s(?:the )?", gap)
    sure = opened or bound or (left.kind, right.kind) == ("weekday", "weekday")
    if sure and left.kind in DATES and right.kind in DATES:
        return replace(left, end=right.end, kind="stretch", of=left, until=right)
    return None


def _settled(text: str, found: list[Expression]) -> Iterator[Expression]:
    """Give a length before something that is no date the date told with it, or drop it."""
    for place, each in enumerate(found):
        if each.kind != "event":
            yield each
            continue
        if each.note == "weak":  # "ten minutes from the border" is a distance
            continue
        after = found[place + 1] if place + 1 < len(found) else None
        between = text[each.end : after.start] if after else ""
        close = 0 < len(between) <= NEAR and not re.search(r"[,;:—–()]| and | but ", between)
        if after and close and after.kind in DAYLIKE and _is_a_day(after):
            yield replace(each, kind="shift", of=after)
        else:
            yield each


def _is_a_day(expression: Expression) -> bool:
    return expression.kind != "date" or expression.first.day is not None


@cache
def _edges() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)({timepieces.alternatives('edge')})(?: about| around| the| on)?\s$",
        re.IGNORECASE,
    )


LONGEST_EDGE = 32


def _with_edge(text: str, expression: Expression) -> Expression:
    if expression.kind in ("lasting", "window", "event", "stretch", "unclear"):
        return expression
    if expression.edge:
        return expression
    match = _edges().search(text[max(0, expression.start - LONGEST_EDGE) : expression.start])
    if match is None or _open(expression):
        return expression
    edge = time_words("edge")[match[1].lower()].open
    start = expression.start - len(match[0])
    return replace(expression, start=start, edge=edge)


def _open(expression: Expression) -> bool:
    words = time_words("phrase")
    return expression.kind == "phrase" and bool(words[expression.word].open)
