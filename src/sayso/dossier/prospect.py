"""Prospect: which words an index must hold for an article to answer a typed question at all.

It never asks too much: what `likeness` and `asking` would find passes, and much else.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sayso.dossier import terms
from sayso.dossier.asked import Asked
from sayso.dossier.asking import LEAST
from sayso.dossier.likeness import OF_KIND
from sayso.dossier.terms import Term
from sayso.lexicon.predicates import predicate_classes

# The index has stems of its own making; so many letters of a word are in any of them.
LETTERS: Final = 4
SHORT: Final = 3  # letters of which an index has nothing but the whole word
WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Prospect:
    """The terms of a question that claims are compared by; without any, everything has to be."""

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, asked: Asked) -> "Prospect":
        """Who is to have said it is looked up by name, not by words."""
        heard = bool(asked.speakers)
        return cls(tuple(term for term in asked.terms if not (heard and term.speaker)))

    def lookups(self) -> Iterator[tuple[str, ...]]:
        """For each term, what words that meet it begin with; nothing where any figure may do."""
        for term in self.terms:
            yield tuple(sorted(_beginnings(term))) if _in_words(term) else ()

    def met(self, texts: Iterable[str]) -> frozenset[int]:
        """Which terms these texts meet, by their places among the terms."""
        words = terms.words(texts)
        return frozenset(
            at for at, term in enumerate(self.terms) if not words.isdisjoint(term.reach)
        )

    def weight(self, met: Collection[int]) -> float:
        """How much of the question could be met at best, of 1; 0 where a needed part is not."""
        events = [at for at, term in enumerate(self.terms) if term.event]
        things = [at for at, term in enumerate(self.terms) if term.thing and not term.event]
        vague = any(self.terms[at].vague for at in events)
        named = all(at in met for at, term in enumerate(self.terms) if term.name)
        happened = vague or not events or any(at in met for at in events)
        if not (named and happened and (not things or any(at in met for at in things))):
            return 0.0
        total = sum(term.weight for term in self.terms)
        return sum(self.terms[at].weight for at in met) / total if total else 1.0

    def enough(self, met: Collection[int]) -> bool:
        """Whether a claim beside these words could be as like as a claim must be."""
        return self.weight(met) * OF_KIND >= LEAST


def _in_words(term: Term) -> bool:
    """Whether words alone meet it: a sign such as "$" is in no index."""
    return f"={terms.CURRENCY}" not in term.reach


def _beginnings(term: Term) -> set[str]:
    reach: Mapping[str, float] = term.reach
    words = {key.removeprefix("^") for key in reach if not key.startswith("=")}
    for key in reach:
        if key.startswith("="):
            words |= set(_of_class(key.removeprefix("=")))
    found = {_beginning(word) for word in {*words, term.word} if WORD.fullmatch(word)}
    return {each for each in found if not any(each[:at] in found for at in range(1, len(each)))}


def _of_class(name: str) -> Iterator[str]:
    """What a claim of this class may say it with; of several words the first."""
    kind = predicate_classes().get(name)
    if kind is not None:
        for each in (*kind.verbs, *kind.nouns, *kind.adjectives, *kind.opposites):
            yield terms.stem(each.split()[0])


def _beginning(word: str) -> str:
    cut = word[:LETTERS]
    # "army" and "armies" are "armi" here, and may be "army" there.
    return cut[:-1] if len(word) <= LETTERS and cut.endswith("i") and len(cut) >= SHORT else cut
