"""Regions as agencies shorten them behind a town: "Merrin, Tenn."."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class ShortRegion:
    """A region: its gazetteer id, its name, and its short forms as they are written."""

    id: str
    name: str
    words: tuple[str, ...]
    example: str


@cache
def _short_regions() -> dict[str, str]:
    entries = load("region_short_names", ShortRegion)
    return {word: entry.id for entry in entries for word in entry.words}


def short_region(word: str) -> str | None:
    """The gazetteer id behind a short form, in its own case: "Tenn." and "TN", not "tn"."""
    return _short_regions().get(word) or _short_regions().get(f"{word}.")
