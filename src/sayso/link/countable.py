"""Countable: whether a figure counts anything that a reader could ask the number of.

A word that stands for anything ("lots"), a label ("No. 4") and an age ("a woman of 58") were read
as things with their number; nothing is asked of them.
"""

import re
from collections.abc import Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.number_words import is_number
from sayso.lexicon.stopwords import common_words
from sayso.lexicon.things import thing_class
from sayso.lexicon.word_vectors import table
from sayso.link import phrases
from sayso.link.positions import Key, Position

ANYTHING = clause_words("stands for anything")
NUMBERED = re.compile(r"(?:\bno\.?|\bnumber|\bnr\.?|№|#|\baged?)\s*$", re.IGNORECASE)
DIALLED = re.compile(r"^-[A-Z0-9]")
AGED = re.compile(r"([\w-]+) of (?:about |around )?$")
# As in "Channel 6", "Flight 12": a figure that is the end of a name.
LABELLED = re.compile(r"\w.*\b[^\W\d_a-z]\w* $")
EACH = re.compile(r"\b(?:per|each) (?:\w+ )?$", re.IGNORECASE)
PEOPLE = re.compile(r"(?:an|ese|ish|i)$")
# Calibres of arms are no heights.
BORE = frozenset({"mm", "millimetre", "millimeter", "calibre", "caliber"})


def is_countable(key: Key, positions: Sequence[Position]) -> bool:
    """Whether one position at least counts something by its figure."""
    about = phrases.of(key, positions)
    if key.predicate == phrases.LEVEL:
        return _is_level(key) and any(_measures(key, position) for position in positions)
    head = phrases.BEHIND.split(about)[0].rsplit(maxsplit=1)[-1:]
    noun = head[0].lower() if head else ""
    if noun in ANYTHING or noun in common_words() or is_number(noun) or " . " in f" {about} ":
        return False
    if key.predicate == "amount" and head and not _is_many(head[0]):
        return False
    if (key.predicate == "amount" or not key.known.name) and all(map(_is_one, positions)):
        return False
    return any(_counts(position) for position in positions)


def _is_many(noun: str) -> bool:
    """Whether there may be several: a name of one is no such thing, "Lumerian" may be."""
    return noun.islower() or noun.endswith("s") or PEOPLE.search(noun) is not None


def _is_level(key: Key) -> bool:
    """A height, a price, a share: words that everybody knows, and no names."""
    return all(word in table().ranks for word in key.about.lower().split()[-1:])


def _measures(key: Key, position: Position) -> bool:
    quantity = position.quantity
    if quantity is None or not quantity.unit or quantity.unit.lower() in BORE:
        return False
    before, _, _ = position.claim.words.partition(key.about)
    return not EACH.search(before)


def _is_one(position: Position) -> bool:
    """As in "in one piece", "more than one post": said in passing, and counts nothing."""
    return position.bounds is None or position.bounds[0] == 1 == (position.bounds[1] or 1)


def _counts(position: Position) -> bool:
    quantity = position.quantity
    if quantity is None:
        return False
    inside = position.claim.piece_with(quantity.span)
    if inside is None:
        return True
    before = inside.words[: quantity.span.start - inside.start]
    after = inside.words[quantity.span.end - inside.start :]
    if NUMBERED.search(before) or DIALLED.match(after):
        return False
    if quantity.of is None and LABELLED.search(before):
        return False
    aged = AGED.search(before)
    return quantity.of is not None or aged is None or not _is_person(position, aged[1])


def _is_person(position: Position, word: str) -> bool:
    """As in "a woman of 58", "two sisters of 66 and 69"."""
    told = position.proposition.about if position.proposition else None
    own = told is not None and told.words.lower().split()[-1:] == [word.lower()]
    known = thing_class(word.lower()) or thing_class(word.lower().removesuffix("s"))
    return own or (known is not None and known.people)
