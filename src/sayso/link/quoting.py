"""Quoting: a question with the words of a content, where no part of it tells the matter.

"How many patients: “the drug had harmed … patients in a year”?" leaves a gap for the figure.
"""

import itertools
import re
from collections.abc import Collection, Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.link import meanings, plainest, verbs
from sayso.link.capitals import NO_CAPITALS, Capitals
from sayso.link.keys import Key, Position
from sayso.link.plainest import Clause
from sayso.link.turnedround import ADVERBIAL, SPACE, says_no, tells_yes, within_a_sentence
from sayso.link.verbs import ARTICLES

TELLING = 1  # words of a quotation that the question has not
# Whose "our citizens" are, the answer says.
OWN = re.compile(r"\b(?:our|my)\b", re.IGNORECASE)
NEGATED = frozenset({"not", "no", "never", "last", "all"})
ENOUGH = 6  # words that tell what is counted without a verb
CONDITION = clause_words("opens a condition")


def quoted(
    positions: Sequence[Position],
    asked: str,
    capitals: Capitals = NO_CAPITALS,
    *,
    any_: bool = False,
) -> str:
    """As in: How many patients: “the drug had harmed … patients in a year”?

    With ``any_`` also a clause in which the figure is a circumstance: better than nothing.
    """
    asks = set(asked.lower().split())
    fit = [
        each
        for each in plainest.quotable(positions, 1 if any_ else plainest.TELLING)
        if _tells_more(each, asks) and (_has_verb(each) or (any_ and _names_thing(each)))
    ]
    found = iter(sorted(fit, key=lambda each: not _turns_on_figure(each)))
    if not any_ and len({position.claim.id for position in positions}) == 1:
        found = (clause for clause in found if _turns_on_figure(clause))
    inside = (within_a_sentence(clause, capitals) for clause in found)
    told = next(filter(None, map(_with_a_gap, inside)), "")
    return SPACE.sub(" ", f"{asked}: “{told}”?") if told else ""


def _names_thing(clause: Clause) -> bool:
    """As in "two counts of robbery and four of theft": no verb, but what is counted."""
    quantity = clause.position.quantity
    counted = quantity is not None and quantity.of is not None
    return counted and len(clause.text.split()) >= ENOUGH


def so_quoted(key: Key, positions: Sequence[Position], about: str, capitals: Capitals) -> str:
    """As in: Is it so: “the order came over the radio at ten”?

    Best in words that name the thing and point nowhere, else in those that tell the deed.
    """
    noun = (about.split() or [""])[-1].lower()
    fit = [
        within_a_sentence(clause, capitals)
        for clause in plainest.quotable(positions, 1)
        if tells_yes(clause) and _has_verb(clause) and _asserts(_lower(clause))
    ]
    named = (each for each in fit if noun in _lower(each) and plainest.points_nowhere(each.text))
    # A name may stand for the "he" of what is quoted.
    own = (
        each
        for each in fit
        if _is_deed_of(key, each) and (about[:1].isupper() or noun in each.text.lower())
    )
    return next((f"Is it so: “{each.text}”?" for each in itertools.chain(named, own)), "")


def _asserts(lower: Sequence[str]) -> bool:
    """What only might be, "if they are right", is no more told than what is not."""
    return not says_no(lower) and CONDITION.isdisjoint(lower)


def _is_deed_of(key: Key, clause: Clause) -> bool:
    told = clause.position.proposition
    return told is not None and told.predicate == key.predicate


def _lower(clause: Clause) -> list[str]:
    return [each.strip(",").lower() for each in clause.text.split()]


def _has_verb(clause: Clause) -> bool:
    return verbs.has_verb(_lower(clause), clause.position.proposition)


def _tells_more(clause: Clause, asked: Collection[str]) -> bool:
    """Whether its words say more of the thing than the question does without them."""
    start, end = clause.figure or (0, 0)
    words = meanings.of(f"{clause.text[:start]} {clause.text[end:]}").words
    return sum(word not in asked for word in words) >= TELLING


def _turns_on_figure(clause: Clause) -> bool:
    """Whether the figure is no mere circumstance: "in nine towns", "a study with 40 patients"."""
    if clause.figure is None or not plainest.is_plain(OWN.sub("", clause.text)):
        return False
    before = [word.strip(",").lower() for word in clause.text[: clause.figure[0]].split()]
    if not before:
        return True
    near = [word for word in before[-2:] if word not in ARTICLES]
    return near[-1:] != [] and near[-1] not in ADVERBIAL and NEGATED.isdisjoint(before)


def _with_a_gap(clause: Clause) -> str:
    if clause.figure is None or clause.position.bounds in {(1, 1), (0, 0)}:
        return ""
    start, end = clause.figure
    return f"{clause.text[:start]}…{clause.text[end:]}".replace('"', "")
