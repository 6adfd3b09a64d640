"""Countries as voices: names, adjectives, and the capitals that stand for them (states.toml)."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class StateRegion:
    """One part of the world; each row reads "names | adjectives | capitals", commas within."""

    region: str
    rows: tuple[str, ...]
    example: str


@cache
def _rows() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(tuple(word for word in part.split(",") if word) for part in row.split("|"))
        for entry in load("states", StateRegion)
        for row in entry.rows
    )


@cache
def state_words() -> dict[str, str]:
    """Every name, adjective and capital in lower case, and the country's usual name."""
    return {
        word.lower(): names[0]
        for names, *more in _rows()
        for part in (names, *more)
        for word in part
    }


@cache
def state_voices() -> frozenset[str]:
    """Names and capitals in lower case: those that can speak for a country."""
    return frozenset(word.lower() for names, _, capitals in _rows() for word in names + capitals)


@cache
def nationalities() -> frozenset[str]:
    """The adjectives in lower case."""
    return frozenset(word.lower() for _, adjectives, _ in _rows() for word in adjectives)
