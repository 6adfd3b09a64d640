"""Tolls: figures of harm that one story tells under two questions, and how the two stand.

Reports of one occurrence name the street, the town or no place, count people or children, and come
months apart; the two figures are then of one harm as far as can be seen, or the one is of a part.
Neither is said to contradict the other, and no reader of the one should miss the other.
"""

from collections.abc import Mapping
from typing import Final

from sayso.link import wholes
from sayso.link.keys import Key
from sayso.link.steps import (
    NARROWER,
    OTHER,
    WIDER,
    Asked,
    Step,
    of_places,
    of_predicates,
    of_things,
)
from sayso.model import Part, QuestionKind, ScopeRelation, Why

CUMULATIVE: Final = "cumulative"
Told = tuple[ScopeRelation, Why, tuple[Part, ...]]


def find(one: Asked, other: Asked, within: Mapping[str, str]) -> Told | None:
    """How the second toll stands to the first; None unless both are tolls of one story."""
    story = one[1].story
    if story is None or story != other[1].story or not _are_tolls(one[0], other[0]):
        return None
    steps = (of_predicates(one[0], other[0]), of_things(one, other), of_places(one, other, within))
    if steps[0].relation == OTHER:
        return None
    parts = tuple(step.part for step in steps if step.part is not None)
    told = "; ".join(dict.fromkeys(step.why for step in steps if step.why))
    detail = f"tolls of one story: {told or 'first reported on other days'}"
    relation = _relation(one, other, steps)
    rule = "toll-of-one-story" if relation is ScopeRelation.OTHER_THING else "part-of-a-toll"
    return relation, Why(rule, None, f"{detail}; the two are not compared"), parts


def _are_tolls(left: Key, right: Key) -> bool:
    """Whether both ask how many came to harm, of the same time."""
    kinds = {left.kind, right.kind}
    same = kinds == {QuestionKind.HOW_MANY} and (left.unit, left.when) == (right.unit, right.when)
    return same and all(key.known.measure == CUMULATIVE for key in (left, right))


def _relation(one: Asked, other: Asked, steps: tuple[Step, ...]) -> ScopeRelation:
    """Part and whole where every step leads the same way and the figures allow it.

    What names no place is not held to be wider: it may be of the very place that the other names.
    """
    kinds = {step.relation for step in steps if step.relation}
    if kinds == {WIDER} and wholes.is_less(one[1], other[1]):
        return ScopeRelation.WIDER
    if kinds == {NARROWER} and wholes.is_less(other[1], one[1]):
        return ScopeRelation.NARROWER
    return ScopeRelation.OTHER_THING
