"""What a match of the grammar of times says: one reader per way to write a time."""

import re
from collections.abc import Callable
from dataclasses import replace
from math import inf

from sayso.extract.facets import datereaders, numbers
from sayso.extract.facets.datereaders import Match
from sayso.extract.facets.expressions import Day, Expression
from sayso.lexicon.times import time_words

LEADING_WORD = re.compile(
    r"(?i:(?:at|around|about|by|before|after|until|since|from) (?:about |around )?)"
)
AHEAD = ("next", "coming", "following", "upcoming")
LATER = (
    "later",
    "after",
    "afterward",
    "afterwards",
    "following",
    "from",
    "hence",
    "on",
    "from now",
)
NEAREST = ("past", "this past", "coming", "this coming", "upcoming", "this upcoming")


def read(match: Match) -> Expression | None:
    """The expression a match of the grammar stands for; None if it is none after all."""
    kind = match.lastgroup or ""
    kind = kind if kind in READERS else next(name for name in READERS if match[name])
    start, end = match.span(kind)
    lead = LEADING_WORD.match(match[kind]) if kind in ("clock", "hour") else None
    if kind == "clock" and not _told_as_clock(match, lead is not None):
        return None
    return READERS[kind](match, Expression(start + (lead.end() if lead else 0), end, "date"))


def _told_as_clock(match: Match, led: bool) -> bool:
    return bool(led or match["c_ap"] or match["c_ap2"] or match["zone"] or match["c_m"])


def _weekday(match: Match, made: Expression) -> Expression:
    said = (match["wmod"] or "").lower()
    lead = re.match(r"(?i:on )", match["weekday"])
    return replace(
        made,
        start=made.start + (lead.end() if lead else 0),
        kind="weekday",
        number=datereaders.day_of_week(match["wd"]),
        modifier=datereaders.pointing(said) if said else None,
        word="later" if said.startswith("later") else "nearest" if said in NEAREST else "",
        told=datereaders.told(said),
    )


AFTER_FIGURE = re.compile(r"(?:\d|illions?|thousands?|hundreds?)[ -](?:of )?$", re.IGNORECASE)


def amount(words: str | None, unit: str) -> tuple[float, float]:
    """How many; of a bare plural ("days ago") what the lexicon allows."""
    if words is None:
        entry = next(e for e in time_words("unit").values() if e.unit == unit)
        return (entry.first or 2, entry.last or 9)
    said = words.lower()
    if said in ("a", "an", "the"):
        return 1, 1
    if said.startswith(("half", "a half")):
        return 0.5, 0.5
    if rough := time_words("rough count").get(said):
        return rough.first, rough.last
    found = numbers.find(words)
    if not found and words[:1].isdigit():
        return inf, inf  # more digits than a number can hold
    return (found[0].low, found[0].high or found[0].low) if found else (2, 9)


def unit_of(words: str) -> str:
    """The unit that "years", "day" or "mornings" stands for; days, if it is none."""
    said = words.lower()
    return time_words("unit")[said].unit if said in time_words("unit") else "day"


def _shift(match: Match, made: Expression) -> Expression | None:
    unit, way = unit_of(match["su"]), match["sdir"].lower()
    if match["sn"] is None and AFTER_FIGURE.search(match.string[: match.start("su")][-12:]):
        return None  # "66 million years ago" is not some years ago
    if match["sn"] is None and (match["su"][-1:] != "s" or way in ("before", "on")):
        return None
    if way == "on" and unit not in ("week", "month", "year", "decade"):
        return None
    low, high = (each + 0.5 * bool(match["shalf"]) for each in amount(match["sn"], unit))
    sign = 1 if way in LATER or way.startswith("from") else -1
    low, high = sorted((sign * low, sign * high))
    told = way not in ("ago", "hence") and not way.startswith("from")
    note = "vague" if low != high else ""
    return replace(made, kind="shift", low=low, high=high, unit=unit, note=note, told=told)


