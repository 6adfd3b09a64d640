"""Windows: a text as long as a book is read in parts, so that it costs no more a word than a page.

Much of reading looks from each sentence to all others: who "he" is, which quotation goes on, what a
denial answers. In an article that is right and fast; in half a million letters it would take hours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.parser import cuts
from sayso.model import Passage, Span

WINDOW = 40_000  # letters: longer than any but one in thousands of articles
MOST_READ = 400_000  # letters: what comes behind is set aside


@dataclass(frozen=True, slots=True)
class Windows:
    """The passages by parts that are read one by one, and what is not read for length."""

    parts: tuple[tuple[Passage, ...], ...]
    rest: Span | None = None


def find(text: str, passages: Sequence[Passage]) -> Windows:
    """All passages as one part, or as several of whole passages; no passage is longer than one."""
    parts: list[tuple[Passage, ...]] = []
    here: list[Passage] = []
    letters = read = 0
    for passage in (short for each in passages for short in _short(text, each)):
        size = passage.span.end - passage.span.start
        if read + size > MOST_READ:
            rest = Span.of(text, passage.span.start, passages[-1].span.end)
            return Windows((*parts, tuple(here)), rest)
        if here and letters + size > WINDOW:
            parts.append(tuple(here))
            here, letters = [], 0
        here.append(passage)
        letters, read = letters + size, read + size
    return Windows((*parts, tuple(here)))


def _short(text: str, passage: Passage) -> list[Passage]:
    """The passage, cut after sentences if it is too long."""
    span = passage.span
    if span.end - span.start <= WINDOW:
        return [passage]
    found = cuts(text, span.start, span.end, WINDOW)
    return [replace(passage, span=Span.of(text, start, end)) for start, end in found]
