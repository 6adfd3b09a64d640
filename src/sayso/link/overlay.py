"""Overlay: a person's decisions laid over the machine's claims, before anything is linked.

The claims in the ledger stay as they were read. A rejected one is not linked; a corrected one is
linked as it was corrected, under the id it has.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from types import MappingProxyType

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
    Polarity,
    Precision,
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


def about(judged: Iterable[Judgement], subject: Subject) -> list[Judgement]:
    """The decisions on one sort of thing."""
    return [each for each in judged if each.about is subject]


def find(claims: Sequence[Claim], judged: Iterable[Judgement]) -> tuple[Claim, ...]:
    """The claims as persons left them: without those rejected, with what was corrected."""
    held = of_claims(judged)
    return tuple(_overlaid(claims, held)) if held else tuple(claims)


def shown(claims: Sequence[Claim], judged: Iterable[Judgement]) -> tuple[Claim, ...]:
    """The claims as persons left them, those rejected too: a reader sees what was struck."""
    held = {
        mark: each for mark, each in of_claims(judged).items() if each.verdict is Verdict.CORRECT
    }
    return tuple(_overlaid(claims, held)) if held else tuple(claims)


def of_claims(judged: Iterable[Judgement]) -> dict[Mark, Judgement]:
    """The decision on each claim, by its mark, given those that hold."""
    return {each.left: each for each in judged if each.verdict in OF_CLAIM}


def _overlaid(claims: Iterable[Claim], held: Mapping[Mark, Judgement]) -> Iterator[Claim]:
    for claim in claims:
        judgement = held.get(mark_of(claim))
        if judgement is None or judgement.verdict is Verdict.ACCEPT:
            yield claim
        elif judgement.verdict is Verdict.CORRECT:
            yield corrected(claim, judgement)


def corrected(claim: Claim, judgement: Judgement) -> Claim:
    """The claim with each part as a person gave it; ``why`` says who."""
    for part in judgement.corrections:
        change = CHANGES.get(part.field)
        claim = change(claim, part) if change else claim
    parts = ", ".join(part.field.value for part in judgement.corrections)
    why = Why("judged", None, f"{parts} corrected by {judgement.by}")
    return replace(claim, why=(*claim.why, why))


def _content(claim: Claim, part: Correction) -> Claim:
    """What was read from words that are no longer in it goes with them."""

    def inside(span: Span) -> bool:
        return any(each.contains(span) for each in part.spans)

    return replace(
        claim,
        content=part.spans,
        quantities=tuple(each for each in claim.quantities if inside(each.span)),
        places=tuple(each for each in claim.places if inside(each.span)),
        propositions=tuple(each for each in claim.propositions if inside(each.span)),
    )


def _source(claim: Claim, part: Correction) -> Claim:
    span = part.spans[0] if part.spans else None
    known = claim.source
    kind = known.kind if known and known.name == part.value else SourceKind.PERSON
    if known and known.kind is not SourceKind.UNNAMED:
        kind = known.kind
    why = Why("judged", span, "named by a person")
    hops = claim.chain if len(claim.chain) == 1 and claim.source is None else claim.chain[:-1]
    return replace(
        claim,
        source=Source(span, part.value, kind, why=why),
        chain=(*hops, Hop(part.value, kind, span, claim.cue, claim.act, claim.stance)),
    )


def _act(claim: Claim, part: Correction) -> Claim:
    act = Act(part.value)
    return replace(claim, act=act, chain=(*claim.chain[:-1], replace(claim.voice, act=act)))


def _stance(claim: Claim, part: Correction) -> Claim:
    return replace(claim, stance=Stance(part.value))


def _certainty(claim: Claim, part: Correction) -> Claim:
    return replace(claim, certainty=Certainty(part.value))


def _polarity(claim: Claim, part: Correction) -> Claim:
    return replace(claim, polarity=Polarity(part.value))


def _said(claim: Claim, part: Correction) -> Claim:
    days = [date.fromisoformat(each) for each in part.value.split("/")]
    ends = datetime.combine(days[0], time.min), datetime.combine(days[-1], time.max)
    last = ends[1].replace(microsecond=0)
    return replace(claim, said=When(ends[0], last, Precision.DAY, ("given by a person",)))


CHANGES: Mapping[Field, Callable[[Claim, Correction], Claim]] = MappingProxyType(
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
