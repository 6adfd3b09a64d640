"""Measure numbers on the cases of recognizers_text, as ``facet_quantities.py`` asks for.

NumberModel, NumberRangeModel and PercentModel cases in scope are right if the found values are the
expected ones in order. A figure with a unit stuck to it ("180ml") is no number there and is left
aside, and so is a plain figure where ranges are asked for. Out of scope is what news does not
write, see OUTSIDE: ordinals have models of their own there and are none of these.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from cases import Row, rows
from figures import Figure
from sayso.extract.facets import quantities
from sayso.extract.parser import Parser
from sayso.model import Quantity, Span

Ends = tuple[float | None, float | None]
FACET = "quantities"
PARTS = ("tuned", "held", "all")
LISTED = ("NumberModel", "NumberRangeModel", "PercentModel")


def found_in(parser: Parser, text: str) -> list[Quantity]:
    """The quantities of one line."""
    lines = (Span(0, len(text), text),) if text.strip() else ()
    return [each for sentence in parser.parse(text, lines) for each in quantities.find(sentence)]


def measured(parser: Parser, path: Path) -> list[Figure]:
    """Share of the listed number cases that come out right; all of them are in view."""
    fine = [listed_right(parser, case) for case in listed(path)]
    share = 100 * sum(fine) / len(fine)
    return [
        Figure(FACET, "recognizers_text numbers", "cases right", share, len(fine), "tuned", 90.0)
    ]


def listed(path: Path) -> Iterator[Row]:
    """The cases in scope."""
    for case in rows(path):
        wanted = [listed_value(each) for each in case["results"]]
        if case["model"] in LISTED and None not in wanted and not OUTSIDE.search(case["text"]):
            yield case


def listed_right(parser: Parser, case: Row) -> bool:
    """Whether every expected value is found in order, and nothing else."""
    wanted = [listed_value(each) for each in case["results"]]
    text = case["text"]
    found = [
        (q.low, q.high) for q in found_in(parser, text) if not text[q.span.end :][:1].isalpha()
    ]
    if case["model"] == "NumberRangeModel":
        found = [ends for ends in found if ends[0] != ends[1] or ends in wanted]
    same = zip(found, wanted, strict=False)
    return len(found) == len(wanted) and all(agree(own, gold) for own, gold in same)


OUTSIDE = re.compile(
    # Sums, comparisons and powers as signs: "x>10", "1.1^23", "1.3x10^6", "-12e-1".
    r"[<>=^{]|\de[+-]?\d|x10"
    # Divisions: "one over 20".
    r"|(?i:\b(?:one|1|20|2000) over \d*(?:one|three|twenty|\b))"
    # Fractions above one or of large parts: "twenty and three fifths", "one hundred thirty fifths",
    # "two hundred and fifty-four hundredths", "a twenty-first", "a hundred thousand trillionths".
    r"|(?i:\b(?:\w+ty|\w+teen|hundred|thousand|m?b?illion|ty-?\w+)(?:[ -](?:and )?(?:an? )?(?:\w+)"
    r"){0,2}?[ -]?(?:fifths?|eighths?|\w*firsts?|hundredths?|thirtieth|quarters?|fourths?)\b)"
    r"|(?i:\b(?:twenty|three) (?:and )?(?:an? )?(?:three |twenty[- ])?(?:fifths?|\w*firsts?)\b)"
    r"|(?i:twenty[- ]f(?:irst|ifth)|illionths?\b|hundredths?\b)"
    # Network and telephone numbers, addresses of pages, numbered exercises.
    r"|\d+\.\d+\.\d+|https?:|(?i:phone|exercises?\b)"
    # Talk about numbers: "are two valid numbers", "percents of twenty", "nought".
    r"|(?i:valid number|\bper ?cents? of \w+$|\bn[oa]ught\b)"
    # Days in figures: "5/17/2018".
    r"|\d/\d+/\d{4}"
    # Decimals and dozens as other languages and notes have them, words within figures: "1,3",
    # "1.111,11", "five dozs", "3 hundred and 21", "6 crore and two hundred".
    r"|\b\d+,\d{1,2}\b(?!,)|(?i:\bdozs\b|\d (?:hundred|crore) and \w+)"
    # Places in an order: "between the tenth and the fifteenth".
    r"|(?i:\bthe \w+th and the \w+th\b)"
)


def listed_value(result: Row) -> Ends | None:
    """The expected ends; None where nothing is expected of a number."""
    value = str((result.get("resolution") or {}).get("value"))
    if span := re.fullmatch(r"[\[(](-?[\d.]*),(-?[\d.]*)[\])]", value):
        return (float(span[1]) if span[1] else None, float(span[2]) if span[2] else None)
    try:
        number = float(value.rstrip("%"))
    except ValueError:
        return None
    return number, number


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


def close(left: float, right: float) -> bool:
    """Equal to six digits."""
    return abs(left - right) <= 1e-6 * max(abs(left), abs(right), 1e-9)
