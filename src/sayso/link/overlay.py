"""Overlay: a person's decisions laid over the machine's claims, before anything is linked.

The claims in the ledger stay as they were read. A rejected one is not linked; a corrected one is
linked as it was corrected, under the id it has.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from types import MappingProxyType
from typing import TypeVar

from sayso.model import (
    OF_CLAIM,
    Act,
    Certainty,
    Claim,
    Correction,
    Field,
    Hop,
    Judgement,
    Mark,
    Place,
    Polarity,
    Precision,
    Proposition,
    Quantity,
    Source,
    SourceKind,
    Span,
    Stance,
    Subject,
    Verdict,
    When,
    Why,
    mark_of,
)

S = TypeVar("S", Quantity, Place, Proposition)


def about(judged: Iterable[Judgement], subject: Subject) -> list[Judgement]:
    """The decisions on one sort of thing."""
    return [each for each in judged if each.about is subject]


def find(claims: Sequence[Claim], judged: Iterable[Judgement]) -> tuple[Claim, ...]:
    """The claims as persons left them: without those rejected, with what was corrected.

    ``claims`` are all that were read from their articles.
    """
    held = of_claims(judged)
    out = {mark for mark, each in held.items() if each.verdict is Verdict.REJECT}
    return tuple(_overlaid(claims, held, out)) if held else tuple(claims)


def shown(claims: Sequence[Claim], judged: Iterable[Judgement]) -> tuple[Claim, ...]:
    """The claims as persons left them, those rejected too: a reader sees what was struck."""
    held = of_claims(judged)
    return tuple(_overlaid(claims, held, ())) if held else tuple(claims)


def of_claims(judged: Iterable[Judgement]) -> dict[Mark, Judgement]:
    """The decision on each claim, by its mark, given those that hold."""
    return {each.left: each for each in judged if each.verdict in OF_CLAIM}


def moved(
    judged: Iterable[Judgement], read: Iterable[Claim], left: Iterable[Claim]
) -> list[Judgement]:
    """The decisions on pairs of claims, with the marks of the claims as persons left them.

    A decision names a claim by what the machine ``read``; linking knows it as it was ``left``.
    """
    after = {claim.id: mark_of(claim) for claim in left}
    now = {mark_of(claim): after.get(claim.id) for claim in read}

    def place(mark: Mark) -> Mark:
        return (now.get(mark) if mark.spans else None) or mark

    return [
        replace(each, left=place(each.left), right=each.right and place(each.right))
        for each in judged
    ]


def _overlaid(
    claims: Sequence[Claim], held: Mapping[Mark, Judgement], out: Collection[Mark]
) -> Iterator[Claim]:
    beside: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        beside[claim.article].append(claim)
    for claim in claims:
        mark = mark_of(claim)
        judgement = held.get(mark)
        if judgement is not None and judgement.verdict is Verdict.CORRECT:
            yield corrected(claim, judgement, beside[claim.article])
        elif mark not in out:
            yield claim


def corrected(claim: Claim, judgement: Judgement, beside: Sequence[Claim] = ()) -> Claim:
    """The claim with each part as a person gave it; ``why`` says who.

    ``beside`` are the claims of its article: what the machine read from words that a person adds,
    and what it knows of a voice that a person picks, stands with them.
    """
    for part in judgement.corrections:
        change = CHANGES.get(part.field)
        claim = change(claim, part, beside) if change else claim
    parts = ", ".join(part.field.value for part in judgement.corrections)
    why = Why("judged", None, f"{parts} corrected by {judgement.by}")
    return replace(claim, why=(*claim.why, why))


def _content(claim: Claim, part: Correction, beside: Sequence[Claim]) -> Claim:
    """With what was read from words that are now in it, by this claim or one beside it."""
    read = (claim, *beside)
    return replace(
        claim,
        content=part.spans,
        quantities=_inside(part.spans, [each.quantities for each in read]),
        places=_inside(part.spans, [each.places for each in read]),
        propositions=_inside(part.spans, [each.propositions for each in read]),
    )


def _inside(spans: Iterable[Span], read: Iterable[Sequence[S]]) -> tuple[S, ...]:
    """Each thing once, in order of the text; of two readings of the same words the first."""
    found: dict[tuple[int, int], list[S]] = {}
    for things in read:
        mine: dict[tuple[int, int], list[S]] = defaultdict(list)
        for each in things:
            if any(span.contains(each.span) for span in spans):
                mine[each.span.start, each.span.end].append(each)
        found |= {place: some for place, some in mine.items() if place not in found}
    return tuple(each for place in sorted(found) for each in found[place])


def _source(claim: Claim, part: Correction, beside: Sequence[Claim]) -> Claim:
    span = part.spans[0] if part.spans else None
    if part.value == claim.chain[0].name and claim.chain[0].kind is SourceKind.OUTLET:
        outlet = replace(claim.chain[0], act=claim.act)
        return replace(claim, source=None, cue=None, chain=(outlet,))
    known = _known(part.value, (claim, *beside))
    why = Why("judged", span, "named by a person")
    source = Source(span, part.value, _kind(claim), why=why)
    if known is not None:
        source = replace(known, span=span or _same(claim, known), why=why)
    hops = claim.chain if len(claim.chain) == 1 and claim.source is None else claim.chain[:-1]
    hop = Hop(part.value, source.kind, source.span, claim.cue, claim.act, claim.stance)
    return replace(claim, source=source, chain=(*hops, hop))


def _known(name: str, claims: Iterable[Claim]) -> Source | None:
    """What the article tells of whoever has this name in it."""
    return next((each.source for each in claims if each.source and each.source.name == name), None)


def _kind(claim: Claim) -> SourceKind:
    """That of whom a new name stands for; who has a name is no longer unnamed."""
    named = claim.source is not None and claim.source.kind is not SourceKind.UNNAMED
    return claim.source.kind if claim.source and named else SourceKind.PERSON


def _same(claim: Claim, known: Source) -> Span | None:
    """The mention, if it is the one that this claim has already; one elsewhere is not."""
    return known.span if known is claim.source else None


def _act(claim: Claim, part: Correction, _: Sequence[Claim]) -> Claim:
    act = Act(part.value)
    return replace(claim, act=act, chain=(*claim.chain[:-1], replace(claim.voice, act=act)))


def _stance(claim: Claim, part: Correction, _: Sequence[Claim]) -> Claim:
    return replace(claim, stance=Stance(part.value))


def _certainty(claim: Claim, part: Correction, _: Sequence[Claim]) -> Claim:
    return replace(claim, certainty=Certainty(part.value))


def _polarity(claim: Claim, part: Correction, _: Sequence[Claim]) -> Claim:
    """What it says of each thing in it turns with it; a denial is a no to what is so."""
    polarity = Polarity(part.value)
    told = claim.propositions
    if polarity is not Polarity.UNSTATED and claim.act is not Act.DENY:
        negated = polarity is Polarity.NEGATIVE
        told = tuple(replace(each, negated=negated) for each in told)
    return replace(claim, polarity=polarity, propositions=told)


def _said(claim: Claim, part: Correction, _: Sequence[Claim]) -> Claim:
    days = [date.fromisoformat(each) for each in part.value.split("/")]
    ends = datetime.combine(days[0], time.min), datetime.combine(days[-1], time.max)
    last = ends[1].replace(microsecond=0)
    return replace(claim, said=When(ends[0], last, Precision.DAY, ("given by a person",)))


CHANGES: Mapping[Field, Callable[[Claim, Correction, Sequence[Claim]], Claim]] = MappingProxyType(
    {
        Field.CONTENT: _content,
        Field.SOURCE: _source,
        Field.ACT: _act,
        Field.STANCE: _stance,
        Field.CERTAINTY: _certainty,
        Field.POLARITY: _polarity,
        Field.SAID: _said,
    }
)
