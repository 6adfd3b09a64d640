"""Fewer: which of too many answers a chart draws, so that no side is cut off for speaking late."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from sayso.export import wording

T = TypeVar("T")


def fair(given: Sequence[T], most: int, side: Callable[[T], Hashable]) -> list[T]:
    """At most so many, in their order: of each side the first, then the second, and so on."""
    if len(given) <= most:
        return list(given)
    sides: dict[Hashable, list[int]] = defaultdict(list)
    for number, each in enumerate(given):
        sides[side(each)].append(number)
    ranked = sorted(
        (rank, number) for numbers in sides.values() for rank, number in enumerate(numbers)
    )
    return [given[number] for number in sorted(number for _, number in ranked[:most])]


def note(left_out: int, one: str) -> str:
    """What the drawing leaves out, for its description."""
    if not left_out:
        return ""
    return (
        f" {wording.plural(left_out, one)} too many to draw legibly: of each answer the earliest "
        "are shown here, and the table below has them all."
    )
