"""Time expressions in a text: what the words say, before any anchor; no parse needed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from sayso.extract.facets import numbers, timegrammar
from sayso.lexicon.times import time_words


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date as far as the words give it; a part ("early") narrows a month or year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression.

    ``kind``: date (``first`` .. ``last``), weekday (``number``, ``modifier``), phrase (``word``),
    shift (``low`` .. ``high`` units from the anchor, negative: ago), window (from the anchor to
    there), lasting (a length), clock (only a time of day), unclear (``note`` says why).
    """

    start: int
    end: int
    kind: str
    first: Day = Day()
    last: Day = Day()
    number: int = 0
    modifier: int | None = None
    word: str = ""
    unit: str = ""
    low: float = 0
    high: float = 0
    edge: str = ""
    clock: tuple[int, int] | None = None
    note: str = ""


@lru_cache(maxsize=256)  # quantities, times and places ask for the same sentence
def find(text: str) -> tuple[Expression, ...]:
    """All time expressions in text order, not overlapping; offsets into ``text``."""
    found: list[Expression] = []
    end = 0
    for match in timegrammar.pattern().finditer(text):
        if match.start() >= end and (expression := _read(match)) is not None:
            found.append(expression)
            end = expression.end
    return tuple(_with_edge(text, each) for each in _joined(text, found))


def _read(match: re.Match[str]) -> Expression | None:
    kind = next(name for name in READERS if match[name])
    start, end = match.span(kind)
    lead = re.match(LEADING_WORD, match[kind]) if kind in ("clock", "hour") else None
    made = READERS[kind](match, Expression(start + (lead.end() if lead else 0), end, "date"))
    if kind == "clock" and not _told_as_clock(match, lead is not None):
        return None
    return made


LEADING_WORD = r"(?i:(?:at|around|about|by|before|after|until|since|from) (?:about |around )?)"


def _told_as_clock(match: re.Match[str], led: bool) -> bool:
    return bool(led or match["c_ap"] or match["c_ap2"] or match["zone"] or match["c_m"])


def _same(made: Expression, day: Day) -> Expression:
    return replace(made, first=day, last=day)


def _month(name: str) -> int:
    return time_words("month")[name].number


