"""Noun classes of participants: "servicemen" and "troops" are one thing to count."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.loader import load
from sayso.lexicon.places import belonging

POSSESSIVE = re.compile(r"(?:'s|’s|s'|s’)$")
# "Lumerian", "Lumeria" -> "lumer"; "Daltanese" -> "daltan"; "Kuremari", "Kuremar" -> "kuremar".
DEMONYM = re.compile(r"(?:ians?|ia|eans?|ans?|ese|ish|i|is|ic|a|e|o|y)$")
SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class ThingClass:
    """One class of nouns.

    ``nouns`` belong to it by themselves, ``with_belonging`` only beside whose they are ("Lumerian
    units"). ``wording`` is the word a question uses. ``people`` marks classes of persons.
    """

    name: str
    nouns: tuple[str, ...]
    wording: str
    example: str
    with_belonging: tuple[str, ...] = ()
    people: bool = False


@cache
def thing_classes() -> dict[str, ThingClass]:
    """Every class by its name."""
    return {entry.name: entry for entry in load("things", ThingClass)}


@cache
def thing_class(lemma: str, belongs: bool = False) -> ThingClass | None:
    """The class of a noun, or None; ``belongs`` says whether the text tells whose it is."""
    for entry in thing_classes().values():
        if lemma in entry.nouns or (belongs and lemma in entry.with_belonging):
            return entry
    return None


def counts_people(name: str) -> bool:
    """Whether a class or noun of that name is one of persons; a "pupil" is, though of no class."""
    group = thing_classes().get(name)
    return group.people if group is not None else name in clause_words("person by role")


@cache
def belonging_key(words: str) -> str | None:
    """A comparable form of whose a thing is: a country code if known, else the name's stem."""
    bare = POSSESSIVE.sub("", words.strip()).strip(" .,'’\"“”")
    if code := belonging(bare) if bare else None:
        return code
    stem = " ".join(_stem(word) for word in bare.lower().split() if word != "the")
    return stem or None


def _stem(word: str) -> str:
    cut = DEMONYM.sub("", word)
    return cut if len(cut) >= SHORTEST_STEM else word
