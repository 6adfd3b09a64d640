"""Unsettled: figures that clash and that nobody is said to gainsay or revise, with the reason.

A difference is never lost: where no link is made between two figures, the comparison says why.
"""

from collections.abc import Iterable

from sayso.link import corrections, figures, kin, moments, revisions, timing
from sayso.link.corpus import Corpus
from sayso.link.ties import list_parts
from sayso.model import Answer, Comparison, Facet, Link, Outcome, Part, Relation, Why

SETTLES = frozenset({Relation.CONTRADICTS, Relation.REVISES, Relation.DENIES})


def settle(
    corpus: Corpus,
    compared: Iterable[Comparison],
    answers: Iterable[Answer],
    links: Iterable[Link],
) -> tuple[Comparison, ...]:
    """The comparisons; those of clashing figures that no link joins are not held to be a clash."""
    by_claim = {claim: answer for answer in answers for claim in answer.claims}
    joined = {
        frozenset((id(by_claim[link.left]), id(by_claim[link.right])))
        for link in links
        if link.relation in SETTLES and link.left in by_claim and link.right in by_claim
    }
    return tuple(
        _unsettled(corpus, each, by_claim[each.left], by_claim[each.right])
        if each.outcome is Outcome.CONFLICTING
        and frozenset((id(by_claim[each.left]), id(by_claim[each.right]))) not in joined
        else each
        for each in compared
    )


def _unsettled(corpus: Corpus, each: Comparison, earlier: Answer, later: Answer) -> Comparison:
    parts = (_doubt(corpus, earlier, later),)
    words = f"{earlier.name} {figures.tell(earlier)}, {later.name} {figures.tell(later)}"
    why = Why(each.why.rule, None, f"not held against each other: {list_parts(parts)}: {words}")
    return Comparison(each.left, each.right, Outcome.NOT_COMPARABLE, parts, why)


def _doubt(corpus: Corpus, earlier: Answer, later: Answer) -> Part:
    """What may make them differ without a clash."""
    pair = (earlier, later)
    if any(each.vague for each in pair):
        first, second = (f"{each.words} ({'vague' if each.vague else 'exact'})" for each in pair)
        return Part(Facet.VALUE, first, second)
    old = [_is_old(corpus, each) for each in pair]
    if any(old):
        first, second = (old or timing.told_on(e) for old, e in zip(old, pair, strict=True))
        return Part(Facet.TIME, first, second)
    voices = [corpus.identities[each.source] for each in pair]
    if revisions.is_one_voice(corpus, *pair) or kin.may_be_mouth(voices[0], voices[1]):
        return Part(Facet.AGENT, earlier.name, f"{later.name}, perhaps one voice at another hour")
    return Part(Facet.TIME, timing.told_on(earlier), f"{timing.told_on(later)}, or miscopied")


def _is_old(corpus: Corpus, answer: Answer) -> str:
    """Why a figure is none of its own time; empty where nothing says so."""
    if corrections.restates(corpus, answer):
        return "told in a correction"
    told_again = moments.is_only_recalled(corpus, answer) or revisions.is_left(corpus, answer)
    return "an older figure told again" if told_again else ""
