"""Measure times against public gold: ``python bench/facet_times.py PATH_TO_DATA [--wrong]``.

PATH_TO_DATA holds ``recognizers_text/`` and ``meantime/``; neither is part of sayso. The date-times
of recognizers_text are measured in ``listed_dates.py``, which says how.

MEANTIME dev (headline and first five sentences, day of publication given; TIMEX3): spans of DATE
and TIME, strict (equal but for a leading preposition or article) and relaxed (overlapping, each
used once); value F1 over relaxed pairs, a value being the days it stands for. What we find on a
gold DURATION or SET is counted apart, as neither right nor wrong. Articles whose id hashes to 0 mod
3 are held: nobody looked at their errors (``--wrong`` lists those of the others only).
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import listed_dates
from cases import Row, part, rows
from figures import HEAD, Figure, lines
from listed_dates import Days, days, iso, sentences
from sayso.extract.facets import times
from sayso.extract.parser import Parser
from sayso.model import on_day

PARTS = ("tuned", "held")


def main() -> None:
    """Print every figure."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--wrong", action="store_true", help="list what went wrong")
    options = arguments.parse_args()
    wrong: list[str] = []
    for line in (HEAD, *lines(measured(Parser(), options.data, wrong))):
        print(" | ".join(line))
    if options.wrong:
        print("\n".join(wrong))


def measured(parser: Parser, data: Path, wrong: list[str] | None = None) -> list[Figure]:
    """Every figure of this file; ``wrong`` takes the errors (MEANTIME: of the tuned part)."""
    noted = wrong if wrong is not None else []
    listed = data / "recognizers_text" / "datetime_en.jsonl.gz"
    return [
        *listed_dates.measured(parser, listed, noted),
        *timex(parser, data / "meantime" / "dev.jsonl.gz", noted),
    ]


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression of a system, on its document's offsets."""

    start: int
    end: int
    days: Days


LAST_SENTENCE = 6  # sentence 0 is the headline, 1 the date line, then five sentences are annotated
LEAD = re.compile(
    r"(?:(?:in|on|at|since|until|by|from|before|after|during|within|for|over|the|of|as of|through"
    r"|beginning|starting|between)\s+)+",
    re.IGNORECASE,
)
System = Callable[[str, datetime], list[tuple[int, int, Days]]]


def timex(parser: Parser, path: Path, wrong: list[str]) -> list[Figure]:
    """Span and value F1 of ours and of dateparser."""

    def ours(text: str, day: datetime) -> list[tuple[int, int, Days]]:
        return [
            (m.span.start, m.span.end, days(m.when))
            for s in sentences(parser, text)
            for m in times.find(s, on_day(day))
        ]

    own = tally(path, ours, wrong)
    other = tally(path, by_dateparser, [])
    return [
        Figure("times", "MEANTIME dev TIMEX3", what, f1(own[which], what), cases(own[which], what),
               which, None, f"dateparser {f1(other[which], what):.1f}")
        for which in PARTS
        for what in ("strict span F1", "relaxed span F1", "value F1", "durations found")
    ]  # fmt: skip


def by_dateparser(text: str, day: datetime) -> list[tuple[int, int, Days]]:
    """The same by dateparser's search; it gives moments, so its stretch is the one day."""
    search = import_module("dateparser.search")  # its package carries no types
    hits = search.search_dates(text, languages=["en"], settings={"RELATIVE_BASE": day}) or []
    found: list[tuple[int, int, Days]] = []
    at = 0
    for words, moment in hits:
        start = text.find(words, at)
        at = start + len(words)
        found.append((start, at, (f"{moment:%Y-%m-%d}", f"{moment:%Y-%m-%d}")))
    return found


