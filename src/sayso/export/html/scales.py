"""Scales: from dates and numbers to places on a chart, with round ticks."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sayso.export.wording import CLOCK, MONTHS, day, number
from sayso.model import When

# Beyond this ratio of largest to smallest number a linear axis hides the small ones.
LOGARITHMIC_FROM = 200
TICK_ROOM = 64  # so that a date with its year does not touch the next
DAY = timedelta(days=1)


def stretch(date: When) -> tuple[datetime | None, datetime | None]:
    """A date as the stretch of time it covers: a day lasts until midnight, a minute is a point."""
    latest = date.latest
    if latest is not None and date.precision not in CLOCK:
        latest = latest.replace(hour=23, minute=59)
    return date.earliest, latest


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A stretch of time laid between two x positions."""

    start: datetime
    end: datetime
    left: float
    right: float

    @classmethod
    def over(cls, dates: Iterable[When], left: float, right: float) -> "TimeScale | None":
        """From the first to the last known end with a margin; None where nothing is dated."""
        ends = [end for date in dates for end in stretch(date) if end is not None]
        if not ends:
            return None
        margin = max((max(ends) - min(ends)) * 0.05, timedelta(hours=12))
        return cls(min(ends) - margin, max(ends) + margin, left, right)

    def x(self, moment: datetime) -> float:
        """Where the moment lies."""
        share = (moment - self.start) / (self.end - self.start)
        return self.left + share * (self.right - self.left)

    def ticks(self) -> list[tuple[float, str]]:
        """Round dates, as many as there is room for."""
        days = (self.end - self.start) / DAY
        step = next((n for n in (1, 2, 3, 7, 14) if days / n <= self._most()), 0)
        moments = self._days(step) if step else self._months(days / 30.4)
        marks = [moment for moment in moments if self.start <= moment <= self.end]
        shown, year = [], 0
        for moment in marks:
            text = (
                day(moment) if moment.year != year else f"{moment.day} {MONTHS[moment.month - 1]}"
            )
            if not step:
                text = f"{MONTHS[moment.month - 1]} {moment.year}"
            shown.append((self.x(moment), text))
            year = moment.year
        return shown

    def _most(self) -> int:
        return max(2, int((self.right - self.left) / TICK_ROOM))

    def _days(self, step: int) -> list[datetime]:
        # At noon, where the marks of that day stand.
        noon = self.start.replace(hour=12, minute=0, second=0, microsecond=0)
        count = int((self.end - noon) / DAY) // step + 2
        return [noon + DAY * step * i for i in range(count)]

    def _months(self, months: float) -> list[datetime]:
        step = next((n for n in (1, 2, 3, 6, 12) if months / n <= self._most()), 0)
        step = step or 12 * math.ceil(months / 12 / self._most())
        first = self.start.year * 12 + self.start.month - 1
        last = self.end.year * 12 + self.end.month
        return [
            datetime(n // 12, n % 12 + 1, 1, tzinfo=self.start.tzinfo)
            for n in range(first - first % step + step, last + 1, step)
        ]


@dataclass(frozen=True, slots=True)
class NumberScale:
    """Numbers laid between two y positions, from nought, or by powers of ten."""

    low: float
    high: float
    bottom: float
    top: float
    logarithmic: bool

    @classmethod
    def over(cls, values: Iterable[float], bottom: float, top: float) -> "NumberScale":
        """From nought (or the power of ten below the least) to just above the greatest."""
        given = [value for value in values if value > 0] or [1.0]
        least, most = min(given), max(given)
        if most / least >= LOGARITHMIC_FROM:
            return cls(10 ** math.floor(math.log10(least)), most * 1.6, bottom, top, True)
        return cls(0, most * 1.12, bottom, top, False)

    def y(self, value: float) -> float:
        """Where the number lies; below the axis it stays on the axis."""
        if self.logarithmic:
            low, span = math.log10(self.low), math.log10(self.high / self.low)
            share = (math.log10(max(value, self.low)) - low) / span
        else:
            share = max(value, 0) / self.high
        return self.bottom - share * (self.bottom - self.top)

    def ticks(self) -> list[tuple[float, str]]:
        """Round numbers, evenly spaced (or powers of ten)."""
        if self.logarithmic:
            first, last = math.log10(self.low), math.floor(math.log10(self.high))
            values = [10.0**power for power in range(int(first), last + 1)]
        else:
            step = _round_step(self.high / 7)
            values = [step * i for i in range(int(self.high / step) + 1)]
        return [(self.y(value), number(value)) for value in values]


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * n for n in (1, 2, 5, 10) if power * n >= rough * 0.999)
