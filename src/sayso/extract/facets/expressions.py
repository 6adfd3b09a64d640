"""What the words of a time expression say, before any anchor: the nouns of calendar.py."""

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date as far as the words give it; a part ("early") narrows a month or year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression.

    ``kind``:
      date      ``first`` .. ``last``; with ``modifier`` "last May"
      dayonly   the ``number``th of a month not named; ``weekday`` may go with it
      weekday   ``number``, ``modifier``, or of the week ``of``
      phrase    ``word`` of the lexicon
      part      ``word`` ("late") of the ``unit`` ("month") that ``modifier`` points to
      nth       the ``number``th (-1: last), ``high`` many, ``unit`` of ``first`` or of ``of``
      season, holiday   ``word``, ``modifier`` or the year of ``first``
      shift     ``low`` .. ``high`` units from the anchor, or from ``of``; negative: before
      event     the same from something that is no date ("two days after the raid")
      window    from the anchor to there
      lasting   a length, or the days it takes from ``of`` on
      week      the week, or weekend, that holds ``of``
      stretch   from ``of`` to ``until``
      clock     only a time of day
      unclear   ``note`` says why
    ``more``: further units of a length, "two years and three months ago".
    ``told``: counted from the last date mentioned, if there is one ("the next day").
    """

    start: int
    end: int
    kind: str
    first: Day = Day()
    last: Day = Day()
    number: int = 0
    weekday: int | None = None
    modifier: int | None = None
    word: str = ""
    unit: str = ""
    low: float = 0
    high: float = 0
    edge: str = ""
    clock: tuple[int, int] | None = None
    note: str = ""
    told: bool = False
    more: tuple[tuple[float, str], ...] = ()
    of: Optional["Expression"] = None
    until: Optional["Expression"] = None
