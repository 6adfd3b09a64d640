"""Scopes: questions that ask the same of something wider, narrower, at another time or otherwise.

What is compared with what is bounded: questions of one thread, tolls of one story, and questions of
one thing and predicate, each group up to GROUP.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from sayso.lexicon.gazetteer import holders
from sayso.link import wholes
from sayso.link.answers import says_something
from sayso.link.corpus import Corpus
from sayso.link.keys import Key
from sayso.link.steps import (
    NARROWER,
    OPEN,
    OTHER,
    WIDER,
    Asked,
    Step,
    of_doers,
    of_places,
    of_predicates,
    of_things,
    of_times,
)
from sayso.link.tolls import CUMULATIVE, Told, Tolls
from sayso.model import (
    Answer,
    Facet,
    Link,
    Part,
    Question,
    QuestionKind,
    Related,
    Relation,
    ScopeRelation,
    Why,
)

AMOUNT = "amount"
GROUP = 40  # questions of one thread, or of one thing and predicate, that are compared for scope
NEAREST = 12  # answers of a question from which the ends of a link are chosen
CAP = 12  # related questions kept for one
BACK = {
    ScopeRelation.WIDER: ScopeRelation.NARROWER,
    ScopeRelation.NARROWER: ScopeRelation.WIDER,
    ScopeRelation.PERHAPS_SAME: ScopeRelation.PERHAPS_SAME,
    ScopeRelation.OTHER_TIME: ScopeRelation.OTHER_TIME,
    ScopeRelation.OTHER_THING: ScopeRelation.OTHER_THING,
}
ORDER = list(BACK)


def find(corpus: Corpus, found: Sequence[Asked]) -> list[Asked]:
    """The questions, each with those it is related to, and links to what is wider or narrower."""
    scopes = _Scopes(corpus, _within(corpus))
    related: dict[int, list[Related]] = defaultdict(list)
    links: dict[int, list[Link]] = defaultdict(list)
    threads = [corpus.mostly(corpus.thread, question.answers) for _, question in found]
    pairs = _pairs(found, threads)
    for left, right in sorted(pairs | _of_tolls(found)):
        one, other = found[left], found[right]
        together = threads[left] is not None and threads[left] == threads[right]
        told, linked = scopes.told(one, other, together=together, near=(left, right) in pairs)
        if told is None:
            continue
        relation, why, parts = told
        shown = scopes.tolls.with_figures(one, other, why)
        related[left].append(Related(other[1].id, relation, shown))
        related[right].append(Related(one[1].id, BACK[relation], shown))
        if linked and relation in (ScopeRelation.WIDER, ScopeRelation.NARROWER):
            narrow, wide = (left, right) if relation is ScopeRelation.WIDER else (right, left)
            for inner, outer in _links(found[narrow][1], found[wide][1], why, parts):
                links[narrow].append(inner)
                links[wide].append(outer)
    return [
        (
            key,
            replace(
                question,
                links=(*question.links, *links.get(number, ())[:CAP]),
                related=_first(related.get(number, ())),
            ),
        )
        for number, (key, question) in enumerate(found)
    ]


class _Scopes:
    """How two questions of one piece stand to each other."""

    def __init__(self, corpus: Corpus, within: Mapping[str, str]) -> None:
        self._corpus, self._within = corpus, within
        self.tolls = Tolls(corpus, within)

    def told(
        self, one: Asked, other: Asked, *, together: bool, near: bool
    ) -> tuple[Told | None, bool]:
        """The relation, and whether claims are linked by it: not where figures alone suggest it.

        ``together`` are questions of one thread, ``near`` those that are compared in every way;
        others are compared as tolls alone.
        """
        if together and (whole := _of_wholes(self._corpus, one, other)) is not None:
            return whole, not _of_many_things(one, other)
        if (perhaps := self.tolls.across(one, other)) is not None:
            return perhaps, False
        if not near:
            return None, False
        if (told := _relation(one, other, self._within, together=together)) is not None:
            return told, not _by_name(one, other)
        return self.tolls.of_one_story(one, other), False


def _first(related: Sequence[Related]) -> tuple[Related, ...]:
    ordered = sorted(related, key=lambda each: (ORDER.index(each.relation), each.question))
    if len(ordered) <= CAP:
        return tuple(ordered)
    last = ordered[CAP - 1]
    note = f"{last.why.detail}; further related questions were cut off at {CAP}"
    return (*ordered[: CAP - 1], replace(last, why=Why(last.why.rule, None, note)))


def _within(corpus: Corpus) -> dict[str, str]:
    """Which place lies directly in which, by the gazetteer and by what texts say."""
    places = [place for claim in corpus.claims for place in claim.places]
    found = holders(place.id for place in places if place.id is not None)
    return found | {place.key: place.within for place in places if place.within is not None}


def _of_tolls(found: Sequence[Asked]) -> set[tuple[int, int]]:
    """Questions of one harm, of whatever story: a report may stand apart from the others."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (key, _) in enumerate(found):
        if key.kind is QuestionKind.HOW_MANY and key.known.measure == CUMULATIVE:
            groups[key.predicate, key.unit].append(number)
    return {pair for group in groups.values() for pair in combinations(group[:GROUP], 2)}


def _pairs(found: Sequence[Asked], threads: Sequence[str | None]) -> set[tuple[int, int]]:
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, ((key, question), thread) in enumerate(zip(found, threads, strict=True)):
        if question.story is not None and key.known.measure == CUMULATIVE:
            groups["story", question.story, key.kind.value].append(number)
        groups["thing", key.kind.value, key.predicate, key.about, key.by, key.unit].append(number)
        if thread is not None:
            groups["thread", thread, key.kind.value].append(number)
    return {pair for group in groups.values() for pair in combinations(group[:GROUP], 2)}


