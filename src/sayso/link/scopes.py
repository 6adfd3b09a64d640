"""Scopes: questions that ask the same of something wider, narrower, at another time or otherwise.

What is compared with what is bounded: questions of one thread, and of one thing and predicate, each
group up to GROUP.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sayso.lexicon.gazetteer import holders
from sayso.lexicon.kinds_of_things import is_part
from sayso.link.corpus import Corpus
from sayso.link.keys import Key
from sayso.model import (
    Answer,
    Facet,
    Link,
    Measure,
    Part,
    Question,
    QuestionKind,
    Related,
    Relation,
    ScopeRelation,
    Why,
)

GROUP = 40  # questions of one thread, or of one thing and predicate, that are compared for scope
NEAREST = 12  # answers of a question from which the ends of a link are chosen
CAP = 12  # related questions kept for one
STEPS = 6  # from a place to what holds it, and on
BACK = {
    ScopeRelation.WIDER: ScopeRelation.NARROWER,
    ScopeRelation.NARROWER: ScopeRelation.WIDER,
    ScopeRelation.OTHER_TIME: ScopeRelation.OTHER_TIME,
    ScopeRelation.OTHER_THING: ScopeRelation.OTHER_THING,
}
ORDER = list(BACK)
Asked = tuple[Key, Question]


@dataclass(frozen=True, slots=True)
class Step:
    """How one part of the second question's scope stands to the first's; "" where it is equal."""

    relation: str
    part: Part | None = None
    why: str = ""


EQUAL = Step("")
WIDER, NARROWER, OTHER, OPEN = "wider", "narrower", "other", "open"


def find(corpus: Corpus, found: Sequence[Asked]) -> list[Asked]:
    """The questions, each with those it is related to, and links to what is wider or narrower."""
    within = _within(corpus)
    related: dict[int, list[Related]] = defaultdict(list)
    links: dict[int, list[Link]] = defaultdict(list)
    threads = [corpus.mostly(corpus.thread, question.answers) for _, question in found]
    for left, right in _pairs(found, threads):
        together = threads[left] is not None and threads[left] == threads[right]
        told = _relation(found[left], found[right], within, together=together)
        if told is None:
            continue
        relation, why, parts = told
        one, other = found[left][1], found[right][1]
        related[left].append(Related(other.id, relation, why))
        related[right].append(Related(one.id, BACK[relation], why))
        if relation in (ScopeRelation.WIDER, ScopeRelation.NARROWER):
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


def _pairs(found: Sequence[Asked], threads: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, ((key, _), thread) in enumerate(zip(found, threads, strict=True)):
        groups["thing", key.kind.value, key.predicate, key.about, key.by, key.unit].append(number)
        if thread is not None:
            groups["thread", thread, key.kind.value].append(number)
    pairs = {pair for group in groups.values() for pair in combinations(group[:GROUP], 2)}
    yield from sorted(pairs)


def _relation(
    one: Asked, other: Asked, within: Mapping[str, str], *, together: bool
) -> tuple[ScopeRelation, Why, tuple[Part, ...]] | None:
    """How the scope of the second stands to that of the first, if they are near enough to tell."""
    (left, _), (right, _) = one, other
    if left.kind is not right.kind or left.unit != right.unit:
        return None
    steps = [
        _of_predicates(left, right),
        _of_things(one, other),
        _of_places(one, other, within),
        _of_doers(left, right),
    ]
    kinds = {step.relation for step in steps} - {""}
    times = _of_times(left, right)
    told = tuple(step.part for step in steps if step.part is not None)
    if not kinds:
        return _named(ScopeRelation.OTHER_TIME, times, ()) if times else None
    if times:
        return None
    if kinds in ({WIDER}, {NARROWER}):
        relation = ScopeRelation(kinds.pop())
        return _named(relation, "; ".join(step.why for step in steps if step.why), told)
    return _of_other_things(left, steps) if together else None


def _of_other_things(
    key: Key, steps: Sequence[Step]
) -> tuple[ScopeRelation, Why, tuple[Part, ...]] | None:
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


def _named(
    relation: ScopeRelation, detail: str, parts: tuple[Part, ...]
) -> tuple[ScopeRelation, Why, tuple[Part, ...]]:
    rule = {
        ScopeRelation.WIDER: "narrower-scope",
        ScopeRelation.NARROWER: "narrower-scope",
    }.get(relation, relation.value.replace(" ", "-"))
    return relation, Why(rule, None, f"{detail}; the two are not compared"), parts


def _of_predicates(left: Key, right: Key) -> Step:
    if left.predicate == right.predicate:
        return EQUAL
    part = Part(Facet.THING, left.predicate, right.predicate)
    for relation, narrow, wide in ((WIDER, left, right), (NARROWER, right, left)):
        if is_part(narrow.predicate, wide.predicate):
            return Step(relation, part, f"{narrow.predicate} is part of {wide.predicate}")
    return Step(OTHER, part, f"one is about {left.predicate}, the other about {right.predicate}")


def _of_things(one: Asked, other: Asked) -> Step:
    left, right = one[0], other[0]
    if left.about == right.about:
        return EQUAL
    part = Part(Facet.THING, one[1].scope.of, other[1].scope.of)
    for relation, narrow, wide in ((WIDER, left, right), (NARROWER, right, left)):
        owned = narrow.noun == wide.noun and bool(narrow.owner) and not wide.owner
        part_of = is_part(narrow.noun, wide.noun) and wide.owner in ("", narrow.owner)
        if owned or part_of:
            names = (part.left, part.right) if narrow is left else (part.right, part.left)
            return Step(relation, part, f"{names[0]!r} are some of {names[1]!r}")
    return Step(OTHER, part, f"one is about {part.left!r}, the other about {part.right!r}")


def _of_places(one: Asked, other: Asked, within: Mapping[str, str]) -> Step:
    left, right = one[0].place, other[0].place
    if left == right:
        return EQUAL
    names = [" and ".join(each[1].scope.places) or "no place" for each in (one, other)]
    part = Part(Facet.PLACE, names[0], names[1])
    for relation, narrow, wide, name in (
        (WIDER, left, right, names[0]),
        (NARROWER, right, left, names[1]),
    ):
        if _is_within(narrow, wide, within):
            return Step(relation, part, f"{name!r} lies within what the other asks about")
        # A toll without a place may be of the very place that the other names.
        if narrow and not wide:
            total = one[0].known.measure == Measure.CUMULATIVE.value
            said = f"the other is not bound to {name!r}"
            return Step(OPEN if total else relation, None if total else part, said)
    return Step(OTHER, part, f"{names[0]} and {names[1]}")


def _is_within(narrow: str, wide: str, within: Mapping[str, str]) -> bool:
    above, steps = within.get(narrow), 0
    while above is not None and wide and steps < STEPS:
        if above == wide:
            return True
        above, steps = within.get(above), steps + 1
    return False


def _of_doers(left: Key, right: Key) -> Step:
    if left.by == right.by:
        return EQUAL
    part = Part(Facet.AGENT, left.by or "anybody", right.by or "anybody")
    if left.by and right.by:
        return Step(OTHER, part, f"done by {left.by} and by {right.by}")
    relation = WIDER if left.by else NARROWER
    return Step(relation, part, f"one asks only of what {left.by or right.by} did")


def _of_times(left: Key, right: Key) -> str:
    """In words, where the times or occasions differ."""
    if left.when != right.when:
        return f"of another time: {left.when or 'no time given'} / {right.when or 'no time given'}"
    if left.occasion != right.occasion:
        days = [(each.occasion.split() or ["on no given day"])[0] for each in (left, right)]
        return f"of another occasion: first reported by {days[0]} / {days[1]}"
    return ""


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
    pairs = [
        (one, other)
        for one in narrow[:NEAREST]
        for other in wide[:NEAREST]
        if set(one.claims).isdisjoint(other.claims)
    ]
    if not pairs:
        return None
    one, other = min(pairs, key=lambda pair: pair[0].source != pair[1].source)
    return one.claims[0], other.claims[0]
