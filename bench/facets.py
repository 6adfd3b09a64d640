"""Measure quantities and times against public gold: ``python bench/facets.py PATH_TO_DATA``.

PATH_TO_DATA holds ``newsquant/dev.jsonl`` and ``recognizers_text/``; neither is part of sayso.

newsquant (Almasian et al. 2023; no offsets): per sentence the gold and found quantities are matched
as multisets, each used once, on
  value        low and high, to six digits (an open bound stands for its figure; a vague number
               matches a gold range it lies in);
  value+bound  and the bound: "=" closed, "~" approximate, ">" only low, "<" only high. Gold "up"
               and "down" tell what the verb does, which no Quantity holds: they count as "=";
  value+unit   and the unit, or for plain counts the head of the noun counted, singular, compared
               with the gold unit or normalised unit.
recognizers_text numbers: NumberModel, NumberRangeModel and PercentModel cases in scope, right if
the found values are the expected ones in order. Out of scope: ordinals, bare "percent", "n in m",
addresses, and what a calculator meets and news does not: comparisons ("x>10"), powers, sums of
fractions ("two hundred and fifty-four hundredths"), exercises, phone numbers.
recognizers_text date-times: a case is right if every expected date or date range is found with one
of the listed values. Ranges there exclude their end ("from May to July" ends on 1 July): a range
that ends with the day, month or year the listed end begins counts as the same. "Two months ago"
is a day there and the month that holds it here. Out of scope: sets ("every Monday"), durations,
times of day alone, holidays, what English news does not write (months and weekdays in lower case,
"Oct/2", two-digit years, "the 18th" without a month, numbered weeks, years in words, "business
days", "the rest of the week"), seasons, and slash dates such as 1/2/2030, which stay open here on
purpose.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sayso.extract.facets import quantities, times
from sayso.extract.parser import Parser
from sayso.model import Precision, Quantity, Sentence, Span, TimeMention, on_day

Row = dict[str, Any]
Pair = tuple[Row, Quantity]
SAME = {"percentage": "percent", "dollar": "dollar", "count": ""}


def main() -> None:
    """Print every figure, one a line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--wrong", action="store_true", help="list what went wrong")
    options = arguments.parse_args()
    parser = Parser()
    newsquant(parser, options.data / "newsquant" / "dev.jsonl", wrong=options.wrong)
    numbers_listed(
        parser, options.data / "recognizers_text" / "number_en.jsonl", wrong=options.wrong
    )
    dates_listed(
        parser, options.data / "recognizers_text" / "datetime_en.jsonl.gz", wrong=options.wrong
    )


