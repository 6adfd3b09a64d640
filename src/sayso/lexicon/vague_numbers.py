"""Vague number words ("dozens", "several thousand") and the interval each stands for."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class VagueNumber:
    """A number phrase without a figure; a ``high`` of 0 means that it has no upper bound.

    ``scaled`` phrases may be followed by a scale word ("several" + "thousand") and multiply it.
    ``exact`` phrases ("half a million") are figures in words and not vague at all.
    """

    words: tuple[str, ...]
    low: float
    high: float
    example: str
    scaled: bool = False
    exact: bool = False


@cache
def vague_numbers() -> tuple[VagueNumber, ...]:
    """All entries in the order of the table."""
    return load("vague_numbers", VagueNumber)
