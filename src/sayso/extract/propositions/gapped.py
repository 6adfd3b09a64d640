"""Gapped figures: "twelve were killed in Vell and seven in Orm", each figure with its own place.

The parse hangs both places on the one verb, so that twelve and seven would be told of both. A
figure without a noun that a place follows at once takes that place; what stands before it keeps
the places before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.extract.propositions.whereabouts import LOCATIVE
from sayso.model import Place, Proposition, Quantity, Sentence, Span, Token

JOINS = frozenset({",", ";", "and", "but", "while", "whom", "which", "another", "–", "—"})
REACH = 4  # words of a place before its name: "in the province of Orm"
BACK = 2  # words between what joins a figure and the figure: "and about 40 in Orm"
UNLIKE = 100  # no figure goes on with one so many times its size


@dataclass(frozen=True, slots=True)
class _Gap:
    """A bare figure and the place that follows it."""

    quantity: Quantity
    place: str


def settle(
    sentence: Sentence,
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    told: Sequence[Proposition],
) -> list[Proposition]:
    """The propositions of a sentence, each figure of a row with the place that is its own."""
    counted = [each for each in told if each.quantity is not None]
    gaps = [gap for each in quantities[1:] if (gap := _gap(sentence, each, places)) is not None]
    if not gaps or not counted:
        return list(told)
    own = {gap.quantity.span: gap for gap in gaps}
    first = min(gap.quantity.span.start for gap in gaps)
    before = {place.key for place in places if place.span.start < first}
    settled = [_placed(each, own, before, first) for each in told]
    taken = {each.quantity.span for each in counted if each.quantity is not None}
    for gap in gaps:
        made = _made(gap, settled) if gap.quantity.span not in taken else None
        if made is not None:
            settled.append(made)
    return settled


def _gap(sentence: Sentence, quantity: Quantity, places: Sequence[Place]) -> _Gap | None:
    """The figure, if nothing says what it counts and a place follows it at once."""
    words = sentence.between(quantity.span.start, quantity.span.end)
    if not words or quantity.unit is not None or quantity.of_span is not None:
        return None
    ahead = sentence.tokens[max(0, words[0].i - BACK) : words[0].i]
    behind = sentence.tokens[words[-1].i + 1 : words[-1].i + 2 + REACH]
    if not any(t.lower in JOINS for t in ahead) or not _locative(behind):
        return None
    reach = range(behind[1].start, behind[-1].end)
    named = (place for place in places if place.span.start in reach)
    place = next(named, None)
    return _Gap(quantity, place.key) if place is not None else None


def _locative(behind: Sequence[Token]) -> bool:
    return len(behind) > 1 and behind[0].lower in LOCATIVE


def _placed(
    made: Proposition, own: Mapping[Span, _Gap], before: set[str], first: int
) -> Proposition:
    gap = own.get(made.quantity.span) if made.quantity is not None else None
    if gap is not None:
        return replace(made, places=(gap.place,))
    if made.span.start >= first or (len(made.places) < 2 and not set(made.places) - before):
        return made
    return replace(made, places=tuple(key for key in made.places if key in before))


def _made(gap: _Gap, told: Sequence[Proposition]) -> Proposition | None:
    """What the figure goes on with: the last that was counted before it, of much the same size."""
    start = gap.quantity.span.start
    earlier = [each for each in told if each.quantity and each.quantity.span.start < start]
    if not earlier:
        return None
    last = max(earlier, key=lambda each: each.quantity.span.start if each.quantity else 0)
    sizes = [(q.low or q.high or 0) for q in (last.quantity, gap.quantity) if q is not None]
    if last.about is None or min(sizes) <= 0 or max(sizes) >= UNLIKE * min(sizes):
        return None
    unit = last.quantity.unit if last.quantity is not None else None
    return replace(
        last,
        span=gap.quantity.span,
        about=replace(last.about, span=None),
        quantity=replace(gap.quantity, unit=unit),
        places=(gap.place,),
        negated=False,
    )
