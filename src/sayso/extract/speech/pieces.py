"""Pieces of what was said: trimmed, joined where mere marks part them, and compared."""

from collections.abc import Sequence

from sayso.extract.speech.page import Page
from sayso.extract.speech.quotes import Quotation
from sayso.model import Attribution, Span

CLOSERS = ("”", '"', "»")


def merged(text: str, pieces: list[tuple[int, int]], holes: Sequence[Span]) -> tuple[Span, ...]:
    """Pieces with mere marks between them become one, unless cue or source lie between."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if joined:
            last_start, last_end = joined[-1]
            gap = text[last_end:start]
            apart = any(last_end <= hole.start < start for hole in holes) or "\n" in gap
            if start <= last_end or (not apart and not any(c.isalnum() for c in gap)):
                joined[-1] = (last_start, max(last_end, end))
                continue
        joined.append((start, end))
    cleaned = [clean(text, start, end) for start, end in joined]
    return tuple(span for span in cleaned if span is not None)


def holes(one: Attribution) -> list[Span]:
    """Cue and source, over which no content goes on."""
    return [span for span in (one.cue, one.source) if span is not None]


def clean(text: str, start: int, end: int) -> Span | None:
    """Without outer quotation marks, commas and spaces; a final stop goes as well."""
    while start < end and not (text[start].isalnum() or text[start] in "$€£(#%"):
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in "%)"):
        end -= 1
    if start < end and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    if (
        start < end
        and _left_open(text[start:end])
        and text[end : end + 2].strip(".,;")[:1] in CLOSERS
    ):
        end += text[end : end + 2].index(text[end : end + 2].strip(".,;")[0]) + 1
    return Span.of(text, start, end) if start < end else None


def _left_open(words: str) -> bool:
    """Whether a quotation opens inside the words and does not close there."""
    return words.count('"') % 2 == 1 or words.count("“") > words.count("”")


def inside(page: Page, quotation: Quotation) -> tuple[Span, ...]:
    """The words of a quotation without its marks."""
    span = clean(page.text, quotation.span.start, quotation.span.end)
    return (span,) if span else ()


def shared(mine: Sequence[Span], theirs: Sequence[Span]) -> float:
    """Characters that two contents share, as a share of all of theirs."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in theirs)
    every = sum(span.end - span.start for span in (*mine, *theirs)) - both
    return both / every if every else 0.0
