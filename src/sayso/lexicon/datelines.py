"""Datelines: how a report opens with place, date and agency."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.lexicon.loader import load

_WORD: Final = r"[^\W\d_a-z][\w.'’-]*"
_CAPITALS: Final = r"[^\W\d_a-z][^\W\d_a-z.'’-]*[^\W\d_a-z](?!\w)"
_COUNTRY: Final = rf"(?:,\s{_WORD}(?:\s{_WORD}){{0,2}}){{0,2}}"
_PARTS: Final = {
    "{place}": rf"(?P<place>{_WORD}(?:[ /-]{_WORD}){{0,3}}{_COUNTRY}?)",
    "{upper}": rf"(?P<place>{_CAPITALS}(?:[ /-]{_CAPITALS}){{0,3}}{_COUNTRY})",
    "{date}": r"(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?"
    r"|\d{1,2}\s[A-Z][a-z]{2,8}(?:\s\d{4})?)",
    "{name}": r"[^\W\d_a-z][\w.&'’/-]+(?:\s[\w.&'’/-]+){0,3}",
    "{dash}": r"\s*(?:--?|–|—|―)",
}
SHORTEST_PLACE = 4  # letters of a place in capitals without date or agency: "EU —" is a topic


@dataclass(frozen=True, slots=True)
class DatelineForm:
    """One way of opening a report."""

    name: str
    pattern: str
    example: str
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatelineFound:
    """A dateline at the beginning of a text: where it ends, its form, and the agency it credits."""

    end: int
    form: str
    agency: str | None = None


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    compiled = []
    for form in load("datelines", DatelineForm):
        pattern = form.pattern
        for name, words in _PARTS.items():
            pattern = pattern.replace(name, words)
        compiled.append((form.name, re.compile(pattern)))
    return tuple(compiled)


def dateline_at(text: str) -> DatelineFound | None:
    """The dateline a text begins with, if any."""
    for name, pattern in _forms():
        match = pattern.match(text)
        if match is None:
            continue
        part = match.groupdict()
        bare = not part.get("date") and not part.get("agency")
        if bare and len(part.get("place") or "") < SHORTEST_PLACE:
            continue
        return DatelineFound(match.end(), name, part.get("agency"))
    return None
