"""When: a date as precise as its evidence, never more."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sayso.model.span import Span


class Precision(StrEnum):
    """How finely a date is known."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """An interval of local time, both ends inclusive; an open end is None.

    ``basis`` says for each part what in the text, or which other date, supplied it.
    Times are naive: the outlet's own clock, as printed; a stated zone is kept in ``basis``.
    Example: "In early June" in an article of 2031 -> 2031-06-01 .. 2031-06-10, precision day.
    """

    earliest: datetime | None = None
    latest: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    basis: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None

    def iso(self) -> tuple[str | None, str | None]:
        """Both ends as ISO 8601 text: with minutes at minute precision, else the day."""
        return self._text(self.earliest), self._text(self.latest)

    def _text(self, moment: datetime | None) -> str | None:
        if moment is None:
            return None
        if self.precision in (Precision.MINUTE, Precision.HOUR):
            return moment.isoformat(timespec="minutes")[:16]
        return moment.date().isoformat()

    def may_overlap(self, other: "When") -> bool:
        """Whether the two could be one day; an unknown end never rules it out."""
        if self.latest and other.earliest and self.latest.date() < other.earliest.date():
            return False
        return not (other.latest and self.earliest and other.latest.date() < self.earliest.date())


def on_day(day: datetime, *basis: str) -> When:
    """A When of one whole day."""
    return When(day, day, Precision.DAY, basis)


NEVER_STATED = When()


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression in a sentence and what it resolves to.

    ``relative`` is True where it only makes sense against an anchor ("last week", "Monday").
    ``edge`` is the word before it that makes it a bound: since, until, before, after, by or at.
    """

    span: Span
    when: When
    relative: bool = False
    edge: str = ""
