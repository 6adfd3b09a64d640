"""Nouns that name a deed, and its verb: "payment" is what is done by who pays (deeds.toml)."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class Deeds:
    """Nouns made in one way (``made``), each as "noun verb"."""

    made: str
    pairs: tuple[str, ...]
    example: str


@cache
def deed_verbs() -> dict[str, str]:
    """Lemma of a noun -> lemma of the verb whose deed it names."""
    pairs = (pair.split(" ", 1) for entry in load("deeds", Deeds) for pair in entry.pairs)
    return {noun: verb for noun, verb in pairs if noun}
