"""Measure times on the date-time cases of recognizers_text, as ``facet_times.py`` asks for.

A case is right if every expected date, stretch of dates or moment is found with one of the listed
values, by the day. The parts are those of the id's hash (0 mod 3 is "held"), but the list is a
public check list that everyone may train on: the errors of both parts have been read, so neither
says how sayso does on dates nobody looked at; MEANTIME's held part does. Allowances, because
conventions differ and not because readings do:
  * stretches there exclude their end ("from May to July" ends on 1 July): one that ends with the
    day, month or year the listed end begins counts as the same;
  * "two months ago" is a day there and the month that holds it here;
  * "the next five days" begins on the day after the reference there and on that day here;
  * early, mid and late have no borders anyone agrees on: overlapping by half is enough;
  * "since" and "until" may also be closed by the reference, or open.
Out of scope (``UNWRITTEN``, each with an example): sets, lengths and times of day alone (another
type); seasons, which are never resolved there; what English news does not write: numbers of
weeks, dates and years spelled in words, slashes with letters or without a year, machine formats,
comparisons, fiscal and school years, working weeks, chat short forms; and slash dates of open order
(4/5/2030), which stay open here on purpose.
"""

import re
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

from cases import Row, part, rows
from figures import Figure
from sayso.extract.facets import times
from sayso.extract.parser import Parser
from sayso.model import Precision, Sentence, Span, TimeMention, When, on_day

Days = tuple[str | None, str | None]
PARTS = ("tuned", "held", "all")
AIM = 85.0


def sentences(parser: Parser, text: str) -> tuple[Sentence, ...]:
    """The parsed sentences of one line."""
    return parser.parse(text, (Span(0, len(text), text),)) if text.strip() else ()


IN_SCOPE = tuple(
    f"datetimeV2.{kind}" for kind in ("date", "daterange", "datetime", "datetimerange")
)
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
TENS = "nineteen|twenty|thirty|two thousand"
UNWRITTEN = {
    "numbered week": r"\bweek \d|\d(?:rd|th|st|nd) week of \d|\b9th month",
    "spelled day or year": rf"\b(?:{TENS})[ -](?!weeks|days|years|months|first|second|third|fourth"
    rf"|fifth|sixth|seventh|eighth|ninth)[a-z]+|\b(?:{TENS}) hundred|forty-three"
    rf"|(?:{MONTHS})\w* (?:twenty|thirty)|\b(?:the )?(?:twenty|thirty) \w+",
    "day of a month in words after it": rf"\b(?:{MONTHS})\w* (?:\w+th|first|second|third)\b"
    r"|between \w+th and",
    "slash with letters or without a year": rf"[a-z]/\d|\d/[a-z]|(?<![\d/])\d\d?/\d\d?(?![\d/])"
    rf"|\d[.]\d(?= with)|\d-\d+/|\d/\d+-\d+/|[a-z]-\d{{4}}-\d|day-(?:{MONTHS})-",
    "order open": r"(?<!\d)(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|1[0-2])[/-]\d{2,4}(?!\d)",
    "machine format": r"\d{8}|\d{4} \d\d \d\d|www|[=<>~]|\d-h\d|q\d of|\d-q\d|\d q\d|31dec|dec31"
    r"|\$dec|\bq[1-4]\b",
    "hour in words or without its half": r"\bat \w+-(?:seven|three)|minutes past|\bat \d+[.]?$",
    "comparison": r"\b(?:later|greater|less|more|or|and) (?:than|later|after|before|greater)\b"
    r"|\bas late as\b",
    "fiscal, school, working": r"fiscal|school|\b[sfc]y\b|\b[sfc]y ?\d|business|work(?:ing)? ?week"
    r"|calendar",
    "chat": r"\b(?:eo[dmy]|tmrw?|asap|otd|tonite|ooo|w/c|oclock|wk|dom|mins?|\dh|\d[ap])\b"
    r"|\d+ ?ish|90 s\b|current date",
    "assistant": r"rest of|remaining|\bmid today|in the day|in today|end of day|end of today"
    r"|days? of (?:the |last |this )|this time, right|this minute|partner of|the year before"
    r"|next couple|century",
}
SEASON = re.compile(r"spring|summer|autumn|fall|winter", re.IGNORECASE)
SKIP = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in UNWRITTEN.items()}


