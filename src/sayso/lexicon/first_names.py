"""First names that tell a man from a woman (first_names.toml)."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class FirstNames:
    """The names of one gender ("male", "female")."""

    gender: str
    names: tuple[str, ...]
    example: str


@cache
def first_names() -> dict[str, str]:
    """Lower-cased first names and the gender each tells."""
    return {
        name.lower(): entry.gender
        for entry in load("first_names", FirstNames)
        for name in entry.names
    }
