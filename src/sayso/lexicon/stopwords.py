"""Words too common to tell one content from another."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class CommonWords:
    """One list of words; ``kind`` names it."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def common_words() -> frozenset[str]:
    """All the words."""
    return frozenset(word for entry in load("stopwords", CommonWords) for word in entry.words)
