"""How names of people vary: forms of first names, order, particles (name_variants.toml)."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class NameVariant:
    """One list of words; ``kind`` is explained at the head of the table."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def variant_words(kind: str) -> frozenset[str]:
    """The words of one kind, in lower case."""
    return frozenset(
        word.lower()
        for entry in load("name_variants", NameVariant)
        if entry.kind == kind
        for word in entry.words
    )


@cache
def _given() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, entry in enumerate(load("name_variants", NameVariant)):
        if entry.kind == "given":
            for word in entry.words:
                found[word.lower()] = found.get(word.lower(), frozenset()) | {number}
    return found


def given_forms(word: str) -> frozenset[int]:
    """The first names a word is a form of: "Jon" of John and of Jonathan; empty if unknown."""
    return _given().get(word.lower(), frozenset())
