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
    left, right = _pieces(old), _pieces(new)
    if max(len(left), len(right)) > MOST:
        left, right = old.splitlines(keepends=True), new.splitlines(keepends=True)
    matcher = SequenceMatcher(None, _folded(left), _folded(right), autojunk=False)
    before: list[Segment] = []
    after: list[Segment] = []
    for what, a, b, c, d in matcher.get_opcodes():
        css = "" if what == "equal" else None
        before += _segment(left[a:b], OLD if css is None else css)
        after += _segment(right[c:d], NEW if css is None else css)
    return Differing(tuple(before), tuple(after), matcher.ratio())


def _pieces(text: str) -> list[str]:
    return WORDS.findall(text)


def _folded(pieces: Sequence[str]) -> list[str]:
    return [" " if each.isspace() else each.casefold() for each in pieces]


def _segment(pieces: Sequence[str], css: str) -> list[Segment]:
    text = "".join(pieces)
    return [Segment(text, css if text.strip() else "")] if text else []
