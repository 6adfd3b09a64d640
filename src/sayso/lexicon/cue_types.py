"""Cue types: what sort of attribution a cue makes, for any cue, listed by its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.errors import LexiconError
from sayso.lexicon.loader import load

LIGHT = "light"  # the kind of words that leave it to the word beside them
FORMS = ("verbs", "nouns", "others")


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Words of one kind (a value of AttributionKind, or "light") and one act.

    Each line is "word: an example"; ``phrases`` are lemmas that stand in this order in the cue.
    """

    kind: str
    act: str
    meaning: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueType:
    """One word or phrase: the kind of attribution it makes and what its source does by it."""

    word: str
    form: str
    kind: str
    act: str
    example: str


@cache
def cue_types() -> tuple[CueType, ...]:
    """Every listed word and phrase."""
    return tuple(each for group in load("cue_types", CueGroup) for each in _types(group))


@cache
def cue_words(form: str) -> dict[str, CueType]:
    """The single words listed as "verbs", "nouns" or "others", by lemma."""
    return {each.word: each for each in cue_types() if each.form == form}


@cache
def cue_phrases() -> tuple[tuple[tuple[str, ...], CueType], ...]:
    """The phrases as tuples of lemmas, the longest first."""
    found = [(tuple(e.word.split()), e) for e in cue_types() if e.form == "phrases"]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def _types(group: CueGroup) -> Iterator[CueType]:
    for form in (*FORMS, "phrases"):
        for line in getattr(group, form):
            word, colon, example = line.partition(": ")
            if not colon or not example:
                raise LexiconError(f"lexicon/cue_types.toml: {line!r} must be 'word: an example'")
            yield CueType(word, form, group.kind, group.act, example)
