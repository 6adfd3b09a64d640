"""Small words that decide what a clause says of its participants."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """One list of words; ``kind`` names it."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def clause_words(kind: str) -> frozenset[str]:
    """The words of one kind; an unknown kind is a mistake of ours and raises KeyError."""
    return {entry.kind: frozenset(entry.words) for entry in load("clause_words", ClauseWords)}[kind]