def rows(path: Path) -> Iterator[Row]:
    """The lines of a JSONL file, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sentences(parser: Parser, text: str) -> tuple[Sentence, ...]:
    """The parsed sentences of one line."""
    return parser.parse(text, (Span(0, len(text), text),)) if text.strip() else ()


def newsquant(parser: Parser, path: Path, *, wrong: bool) -> None:
    """Value, value+bound and value+unit F1."""
    tests: dict[str, Callable[[Pair], bool]] = {
        "value": same_value,
        "value+bound": lambda pair: same_value(pair) and same_bound(pair),
        "value+unit": lambda pair: same_value(pair) and same_unit(pair),
    }
    tally: dict[str, Counter[str]] = {name: Counter() for name in tests}
    for row in rows(path):
        found = [q for s in sentences(parser, row["text"]) for q in quantities.find(s)]
        for name, test in tests.items():
            missed, extra = match(row["quantities"], found, test)
            tally[name]["right"] += len(row["quantities"]) - len(missed)
            tally[name]["missed"] += len(missed)
            tally[name]["extra"] += len(extra)
            if wrong and (missed or extra):
                print(name, "|", row["text"])
                for gold in missed:
                    print(
                        "    missed",
                        gold["change"],
                        gold["value"],
                        gold["unit"],
                        gold["normalized_unit"],
                    )
                for q in extra:
                    print("    extra ", q.span.words, q.low, q.high, q.approximate, q.unit, q.of)
    for name, count in tally.items():
        right, missed_, extra_ = count["right"], count["missed"], count["extra"]
        print(
            f"newsquant {name}: F1 {200 * right / (2 * right + missed_ + extra_):.1f} "
            f"(right {right}, missed {missed_}, extra {extra_})"
        )


def match(
    gold: list[Row], found: list[Quantity], test: Callable[[Pair], bool]
) -> tuple[list[Row], list[Quantity]]:
    """Pair each gold quantity with one found; what is left on either side."""
    left, missed = list(found), []
    for each in gold:
        hit = next((q for q in left if test((each, q))), None)
        if hit is None:
            missed.append(each)
        else:
            left.remove(hit)
    return missed, left


def gold_range(value: str) -> tuple[float, float]:
    """Both ends of "8.0" or "4000-5000"."""
    parts = re.fullmatch(r"(-?[\d.]+(?:[eE][+-]?\d+)?)(?:-(-?[\d.]+))?", value.strip())
    if parts is None:
        return (float("nan"), float("nan"))
    low = float(parts[1])
    return low, float(parts[2]) if parts[2] else low


def same_value(pair: Pair) -> bool:
    """The figures agree."""
    gold, found = pair
    low, high = sorted(gold_range(str(gold["value"])))
    own_low = found.low if found.low is not None else found.high
    own_high = found.high if found.high is not None else found.low
    if own_low is None or own_high is None:
        return False
    scale = 100 if found.unit == "share" else 1
    if found.vague and low < high:
        return low <= own_low and own_high <= high
    return any(close(own_low * by, low) and close(own_high * by, high) for by in {1, scale})


def close(left: float, right: float) -> bool:
    """Equal to six digits."""
    return abs(left - right) <= 1e-6 * max(abs(left), abs(right), 1e-9)


def same_bound(pair: Pair) -> bool:
    """The bounds agree."""
    gold, found = pair
    if found.low is None or found.high is None:
        own = "<" if found.low is None else ">"
    else:
        own = "~" if found.approximate else "="
    wanted = gold["change"] if gold["change"] in "=~<>" else "="
    return bool(own == wanted or (found.vague and wanted in "=~"))


def same_unit(pair: Pair) -> bool:
    """The units agree, or the head of what is counted is the gold unit's."""
    gold, found = pair
    options = {plain(str(gold[key])) for key in ("unit", "normalized_unit")}
    own = {plain(found.unit or "")} - {"share"}
    if found.unit is None and found.of:
        own = {plain(found.of)} | {plain(found.of.split(" of ")[0].split()[-1])}
        own |= {plain(" ".join(found.of.split(" of ")[0].split()[-2:]))}
        options |= {each.split(" of ")[0].split()[-1] for each in options if each}
    return bool(own & options)


def plain(unit: str) -> str:
    """Lower case, singular, "-" as nothing."""
    unit = unit.lower().strip(" -")
    unit = " ".join(re.sub(r"(?<=[a-z]{2}[^s])s$", "", word) for word in unit.split())
    return SAME.get(unit, unit)


def numbers_listed(parser: Parser, path: Path, *, wrong: bool) -> None:
    """Share of the listed number cases that come out right."""
    right = total = outside = 0
    for row in rows(path):
        if row["model"] not in ("NumberModel", "NumberRangeModel", "PercentModel"):
            continue
        wanted = [listed_value(each) for each in row["results"]]
        if None in wanted or CALCULATOR.search(row["text"]):
            outside += 1
            continue
        found = [figure(q) for s in sentences(parser, row["text"]) for q in quantities.find(s)]
        total += 1
        fine = len(found) == len(wanted) and all(
            agree(own, gold) for own, gold in zip(found, wanted, strict=True)
        )
        right += fine
        if wrong and not fine:
            print("number", row["text"], "| wanted", wanted, "| found", found)
    print(
        f"recognizers_text numbers: {100 * right / total:.1f}% of {total} ({outside} out of scope)"
    )


CALCULATOR = re.compile(
    r"[<>=^{~]|\d+\.\d+\.\d+|https?:|\bin \d+\b|\de[+-]?\d|x10|\d ?G\b"
    r"|(?i:\b(?:\w+ (?:and )?){2}(?:\w*ths|\w*firsts|quarters)\b|\w-?(?:fifths|ths|firsts)\b"
    r"|illionths?\b|(?:one|1|20|2000) over |out of|phone|exercises?\b|nought|naught|valid number"
    r"|(?:the|an?) \w*(?:th|first|fifth)\b|twenty-f|million and|billion and|hundred and three)"
)
Ends = tuple[float | None, float | None]


def listed_value(result: Row) -> Ends | None:
    """The expected ends; None where the case is out of scope."""
    value = str((result.get("resolution") or {}).get("value"))
    if span := re.fullmatch(r"[\[(](-?[\d.]*),(-?[\d.]*)[\])]", value):
        return (float(span[1]) if span[1] else None, float(span[2]) if span[2] else None)
    try:
        number = float(value.rstrip("%"))
    except ValueError:
        return None
    return number, number


def figure(quantity: Quantity) -> Ends:
    """Both ends as found."""
    return quantity.low, quantity.high


