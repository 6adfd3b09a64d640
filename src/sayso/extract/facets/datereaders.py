"""What a match of the grammar says where it is a date of the calendar; one reader per form."""

import re
from collections.abc import Callable
from dataclasses import replace

from sayso.extract.facets.expressions import Day, Expression
from sayso.lexicon.times import time_words

Match = re.Match[str]
ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "opening": 1}
CENTURY_TURN = 69  # a two-digit year from here on is of the century before


def same(made: Expression, day: Day) -> Expression:
    """An expression that begins and ends with one date."""
    return replace(made, first=day, last=day)


def dated(year: str, month: str, day: str = "", part: str = "") -> Callable[..., Expression]:
    """A reader of a calendar date from the groups of that name ("" for none)."""

    def reader(match: Match, made: Expression) -> Expression:
        number = ordinal(match[day]) if day and match[day] else None
        part_ = match[part].lower() if part else ""
        return same(
            made,
            Day(
                full_year(match[year]) if year else None, month_number(match[month]), number, part_
            ),
        )

    return reader


def month_number(name: str) -> int:
    """1 of "January", "Jan." and "january"."""
    words = time_words("month")
    return (words.get(name) or words[name.capitalize()]).number


def digits_of(text: str | None) -> int | None:
    """The digits of a text as a number; None if it has none."""
    digits = re.sub(r"\D", "", text or "")
    return int(digits) if digits else None


def full_year(text: str | None) -> int | None:
    """“2029”, or “'29” as the year of this century or the last."""
    year = digits_of(text)
    if year is None or year > 99:
        return year
    return year + (1900 if year >= CENTURY_TURN else 2000)


def ordinal(text: str) -> int:
    """1 of "1", "1st" and "first"."""
    if found := digits_of(text):
        return found
    return list(time_words("ordinal")).index(text.lower().replace(" ", "-")) + 1


def pointing(said: str | None) -> int | None:
    """-1 of "last", 0 of "this", 1 of "next"; None of what is no modifier."""
    entry = time_words("modifier").get((said or "").lower().removeprefix("the "))
    entry = time_words("modifier").get((said or "").lower()) or entry
    return entry.number if entry else None


def told(said: str | None) -> bool:
    """Whether a modifier counts from the last date mentioned: "the following Friday"."""
    entry = time_words("modifier").get((said or "").lower())
    return entry is not None and entry.anchor == "told"


def iso(match: Match, made: Expression) -> Expression:
    """“2029-10-31”, with or without a time of day."""
    day = Day(int(match["isoy"]), int(match["isom"]), int(match["isod"]))
    return replace(same(made, day), clock=time_of_day(match, "iso"))


def time_of_day(match: Match, prefix: str) -> tuple[int, int] | None:
    """Hour and minute from the groups of that prefix."""
    hour = digits_of(match[f"{prefix}_h"])
    if hour is None:
        return None
    half = (match[f"{prefix}_ap"] or match[f"{prefix}_ap2"] or "")[:1].lower()
    minute = digits_of(match[f"{prefix}_m"] or match[f"{prefix}_m2"]) or 0
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour % 24, minute


def dotted(match: Match, made: Expression) -> Expression:
    """“31.10.2029”, “31/10/29”; slashes whose order is open stay unclear."""
    left, right, year = int(match["d1"]), int(match["d2"]), int(match["d3"])
    if len(match["d3"]) == 2:
        year += 1900 if year >= CENTURY_TURN else 2000
        made = replace(made, note=f"two-digit year read as {year}")
    if match["sep"] == "." or left > 12 or left == right:
        return same(made, Day(year, right, left))
    if right > 12:
        return same(made, Day(year, left, right))
    note = f"{match['dotted']} is {left}/{right} or {right}/{left}: which one is not said"
    return replace(made, kind="unclear", note=note)


def day_range(match: Match, made: Expression, keys: str) -> Expression:
    """“27-28 October”, “October 27-28”, “the ninth to the twelfth of May”."""
    year, month = full_year(match[f"{keys}y"]), month_number(match[f"{keys}m"])
    last = ordinal(match[f"{keys}b"] or match["rw"])
    first = ordinal(match[f"{keys}a"])
    if first > last:  # "from the 27th to the 3rd of April" begins in March
        before = (year - 1 if year and month == 1 else year, (month - 2) % 12 + 1)
        return replace(made, first=Day(*before, first), last=Day(year, month, last))
    return replace(made, first=Day(year, month, first), last=Day(year, month, last))


def day_month(match: Match, made: Expression) -> Expression:
    """“31 October”, “the fourth of July”."""
    return dated("dy", "dm", "da" if match["da"] else "dw")(match, made)


