"""Differing: two texts word by word, what one has and the other has not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from sayso.export.html.page import Segment

WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")
MOST: Final = 12_000  # words a side that are compared one by one; longer texts go line by line
OLD, NEW = "gone", "new"


@dataclass(frozen=True, slots=True)
class Differing:
    """Both texts with what only each of them has marked, and how much they share, 0 to 1."""

    old: tuple[Segment, ...]
    new: tuple[Segment, ...]
    share: float


def compare(old: str, new: str) -> Differing:
    """Compare two texts; blanks and capitals make no difference."""
    two = _Two.of(WORDS.findall(old), WORDS.findall(new))
    if two.most > MOST:
        two = _Two.of(old.splitlines(keepends=True), new.splitlines(keepends=True))
    left, right, first = two.left, two.right, two.first
    ends = len(left) - two.last, len(right) - two.last
    matcher = SequenceMatcher(
        None, two.folded[0][first : ends[0]], two.folded[1][first : ends[1]], autojunk=False
    )
    before: list[Segment] = _segment(left[:first], "")
    after: list[Segment] = _segment(right[:first], "")
    same = first + two.last
    for what, a, b, c, d in matcher.get_opcodes():
        equal = what == "equal"
        same += b - a if equal else 0
        before += _segment(left[first + a : first + b], "" if equal else OLD)
        after += _segment(right[first + c : first + d], "" if equal else NEW)
    before += _segment(left[ends[0] :], "")
    after += _segment(right[ends[1] :], "")
    many = len(left) + len(right)
    return Differing(tuple(before), tuple(after), 2 * same / many if many else 1.0)


@dataclass(frozen=True, slots=True)
class _Two:
    """Two texts in pieces, and how many of these they begin and end with alike.

    Most of an edited text is as it was, and need not be searched.
    """

    left: Sequence[str]
    right: Sequence[str]
    folded: tuple[Sequence[str], Sequence[str]]
    first: int
    last: int

    @classmethod
    def of(cls, left: Sequence[str], right: Sequence[str]) -> "_Two":
        """The two, with what they share at their ends."""
        one, other = _folded(left), _folded(right)
        first = _alike(one, other)
        last = _alike(one[first:][::-1], other[first:][::-1])
        return cls(left, right, (one, other), first, last)

    @property
    def most(self) -> int:
        """How many pieces of the longer one remain to be compared."""
        return max(len(self.left), len(self.right)) - self.first - self.last


def shorter(parts: Sequence[Segment], most: int) -> tuple[Segment, ...]:
    """The parts, each of at most so many letters, with a note of what is left out of it."""
    return tuple(
        Segment(
            f"{each.text[: most // 2]} […{len(each.text) - most:,} letters…] "
            f"{each.text[-(most // 2) :]}",
            each.css,
        )
        if len(each.text) > most
        else each
        for each in parts
    )


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _folded(pieces: Sequence[str]) -> list[str]:
    return [" " if each.isspace() else each.casefold() for each in pieces]


def _segment(pieces: Sequence[str], css: str) -> list[Segment]:
    text = "".join(pieces)
    return [Segment(text, css if text.strip() else "")] if text else []
