"""Words by which an outlet takes back what it printed."""

from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class CorrectionWords:
    """One list of words; ``kind`` names it."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def correction_words(kind: str) -> tuple[str, ...]:
    """The words of one kind; an unknown kind is a mistake of ours and raises KeyError."""
    found: dict[str, tuple[str, ...]] = {
        entry.kind: entry.words for entry in load("corrections", CorrectionWords)
    }
    return found[kind]


@lru_cache(maxsize=4096)
def opens_correction(line: str) -> bool:
    """Whether the beginning of a paragraph says that it corrects what the outlet printed."""
    bare = line.lstrip(" \t*_[(#").lower()
    return any(
        bare.startswith(word) and not bare[len(word) : len(word) + 1].isalpha()
        for word in correction_words("opens")
    )
