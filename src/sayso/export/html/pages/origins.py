"""The origins page: the reporting network as a drawing, with a table beside it; and one origin."""

from dataclasses import dataclass
from typing import Final

from sayso.export import wording
from sayso.export.html import network, overview, questions
from sayso.export.html.drawing import Chart
from sayso.export.html.page import ChainRef, OriginLine, Ref
from sayso.export.html.pages.question import Choice
from sayso.export.lookup import Lookup
from sayso.model import Dossier, Origin

FIRST: Final = 40  # rows of the table that are open at first


@dataclass(frozen=True, slots=True)
class StepLine:
    """One has it from the other."""

    taker: str
    giver: str
    count: str
    words: Ref


@dataclass(frozen=True, slots=True)
class OriginsPage:
    """Who has it from whom, on one question or in the whole story."""

    choices: tuple[Choice, ...]
    told: str
    chart: Chart | None
    steps: tuple[StepLine, ...]
    more_steps: tuple[StepLine, ...]
    origins: tuple[OriginLine, ...]
    rest: str
    other: Ref | None


@dataclass(frozen=True, slots=True)
class OriginPage:
    """One root voice and occasion, with everything that goes back to it."""

    id: str
    voice: Ref
    known: str
    weakest: str
    why: tuple[str, ...]
    statements: tuple[Ref, ...]
    claims: tuple[tuple[ChainRef, str], ...]


def make(dossier: Dossier, lookup: Lookup, chosen: str, *, every: bool = False) -> OriginsPage:
    """The page, on the question of an id, or with "" on the whole story; ``every`` step drawn."""
    question = lookup.questions.get(chosen)
    claims = dossier.claims
    if question is not None:
        claims = tuple(lookup.known(c for answer in question.answers for c in answer.claims))
    once = tuple({claim.id: claim for claim in claims}.values())
    taken = network.steps(once)
    lines, rest = overview.origins(dossier, lookup)
    whole = Choice("", "the whole story", question is None)
    return OriginsPage(
        choices=(
            whole,
            *(Choice(each.id, each.wording, each.id == chosen) for each in dossier.questions),
        ),
        told=question.wording if question else "the whole story",
        chart=network.draw(once, lookup, "network", every=every),
        steps=tuple(map(_step, taken[:FIRST])),
        more_steps=tuple(map(_step, taken[FIRST:])),
        origins=lines,
        rest=rest,
        other=_other(network.hides(once), chosen, every=every),
    )


def _step(step: network.Step) -> StepLine:
    return StepLine(
        step.taker.name,
        step.giver.name,
        wording.plural(step.claims, "claim"),
        Ref("its words", f"#{step.claim}"),
    )


def _other(hidden: int, chosen: str, *, every: bool) -> Ref | None:
    """The way from the strongest steps to all of them, and back."""
    if not hidden:
        return None
    if every:
        return Ref("Draw only the strongest steps", f"?question={chosen}")
    return Ref(f"Draw {wording.plural(hidden, 'step')} more", f"?question={chosen}&every=1")


def one(origin: Origin, lookup: Lookup) -> OriginPage:
    """The page of an origin."""
    claims = lookup.known(origin.claims)
    statements = {
        each.id: each for claim in claims if (each := lookup.statements.get(claim.id)) is not None
    }
    return OriginPage(
        id=origin.id,
        voice=Ref(lookup.name(origin.voice), f"#{origin.voice}"),
        known="a known origin" if origin.known else "lineage not stated; it counts as no origin",
        weakest=wording.why(origin.weakest) if origin.weakest else "",
        why=tuple(wording.why(reason) for reason in origin.why),
        statements=tuple(
            Ref(
                f"{lookup.name(each.speaker)}, {wording.when(each.said)}",
                f"#{each.id}",
                "; ".join(dict.fromkeys(told.words for told in lookup.known(each.claims[:1]))),
            )
            for each in statements.values()
        ),
        claims=tuple((questions.chain_ref(claim), claim.words) for claim in claims),
    )