def _event(match: Match, made: Expression) -> Expression | None:
    unit, way = unit_of(match["eu"]), match["ed"].lower()
    if match["en"] is None and (match["eu"][-1:] != "s" or way not in ("after", "before")):
        return None
    low, high = amount(match["en"], unit)
    sign = 1 if way in LATER else -1
    low, high = sorted((sign * low, sign * high))
    note = "weak" if way in ("from", "to", "until") else ""
    return replace(made, kind="event", low=low, high=high, unit=unit, note=note)


def _window(match: Match, made: Expression) -> Expression:
    words = match["wn"] or match["wn2"] or "a"
    unit = unit_of(match["wu"] or match["wu2"] or match["wu3"])
    way = (match["wdir"] or match["wdir2"] or match["wdir3"]).lower()
    _, high = amount(words, unit)
    ends = (0.0, high) if way in AHEAD else (-high, 0.0)
    return replace(
        made, kind="window", low=ends[0], high=ends[1], unit=unit, told=way == "following"
    )


def _lasting(match: Match, made: Expression) -> Expression:
    unit = unit_of(match["lu"])
    low, high = (each + 0.5 * bool(match["lhalf"]) for each in amount(match["ln"] or "a", unit))
    return replace(made, kind="lasting", low=low, high=high, unit=unit, word=match["lp"].lower())


def _at_clock(match: Match, made: Expression) -> Expression:
    return replace(
        made, kind="clock", clock=datereaders.time_of_day(match, "c"), note=match["zone"] or ""
    )


def _at_hour(match: Match, made: Expression) -> Expression:
    hour = time_words("hour")[match["hw"].lower()].number
    return replace(made, kind="clock", clock=(hour, 0))


def _nth(match: Match, made: Expression) -> Expression:
    said = match["nn"].lower()
    number = datereaders.ORDER.get(said) or datereaders.digits_of(said) or -1
    unit = match["nu"].lower().rstrip("s")
    _, many = amount(match["nc"], unit) if match["nc"] else (1, 1)
    note = "" if match["nc"] or match["nu"][-1:] != "s" else "vague"
    day = Day(
        datereaders.full_year(match["ny"] or match["nyy"]),
        datereaders.month_number(match["nm"]) if match["nm"] else None,
    )
    of = None
    if match["nof"]:
        modifier = datereaders.pointing(match["nmod"]) or 0
        of = Expression(made.start, made.end, "part", unit=match["nof"].lower(), modifier=modifier)
    many = 3 if note or (match["nc"] or "").lower().endswith("few") else many
    return replace(
        made, kind="nth", number=number, high=many, unit=unit, first=day, last=day, of=of, note=note
    )  # fmt: skip


def _weekdays(match: Match, made: Expression) -> Expression:
    """“Two Sundays ago”."""
    low, _ = amount(match["vn"], "week")
    sign = 1 if match["vdir"].lower() == "from now" else -1
    return replace(
        made,
        kind="weekday",
        number=datereaders.day_of_week(match["vd"]),
        low=sign * low,
        word="counted",
    )


def _part(match: Match, made: Expression) -> Expression | None:
    if match["bu"]:
        move = datereaders.pointing(match["bmod"]) or 0
        return replace(made, kind="part", unit=match["bu"].lower(), modifier=move)
    said = (match["up"] or "the end of").lower()
    unit = (match["uu"] or match["uend"]).lower()
    which = (match["umod2"] or "").lower()
    # "end of year" and "the start of the year" are written without "this"; "early week" is not.
    if not which and match["up"] and not said.endswith("of"):
        return None
    if said in ("earlier", "later"):
        said = "early" if said == "earlier" else "late"
    told = datereaders.told(which) or which == "the same"
    return replace(
        made,
        kind="part",
        word=said,
        unit=unit,
        modifier=datereaders.pointing(which) or 0,
        told=told,
    )


