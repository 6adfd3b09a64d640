"""How publishers print a date, and what such a print says; no form supplies what it lacks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from sayso.lexicon.loader import load
from sayso.model import Precision, Span, When

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_YEAR, LAST_YEAR = 1900, 2100
ZONES: Final = (
    "GMT|UTC|BST|CET|CEST|EET|EEST|MSK|EST|EDT|ET|CST|CDT|CT|MST|MDT|PST|PDT|PT|IST|JST|KST"
)


@dataclass(frozen=True, slots=True)
class DateForm:
    """One way of printing a date."""

    name: str
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: what is missing stays None.

    Example: in "World March 4, 3:43" the day, month, hour and minute are known, the year is not.
    ``other`` holds month and day in the other order where "03/04/2031" leaves the order open.
    """

    start: int
    end: int
    words: str
    month: int
    day: int | None = None
    year: int | None = None
    hour: int | None = None
    minute: int | None = None
    weekday: int | None = None
    zone: str = ""
    other: tuple[int, int] | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the text that was searched."""
        return Span(self.start, self.end, self.words)

    def moments(self, year: int) -> tuple[datetime, datetime] | None:
        """First and last moment it can mean in that year, or None if there is no such day."""
        if self.day is None:
            first = datetime(year, self.month, 1)
            following = datetime(year + self.month // 12, self.month % 12 + 1, 1)
            return first, following - timedelta(days=1)
        found = [moment for pair in self._pairs() if (moment := self._moment(year, *pair))]
        return (min(found), max(found)) if found else None

    def _pairs(self) -> Iterator[tuple[int, int]]:
        yield self.month, self.day or 1
        if self.other:
            yield self.other

    def _moment(self, year: int, month: int, day: int) -> datetime | None:
        try:
            return datetime(year, month, day, self.hour or 0, self.minute or 0)
        except ValueError:
            return None

    @property
    def precision(self) -> Precision:
        """How finely it is printed."""
        if self.other:
            return Precision.UNKNOWN
        if self.hour is not None:
            return Precision.MINUTE
        return Precision.MONTH if self.day is None else Precision.DAY

    def when(self, *basis: str) -> When:
        """The date as an interval; open on both sides where no year is printed."""
        notes = [*basis, f"printed as {' '.join(self.words.split())!r}"]
        notes += [f"time zone {self.zone}"] if self.zone else []
        notes += ["order of day and month unknown"] if self.other else []
        span = self.moments(self.year) if self.year else None
        if span is None:
            return When(basis=tuple(notes))
        return When(span[0], span[1], self.precision, tuple(notes))


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    months = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|sept"
    days = "|".join(f"{name}|{name[:3]}" for name in WEEKDAYS) + "|tues|thurs?"
    parts = {
        "{month}": rf"(?P<month>{months})(?![a-z])",
        "{month2}": rf"(?P<month2>{months})(?![a-z])",
        "{weekday}": rf"(?P<weekday>{days})(?![a-z])",
        "{time}": r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?"
        r"(?:\s?(?P<half>[ap]\.?m\.?)(?!\w))?"
        rf"(?:\s?(?P<zone>{ZONES}|Z)(?!\w))?",
        "{zone}": ZONES,
    }
    compiled = []
    for form in load("dateforms", DateForm):
        pattern = form.pattern
        for name, words in parts.items():
            pattern = pattern.replace(name, words)
        compiled.append(
            re.compile(rf"(?<![\w/.,-])(?:{pattern})(?-i:(?![a-z\d_/]))", re.IGNORECASE)
        )
    return tuple(compiled)


@cache
def _might_hold_date() -> re.Pattern[str]:
    return re.compile(r"\d{1,4}[-./]\d|" + "|".join(name[:3] for name in MONTHS), re.IGNORECASE)


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """Every printed date, in order; of overlapping readings the form listed first wins."""
    found: list[PrintedDate] = []
    if not _might_hold_date().search(text):
        return ()
    for form in _forms():
        for match in form.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            if printed := _printed(match):
                found.append(printed)
    return tuple(sorted(found, key=lambda printed: printed.start))


def date_at(text: str, start: int = 0) -> PrintedDate | None:
    """The printed date that begins exactly at ``start``."""
    for form in _forms():
        if (match := form.match(text, start)) and (printed := _printed(match)):
            return printed
    return None


def _printed(match: re.Match[str]) -> PrintedDate | None:
    # A form may name the day or month twice, for either order: "day2" is the day.
    part = {name.rstrip("2"): value for name, value in match.groupdict().items() if value}
    month, day, other = _month_and_day(part)
    if part.get("month") in ("may", "march"):  # verbs: "the six may march on"
        return None
    year = int(part["year"]) if "year" in part else None
    hour = _hour(part)
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    if (year is not None and not FIRST_YEAR <= year <= LAST_YEAR) or (hour or 0) > 23:
        return None
    minute = int(part["minute"]) if hour is not None else None
    if (minute or 0) > 59:
        return None
    printed = PrintedDate(
        start=match.start(),
        end=match.end(),
        words=match.group(),
        month=month,
        day=day,
        year=year,
        hour=hour,
        minute=minute,
        weekday=_weekday(part.get("weekday")),
        zone=part.get("zone", ""),
        other=other,
    )
    return printed if printed.moments(year or 2024) else None


def _month_and_day(part: dict[str, str]) -> tuple[int, int | None, tuple[int, int] | None]:
    if "month" in part:
        short = part["month"].lower()[:3]
        month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(short))
        return month, int(part["day"]) if "day" in part else None, None
    if "m" in part:
        return int(part["m"]), int(part["day"]), None
    first, second = int(part["a"]), int(part["b"])
    if first > 12 or first == second:
        return second, first, None
    return first, second, (second, first) if second <= 12 else None


def _weekday(name: str | None) -> int | None:
    if name is None:
        return None
    return next(n for n, full in enumerate(WEEKDAYS) if full.startswith(name.lower()[:3]))


def _hour(part: dict[str, str]) -> int | None:
    if "hour" not in part:
        return None
    hour, half = int(part["hour"]), part.get("half", "").lower()[:1]
    if half and 1 <= hour <= 12:
        return hour % 12 + (12 if half == "p" else 0)
    return hour
