"""Tolls in the piles of gva_incidents: does what a report states stand among its answers?

Wherever a report's text states the gold toll (``stated_tolls.py`` finds it), one of the figures
that sayso has from that report's claims must be it, or hold it between two bounds; of "at least
two" the two counts. *Claims* are the figures of any claim's own words, *questions* the answers
shown under a question of how many were killed or injured. Two reports of one incident that state
other tolls of one kind are a pair: both must stand in questions, not one of them or a mean, and
where these are two, the reason by which they are related must give both figures.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import stated_tolls
from sayso.model import (
    Claim,
    Linked,
    Outcome,
    PassageKind,
    Question,
    QuestionKind,
    Reading,
    Related,
    Relation,
    ScopeRelation,
)
from stated_tolls import INJURED, KILLED

PREDICATES = {KILLED: frozenset({"killing", "casualties"}), INJURED: frozenset({"wounding"})}
PREDICATES[INJURED] |= {"casualties"}
Bounds = tuple[float | None, float | None]
LOST = "lost: one of them stands in no question"
ASIDE = "one stands only in links to other news, set aside as such"
APART = "in two questions, each of its own scope"
UNTOLD = "in two questions, related, the figures not told"
SCOPES = {
    ScopeRelation.WIDER: "in two questions: part and whole",
    ScopeRelation.NARROWER: "in two questions: part and whole",
    ScopeRelation.PERHAPS_SAME: "in two questions: perhaps the same, revised or in conflict",
    ScopeRelation.OTHER_TIME: "in two questions: of other times",
    ScopeRelation.OTHER_THING: "in two questions: of other places or people",
}
SIDE_BY_SIDE = "side by side in one question, too far apart to be compared"
OTHER_LINK = "in one question, linked otherwise"
LINKED = {
    Relation.REVISES: "in one question: a revision",
    Relation.CONTRADICTS: "in one question: a contradiction",
}
COMPARED = {
    Outcome.CONFLICTING: "in one question, compared: conflicting",
    Outcome.NOT_COMPARABLE: "in one question, compared: of other scope or time",
    Outcome.OVERLAPPING: "in one question, compared: some figures fit both",
    Outcome.COMPATIBLE: "in one question, compared: one allows the other",
    Outcome.EQUAL: "in one question, compared: also told alike",
}
DATE = re.compile(r"\d{4}-\d\d-\d\d")
SAID = (*LINKED.values(), *COMPARED.values(), OTHER_LINK)


@dataclass(frozen=True, slots=True)
class Gold:
    """One report, its incident, and the incident's toll by kind."""

    article: str
    text: str
    incident: str
    tolls: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """A toll that a report's text states, where it stands, and whether sayso has it."""

    gold: Gold
    kind: str
    words: str
    number: int
    claimed: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class Side:
    """What one report states of a kind, and its claims that allow it, by question."""

    gold: Gold
    kind: str
    numbers: set[int]
    told: Mapping[str, set[str]]