def _season(match: Match, made: Expression) -> Expression | None:
    year, said = datereaders.digits_of(match["sey"]), match["semod"]
    text, start = match.string, match.start("season")
    led = re.search(
        r"(?i:\b(?:in|by|since|until|during|before|after|over|through|throughout|this|last)\s)$",
        text[:start],
    )
    named = re.match(r" [A-Z]", text[match.end("season") :])
    article = match["season"].lower().startswith("the ")
    if year is None and said is None and (not led or named):
        return None
    if match["sew"].lower() == "fall" and year is None and said is None and not article:
        return None
    if re.search(r"[A-Z][a-z]+ $", text[:start]) and match["sew"][0].isupper() and not led:
        return None  # "the Osk Spring" is a name
    return replace(
        made,
        kind="season",
        word=match["sew"].lower(),
        first=Day(year, part=(match["separt"] or "").lower()),
        modifier=datereaders.pointing(said) if said else None,
        told=datereaders.told(said),
    )


# Of the turn of the year, and not of the year it brings.
NEW_YEAR = re.compile(r"(?i:\b(?:before|by|until|till|since|around) (?:the )?)$")
NEW_YEAR_LEAD = 12


def _holiday(match: Match, made: Expression) -> Expression | None:
    said = match["how"].lower()
    entry = holidays()[said.replace("’", "'")]
    year = datereaders.digits_of(match["hoy"] or match["hoz"])
    text, start = match.string, match.start("holiday")
    if re.match(r" (?!Day|Eve)[A-Z]", text[match.end("holiday") :]):
        return None  # "Easter Island"
    if said == "new year" and not NEW_YEAR.search(text[max(0, start - NEW_YEAR_LEAD) : start]):
        return None  # "a new year", "in the new year"
    return replace(
        made,
        kind="holiday",
        word=entry,
        first=Day(year),
        modifier=datereaders.pointing(match["homod"]) if match["homod"] else None,
        unit="weekend" if match["howe"] else "",
    )


def holidays() -> dict[str, str]:
    """The key in the lexicon of each holiday, by its words in lower case."""
    return {word.lower().replace("’", "'"): word for word in time_words("holiday")}


READERS: dict[str, Callable[[Match, Expression], Expression | None]] = {
    "iso": datereaders.iso,
    "dotted": datereaders.dotted,
    "yearmonth": datereaders.dated("qmy", "qmm", "qmd"),
    "monthdigits": datereaders.month_digits,
    "dayrange": lambda match, made: datereaders.day_range(match, made, "r"),
    "monthrange": lambda match, made: datereaders.day_range(match, made, "s"),
    "daymonth": datereaders.day_month,
    "monthday": datereaders.dated("my", "mm", "md"),
    "monthnth": datereaders.dated("oy", "om", "ow"),
    "nth": _nth,
    "nthday": datereaders.nth_day,
    "monthsday": datereaders.months_day,
    "weekdays": _weekdays,
    "partmonth": datereaders.dated("py", "pm", part="pp"),
    "monthyear": datereaders.dated("yy", "ym"),
    "modmonth": lambda match, made: replace(
        datereaders.same(made, Day(None, datereaders.month_number(match["xm"]))),
        modifier=datereaders.pointing(match["xmod"]),
    ),
    "month": datereaders.dated("", "bm"),
    "months": lambda match, made: replace(
        made,
        first=Day(datereaders.full_year(match["mcy"]), datereaders.month_number(match["ma"])),
        last=Day(datereaders.full_year(match["mcy"]), datereaders.month_number(match["mb"])),
    ),
    "years": datereaders.years,
    "decade": datereaders.decade,
    "century": datereaders.century,
    "partyear": datereaders.part_year,
    "quarter": datereaders.quarter,
    "halfyear": datereaders.half_year,
    "year": lambda match, made: datereaders.same(made, Day(int(match["oy2"]))),
    "yearnamed": lambda match, made: replace(
        datereaders.same(made, Day(int(match["ny2"]))), word="named"
    ),
    "dayonly": datereaders.day_only,
    "holiday": _holiday,
    "weekday": _weekday,
    "event": _event,
    "part": _part,
    "phrase": lambda match, made: replace(
        made,
        kind="phrase",
        word=match["phrase"].lower(),
        told=time_words("phrase")[match["phrase"].lower()].anchor == "told",
    ),
    "season": _season,
    "shift": _shift,
    "window": _window,
    "lasting": _lasting,
    "clock": _at_clock,
    "hour": _at_hour,
}
