"""Units of measure, currencies, and words that make the number beside them a name."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the ways it is written.

    ``kind``: percent, currency, time, age, measure; or "label" for words after which a number is a
    name and no count ("Section 4"), or "address" for words before which it is one ("12 Mill Road").
    ``before`` are spellings that stand before the number ("$").
    """

    unit: str
    kind: str
    words: tuple[str, ...]
    example: str
    before: tuple[str, ...] = ()


@cache
def units() -> dict[str, Unit]:
    """Spellings that follow a number, with their unit (symbols keep their case)."""
    return {
        word: entry
        for entry in load("units", Unit)
        if entry.kind not in ("label", "address")
        for word in entry.words
    }


@cache
def prefixes() -> dict[str, Unit]:
    """Spellings that precede a number ("$", "EUR"), with their unit."""
    return {word: entry for entry in load("units", Unit) for word in entry.before}


@cache
def names_beside_numbers(kind: str) -> frozenset[str]:
    """Lower-case words of the kind "label" or "address"."""
    return frozenset(
        word for entry in load("units", Unit) if entry.kind == kind for word in entry.words
    )
