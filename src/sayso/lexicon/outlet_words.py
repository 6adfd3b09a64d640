"""Outlet words: what newspapers, broadcasters and agencies have in their names."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class OutletWords:
    """Words that make a capitalised name look like an outlet's."""

    words: tuple[str, ...]
    example: str


@cache
def outlet_words() -> frozenset[str]:
    """All of them, in lower case."""
    return frozenset(w.lower() for entry in load("outlet_words", OutletWords) for w in entry.words)


def is_outlet_like(name: str) -> bool:
    """Whether an unknown name reads like an outlet's: "Harbour Ledger", "Quay.Net"."""
    words = name.split()
    if len(words) == 1:
        return bool(re.fullmatch(r"[A-Z][\w-]+\.(?:[A-Za-z]{2,4})", name))
    capitalised = all(word[0].isupper() or word in ("of", "the", "and", "de") for word in words)
    return capitalised and any(word.lower() in outlet_words() for word in words)
