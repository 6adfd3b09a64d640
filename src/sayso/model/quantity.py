"""Quantity: a number as it was said, with its bounds and what it counts."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class Measure(StrEnum):
    """Whether a figure is a total since some start or a state at one moment."""

    SNAPSHOT = "snapshot"
    CUMULATIVE = "cumulative"
    UNSTATED = "unstated"


class Change(StrEnum):
    """Which way a figure is said to have moved."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Low and high bound (None = open), approximate or vague, the words, unit, what is counted.

    "about 10,000": low = high = 10000, approximate. "over 29,600": low 29600, high None.
    "up to 12,000": low None, high 12000. "several thousand": bounds from the lexicon, vague.
    ``span`` covers the number with its bound words; ``of`` is what is counted, in the article's
    words ("Orvan soldiers"), ``of_span`` where that stands (None if elided).
    ``change`` is set where the words say that a figure moved: with ``changed_by`` the figure is the
    size of the move ("rose by 200"), without it the level reached ("rose from 800 to 1,000"), and
    ``changed_from`` is the level before (800), if said.
    """

    span: Span
    low: float | None
    high: float | None
    approximate: bool = False
    vague: bool = False
    unit: str | None = None
    of: str | None = None
    of_span: Span | None = None
    measure: Measure = Measure.UNSTATED
    change: Change | None = None
    changed_by: bool = False
    changed_from: float | None = None