class Figures:
    """The figures of harm that sayso has from each report: in claims, and in questions shown."""

    def __init__(self, readings: Sequence[Reading], linked: Linked) -> None:
        self.claims = {claim.id: claim for each in readings for claim in each.claims}
        self.passages = {each.article.id: each.passages for each in readings}
        self.questions = linked.questions
        self.question = {each.id: each for each in linked.questions}
        self.asked: dict[str, list[Question]] = defaultdict(list)
        for question in linked.questions:
            for kind in _kinds(question):
                self.asked[kind].append(question)

    @cached_property
    def claimed(self) -> dict[tuple[str, str], set[Bounds]]:
        """Bounds by article and kind, of what claims say."""
        found: dict[tuple[str, str], set[Bounds]] = defaultdict(set)
        for claim in self.claims.values():
            for kind, bounds in _of_claim(claim):
                found[claim.article, kind].add(bounds)
        return found

    @cached_property
    def shown(self) -> dict[tuple[str, str], dict[str, set[Bounds]]]:
        """Bounds by article and kind, of the answers shown, by the question they stand under."""
        found: dict[tuple[str, str], dict[str, set[Bounds]]] = defaultdict(dict)
        for question in self.questions:
            for kind in _kinds(question):
                for answer in question.answers:
                    for claim in answer.claims:
                        there = found[self.claims[claim].article, kind]
                        there.setdefault(question.id, set()).add((answer.low, answer.high))
        return found

    def under(self, gold: Gold, kind: str, numbers: Iterable[int]) -> dict[str, set[str]]:
        """Claims of a report whose answers allow one of the numbers, by question."""
        found: dict[str, set[str]] = defaultdict(set)
        for question in self.asked[kind]:
            for answer in question.answers:
                if any(_allows([(answer.low, answer.high)], number) for number in numbers):
                    mine = {c for c in answer.claims if self.claims[c].article == gold.article}
                    found[question.id] |= mine
        return {question: claims for question, claims in found.items() if claims}

    def shown_as(self, left: Side, right: Side) -> str:
        """How two tolls stand that differ: the most that any question says of both."""
        if not left.told or not right.told:
            return ASIDE if self._set_aside(left) or self._set_aside(right) else LOST
        one, other = left.told, right.told
        told = {said for key in one.keys() & other.keys() for said in self._said(key, one, other)}
        if told:
            return next(each for each in SAID if each in told)
        if one.keys() & other.keys():
            return SIDE_BY_SIDE
        ties = [*self._ties(one, other), *self._ties(other, one)]
        if not ties:
            return APART
        told = {SCOPES[tie.relation] for tie in ties if _tells(tie, left.numbers, right.numbers)}
        return next((each for each in SCOPES.values() if each in told), UNTOLD)

    def _ties(self, one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> list[Related]:
        return [tie for key in one for tie in self.question[key].related if tie.question in other]

    def _set_aside(self, side: Side) -> bool:
        """Whether the numbers of a lost side stand in links to other news, and nowhere else."""
        if side.told:
            return False
        links = [
            passage.span
            for passage in self.passages[side.gold.article]
            if passage.kind in {PassageKind.RELATED_LINK, PassageKind.FURNITURE}
        ]
        stated = [
            each
            for each in stated_tolls.find(side.gold.text)
            if each.kind == side.kind and each.number in side.numbers
        ]
        return all(any(a.start <= each.start < a.end for a in links) for each in stated)

    def _said(
        self, key: str, left: Mapping[str, set[str]], right: Mapping[str, set[str]]
    ) -> Iterator[str]:
        question = self.question[key]
        for link in question.links:
            if _joins(link.left, link.right, left[key], right[key]):
                yield LINKED.get(link.relation, OTHER_LINK)
        for each in question.compared:
            if _joins(each.left, each.right, left[key], right[key]):
                yield COMPARED[each.outcome]

    def shows(self, article: str, kind: str, number: int) -> bool:
        """Whether some answer of the report allows the toll."""
        return any(_allows(bounds, number) for bounds in self.shown[article, kind].values())


def _tells(tie: Related, left: set[int], right: set[int]) -> bool:
    """Whether a reason gives a number of either side."""
    said = {int(each) for each in re.findall(r"\d+", DATE.sub("", tie.why.detail))}
    return bool(said & left) and bool(said & right)


def _joins(one: str, other: str, left: set[str], right: set[str]) -> bool:
    return (one in left and other in right) or (one in right and other in left)


def _of_claim(claim: Claim) -> Iterator[tuple[str, Bounds]]:
    for proposition in claim.propositions:
        quantity = proposition.quantity
        for kind, predicates in PREDICATES.items():
            if quantity is not None and proposition.predicate in predicates:
                yield kind, (quantity.low, quantity.high)


def _kinds(question: Question) -> list[str]:
    if question.kind is not QuestionKind.HOW_MANY:
        return []
    return [kind for kind, known in PREDICATES.items() if question.scope.predicate in known]


def _allows(bounds: Iterable[Bounds], number: int) -> bool:
    """Whether a figure is the number, has it at its only end, or holds it between two."""
    return any(
        number in (low, high) or (low is not None and high is not None and low <= number <= high)
        for low, high in bounds
    )


def cases(golds: Iterable[Gold], figures: Figures) -> Iterator[Case]:
    """Every toll above none that a report states as the archive has it."""
    for gold in golds:
        stated = list(stated_tolls.find(gold.text))
        for kind, number in gold.tolls.items():
            said = [each for each in stated if each.kind == kind and each.number == number]
            if number and said:
                words = gold.text[said[0].start : said[0].end]
                claimed = _allows(figures.claimed[gold.article, kind], number)
                shown = figures.shows(gold.article, kind, number)
                yield Case(gold, kind, words, number, claimed, shown)


def singles(golds: Iterable[Gold], figures: Figures) -> Iterator[Case]:
    """One death that a report tells without a number ("a man was shot and killed")."""
    for gold in golds:
        stated = {each.number for each in stated_tolls.find(gold.text) if each.kind == KILLED}
        if gold.tolls[KILLED] == 1 and 1 not in stated and stated_tolls.find_single(gold.text):
            claimed = _allows(figures.claimed[gold.article, KILLED], 1)
            yield Case(gold, KILLED, "", 1, claimed, figures.shows(gold.article, KILLED, 1))


def higher(golds: Iterable[Gold], figures: Figures) -> dict[str, list[bool]]:
    """For each exact figure shown, by kind: is it above the archive's toll of the incident?"""
    found: dict[str, list[bool]] = {kind: [] for kind in PREDICATES}
    for gold in golds:
        for kind, toll in gold.tolls.items():
            for bounds in figures.shown[gold.article, kind].values():
                found[kind] += [low > toll for low, high in bounds if low and low == high]
    return found


def by_kind(golds: Sequence[Gold], figures: Figures) -> dict[str, list[Case]]:
    """The cases by the rows of the table."""
    every = list(cases(golds, figures))
    found = {kind: [case for case in every if case.kind == kind] for kind in PREDICATES}
    found[f"{KILLED}, two or more"] = [case for case in found[KILLED] if case.number > 1]
    found[f"one {KILLED}, told without a number"] = list(singles(golds, figures))
    return found


def pairs(golds: Iterable[Gold], figures: Figures) -> Counter[str]:
    """How tolls that differ between two reports of an incident are shown."""
    found: Counter[str] = Counter()
    told: dict[tuple[str, str], list[tuple[Gold, set[int]]]] = defaultdict(list)
    for gold in golds:
        numbers: dict[str, set[int]] = defaultdict(set)
        for each in stated_tolls.find(gold.text):
            numbers[each.kind].add(each.number)
        for kind, stated in numbers.items():
            told[gold.incident, kind].append((gold, stated))
    for (_, kind), among in told.items():
        for (one, left), (other, right) in itertools.combinations(among, 2):
            if left.isdisjoint(right):
                sides = (
                    Side(gold, kind, stated, figures.under(gold, kind, stated))
                    for gold, stated in ((one, left), (other, right))
                )
                found[figures.shown_as(*sides)] += 1
    return found
