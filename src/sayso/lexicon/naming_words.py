"""Naming words: what stands around quotation marks that hold a term, a title or a name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.errors import LexiconError
from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class NamingGroup:
    """Words of one facet; each line is "word: an example".

    "term", "name": lead to a word or a name in marks. "title": leads to a title of a work.
    "work": a kind of work, or what one does with one. "body": what bears a name. "voiced": a word
    of speech, not of a term. "told": forms of verbs of saying that no ending explains.
    """

    facet: str
    meaning: str
    words: tuple[str, ...]


@cache
def naming_words(facet: str) -> frozenset[str]:
    """The lower-cased words and phrases of one facet."""
    groups = load("naming_words", NamingGroup)
    return frozenset(word for g in groups if g.facet == facet for word, _ in _lines(g))


def _lines(group: NamingGroup) -> Iterator[tuple[str, str]]:
    for line in group.words:
        word, colon, example = line.partition(": ")
        if not colon or word.lower() not in example.lower():
            raise LexiconError(
                f"lexicon/naming_words.toml: {line!r} must be 'word: an example that holds it'"
            )
        yield word, example
