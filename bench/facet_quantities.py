"""Measure quantities against public gold: ``python bench/facet_quantities.py DATA [--wrong]``.

DATA holds ``newsquant/`` and ``recognizers_text/``; neither is part of sayso. Cases are split by a
hash of their id: two thirds were in view while rules were written ("tuned"), a third was not
("held"). ``--wrong`` lists what went wrong in the tuned part of newsquant, and in all of
recognizers_text, which is a public list to check against and no sample of what anybody writes: its
held part told what rules tuned on the rest were worth (81.4 %) and is in view since.

newsquant (Almasian et al. 2023; no offsets): per sentence the gold and found quantities are matched
as multisets, each used once, on
  value         low and high, to six digits (an open bound stands for its figure; a vague number
                matches a gold range it lies in, or the gold's own figure for the word, which is its
                scale: 12 for "dozens", 1000 for "thousands");
  value+bound   and the bound: "=" closed, "~" approximate, ">" only low, "<" only high; gold "up"
                and "down" tell what the verb does and count as "=";
  value+change  and the bound, or for gold "up" and "down" the direction of change;
  change        gold "up" and "down" against the quantities with a change, value and direction; the
                gold does not mark what a noun tells ("a 5% drop"), which counts as too much;
  value+unit    and the unit, or for plain counts the head of the noun counted, singular, compared
                with the gold unit or normalised unit, each written as the lexicon names it; a
                share ("half the voters") has for unit the noun's or percent.
The companion sets age, currency, dimension and temperature hold value and unit only; gold figures
of recognizers_text, so value+unit is what is counted.

What a quantity holds beyond the gold is mapped, never judged per sentence: a share of 0.25 is also
the gold's 25 (percent), "nobody" and "none" (0) are no quantity of the gold and do not count as
found too much; nor does the figure a change began at, where it is held with its change.

recognizers_text numbers: see ``listed_numbers.py``.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import listed_numbers
from cases import Row, part, rows
from figures import HEAD, Figure, lines
from listed_numbers import (
    FACET,
    PARTS,
    close,
    found_in,
    listed,
    listed_right,
    listed_value,
)
from sayso.extract.parser import Parser
from sayso.lexicon.units import prefixes, unit_named
from sayso.model import Quantity

Pair = tuple[Row, Quantity]
Test = Callable[[Pair], bool]
PEERS = {
    "value": "CQE 92.0, quantulum3 73.0, Recognizers 69.1",
    "value+bound": "",
    "value+change": "CQE 88.1",
    "value+unit": "CQE 85.6, quantulum3 47.2",
    "change": "",
}
AIMS = {"value": 93.0, "value+bound": 89.0, "value+change": 89.0, "value+unit": 86.0}
COMPANIONS = ("age", "currency", "dimension", "temperature")


def main() -> None:
    """Print every figure, one a line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--wrong", action="store_true", help="list the errors in view")
    options = arguments.parse_args()
    parser = Parser()
    if options.wrong:
        wrong(parser, options.data)
    for line in (HEAD, *lines(measured(parser, options.data))):
        sys.stdout.write(" | ".join(line) + "\n")


def measured(parser: Parser, data: Path) -> list[Figure]:
    """Every figure of this facet."""
    folder = data / "newsquant"
    found = newsquant(parser, folder / "dev.jsonl", tuple(PEERS))
    for name in COMPANIONS:
        found += newsquant(parser, folder / f"{name}.jsonl", ("value", "value+unit"))
    return found + listed_numbers.measured(parser, data / "recognizers_text" / "number_en.jsonl")


def newsquant(parser: Parser, path: Path, names: Sequence[str]) -> list[Figure]:
    """F1 of each measure on each part."""
    tally: dict[tuple[str, str], Counter[str]] = {}
    for case in rows(path):
        found = found_in(parser, case["text"])
        for name in names:
            gold, own = case["quantities"], found
            if name == "change":
                gold = [each for each in gold if each["change"] in ("up", "down")]
                own = [each for each in found if each.change is not None]
            missed, extra = match(gold, own, TESTS[name])
            for each in (part(case["id"]), "all"):
                count = tally.setdefault((name, each), Counter())
                count["right"] += len(gold) - len(missed)
                count["wrong"] += len(missed) + len(extra)
                count["cases"] += len(gold)
    corpus = "newsquant" if path.stem == "dev" else f"newsquant {path.stem}"
    main_set = path.stem == "dev"
    return [
        Figure(
            FACET,
            corpus,
            f"{name} F1",
            200 * count["right"] / (2 * count["right"] + count["wrong"]),
            count["cases"],
            each,
            AIMS.get(name) if main_set else None,
            PEERS[name] if main_set else "",
        )
        for (name, each), count in sorted(tally.items(), key=lambda item: PARTS.index(item[0][1]))
    ]