def month_digits(match: Match, made: Expression) -> Expression:
    """“12-2029”, “2029-3”."""
    month, year = match["tm"] or match["tzm"], match["ty"] or match["tzy"]
    return same(made, Day(int(year), int(month)))


def years(match: Match, made: Expression) -> Expression:
    """“2014 to 2017”, “2014-17”; “2015-12” is a month."""
    last = match["y2"] or match["y1"][:2] + match["y3"]
    if int(last) <= int(match["y1"]):
        return same(made, Day(int(match["y1"]), digits_of(match["y3"])))
    return replace(made, first=Day(int(match["y1"])), last=Day(int(last)))


def quarter(match: Match, made: Expression) -> Expression:
    """“The first quarter of 2030”, “Q1 2030”."""
    digit = digits_of(match["qd"] or match["qe"])
    said = (match["qn"] or "").lower()
    number = digit or (4 if match["ql"] else ORDER.get(said) or digits_of(said) or 1)
    year = digits_of(match["qny"] or match["qdy"] or match["qly"] or match["qey"])
    return replace(
        made, first=Day(year, 3 * number - 2), last=Day(year, 3 * number), unit="quarter"
    )


def half_year(match: Match, made: Expression) -> Expression:
    """“The second half of 2029”."""
    year = digits_of(match["hy"] or match["hhy"] or match["hzy"])
    later = "2" in (match["hh"], match["hz"]) or (match["hn"] or "").lower() == "second"
    return replace(made, first=Day(year, 7 if later else 1), last=Day(year, 12 if later else 6))


THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


DECADES = {"thirties": "30", "forties": "40", "fifties": "50", "sixties": "60",
           "seventies": "70", "eighties": "80", "nineties": "90"}  # fmt: skip


def decade(match: Match, made: Expression) -> Expression:
    """“The 1990s”, “the late '90s”, “the nineties”."""
    tens = match["decs"] or match["dect"] or DECADES.get((match["decw"] or "").lower())
    begins = int(match["dec"] or f"19{tens}")
    low, high = THIRDS.get((match["dpart"] or "").lower(), (0, 9))
    return replace(made, first=Day(begins + low), last=Day(begins + high))


def century(match: Match, made: Expression) -> Expression:
    """“The 19th century”: 1801 to 1900."""
    number = ordinal(match["cen"])
    return replace(made, first=Day(100 * number - 99), last=Day(100 * number))


def part_year(match: Match, made: Expression) -> Expression:
    """“Mid-2023”, “the end of 2029”."""
    said, year = match["qp"].lower(), int(match["qy"])
    if said.endswith("half of"):
        later = "second" in said
        return replace(made, first=Day(year, 7 if later else 1), last=Day(year, 12 if later else 6))
    return same(made, Day(year, part=said))


def nth_day(match: Match, made: Expression) -> Expression:
    """“The first Friday of May”."""
    said = match["jn"].lower()
    number = ORDER.get(said) or digits_of(said) or -1
    weekday = day_of_week(match["jd"])
    made = replace(made, kind="nth", number=number, high=1, unit="weekday", weekday=weekday)
    if match["jm"]:
        return same(made, Day(full_year(match["jy"]), month_number(match["jm"])))
    modifier = pointing(match["jmod"]) or 0
    of = Expression(made.start, made.end, "part", unit="month", modifier=modifier)
    return replace(made, of=of)


def months_day(match: Match, made: Expression) -> Expression:
    """“The 12th of next month”, “the 4th to the 12th of last month”."""
    modifier = pointing(match["kmod"])
    last = replace(made, kind="dayonly", number=ordinal(match["kb"]), modifier=modifier)
    if match["ka"] is None:
        return last
    first = replace(last, number=ordinal(match["ka"]))
    return replace(made, kind="stretch", of=first, until=last)


def day_only(match: Match, made: Expression) -> Expression:
    """“Monday the 21st”, “on the 18th”."""
    weekday = day_of_week(match["uwd"]) if match["uwd"] else None
    start = match.end("uda") - len(match["uda"]) if match["uda"] else match.start("dayonly")
    lead = re.match(r"(?i:on )", match["dayonly"])
    start = match.start("dayonly") + (lead.end() if lead else 0)
    said = match["umod"]
    modifier = {None: None, "the": 0}.get(said, pointing(said))
    number = ordinal(match["uda"] or match["udb"])
    return replace(
        made, kind="dayonly", start=start, number=number, weekday=weekday, modifier=modifier
    )


def day_of_week(name: str) -> int:
    """0 of "Monday", "Mon." and "monday"."""
    words = time_words("weekday")
    return (words.get(name) or words[name.capitalize()]).number
