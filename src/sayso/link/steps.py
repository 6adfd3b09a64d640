"""Steps: how one part of a question's scope, as its place or its thing, stands to another's."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.lexicon.kinds_of_things import is_part
from sayso.link.keys import Key
from sayso.model import Facet, Part, Question, QuestionKind

Asked = tuple[Key, Question]
STEPS = 6  # from a place to what holds it, and on


@dataclass(frozen=True, slots=True)
class Step:
    """How one part of the second question's scope stands to the first's; "" where it is equal."""

    relation: str
    part: Part | None = None
    why: str = ""


EQUAL = Step("")
WIDER, NARROWER, OTHER, OPEN = "wider", "narrower", "other", "open"


def of_predicates(left: Key, right: Key) -> Step:
    """Of what happened: the killed are some of the casualties."""
    if left.predicate == right.predicate:
        return EQUAL
    part = Part(Facet.THING, left.predicate, right.predicate)
    for relation, narrow, wide in ((WIDER, left, right), (NARROWER, right, left)):
        if is_part(narrow.predicate, wide.predicate):
            return Step(relation, part, f"{narrow.predicate} is part of {wide.predicate}")
    return Step(OTHER, part, f"one is about {left.predicate}, the other about {right.predicate}")


def of_things(one: Asked, other: Asked) -> Step:
    """Of what is asked about: soldiers are some of the people there."""
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


def of_places(one: Asked, other: Asked, within: Mapping[str, str]) -> Step:
    """Of the place, by the gazetteer and by what texts say."""
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
        # What names no place may be of the very place that the other names.
        if narrow and not wide:
            return Step(OPEN, None, f"the other is not bound to {name!r}")
    return Step(OTHER, part, f"{names[0]} and {names[1]}")


def _is_within(narrow: str, wide: str, within: Mapping[str, str]) -> bool:
    above, steps = within.get(narrow), 0
    while above is not None and wide and steps < STEPS:
        if above == wide:
            return True
        above, steps = within.get(above), steps + 1
    return False


def of_doers(left: Key, right: Key) -> Step:
    """Of who did it; without a doer it may have been anybody."""
    if left.by == right.by:
        return EQUAL
    part = Part(Facet.AGENT, left.by or "anybody", right.by or "anybody")
    if left.by and right.by:
        return Step(OTHER, part, f"done by {left.by} and by {right.by}")
    if QuestionKind.HOW_MANY in {left.kind, right.kind}:
        return Step(OPEN, None, "one counts only what is told with its doer")
    relation = WIDER if left.by else NARROWER
    return Step(relation, part, f"one asks only of what {left.by or right.by} did")


def of_times(left: Key, right: Key) -> str:
    """In words, where the times or occasions differ."""
    if left.when != right.when:
        return f"of another time: {left.when or 'no time given'} / {right.when or 'no time given'}"
    if left.occasion != right.occasion:
        days = [(each.occasion.split() or ["on no given day"])[0] for each in (left, right)]
        return f"of another occasion: first reported by {days[0]} / {days[1]}"
    return ""