def tally(path: Path, system: System, wrong: list[str]) -> dict[str, Counter[str]]:
    """Counts of gold, found and right, by part."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in PARTS}
    for case in rows(path):
        which = part(case["doc_id"])
        dct = case["dct"] or next((t["value"] for t in case["timex"] if is_dct(t)), None)
        if dct is None:
            continue
        lines = case["text"].split("\n")
        starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
        found = [
            Found(starts[n] + start, starts[n] + end, told)
            for n in (0, *range(2, min(LAST_SENTENCE, len(lines))))
            for start, end, told in system(lines[n], iso(dct))
        ]
        gold = [t for t in case["timex"] if t["spans"] and t["sentence"] != 1]
        notes = compare(gold, found, counts[which], iso(dct), case["text"])
        if which == "tuned":
            wrong += [f"meantime {case['doc_id']} {dct}: {note}" for note in notes]
    return counts


def is_dct(one: Row) -> bool:
    """Whether a TIMEX3 is the day of publication."""
    return bool(one["functionInDocument"] == "CREATION_TIME")


def compare(
    gold: list[Row], found: list[Found], counts: Counter[str], dct: datetime, text: str
) -> list[str]:
    """Count one document; return what went wrong."""
    notes: list[str] = []
    lengths = [t for t in gold if t["type"] in ("DURATION", "SET")]
    dates = [t for t in gold if t["type"] in ("DATE", "TIME")]
    hit = [t for t in lengths if t["type"] == "DURATION" and any(over(t, f) for f in found)]
    counts["durations"] += sum(t["type"] == "DURATION" for t in lengths)
    counts["durations found"] += len(hit)
    left = list(found)
    for one in dates:
        counts["gold"] += 1
        match = next((f for f in left if over(one, f)), None)
        if match is None:
            notes.append(f"missed {one['spans'][0]['text']!r} {one['value']}")
            continue
        left.remove(match)
        counts["relaxed"] += 1
        counts["strict"] += plain(text, match) == plain(text, ends(one))
        fine = value_agrees(one["value"], match.days, dct)
        counts["value"] += fine
        if not fine:
            notes.append(f"value {one['spans'][0]['text']!r} {one['value']} found {match.days}")
    extra = [f for f in left if not any(over(t, f) for t in lengths)]
    notes += [f"extra {text[f.start : f.end]!r} {f.days}" for f in extra]
    counts["found"] += counts["relaxed"] - counts["matched"] + len(extra)
    counts["matched"] = counts["relaxed"]
    return notes


def over(one: Row, found: Found) -> bool:
    """Whether gold and found share letters."""
    low, high = ends(one).start, ends(one).end
    return low < found.end and found.start < high


def ends(one: Row) -> Found:
    """The extent of a gold expression."""
    return Found(one["spans"][0]["start"], one["spans"][-1]["end"], (None, None))


def plain(text: str, found: Found) -> tuple[int, int]:
    """The extent without leading prepositions and articles."""
    lead = LEAD.match(text, found.start, found.end)
    return (lead.end() if lead else found.start), found.end


SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def value_agrees(value: str, own: Days, dct: datetime) -> bool:
    """Whether the days are those of a TIMEX3 value."""
    today = f"{dct:%Y-%m-%d}"
    if value == "PRESENT_REF":
        return today in own
    if value == "PAST_REF":
        return own[1] is not None and own[1] <= today and own[0] != own[1]
    if value == "FUTURE_REF":
        return own[0] is not None and own[0] >= today and own[0] != own[1]
    wanted = timex_days(value)
    if wanted is None:
        return False
    # "since 6 August" and "by 2031" stand for the date itself in TIMEX3.
    since = own[0] == wanted[0] and own[1] in (None, today)
    return wanted == own or since or (own[0] is None and own[1] == wanted[1])


def timex_days(value: str) -> Days | None:
    """First and last day of a TIMEX3 value; None if it has none."""
    if day := re.match(r"\d{4}-\d\d-\d\d", value):
        return day[0], day[0]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = datetime.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = monday + timedelta(days=5 if week[3] else 0)
        return f"{first:%Y-%m-%d}", f"{monday + timedelta(days=6):%Y-%m-%d}"
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return months(int(quarter[1]), 3 * int(quarter[2]) - 2, 3 * int(quarter[2]))
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return months(int(season[1]), *SEASONS[season[2]])
    if month := re.match(r"(\d{4})-(\d\d)(?:-XX)?$", value):
        return months(int(month[1]), int(month[2]), int(month[2]))
    return months(int(value), 1, 12) if re.fullmatch(r"\d{4}", value) else None


def months(year: int, first: int, last: int) -> Days:
    """From the first day of one month to the last of another."""
    carry, index = divmod(last, 12)
    end = datetime(year + carry, index + 1, 1) - timedelta(days=1)
    return f"{year}-{first:02}-01", f"{end:%Y-%m-%d}"


def f1(count: Counter[str], what: str) -> float:
    """F1 of one measure, in per cent; of durations, recall."""
    if what == "durations found":
        return 100 * count[what] / max(1, count["durations"])
    return 200 * count[what.split(maxsplit=1)[0]] / max(1, count["gold"] + count["found"])


def cases(count: Counter[str], what: str) -> int:
    """How many gold expressions a figure rests on."""
    return count["durations"] if what == "durations found" else count["gold"]


if __name__ == "__main__":
    main()
