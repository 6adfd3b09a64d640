"""Tenures: who held which office when, which bounds the date of an article that calls them so."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sayso.lexicon.loader import load

# What may stand between office and name: "President of Ruritania, General Vale".
_BETWEEN = r"(?:[,\s]+(?:[^\W\d_a-z][\w.'’-]*|of|the|and|for|to)){0,5}?[,\s]+"
# "Ilda Marren, the longest-serving harbour minister": the comma keeps two people apart.
_AFTER = r",\s+(?:the\s+|an?\s+)?(?:(?!and\b|who\b)[\w.'’-]+\s+){0,4}?"


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office and who held it; ``terms`` are "from/until" dates, open where not over."""

    person: str
    name: str
    role: str
    terms: tuple[str, ...]
    example: str

    def spans(self) -> tuple[tuple[datetime, datetime | None], ...]:
        """The terms as pairs of days, the second None while the term lasts."""
        pairs = (term.split("/") for term in self.terms)
        return tuple(
            (datetime.fromisoformat(low), datetime.fromisoformat(high) if high else None)
            for low, high in pairs
        )


@cache
def tenures() -> tuple[tuple[Tenure, re.Pattern[str], re.Pattern[str]], ...]:
    """Every tenure with a pattern of the name alone and one of name and office together."""
    return tuple(
        (
            entry,
            re.compile(rf"(?<!\w)(?:{entry.name})(?!\w)"),
            re.compile(
                rf"(?<!\w)(?i:{entry.role})(?!\w){_BETWEEN}(?:{entry.name})(?!\w)"
                rf"|(?<!\w)(?:{entry.name})(?!\w){_AFTER}(?i:{entry.role})(?!\w)"
            ),
        )
        for entry in load("tenures", Tenure)
    )
