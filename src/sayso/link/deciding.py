"""Deciding: whether two claims report one speech, or answer one question, as persons decided.

What was judged the same is joined, what was judged not the same is parted; keeping apart is
stronger than joining. A judgement on a claim that is no longer read so is stale, and changes
nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.link import overlay
from sayso.link.groups import Groups
from sayso.link.keys import Key, Part, Position
from sayso.model import (
    Claim,
    Judgement,
    Mark,
    Statement,
    Subject,
    Verdict,
    Why,
    identify,
    mark_of,
)

Pairs = Sequence[tuple[str, str]]


def statements(
    found: Sequence[Statement], claims: Iterable[Claim], judged: Iterable[Judgement]
) -> tuple[Statement, ...]:
    """The statements, with every judgement on two of their claims heeded."""
    same, apart = _pairs(claims, overlay.about(judged, Subject.STATEMENT))
    if not same and not apart:
        return tuple(found)
    holder = {claim: each for each in found for claim in each.claims}
    parted = {claim for pair in apart if _one(holder, pair) for claim in pair[1:]}
    kept = [part for each in found for part in _without(each, parted)]
    holder = {claim: each for each in kept for claim in each.claims}
    walls = {frozenset((holder[a].id, holder[b].id)) for a, b in apart if {a, b} <= holder.keys()}
    groups = Groups(each.id for each in kept)
    for left, right in same:
        if {left, right} <= holder.keys():
            ends = holder[left].id, holder[right].id
            if frozenset(ends) not in walls:
                groups.join(*ends)
    by_id = {each.id: each for each in kept}
    joined = (_joined([by_id[key] for key in group]) for group in groups.lists())
    return tuple(sorted(joined, key=lambda each: each.id))


def _one(holder: Mapping[str, Statement], pair: tuple[str, str]) -> bool:
    left, right = (holder.get(claim) for claim in pair)
    return left is not None and left is right


def _without(statement: Statement, parted: set[str]) -> Iterator[Statement]:
    """The statement less the claims that are parted from it, each of which is one of its own."""
    out = [claim for claim in statement.claims if claim in parted]
    left = tuple(claim for claim in statement.claims if claim not in parted)
    if left:
        yield replace(statement, claims=left) if out else statement
    for claim in out:
        why = (Why("judged", None, "judged not to report the same speech"),)
        key = identify("stm", statement.speaker, claim)
        yield Statement(key, statement.speaker, (claim,), statement.said, why)


def _joined(group: Sequence[Statement]) -> Statement:
    first = min(group, key=lambda each: (-len(each.claims), each.id))
    if len(group) == 1:
        return first
    claims = tuple(sorted(claim for each in group for claim in each.claims))
    why = Why("judged", None, "judged to report one speech")
    return replace(first, claims=claims, why=(why, *first.why))


def parts(found: Sequence[Part], judged: Iterable[Judgement]) -> list[Part]:
    """Questions in the making, with every judgement on two of their claims heeded."""
    claims = {p.claim.id: p.claim for _, positions in found for p in positions}
    same, apart = _pairs(claims.values(), overlay.about(judged, Subject.QUESTION))
    if not same and not apart:
        return list(found)
    kept = [each for part in found for each in _parted(part, apart)]
    groups = Groups(range(len(kept)))
    inside = [{position.claim.id for position in positions} for _, positions in kept]
    for left, right in same:
        for one, other in _ends(kept, inside, left, right):
            if not any(_walls(inside[one], inside[other], pair) for pair in apart):
                groups.join(one, other)
    return [_merged([kept[number] for number in group]) for group in groups.lists()]


def _ends(
    kept: Sequence[Part], inside: Sequence[set[str]], left: str, right: str
) -> Iterator[tuple[int, int]]:
    """Parts of one kind that hold the one and the other."""
    for one, (key, _) in enumerate(kept):
        for other, (than, _) in enumerate(kept):
            both = left in inside[one] and right in inside[other]
            if one != other and key.kind is than.kind and both:
                yield one, other


def _walls(one: set[str], other: set[str], pair: tuple[str, str]) -> bool:
    left, right = pair
    return (left in one and right in other) or (left in other and right in one)


def _parted(part: Part, apart: Pairs) -> Iterator[Part]:
    """A part less the claims that are judged to answer another question."""
    key, positions = part
    inside = {position.claim.id for position in positions}
    out = sorted({right for left, right in apart if {left, right} <= inside})
    yield key, [position for position in positions if position.claim.id not in out]
    for claim in out:
        other = replace(key, occasion=f"{key.occasion} {claim}".strip())
        yield other, [position for position in positions if position.claim.id == claim]


def _merged(group: Sequence[Part]) -> Part:
    """All positions under the key that most of them have."""
    key = min(group, key=lambda part: (-len(part[1]), part[0]))[0]
    return key, [_under(position, key) for _, positions in group for position in positions]


def _under(position: Position, key: Key) -> Position:
    return position if position.key == key else replace(position, key=key, why="judged the same")


def _pairs(claims: Iterable[Claim], judged: Sequence[Judgement]) -> tuple[Pairs, Pairs]:
    """The pairs of claims that are one, and those that are not."""
    if not judged:
        return (), ()
    by_mark: dict[Mark, str] = {mark_of(claim): claim.id for claim in claims}
    same: list[tuple[str, str]] = []
    apart: list[tuple[str, str]] = []
    for each in judged:
        found = [by_mark[mark] for mark in each.marks if mark in by_mark]
        if len(found) == len(each.marks) == 2:  # else the article is read otherwise now
            pairs = same if each.verdict is Verdict.SAME else apart
            pairs.append((found[0], found[1]))
    return same, apart
