"""Which attribution stands inside which: chains of say-so read from the prose."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from sayso.model import Attribution, Span

WHOLE = 0.75  # an inner self-report this much of its parent's content is the parent itself


@dataclass(frozen=True, slots=True)
class Nested:
    """An attribution with the index of the one it stands in, parents before children."""

    attribution: Attribution
    parent: int | None


def find(attributions: Sequence[Attribution]) -> tuple[Nested, ...]:
    """Order attributions so that parents come first (text order among siblings)."""
    holders = _Holders.of(attributions)
    parents = _rooted([holders.parent(index) for index in range(len(attributions))])
    children: list[list[int]] = [[] for _ in attributions]
    for index, parent in enumerate(parents):
        if parent is not None:
            children[parent].append(index)
    order: list[int] = []
    waiting = [i for i in reversed(range(len(attributions))) if parents[i] is None]
    while waiting:
        index = waiting.pop()
        order.append(index)
        waiting.extend(reversed(children[index]))
    new = {old: number for number, old in enumerate(order)}
    return tuple(
        Nested(attributions[i], None if (p := parents[i]) is None else new[p]) for i in order
    )


@dataclass(frozen=True, slots=True)
class _Holders:
    """Pieces of contents by their start, so that one look finds those around a place.

    ``reach[n]`` is the farthest end of the first n + 1 pieces: looking back may stop before it.
    """

    attributions: Sequence[Attribution]
    pieces: Sequence[tuple[int, int, int]]
    reach: Sequence[int]

    @classmethod
    def of(cls, attributions: Sequence[Attribution]) -> "_Holders":
        """Start, end and attribution of every piece, in order."""
        pieces = sorted(
            (span.start, span.end, index)
            for index, one in enumerate(attributions)
            for span in one.content
        )
        return cls(attributions, pieces, list(accumulate((end for _, end, _ in pieces), max)))

    def parent(self, index: int) -> int | None:
        """The smallest attribution whose content holds this one's cue, or else its content."""
        one = self.attributions[index]
        place = one.cue or one.content[0]
        holders: list[tuple[int, int]] = []
        at = bisect_right(self.pieces, place.start, key=itemgetter(0)) - 1
        while at >= 0 and self.reach[at] >= place.end:
            _, end, number = self.pieces[at]
            other = self.attributions[number]
            if end >= place.end and other is not one and not _circular(one, other):
                holders.append((sum(len(span.words) for span in other.content), number))
            at -= 1
        return min(holders)[1] if holders else None


def _rooted(parents: list[int | None]) -> list[int | None]:
    """Parents without circles: who would stand inside itself stands in nobody."""
    for index in range(len(parents)):
        above, steps = parents[index], 0
        while above is not None and above != index and steps < len(parents):
            above, steps = parents[above], steps + 1
        if above == index:
            parents[index] = None
    return parents


def _circular(one: Attribution, other: Attribution) -> bool:
    return other.cue is not None and one.covers(other.cue)


def nearly_whole(inner: Attribution, outer: Attribution) -> bool:
    """Whether the inner attribution, tag and all, is nearly all of the outer's content."""
    parts = [*inner.content, *(span for span in (inner.cue, inner.source) if span)]
    covered = sum(len(span.words) for span in parts if outer.covers(span))
    return covered >= WHOLE * sum(len(span.words) for span in outer.content)


def without(text: str, content: Sequence[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """The content minus the holes (contents of nested voices), as non-empty spans."""
    pieces = [(span.start, span.end) for span in content]
    for hole in holes:
        pieces = [
            part
            for start, end in pieces
            for part in ((start, min(end, hole.start)), (max(start, hole.end), end))
            if part[0] < part[1]
        ]
    return tuple(Span.of(text, start, end) for start, end in pieces if text[start:end].strip())
