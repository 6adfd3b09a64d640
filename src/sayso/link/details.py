"""Details: days, months, ages and who is of which age, wherever an article tells them.

A report that comes months later is about other things first, a trial or a vote, and recalls the
day of the occurrence and whom it befell further down: "the shooting on June 11", "Marren, 24".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.lexicon.dateforms import MONTHS

SHORT = 3  # letters of a month that are enough to know it by
AHEAD = timedelta(days=2)  # a day told without its year lies no further in the future
_MONTH = "|".join(f"{name}|{name[:SHORT]}" for name in MONTHS)
YEAR = r"((?:19|20)\d\d)\b"
DAY = re.compile(
    rf"\b({_MONTH}|sept)\b\.? (\d{{1,2}})\b(?!,? \d{{1,2}}:)(?:,? {YEAR})?", re.IGNORECASE
)
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})(?: \d{{1,2}})?,?(?: of)? {YEAR}", re.IGNORECASE)
AGE = re.compile(r"\b(\d{1,2})[- ]year[- ]old|, (\d\d),|\bage[ds]? (\d\d?)\b")
NAME_AGE = re.compile(r"([A-Z][\w'’-]+),? (?:[JS]r\.,? )?(\d\d),")
AGE_NAME = re.compile(
    r"(\d\d)[- ]year[- ]old (?:[a-z]+ )?(?:[A-Z][\w.'’-]+ ){1,3}?([A-Z][\w'’-]+)\b(?! [A-Z])"
)


@dataclass(frozen=True, slots=True)
class Details:
    """What an article tells anywhere; ``bearers`` are surnames with ages, as in "marren 24"."""

    days: frozenset[date]
    months: frozenset[tuple[int, int]]
    ages: frozenset[str]
    bearers: frozenset[str]


def find(text: str, published: date | None) -> Details:
    """The details of a text; a day without a year is the last one before publication."""
    return Details(
        days=frozenset(_days(text, published)),
        months=frozenset((int(year), _month(name)) for name, year in MONTH.findall(text)),
        ages=frozenset(age for ages in AGE.findall(text) for age in ages if age),
        bearers=frozenset(_bearers(text)),
    )


def on_day(year: int, month: int, day: int) -> date | None:
    """That day; None where a month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(text: str, published: date | None) -> Iterator[date]:
    for name, day, year in DAY.findall(text):
        years = [int(year)] if year else []
        if not year and published is not None:
            years = [published.year, published.year - 1]
        days = (on_day(each, _month(name), int(day)) for each in years)
        latest = published + AHEAD if published is not None else date.max
        if (found := next((each for each in days if each and each <= latest), None)) is not None:
            yield found


def _bearers(text: str) -> Iterator[str]:
    for name, age in NAME_AGE.findall(text):
        yield f"{name.lower()} {age}"
    for age, name in AGE_NAME.findall(text):
        yield f"{name.lower()} {age}"


def _month(name: str) -> int:
    short = name[:SHORT].lower()
    return next(number for number, each in enumerate(MONTHS, 1) if each.startswith(short))
