"""Bound words beside a number ("over", "up to", "about", "or more")."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class Bound:
    """What the words do to a figure n.

    ``effect``: "low" (n or more), "high" (n or less), "approximate" (about n), "none" (words that
    belong to the figure but leave it as it is). ``after`` is True for words that follow the number.
    """

    words: tuple[str, ...]
    effect: str
    example: str
    after: bool = False


@cache
def bounds(after: bool = False) -> dict[str, str]:
    """Lower-case words and their effect, for words before (or after) the number."""
    return {
        word: entry.effect
        for entry in load("bounds", Bound)
        if entry.after is after
        for word in entry.words
    }