def _by_name(one: Asked, other: Asked) -> bool:
    """Whether some are held to be of others only for what they are called.

    The women whom one voice counts may be none of the people whom another does, if no place binds
    them: the questions are related, and no claim is said to narrow another.
    """
    key, voices = one[0], [{answer.source for answer in each[1].answers} for each in (one, other)]
    named = not key.place and not other[0].place and key.noun != other[0].noun
    return key.kind is QuestionKind.HOW_MANY and named and not voices[0] & voices[1]


def _of_many_things(one: Asked, other: Asked) -> bool:
    """Whether two voices only say that there are so many: of what, "31 in all" does not tell."""
    voices = [{answer.source for answer in each[1].answers} for each in (one, other)]
    return AMOUNT in {one[0].predicate, other[0].predicate} and not voices[0] & voices[1]


def _of_wholes(corpus: Corpus, one: Asked, other: Asked) -> Told | None:
    """As in "23 in the whole province" beside 17, or "six of the missing" beside the missing."""
    kinds = {key.kind for key, _ in (one, other)}
    if kinds != {QuestionKind.HOW_MANY} or one[0].unit != other[0].unit:
        return None
    names = Part(Facet.THING, one[1].scope.of, other[1].scope.of)
    for relation, (narrow, part), (wide, whole) in (
        (ScopeRelation.WIDER, one, other),
        (ScopeRelation.NARROWER, other, one),
    ):
        # "Two of them have died" counts the dead, and those who fell ill are another count.
        told_alike = narrow.predicate == wide.predicate or AMOUNT in {
            narrow.predicate,
            wide.predicate,
        }
        if told_alike and wholes.is_some_of(corpus, part, (wide, whole)):
            said = f"{part.wording!r} counts some of those of {whole.wording!r}"
            return _named(relation, said, (names,))
        same = (narrow.predicate, narrow.noun) == (wide.predicate, wide.noun)
        told = same and wholes.is_whole(corpus, whole) and not wholes.is_whole(corpus, part)
        if told and wholes.is_less(part, whole):
            said = f"{whole.wording!r} is answered for the whole, {part.wording!r} is not"
            return _named(relation, said, (names,))
    return None


def _relation(
    one: Asked, other: Asked, within: Mapping[str, str], *, together: bool
) -> Told | None:
    """How the scope of the second stands to that of the first, if they are near enough to tell."""
    (left, _), (right, _) = one, other
    if left.kind is not right.kind or left.unit != right.unit:
        return None
    steps = [
        of_predicates(left, right),
        of_things(one, other),
        of_places(one, other, within),
        of_doers(left, right),
    ]
    kinds = {step.relation for step in steps} - {""}
    times = of_times(left, right)
    told = tuple(step.part for step in steps if step.part is not None)
    if not kinds:
        return _named(ScopeRelation.OTHER_TIME, times, ()) if times else None
    if times:
        return None
    # Of two steps that both tell, the one may undo the other.
    if kinds in ({WIDER}, {NARROWER}) and sum(bool(step.relation) for step in steps) == 1:
        relation = ScopeRelation(kinds.pop())
        narrow, wide = (one, other) if relation is ScopeRelation.WIDER else (other, one)
        counted = left.kind is QuestionKind.HOW_MANY and left.place == right.place
        if counted and not wholes.is_less(narrow[1], wide[1]):
            return None  # what is more than the whole is no part of it
        return _named(relation, "; ".join(step.why for step in steps if step.why), told)
    return _of_other_things(left, steps) if together else None


def _of_other_things(key: Key, steps: Sequence[Step]) -> Told | None:
    """As in those killed and those missing of one story: figures that are not compared."""
    predicate, thing, place, by = (step.relation for step in steps)
    if key.kind is not QuestionKind.HOW_MANY or not key.known.name:
        return None
    here = place in ("", OPEN) and by in ("", OPEN)
    if not here or OTHER not in (predicate, thing) or (predicate, thing) == (OTHER, OTHER):
        return None
    told = "; ".join(step.why for step in steps if step.relation == OTHER)
    parts = tuple(step.part for step in steps if step.part is not None)
    return _named(ScopeRelation.OTHER_THING, told, parts)


def _named(relation: ScopeRelation, detail: str, parts: tuple[Part, ...]) -> Told:
    rule = {
        ScopeRelation.WIDER: "narrower-scope",
        ScopeRelation.NARROWER: "narrower-scope",
    }.get(relation, relation.value.replace(" ", "-"))
    return relation, Why(rule, None, f"{detail}; the two are not compared"), parts


def _links(
    narrow: Question, wide: Question, why: Why, parts: tuple[Part, ...]
) -> Iterator[tuple[Link, Link]]:
    """From the one to the other and back, where they have answers of different claims."""
    ends = _nearest(narrow.answers, wide.answers)
    if ends is None:
        return
    inner, outer = ends
    yield (
        Link(narrow.id, inner, outer, Relation.NARROWS, why, parts),
        Link(wide.id, outer, inner, Relation.WIDENS, why, parts),
    )


def _nearest(narrow: Sequence[Answer], wide: Sequence[Answer]) -> tuple[str, str] | None:
    """A claim of each: of one voice if one speaks to both, else the first two apart."""
    told = [[each for each in some if says_something(each)][:NEAREST] for some in (narrow, wide)]
    pairs = [
        (one, other)
        for one in told[0]
        for other in told[1]
        if set(one.claims).isdisjoint(other.claims)
    ]
    if not pairs:
        return None
    one, other = min(pairs, key=lambda pair: pair[0].source != pair[1].source)
    return one.claims[0], other.claims[0]