def _number(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _iso(match: re.Match[str], made: Expression) -> Expression:
    day = Day(int(match["isoy"]), int(match["isom"]), int(match["isod"]))
    return replace(_same(made, day), clock=_time(match, "iso"))


def _time(match: re.Match[str], prefix: str) -> tuple[int, int] | None:
    hour = _number(match[f"{prefix}_h"])
    if hour is None:
        return None
    half = (match[f"{prefix}_ap"] or match[f"{prefix}_ap2"] or "")[:1].lower()
    minute = _number(match[f"{prefix}_m"] or match[f"{prefix}_m2"]) or 0
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour % 24, minute


def _dotted(match: re.Match[str], made: Expression) -> Expression:
    left, right, year = int(match["d1"]), int(match["d2"]), int(match["d3"])
    if match["sep"] == "." or left > 12 or left == right:
        return _same(made, Day(year, right, left))
    if right > 12:
        return _same(made, Day(year, left, right))
    note = f"{match['dotted']} is {left}/{right} or {right}/{left}: which one is not said"
    return replace(made, kind="unclear", note=note)


def _day_range(match: re.Match[str], made: Expression, keys: str) -> Expression:
    year, month = _number(match[f"{keys}y"]), _month(match[f"{keys}m"])
    first, last = (Day(year, month, _number(match[f"{keys}{end}"])) for end in "ab")
    return replace(made, first=first, last=last)


def _years(match: re.Match[str], made: Expression) -> Expression:
    last = match["y2"] or match["y1"][:2] + match["y3"]
    if int(last) <= int(match["y1"]):
        return _same(made, Day(int(match["y1"]), _number(match["y3"])))
    return replace(made, first=Day(int(match["y1"])), last=Day(int(last)))


def _quarter(match: re.Match[str], made: Expression) -> Expression:
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    number = int(match["qd"]) if match["qd"] else order[match["qn"].lower()]
    year = _number(match["qny"] or match["qdy"])
    return replace(
        made, first=Day(year, 3 * number - 2), last=Day(year, 3 * number), unit="quarter"
    )


def _half_year(match: re.Match[str], made: Expression) -> Expression:
    year, later = int(match["hy"]), match["hn"].lower() == "second"
    return replace(made, first=Day(year, 7 if later else 1), last=Day(year, 12 if later else 6))


def _weekday(match: re.Match[str], made: Expression) -> Expression:
    said = (match["wmod"] or "").lower()
    modifier = time_words("modifier")[said].number if said in time_words("modifier") else None
    number = time_words("weekday")[match["wd"]].number
    lead = re.match(r"(?i:on )", match["weekday"])
    start = made.start + (lead.end() if lead else 0)
    word = "later" if said.startswith("later") else ""
    return replace(made, start=start, kind="weekday", number=number, modifier=modifier, word=word)


def _amount(words: str) -> tuple[float, float]:
    if words.lower() in ("a", "an"):
        return 1, 1
    if words.lower().startswith("half"):
        return 0.5, 0.5
    found = numbers.find(words)
    return (found[0].low, found[0].high or found[0].low) if found else (3, 99)


def _shift(match: re.Match[str], made: Expression) -> Expression:
    low, high = _amount(match["sn"])
    sign = 1 if match["sdir"].lower() in ("later", "from now") else -1
    low, high = sorted((sign * low, sign * high))
    unit = time_words("unit")[match["su"]].unit
    vague = "vague" if low != high else ""
    return replace(made, kind="shift", low=low, high=high, unit=unit, note=vague)


def _window(match: re.Match[str], made: Expression) -> Expression:
    _, high = _amount(match["wn"] or match["wn2"])
    way = (match["wdir"] or match["wdir2"]).lower()
    ahead = way in ("next", "coming", "following", "upcoming")
    ends = (0.0, high) if ahead else (-high, 0.0)
    unit = time_words("unit")[match["wu"].lower()].unit
    return replace(made, kind="window", low=ends[0], high=ends[1], unit=unit)


def _lasting(match: re.Match[str], made: Expression) -> Expression:
    low, high = _amount(match["ln"])
    unit = time_words("unit")[match["lu"].lower()].unit
    lead = match["lp"].lower()
    return replace(made, kind="lasting", low=low, high=high, unit=unit, word=lead)


def _at_clock(match: re.Match[str], made: Expression) -> Expression:
    return replace(made, kind="clock", clock=_time(match, "c"), note=match["zone"] or "")


def _at_hour(match: re.Match[str], made: Expression) -> Expression:
    hour = time_words("hour")[match["hw"].lower()].number
    return replace(made, kind="clock", clock=(hour, 0))


def _decade(match: re.Match[str], made: Expression) -> Expression:
    return replace(made, first=Day(int(match["dec"])), last=Day(int(match["dec"]) + 9))


READERS: dict[str, Callable[[re.Match[str], Expression], Expression]] = {
    "iso": _iso,
    "dotted": _dotted,
    "dayrange": lambda match, made: _day_range(match, made, "r"),
    "monthrange": lambda match, made: _day_range(match, made, "s"),
    "daymonth": lambda match, made: _same(
        made, Day(_number(match["dy"]), _month(match["dm"]), _number(match["da"]))
    ),
    "monthday": lambda match, made: _same(
        made, Day(_number(match["my"]), _month(match["mm"]), _number(match["md"]))
    ),
    "partmonth": lambda match, made: _same(
        made, Day(_number(match["py"]), _month(match["pm"]), part=match["pp"].lower())
    ),
    "monthyear": lambda match, made: _same(made, Day(int(match["yy"]), _month(match["ym"]))),
    "modmonth": lambda match, made: replace(
        _same(made, Day(None, _month(match["xm"]))),
        modifier=time_words("modifier")[match["xmod"].lower()].number,
    ),
    "month": lambda match, made: _same(made, Day(None, _month(match["bm"]))),
    "months": lambda match, made: replace(
        made,
        first=Day(_number(match["mcy"]), _month(match["ma"])),
        last=Day(_number(match["mcy"]), _month(match["mb"])),
    ),
    "years": _years,
    "decade": _decade,
    "partyear": lambda match, made: _same(made, Day(int(match["qy"]), part=match["qp"].lower())),
    "quarter": _quarter,
    "halfyear": _half_year,
    "year": lambda match, made: _same(made, Day(int(match["oy"]))),
    "weekday": _weekday,
    "phrase": lambda match, made: replace(made, kind="phrase", word=match["phrase"].lower()),
    "shift": _shift,
    "window": _window,
    "lasting": _lasting,
    "clock": _at_clock,
    "hour": _at_hour,
}


def _joined(text: str, found: list[Expression]) -> Iterator[Expression]:
    """Join a time of day with its day, and two dates with "from … to …"."""
    waiting: Expression | None = None
    for each in found:
        made = _join(text, waiting, each) if waiting else None
        if waiting and made is None:
            yield waiting
        waiting = made or each
    if waiting:
        yield waiting


def _join(text: str, left: Expression, right: Expression) -> Expression | None:
    gap = text[left.end : right.start].lower()
    if "clock" in (left.kind, right.kind) and left.kind != right.kind:
        if not re.fullmatch(r",?\s?(?:on |at |of |, )?(?:the )?", gap):
            return None
        day, hour = (right, left) if left.kind == "clock" else (left, right)
        if day.clock or day.kind not in ("date", "weekday", "phrase"):
            return None
        return replace(
            day, start=left.start, end=right.end, clock=hour.clock, note=hour.note or day.note
        )
    if left.kind == right.kind == "date" and not left.clock:
        opened = re.search(r"\b(?:between|from)\s$", text[: left.start], re.IGNORECASE)
        plain = r"\s?[-–—]\s?|\s(?:to|until|till|through)\s"
        if re.fullmatch(plain, gap) or (opened and re.fullmatch(plain + r"|\sand\s", gap)):
            first = replace(left.first, year=left.first.year or right.last.year)
            return replace(right, start=left.start, first=first)
    return None


@cache
def _edges() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)({timegrammar.alternatives('edge')})(?: about| around| the| on)?\s$",
        re.IGNORECASE,
    )


def _with_edge(text: str, expression: Expression) -> Expression:
    match = _edges().search(text[: expression.start])
    if match is None or expression.kind in ("lasting", "window"):
        return expression
    edge = time_words("edge")[match[1].lower()].open
    return replace(expression, start=match.start(), edge=edge)
