"""Kept: what was found of a noun is kept while others are held against it.

By the noun itself and not by what it says: to hash a claim with all its parts costs more than most
of what is asked of it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar

N = TypeVar("N")
V = TypeVar("V")

MOST: Final = 8192  # nouns; more than a piece has claims


def kept(find: Callable[[N], V]) -> Callable[[N], V]:
    """The same function, which finds once and must not change with anything but the noun."""
    known: dict[int, tuple[N, V]] = {}

    @wraps(find)
    def found(noun: N) -> V:
        held = known.get(id(noun))
        if held is None:
            if len(known) >= MOST:
                known.clear()
            # The noun is held too, so that no other can get its number.
            held = known[id(noun)] = noun, find(noun)
        return held[1]

    return found
