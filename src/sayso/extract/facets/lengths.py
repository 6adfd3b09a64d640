"""Lengths told in several units: "two years and three months ago"."""

import re
from dataclasses import replace
from functools import cache

from sayso.extract.facets import intervals, timepieces, timereaders
from sayso.extract.facets.expressions import Expression

BACKWARD, FORWARD = ("shift", "event"), ("window", "lasting")
LONGEST = 40  # letters of the units before the last


def find(text: str, begin: int, expression: Expression) -> Expression:
    """The expression with the units told before it, or after it; none before ``begin``."""
    if expression.kind in BACKWARD:
        begin = max(begin, expression.start - LONGEST)
        while found := _before().search(text, begin, expression.start):
            made = _longer(found, expression)
            if made is None:
                break
            expression = replace(made, start=found.start("count"))
    if expression.kind in FORWARD and expression.unit:
        while found := _after().match(text, expression.end):
            made = _longer(found, expression)
            if made is None:
                break
            expression = replace(made, end=found.end())
    return expression


def _longer(found: re.Match[str], expression: Expression) -> Expression | None:
    """Units go from the largest to the smallest, or they are two lengths."""
    unit = timereaders.unit_of(found["unit"])
    low, high = timereaders.amount(found["count"], unit)
    told = [expression.unit, *(each for _, each in expression.more)]
    sizes = [intervals.DAYS[each] for each in told]
    larger = expression.kind in BACKWARD
    fits = intervals.DAYS[unit] > max(sizes) if larger else intervals.DAYS[unit] < min(sizes)
    if low != high or not fits:
        return None
    sign = -1 if expression.low < 0 else 1
    return replace(expression, more=(*expression.more, (sign * low, unit)))


@cache
def _before() -> re.Pattern[str]:
    count = timepieces.filled("(?P<count><COUNT>)[ -](?P<unit><UNIT>)")
    return re.compile(rf"(?<![\w.])(?i:{count}(?:,? and |, | ))$")


@cache
def _after() -> re.Pattern[str]:
    count = timepieces.filled("(?P<count><COUNT>) (?P<unit><UNIT>)")
    later = "ago|earlier|later|before|after|afterwards?|previously|from|old"
    return re.compile(rf"(?i:,? and {count})\b(?! (?:{later})\b)")