def measured(parser: Parser, path: Path, wrong: list[str]) -> list[Figure]:
    """Share of the listed cases in which every date comes out as one of the listed values."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for case in rows(path):
        wanted = [listed_days(each) for each in case["results"]]
        if not wanted or not all(wanted) or case["reference"] is None:
            continue
        if {(None, None)} in wanted and SEASON.search(case["text"]):
            outside["season, open there"] += 1
            continue
        if reason := next((name for name, made in SKIP.items() if made.search(case["text"])), None):
            outside[reason] += 1
            continue
        anchor = datetime.fromisoformat(case["reference"][:10])
        found = [m for s in sentences(parser, case["text"]) for m in times.find(s, on_day(anchor))]
        own = part(case["id"])
        total[own] += 1
        fine = all(any(same_days(m, options, anchor) for m in found) for options in wanted)
        right[own] += fine
        total["all"] += 1
        right["all"] += fine
        if not fine:
            told = [(m.span.words, *days(m.when)) for m in found]
            wrong.append(f"date {anchor:%a %Y-%m-%d} {case['text']} | wanted {wanted} | {told}")
    wrong.append(f"out of scope: {dict(outside)}")
    return [
        Figure("times", "recognizers_text date-times", "in scope, right", 100 * right[own]
               / max(1, total[own]), total[own], own, AIM)
        for own in PARTS
    ]  # fmt: skip


def listed_days(result: Row) -> set[Days]:
    """First and last day of every listed reading; empty if of another type."""
    if result["type"] not in IN_SCOPE:
        return set()
    found: set[Days] = set()
    for value in (result.get("resolution") or {}).get("values", []):
        if value.get("value") == "not resolved":
            found.add((None, None))
        elif result["type"].endswith("range"):
            end, start = (value.get(key, "")[:10] or None for key in ("end", "start"))
            found.add((start, day_before(end) if end else None))
            found.add((start, end))  # "19-20 November" is listed with its last day as the end
        elif value.get("value"):
            found.add((value["value"][:10], value["value"][:10]))
    return found


ROUGHLY = re.compile(
    r"\b(?:early|mid|late|later|earlier|end|beginning|start|middle)\b", re.IGNORECASE
)


def same_days(mention: TimeMention, options: set[Days], anchor: datetime) -> bool:
    """One of the listed readings, with the allowances the module's docstring names."""
    start, end = days(mention.when)
    words = mention.span.words
    coarse = mention.when.precision in (Precision.MONTH, Precision.YEAR)
    for low, high in options:
        last = {high, *ends_of(high)} if high else {None}
        if start == low and end in last:
            return True
        if coarse and low and low == high and start and end and start <= low <= end:
            return True
        today, tomorrow = f"{anchor:%Y-%m-%d}", f"{anchor + timedelta(days=1):%Y-%m-%d}"
        if start == today and low == tomorrow and high != low and end in last:
            return True
        opened = (low is None) != (high is None)
        if opened and (start == low or end in last) and (start or end) and low == start:
            return True
        if ROUGHLY.search(words) and alike((start, end), (low, high)):
            return True
    return False


def alike(own: Days, gold: Days) -> bool:
    """Whether two stretches share half of the longer one; of open ones, the end that is told."""
    if None in own or None in gold:
        pairs = [(a, b) for a, b in zip(own, gold, strict=True) if a and b]
        return any(abs((iso(a) - iso(b)).days) <= 31 for a, b in pairs)
    one, other = [(iso(str(a)), iso(str(b)) + timedelta(days=1)) for a, b in (own, gold)]
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= max(one[1] - one[0], other[1] - other[0]) - timedelta(days=2)


def iso(day: str) -> datetime:
    """A day from its text."""
    return datetime.fromisoformat(day)


def ends_of(day: str) -> set[str]:
    """The last day of the month and of the year a first day begins."""
    begins = iso(day)
    found = set()
    if begins.day == 1:
        found.add(f"{(begins + timedelta(days=31)).replace(day=1) - timedelta(days=1):%Y-%m-%d}")
    if begins.day == 1 and begins.month == 1:
        found.add(f"{begins.year}-12-31")
    return found


def day_before(day: str) -> str:
    """ISO day arithmetic."""
    return f"{iso(day) - timedelta(days=1):%Y-%m-%d}"


def days(when: When) -> Days:
    """Both ends as ISO days."""
    return (
        f"{when.earliest:%Y-%m-%d}" if when.earliest else None,
        f"{when.latest:%Y-%m-%d}" if when.latest else None,
    )
