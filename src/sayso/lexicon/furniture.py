"""Furniture: what stands on a page and is no part of the article, and links to other articles."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class FurnitureEntry:
    """One habit of pages.

    ``kind`` is "furniture" or "related-link". ``match`` says what the pattern covers:
    "line" the whole line, "start" the beginning of a line that is furniture as a whole, "part" a
    piece glued to the end of a line, "list" a heading whose following short lines go with it.
    ``counter`` holds lines that look alike and are not meant.
    """

    rule: str
    kind: str
    match: str
    pattern: str
    example: str
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FurniturePattern:
    """An entry with its pattern compiled."""

    entry: FurnitureEntry
    regex: re.Pattern[str]


@cache
def furniture() -> tuple[FurnitureEntry, ...]:
    """Every entry of the table."""
    return load("furniture", FurnitureEntry)


@cache
def patterns(match: str) -> tuple[FurniturePattern, ...]:
    """The entries of one way of matching, compiled."""
    return tuple(
        FurniturePattern(entry, re.compile(_shape(entry), re.IGNORECASE))
        for entry in furniture()
        if entry.match == match
    )


def _shape(entry: FurnitureEntry) -> str:
    if entry.match == "start":
        return rf"(?:{entry.pattern})"
    if entry.match == "part":
        return rf"(?<!\w)(?:{entry.pattern})\s*$"
    return rf"(?:{entry.pattern})\s*$"


def furniture_line(line: str) -> FurnitureEntry | None:
    """The first entry a whole (stripped) line belongs to."""
    for match in ("line", "list", "start"):
        for pattern in patterns(match):
            if pattern.regex.match(line):
                return pattern.entry
    return None