def agree(own: Ends, gold: Ends | None) -> bool:
    """Both ends the same, open or not; a plain number may carry a bound of ours."""
    if gold is None:
        return False
    if gold[0] == gold[1] and None in own and own != (None, None):
        own = (own[0] or own[1], own[0] or own[1])
    return all(
        (left is None) == (right is None) and (left is None or right is None or close(left, right))
        for left, right in zip(own, gold, strict=True)
    )


IN_SCOPE = ("datetimeV2.date", "datetimeV2.daterange", "datetimeV2.datetime")


def dates_listed(parser: Parser, path: Path, *, wrong: bool) -> None:
    """Share of the listed date cases in which every date comes out as one of the listed values."""
    right = total = outside = 0
    for row in rows(path):
        wanted = [listed_days(each) for each in row["results"]]
        outside_scope = HOLIDAY.search(row["text"]) or UNWRITTEN.search(row["text"])
        if not wanted or not all(wanted) or row["reference"] is None or outside_scope:
            outside += 1
            continue
        anchor = on_day(datetime.fromisoformat(row["reference"][:10]))
        found = [m for s in sentences(parser, row["text"]) for m in times.find(s, anchor)]
        total += 1
        fine = all(any(same_days(m, options) for m in found) for options in wanted)
        right += fine
        if wrong and not fine:
            print(
                "date",
                row["reference"][:10],
                row["text"],
                "| wanted",
                wanted,
                "|",
                [days(m) for m in found],
            )
    print(f"recognizers_text dates: {100 * right / total:.1f}% of {total} ({outside} out of scope)")


HOLIDAY = re.compile(
    r"christmas|easter|thanksgiving|new year|halloween|black friday|holiday|mother|father|"
    r"valentine|labou?r|memorial|independence|earth day|april fool|ramadan|groundhog|"
    r"\b\d+ ?ish|business day|st\.? patrick|cyber monday|veteran|martin luther|mlk|juneteenth|"
    r"tomb|fiscal|school year|lunar",
    re.IGNORECASE,
)
UNWRITTEN = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|may(?= \d))\b|\d/|[A-Za-z]/\d|"
    r"\d+-\d+-\d+|\bthe \d+(?:st|nd|rd|th)\b(?! of)|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* \d|"
    r"(?i:\bweek \d|week of|weeks? of (?:the )?|century|otd|two thousand|nineteen|twenty|"
    r"work ?week|business|this minute|the minute|calendar|rest of|remaining|day of|days of|"
    r"same|asap|\beo[dmy]\b|end of (?:the |this )?(?:day|week|month|year)|tmr|~|or later|"
    r"and later|or after|or before|weekday|season|spring|summer|autumn|fall|winter|d\.?c\.?|"
    r"'\d\d|half)"
)
Days = tuple[str | None, str | None]


def listed_days(result: Row) -> set[Days]:
    """First and last day of every listed reading; empty if out of scope."""
    if result["type"] not in IN_SCOPE:
        return set()
    found: set[Days] = set()
    for value in (result.get("resolution") or {}).get("values", []):
        if result["type"] == "datetimeV2.daterange":
            end = value.get("end")
            last = day_before(end) if end else None
            start = value.get("start")
            found.add((start, last))
            if end and start:
                found.add((start, end))  # "19-20 November" is listed with its last day as the end
        elif value.get("value") and value["value"] != "not resolved":
            found.add((value["value"][:10], value["value"][:10]))
    return found


def same_days(mention: TimeMention, options: set[Days]) -> bool:
    """One of the listed readings, with the allowances the module's docstring names."""
    start, end = days(mention)
    coarse = mention.when.precision in (Precision.MONTH, Precision.YEAR)
    for low, high in options:
        if start == low and (end == high or (end and high and end in ends_of(high))):
            return True
        if coarse and low == high and start and end and low and start <= low <= end:
            return True
    return False


def ends_of(day: str) -> set[str]:
    """The last day of the month and of the year a first day begins."""
    begins = datetime.fromisoformat(day)
    found = set()
    if begins.day == 1:
        found.add(f"{(begins + timedelta(days=31)).replace(day=1) - timedelta(days=1):%Y-%m-%d}")
    if begins.day == 1 and begins.month == 1:
        found.add(f"{begins.year}-12-31")
    return found


def day_before(day: str) -> str:
    """ISO day arithmetic."""
    return f"{datetime.fromisoformat(day) - timedelta(days=1):%Y-%m-%d}"


def days(mention: TimeMention) -> Days:
    """Both ends as ISO days."""
    when = mention.when
    return (
        f"{when.earliest:%Y-%m-%d}" if when.earliest else None,
        f"{when.latest:%Y-%m-%d}" if when.latest else None,
    )


if __name__ == "__main__":
    main()