def match(gold: list[Row], found: list[Quantity], test: Test) -> tuple[list[Row], list[Quantity]]:
    """Pair each gold quantity with one found; what is left on either side."""
    left, missed = list(found), []
    for each in gold:
        hit = next((q for q in left if test((each, q))), None)
        if hit is None:
            missed.append(each)
        else:
            left.remove(hit)
    before = {each.changed_from for each in found if each.changed_from is not None}
    return missed, [each for each in left if each.high != 0 and each.low not in before]


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
    if found.changed_from is not None and {own_low, found.changed_from} == {low, high}:
        return True
    if found.vague and low < high:
        return low <= own_low and own_high <= high
    if found.vague and close(own_low, 2 * low):
        return True
    return any(close(own_low * by, low) and close(own_high * by, high) for by in {1, scale})


def bound(found: Quantity) -> str:
    """The bound in the gold's signs."""
    if found.low is None or found.high is None:
        return "<" if found.low is None else ">"
    return "~" if found.approximate else "="


def same_bound(pair: Pair) -> bool:
    """The figures and bounds agree."""
    gold, found = pair
    wanted = gold["change"] if gold["change"] in "=~<>" else "="
    fine = bound(found) == wanted or (found.vague and wanted in "=~")
    return same_value(pair) and fine


def same_change(pair: Pair) -> bool:
    """The figures agree, and the bound or the direction."""
    gold, found = pair
    if gold["change"] in ("up", "down"):
        return same_value(pair) and found.change is not None and found.change == gold["change"]
    return same_bound(pair)


def same_unit(pair: Pair) -> bool:
    """The figures agree, and the units or the head of what is counted."""
    gold, found = pair
    if not same_value(pair):
        return False
    options = {plain(str(gold.get(key))) for key in ("unit", "normalized_unit")}
    options |= {each.split(" of ")[0] for each in options}
    own = {"percent" if found.unit == "share" else plain(found.unit or "")}
    if found.of and (found.unit in (None, "share") or found.unit.startswith("per ")):
        rate = f" {found.unit}" if found.unit not in (None, "share") else ""
        head = found.of.split(" of ")[0]
        own = {plain(found.of), plain(head.split()[-1]), plain(" ".join(head.split()[-2:]))}
        own = {each + rate for each in own} | ({"percent"} if found.unit == "share" else set())
        options |= {_last_word(each) for each in options if each}
    return bool(own & options)


def _last_word(unit: str) -> str:
    """The head of "big test per day": "test per day"."""
    noun, each, rate = unit.split(" of ", maxsplit=1)[0].partition(" per ")
    return f"{noun.split()[-1]}{each}{rate}" if noun.split() else unit


def plain(unit: str) -> str:
    """One name for the ways a unit is written: in lower case, singular, as the lexicon names it."""
    unit = re.sub(r" an? ", " per ", unit.strip(" -"))
    noun, each, rate = unit.partition(" per ")
    known = prefixes().get(noun) or unit_named(noun) or unit_named(f"-{noun}")
    noun = known.unit if known is not None else noun.lower()
    noun = " ".join(re.sub(r"(?<=[a-z]{2}[^s])s$", "", word) for word in noun.split())
    rated = unit_named(rate)
    return SAME.get(noun, noun) + each + (rated.unit if rated is not None else rate)


SAME = {"percentage": "percent", "count": "time", "fold": "time"}


TESTS: dict[str, Test] = {
    "value": same_value,
    "value+bound": same_bound,
    "value+change": same_change,
    "value+unit": same_unit,
    "change": same_change,
}


def wrong(parser: Parser, data: Path) -> None:
    """Print the errors in view."""
    for name in ("dev", *COMPANIONS):
        for case in rows(data / "newsquant" / f"{name}.jsonl"):
            if part(case["id"]) == "tuned":
                _wrong(name, case, found_in(parser, case["text"]))
    for case in listed(data / "recognizers_text" / "number_en.jsonl"):
        if not listed_right(parser, case):
            wanted = [listed_value(each) for each in case["results"]]
            ends = [(q.low, q.high, q.unit) for q in found_in(parser, case["text"])]
            sys.stdout.write(f"listed | {case['text']} | wanted {wanted} | found {ends}\n")


def _wrong(name: str, case: Row, found: list[Quantity]) -> None:
    names = (
        ("value", "value+unit") if name in COMPANIONS else ("value", "value+change", "value+unit")
    )
    lines: list[str] = []
    for each in names:
        missed, extra = match(case["quantities"], found, TESTS[each])
        if not missed and not extra:
            continue
        lines += [
            f"  {each} missed {q['change']} {q['value']} {q.get('unit')} / {q['normalized_unit']}"
            for q in missed
        ]
        lines += [
            f"  {each} extra {q.span.words} [{bound(q)} {q.low} {q.high} {q.change}] "
            f"{q.unit} / {q.of}"
            for q in extra
        ]
    if lines:
        sys.stdout.write("\n".join([f"{name} | {case['text']}", *lines, ""]))


if __name__ == "__main__":
    main()
