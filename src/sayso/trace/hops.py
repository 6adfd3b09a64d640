"""Hops: the weakest step between an origin's voice and the articles that report it."""

from collections.abc import Sequence

from sayso.model import Claim, Hop, SourceKind, Stance, Why
from sayso.trace.shingles import words

LONG = 2  # hops of a chain that are usual: the outlet, and whom it credits


def weakest(claims: Sequence[Claim], whys: Sequence[Why] = ()) -> Why | None:
    """What a reader should trust least on the way, the worst kind first; None if nothing is weak.

    Only where every report has a weak hop, of which the least bad one is told: one plain report
    is enough to know who said it.
    """
    for why in whys:
        if why.rule == "circular-credit":
            return Why("circular", None, "outlets that credit each other")
    found = [_weak(claim) for claim in sorted(claims, key=lambda claim: claim.id)]
    if not found or any(weak is None for weak in found):
        return None
    return min(weak for weak in found if weak is not None)[2]


def _weak(claim: Claim) -> tuple[int, str, Why] | None:
    """The worst hop of one report, as (how bad, claim, why)."""
    through = claim.chain[1:-1]
    for badness, why in (
        (4, _unnamed(claim.voice)),
        (3, next((why for hop in through if (why := _unnamed(hop))), None)),
        (3, _outlets(claim.chain)),
        (2, _distancing(claim)),
        (1, _relayed(claim)),
    ):
        if why is not None:
            return badness, claim.id, why
    return None


def _unnamed(hop: Hop) -> Why | None:
    if hop.kind is not SourceKind.UNNAMED:
        return None
    return Why("unnamed-hop", hop.span, f"{hop.name!r} is not named")


def _outlets(chain: Sequence[Hop]) -> Why | None:
    own = set(words(chain[0].name))  # an agency signs its own text, "(LBN, Lund Bay News)"
    credited = [
        hop for hop in chain[1:] if hop.kind is SourceKind.OUTLET and not own & set(words(hop.name))
    ]
    if not credited:
        return None
    names = " credits ".join(hop.name for hop in (chain[0], *credited))
    return Why("outlet-credits-outlet", credited[0].span, names)


def _distancing(claim: Claim) -> Why | None:
    doubted = next((hop for hop in claim.chain if hop.stance is Stance.DISTANCING), None)
    if doubted is None and claim.stance is not Stance.DISTANCING:
        return None
    cue = doubted.cue if doubted is not None and doubted.cue is not None else claim.cue
    words = f" by {cue.words!r}" if cue is not None else ""
    return Why("distancing-hop", cue, f"{claim.chain[0].name} keeps its distance{words}")


def _relayed(claim: Claim) -> Why | None:
    if len(claim.chain) <= LONG:
        return None
    names = ", ".join(hop.name for hop in claim.chain[1:])
    return Why("relayed", claim.chain[1].span, f"told through {len(claim.chain)} hops: {names}")
