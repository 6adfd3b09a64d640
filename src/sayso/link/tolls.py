"""Tolls: figures of harm that stand under two questions, and how the two stand to each other.

Reports of one occurrence name the street, the town or no place, count people or children, and come
months apart; the two figures are then of one harm as far as can be seen, or the one is of a part.
No reader of the one should miss the other, so each reason gives the figures of both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from sayso.link import figures, moments, perhaps, tallies, timing, wholes
from sayso.link.corpus import Corpus
from sayso.link.keys import NO_SIDE, Key
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
from sayso.model import Answer, Part, QuestionKind, ScopeRelation, Why

CUMULATIVE: Final = "cumulative"
SHOWN: Final = 4  # figures of one question that a reason gives
NEAREST: Final = 12  # answers of a question that are looked at
APART: Final = 10_000  # days between two figures of which one has no date
PART: Final = "part-of-a-toll"
# The rules of what is told here, which have the figures already.
OWN: Final = {
    ScopeRelation.OTHER_THING: "toll-of-one-story",
    ScopeRelation.PERHAPS_SAME: "perhaps-one-toll",
}
Told = tuple[ScopeRelation, Why, tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Tolls:
    """What tolls are told by: all articles, which place lies in which, and who counts where."""

    corpus: Corpus
    within: Mapping[str, str]
    known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """The places that the gazetteer has: two of them are surely two."""
        places = (place for claim in self.corpus.claims for place in claim.places)
        known = frozenset(place.key for place in places if place.id is not None)
        object.__setattr__(self, "known", known)

    def of_one_story(self, one: Asked, other: Asked) -> Told | None:
        """How the second toll stands to the first; None unless both are tolls of one story."""
        story = one[1].story
        if story is None or story != other[1].story or not are_tolls(one[0], other[0]):
            return None
        steps = self._steps(one, other)
        if steps[0].relation == OTHER:
            return None
        relation = self._relation(one, other, steps)
        told = "; ".join(dict.fromkeys(step.why for step in steps if step.why))
        detail = f"tolls of one story: {told or 'first reported on other days'}"
        return self._told(relation, detail, one, other, steps)

    def across(self, one: Asked, other: Asked) -> Told | None:
        """Tolls of two stories that may tell of one occurrence, by place, day and names."""
        stories = {each[1].story for each in (one, other)}
        if None in stories or len(stories) == 1 or not are_tolls(one[0], other[0]):
            return None
        steps = self._steps(one, other)
        if steps[0].relation == OTHER or steps[1].relation == OTHER:
            return None
        if steps[2].relation == OTHER and not self._may_be_there(one, other):
            return None
        shared = perhaps.shared(self.corpus, one[1].answers, other[1].answers)
        if not shared:
            return None
        detail = f"two stories, perhaps of one occurrence: {shared}"
        return self._told(ScopeRelation.PERHAPS_SAME, detail, one, other, steps)

    def with_figures(self, one: Asked, other: Asked, why: Why) -> Why:
        """The reason with the figures of both, if they are tolls."""
        if why.rule in {PART, *OWN.values()} or not are_tolls(one[0], other[0]):
            return why
        if one[0].predicate != other[0].predicate:
            return why
        return Why(why.rule, why.span, f"{why.detail}: {self._both(one, other)}")

    def _steps(self, one: Asked, other: Asked) -> tuple[Step, Step, Step]:
        return (
            of_predicates(one[0], other[0]),
            of_things(one, other),
            of_places(one, other, self.within),
        )

    def _told(
        self,
        relation: ScopeRelation,
        detail: str,
        one: Asked,
        other: Asked,
        steps: tuple[Step, ...],
    ) -> Told:
        parts = tuple(step.part for step in steps if step.part is not None)
        rule = OWN.get(relation, PART)
        told = f"{detail}; the two are not compared: {self._both(one, other)}"
        if relation is ScopeRelation.PERHAPS_SAME:
            told = f"{told}, {self._verdict(one, other)}"
        return relation, Why(rule, None, told), parts

    def _relation(self, one: Asked, other: Asked, steps: tuple[Step, ...]) -> ScopeRelation:
        """Part and whole where every step leads the same way and the figures allow it.

        What names no place is not held to be wider: it may be of the very place that the other
        names. What is no smaller than the whole is no part of it, and may be the same.
        """
        kinds = {step.relation for step in steps if step.relation}
        if kinds == {WIDER} and wholes.is_less(one[1], other[1]):
            return ScopeRelation.WIDER
        if kinds == {NARROWER} and wholes.is_less(other[1], one[1]):
            return ScopeRelation.NARROWER
        predicate, thing, place = (step.relation for step in steps)
        here = place != OTHER or self._may_be_there(one, other)
        # Who alone tells both has told them apart.
        several = len(self._articles(one) | self._articles(other)) > 1
        if not predicate and thing != OTHER and here and several:
            return ScopeRelation.PERHAPS_SAME
        return ScopeRelation.OTHER_THING

    def _may_be_there(self, one: Asked, other: Asked) -> bool:
        """Whether one place may lie in the other, as a street in the town that its article names.

        Two places of the gazetteer are two, and so are two for each of which one article counts.
        """
        places = {one[0].place, other[0].place}
        if places <= self.known:
            return False
        mine, theirs = (self._articles(each) for each in (one, other))
        if mine & theirs:
            return False
        return self._name(mine, other) or self._name(theirs, one)

    def _articles(self, asked: Asked) -> set[str]:
        claims = (key for answer in asked[1].answers for key in answer.claims)
        return {self.corpus.claim[key].article for key in claims}

    def _name(self, articles: set[str], asked: Asked) -> bool:
        """Whether one of these articles names the place asked about."""
        texts = [self.corpus.articles[each] for each in sorted(articles)]
        names = [name.removeprefix("the ") for name in asked[1].scope.places]
        return any(name in f"{text.title or ''} {text.text}" for name in names for text in texts)

    def _both(self, one: Asked, other: Asked) -> str:
        return f"{_listed(_figures(one))} against {_listed(_figures(other))}"

    def _verdict(self, one: Asked, other: Asked) -> str:
        """How the two figures stand that are told nearest in time, if they count the same."""
        pairs = [
            pair for pair in product(_figures(one), _figures(other)) if not figures.same(*pair)
        ]
        if not pairs:
            return "the same figure"
        return self._stand(one, *min(pairs, key=self._apart))

    def _apart(self, pair: tuple[Answer, Answer]) -> tuple[bool, int]:
        gap = moments.apart(self.corpus, *pair)
        return figures.compatible(*pair), APART if gap is None else gap

    def _stand(self, one: Asked, left: Answer, right: Answer) -> str:
        if figures.compatible(left, right):
            return "the one allows the other"
        total = one[0].known.measure == CUMULATIVE
        doubts = [tallies.part_of_count(self.corpus, each, total=total) for each in (left, right)]
        if any(doubts):
            count = "; ".join(
                f"{each.words!r}: {doubt}"
                for each, doubt in zip((left, right), doubts, strict=True)
                if doubt
            )
            return f"of other scope, revised or in conflict ({count})"
        if moments.strictly_after(self.corpus, right, left):
            left, right = right, left
        if not moments.strictly_after(self.corpus, left, right):
            return "in conflict, or told at two hours"
        return "risen or in conflict" if figures.higher(left, right) else "revised or in conflict"


def are_tolls(left: Key, right: Key) -> bool:
    """Whether both ask how many came to harm, of the same time."""
    kinds = {left.kind, right.kind}
    same = kinds == {QuestionKind.HOW_MANY} and (left.unit, left.when) == (right.unit, right.when)
    return same and all(key.known.measure == CUMULATIVE for key in (left, right))


def _figures(asked: Asked) -> list[Answer]:
    """The answers that give a figure, each figure once, as it was told first."""
    found: dict[tuple[float | None, float | None], Answer] = {}
    for answer in asked[1].answers[:NEAREST]:
        bounds = answer.low, answer.high
        if bounds != (None, None) and answer.act not in NO_SIDE:
            found.setdefault(bounds, answer)
    return list(found.values())


def _listed(answers: list[Answer]) -> str:
    """Figures with who gave them and when."""
    told = ", ".join(_each(answers[:SHOWN])) or "no figure"
    return f"{told} and {len(answers) - SHOWN} more" if len(answers) > SHOWN else told


def _each(answers: list[Answer]) -> Iterator[str]:
    for answer in answers:
        yield f"{figures.tell(answer)} ({answer.name}, {timing.told_on(answer)})"
