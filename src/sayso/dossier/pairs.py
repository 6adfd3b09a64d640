"""Pairs: two claims each of which a person may well decide otherwise, the most disputed first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.model import Question, Relation, Statement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, whether they are taken to be the same, and why they are put side by side."""

    left: str
    right: str
    together: bool
    reason: str


def of_speeches(
    questions: Iterable[Question], statements: Sequence[Statement], article: Mapping[str, str]
) -> tuple[Pair, ...]:
    """Reports of one voice on one question in two statements; then reports joined in one.

    ``article`` tells in which article a claim stands: nobody repeats himself in one article unless
    he does so twice.
    """
    holder = {claim: each.id for each in statements for claim in each.claims}
    return _once((*_apart(questions, holder, article), *_joined(statements)))


def _apart(
    questions: Iterable[Question], holder: Mapping[str, str], article: Mapping[str, str]
) -> Iterator[Pair]:
    met: set[frozenset[str]] = set()
    for question in questions:
        of_voice: dict[str, list[str]] = defaultdict(list)
        for answer in question.answers:
            of_voice[answer.source] += answer.claims
        for claims in of_voice.values():
            for left, right in combinations(dict.fromkeys(claims), 2):
                two = frozenset((holder.get(left, left), holder.get(right, right)))
                if len(two) == 2 and two not in met and article.get(left) != article.get(right):
                    met.add(two)
                    reason = f"one voice, in two articles, on “{question.wording}”"
                    yield Pair(left, right, False, reason)


def _joined(statements: Iterable[Statement]) -> Iterator[Pair]:
    for each in statements:
        first, *others = each.claims
        for other in others:
            why = each.why[0].detail if each.why else ""
            yield Pair(first, other, True, why or "taken to report one speech")


def of_questions(questions: Sequence[Question]) -> tuple[Pair, ...]:
    """Claims of two questions that are near; then claims of one that contradict each other."""
    return _once((*_near(questions), *_against(questions)))


def _once(found: Iterable[Pair]) -> tuple[Pair, ...]:
    """Each two claims once, for the first reason."""
    first: dict[frozenset[str], Pair] = {}
    for each in found:
        first.setdefault(frozenset((each.left, each.right)), each)
    return tuple(first.values())


def _near(questions: Sequence[Question]) -> Iterator[Pair]:
    known = {each.id: each for each in questions}
    met: set[frozenset[str]] = set()
    for question in questions:
        for related in question.related:
            other = known.get(related.question)
            two = frozenset((question.id, related.question))
            if other is None or two in met:
                continue
            met.add(two)
            left, right = question.answers[0].claims[0], other.answers[0].claims[0]
            if left != right:
                told = f"“{question.wording}” and “{other.wording}” are held to be two questions"
                yield Pair(left, right, False, f"{told}: {related.why.detail or related.relation}")


def _against(questions: Sequence[Question]) -> Iterator[Pair]:
    for question in questions:
        for link in question.links:
            if link.relation is Relation.CONTRADICTS:
                told = f"both are held to answer “{question.wording}”"
                yield Pair(link.left, link.right, True, told)
