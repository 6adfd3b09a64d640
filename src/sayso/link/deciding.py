"""Deciding: whether two claims report one speech, or answer one question, as persons decided.

What was judged the same is joined; what was judged not the same, or undecided, is parted. Keeping
apart is stronger than joining. A judgement on a claim that is no longer read so is stale, and
changes nothing.
"""

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

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
G = TypeVar("G", bound=Hashable)


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
    walls = [(holder[a].id, holder[b].id) for a, b in apart if {a, b} <= holder.keys()]
    groups = Groups(each.id for each in kept)
    for left, right in same:
        if {left, right} <= holder.keys():
            _join(groups, holder[left].id, holder[right].id, walls)
    by_id = {each.id: each for each in kept}
    joined = (_joined([by_id[key] for key in group]) for group in groups.lists())
    return tuple(sorted(joined, key=lambda each: each.id))


def _join(groups: Groups[G], left: G, right: G, walls: Iterable[tuple[G, G]]) -> None:
    """Make one of two groups, unless somebody of the one is kept from somebody of the other."""
    ends = {groups.root(left), groups.root(right)}
    if not any({groups.root(one), groups.root(other)} == ends for one, other in walls):
        groups.join(left, right)


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
    holding: dict[str, list[int]] = defaultdict(list)
    for number, (_, positions) in enumerate(kept):
        for claim in {position.claim.id for position in positions}:
            holding[claim].append(number)
    walls = [
        (one, other)
        for left, right in apart
        for one, other in itertools.product(holding[left], holding[right])
        if one != other
    ]
    for left, right in same:
        ends = _ends(kept, holding[left], holding[right])
        if ends is not None:
            _join(groups, *ends, walls)
    return [_merged([kept[number] for number in group]) for group in groups.lists()]


def _ends(
    kept: Sequence[Part], left: Sequence[int], right: Sequence[int]
) -> tuple[int, int] | None:
    """The two most alike, of one kind, that hold the one and the other; none if one holds both.

    A claim may answer several questions, how many were killed and how many hurt: that it answers
    the same as another must not make one question of those two.
    """
    if set(left) & set(right):
        return None

    def unlike(ends: tuple[int, int]) -> tuple[int, Key, Key]:
        one, other = (kept[end][0] for end in ends)
        return -_likeness(one, other), one, other

    ends = itertools.product(left, right)
    return min(
        (e for e in ends if kept[e[0]][0].kind is kept[e[1]][0].kind), key=unlike, default=None
    )


def _likeness(one: Key, other: Key) -> int:
    """In how many things the two ask the same; first of all, what is so."""
    alike = [one.predicate == other.predicate] * 4
    alike += [one.about == other.about, one.place == other.place, one.by == other.by]
    return sum(alike)


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
            left, right = sorted(found)  # whichever of the two was named first
            pairs.append((left, right))
    return same, apart
