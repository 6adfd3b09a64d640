"""Comparing: two figures of one question as intervals, and the parts in which they differ.

Figures are held against each other only where nothing else differs: of one thing, done by one doer,
at one time, both totals or both states at a moment.
"""

from collections.abc import Iterator, Sequence

from sayso.lexicon.kinds_of_things import group_of
from sayso.lexicon.predicates import predicate_classes
from sayso.link import counted, figures, matters, timing, wholes
from sayso.link.corpus import Corpus
from sayso.link.keys import NO_SIDE
from sayso.link.ties import list_parts
from sayso.model import (
    Answer,
    Comparison,
    Facet,
    Measure,
    Outcome,
    Part,
    Proposition,
    QuestionKind,
    Scope,
    Thing,
    Why,
)

NEAREST = 6  # answers before each answer that it is compared with
FIGURES = 3  # others, told longer before
CAP = 60  # comparisons kept for one question


def find(
    corpus: Corpus, kind: QuestionKind, scope: Scope, answers: Sequence[Answer]
) -> tuple[Comparison, ...]:
    """Each figure against those told shortly before it; at most CAP."""
    if kind is not QuestionKind.HOW_MANY:
        return ()
    told = [each for each in answers if _gives(each)]
    pairs = [(earlier, later) for n, later in enumerate(told) for earlier in _before(told, n)]
    if len(pairs) <= CAP:
        return tuple(_comparison(corpus, scope, *pair) for pair in pairs)
    # What differs is shown before what is told alike.
    order = sorted(range(len(pairs)), key=lambda number: (figures.same(*pairs[number]), number))
    found = [_comparison(corpus, scope, *pairs[number]) for number in sorted(order[:CAP])]
    last = found[-1]
    why = Why(last.why.rule, None, f"{last.why.detail}; further pairs were cut off")
    found[-1] = Comparison(last.left, last.right, last.outcome, last.parts, why)
    return tuple(found)


def _before(told: Sequence[Answer], number: int) -> list[Answer]:
    """The nearest before it, and of other figures told longer before each the nearest."""
    later, near = told[number], list(reversed(told[max(0, number - NEAREST) : number]))
    met = {(each.low, each.high) for each in (later, *near)}
    far: list[Answer] = []
    for each in reversed(told[: max(0, number - NEAREST)]):
        if len(far) < FIGURES and (each.low, each.high) not in met:
            met.add((each.low, each.high))
            far.append(each)
    return [*near, *far]


def compare(
    corpus: Corpus, scope: Scope, earlier: Answer, later: Answer
) -> tuple[Outcome, tuple[Part, ...]]:
    """How the figures stand, with the parts that differ or, if the figures clash, the figures."""
    parts = tuple(differences(corpus, scope, earlier, later)) or _of_other_things(
        corpus, scope, earlier, later
    )
    found = figures.outcome(earlier, later)
    if not parts and found is Outcome.CONFLICTING:
        grew = figures.higher(earlier, later)
        moved = timing.said_apart(corpus, scope, earlier, later, grew=grew)
        low, high = (earlier, later) if grew else (later, earlier)
        moved = moved or _of_the_whole(corpus, low, high)
        moved = moved or matters.of_figures(corpus, scope, earlier, later)
        parts = (moved,) if moved else ()
    if parts:
        return Outcome.NOT_COMPARABLE, parts
    if found is Outcome.CONFLICTING:
        return found, (_values(earlier, later, clash=True),)
    return found, ()


def _of_other_things(
    corpus: Corpus, scope: Scope, earlier: Answer, later: Answer
) -> tuple[Part, ...]:
    one, other = (told(corpus, scope, answer) for answer in (earlier, later))
    if one is None or other is None:
        return ()
    apart = counted.differ(corpus, (earlier, one), (later, other))
    return (apart,) if apart is not None else ()


