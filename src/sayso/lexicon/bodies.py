"""Words of which the names of offices in every country are made."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class BodyWords:
    """One list of words; ``kind`` names it."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def body_words() -> frozenset[str]:
    """All the words."""
    return frozenset(word for entry in load("bodies", BodyWords) for word in entry.words)
