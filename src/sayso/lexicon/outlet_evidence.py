"""Outlet evidence: what in the text of a page names the outlet it is from."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load
from sayso.lexicon.outlet_words import outlet_words
from sayso.lexicon.outlets import outlet_names

_WORD = r"[^\W\d_a-z][\w'’-]*(?:\.\w[\w'’-]*)*"
_NAME = rf"{_WORD}(?:\s(?:(?:of|the|and|de)\s)?{_WORD}){{0,4}}"


@dataclass(frozen=True, slots=True)
class OutletEvidence:
    """One kind of evidence: where it stands, its pattern with a group ``name``, and its weight."""

    name: str
    where: str
    pattern: str
    weight: float
    example: str


@cache
def outlet_evidence() -> tuple[tuple[OutletEvidence, re.Pattern[str]], ...]:
    """Every kind with its pattern compiled."""
    known = "|".join(re.escape(name) for name in sorted(outlet_names(), key=len, reverse=True))
    kinds = "|".join(re.escape(word.capitalize()) for word in sorted(outlet_words()))
    press = rf"(?:(?<!\w)(?:{known})|{_WORD}(?:\s{_WORD}){{0,2}}?\s(?:{kinds}))(?!\w)"
    parts = {
        "{known}": rf"(?<!\w)(?:{known})(?!\w)",
        "{press}": press,
        "{name}?": f"{_NAME}?",
        "{name}": _NAME,
    }
    compiled = []
    for entry in load("outlet_evidence", OutletEvidence):
        pattern = entry.pattern
        for name, words in parts.items():
            pattern = pattern.replace(name, words)
        compiled.append((entry, re.compile(pattern)))
    return tuple(compiled)