def differences(corpus: Corpus, scope: Scope, left: Answer, right: Answer) -> Iterator[Part]:
    """Everything besides the figures in which two answers differ, where both tell it."""
    if left.mode != right.mode:
        yield Part(Facet.MODE, left.mode, right.mode)
    if apart := timing.happened_apart(corpus, left, right):
        yield apart
    one, other = (told(corpus, scope, answer) for answer in (left, right))
    if one is None or other is None:
        return
    if one.quantity is not None and other.quantity is not None:
        kinds = [_measure(scope, each) for each in (one, other)]
        bounds = [(each.low, each.high) for each in (one.quantity, other.quantity)]
        none = (0, 0) in bounds  # none at all is none by any measure
        if kinds[0] and kinds[1] and kinds[0] != kinds[1] and not none:
            yield Part(Facet.MEASURE, kinds[0], kinds[1])
    if one.about and other.about and _other_groups(one.about, other.about):
        yield Part(Facet.THING, one.about.words, other.about.words)
    if one.by and other.by and _other_doers(one.by, other.by):
        yield Part(Facet.AGENT, one.by.words, other.by.words)


def _of_the_whole(corpus: Corpus, low: Answer, high: Answer) -> Part | None:
    """As in "23 in the whole province" beside 17 of whom none says so: they may be among them."""
    if wholes.is_of_whole(corpus, high) and not wholes.is_of_whole(corpus, low):
        return Part(Facet.PLACE, "not said to be of the whole", "of the whole")
    return None


def told(corpus: Corpus, scope: Scope, answer: Answer) -> Proposition | None:
    """The proposition by which an answer is told."""
    every = [each for key in answer.claims for each in corpus.claim[key].propositions]
    # The question's own predicate first: others ask the same in other words.
    every.sort(key=lambda each: each.predicate != scope.predicate)
    for each in every:
        quantity = each.quantity
        if quantity is not None and (quantity.low, quantity.high) == (answer.low, answer.high):
            return each
    fitting = [each for each in every if each.predicate == scope.predicate]
    return fitting[0] if fitting and answer.low is None and answer.high is None else None


def _gives(answer: Answer) -> bool:
    return (answer.low is not None or answer.high is not None) and answer.act not in NO_SIDE


def _comparison(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Comparison:
    outcome, parts = compare(corpus, scope, earlier, later)
    words = f"{earlier.name} {figures.tell(earlier)}, {later.name} {figures.tell(later)}"
    told_by = {
        Outcome.EQUAL: "the same bounds",
        Outcome.COMPATIBLE: "the one figure lies within what the other allows",
        Outcome.OVERLAPPING: "some figures fit both, and not all",
        Outcome.CONFLICTING: "no figure fits both",
        Outcome.NOT_COMPARABLE: f"not held against each other: {list_parts(parts)}",
    }
    why = Why("figures", None, f"{told_by[outcome]}: {words}")
    return Comparison(earlier.claims[0], later.claims[0], outcome, parts, why)


def _values(earlier: Answer, later: Answer, *, clash: bool) -> Part:
    return Part(Facet.VALUE, figures.tell(earlier), figures.tell(later), clash)


def clash(earlier: Answer, later: Answer) -> Part:
    """The figures of two voices, of which one at most is right."""
    return _values(earlier, later, clash=True)


def values(earlier: Answer, later: Answer) -> Part:
    """The figures of an older and a newer word of one voice."""
    return _values(earlier, later, clash=False)


def _measure(scope: Scope, proposition: Proposition) -> str:
    """What the figure is; a rise "by 200" is neither a total nor a state."""
    quantity = proposition.quantity
    if quantity is None:
        return ""
    if quantity.changed_by:
        return "a change"
    kind = predicate_classes().get(scope.predicate)
    if kind is not None and kind.measure == Measure.CUMULATIVE.value:
        return kind.measure  # "are dead" counts what "have died" counts
    if quantity.measure is not Measure.UNSTATED:
        return quantity.measure.value
    if scope.measure is not Measure.UNSTATED:
        return scope.measure.value
    implied = kind.measure if kind is not None else Measure.UNSTATED.value
    return implied if implied != Measure.UNSTATED.value else ""


def _other_groups(one: Thing, other: Thing) -> bool:
    """As in "four workers" and "four residents"; "four people" may be either."""
    groups = [group_of(each.words) for each in (one, other)]
    return None not in groups and groups[0] != groups[1]


def _other_doers(one: Thing, other: Thing) -> bool:
    owners = [each.belonging for each in (one, other)]
    return None not in owners and owners[0] != owners[1]
