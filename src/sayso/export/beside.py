"""Beside: what stands beside an answer or a question: its grade, other scopes, pairs not compared.

Pages and Markdown say the same words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.export.lookup import Lookup
from sayso.model import (
    ANALYST_ONLY,
    CREDIBILITY,
    OTHER_WORDS,
    Answer,
    Comparison,
    Grade,
    Outcome,
    Question,
    Related,
    ScopeRelation,
    proposed,
)

# The Admiralty code: two axes, each with a word of its own, never one figure.
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
SCOPES = {
    ScopeRelation.WIDER: "a wider question",
    ScopeRelation.NARROWER: "a narrower question",
    ScopeRelation.PERHAPS_SAME: "perhaps the same question",
    ScopeRelation.OTHER_TIME: "of another time",
    ScopeRelation.OTHER_THING: "about something else",
}
NOT_COMPARED = "figures that differ in more than the figure, not held against each other"


@dataclass(frozen=True, slots=True)
class Other:
    """A question of another scope: how it stands to this one, and why."""

    id: str
    number: str
    wording: str
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that are not held against each other, each as it was put, and why."""

    left: str
    left_words: str
    right: str
    right_words: str
    reason: str


def grade(given: Grade) -> str:
    """``reliability F, credibility 6``: short, for a column."""
    return f"reliability {given.reliability}, credibility {given.credibility}"


def grounds(given: Grade) -> tuple[str, ...]:
    """Each axis in words with who gave it, and what was counted."""
    sure = RELIABILITY.get(given.reliability, "not known")
    told = CREDIBILITY.get(given.credibility, "not known")
    axes = (
        f"reliability {given.reliability}: {sure}; only an analyst gives it",
        f"credibility {given.credibility}: {told}; proposed from counts",
    )
    # The axis stands before the count already.
    axis = proposed(given.credibility) if given.credibility in CREDIBILITY else ""
    counted = (why.detail.removeprefix(axis) for why in given.why if why.rule != ANALYST_ONLY)
    return (*axes, *(each for each in counted if each))


def joined(answer: Answer) -> str:
    """How it came to a question that its own words do not ask, short; empty where they do."""
    if not answer.why:
        return ""
    told = any(why.rule == OTHER_WORDS for why in answer.why)
    return "told in other words" if told else "read from its context"


def joining(answer: Answer) -> str:
    """The same with the reasons."""
    return "; ".join(why.detail for why in answer.why)


def others(question: Question, lookup: Lookup) -> tuple[Other, ...]:
    """Questions that are near and another one, those that the dossier carries."""
    return tuple(_others(question.related, lookup))


def _others(related: tuple[Related, ...], lookup: Lookup) -> Iterator[Other]:
    order = list(SCOPES)
    for each in sorted(related, key=lambda each: order.index(each.relation)):
        if each.question in lookup.numbers:
            number = f"Q{lookup.numbers[each.question]}"
            wording = lookup.questions[each.question].wording
            yield Other(each.question, number, wording, SCOPES[each.relation], each.why.detail)


def not_compared(question: Question) -> tuple[Pair, ...]:
    """The pairs of figures that are not comparable, with the parts in which they differ."""
    told: dict[str, list[Answer]] = {}
    for answer in question.answers:
        for claim in answer.claims:
            told.setdefault(claim, []).append(answer)
    pairs = (each for each in question.compared if each.outcome is Outcome.NOT_COMPARABLE)
    return tuple(_pair(each, told) for each in pairs)


def _pair(pair: Comparison, told: Mapping[str, list[Answer]]) -> Pair:
    left, right = (_words(claim, told) for claim in (pair.left, pair.right))
    parts = "; ".join(f"{each.facet.value}: {each.left} / {each.right}" for each in pair.parts)
    # Where a claim gives two figures, only the reason says which of them is meant.
    reason = f"differ in {parts}" if parts and left and right else pair.why.detail
    return Pair(pair.left, left, pair.right, right, reason)


def _words(claim: str, told: Mapping[str, list[Answer]]) -> str:
    words = {each.words for each in told.get(claim, ())}
    return words.pop() if len(words) == 1 else ""
