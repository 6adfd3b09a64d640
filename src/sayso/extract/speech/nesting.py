"""Which attribution stands inside which: chains of say-so read from the prose."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Attribution, Span

WHOLE = 0.75  # an inner self-report this much of its parent's content is the parent itself


@dataclass(frozen=True, slots=True)
class Nested:
    """An attribution with the index of the one it stands in, parents before children."""

    attribution: Attribution
    parent: int | None


def find(attributions: Sequence[Attribution]) -> tuple[Nested, ...]:
    """Order attributions so that parents come first (text order among siblings)."""
    parents = [_parent(one, attributions) for one in attributions]
    order: list[int] = []
    waiting = [i for i in reversed(range(len(attributions))) if parents[i] is None]
    while waiting:
        index = waiting.pop()
        order.append(index)
        waiting.extend(i for i in reversed(range(len(attributions))) if parents[i] == index)
    new = {old: number for number, old in enumerate(order)}
    return tuple(
        Nested(attributions[i], None if (p := parents[i]) is None else new[p]) for i in order
    )


def _parent(one: Attribution, others: Sequence[Attribution]) -> int | None:
    """The smallest attribution whose content holds this one's cue (its content, if it has none)."""
    place = one.cue or one.content[0]
    holders = [
        (sum(len(span.words) for span in other.content), index)
        for index, other in enumerate(others)
        if other is not one and other.covers(place) and not _circular(one, other)
    ]
    return min(holders)[1] if holders else None


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
