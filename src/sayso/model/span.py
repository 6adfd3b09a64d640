"""Span: where in an article the words are."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets in Unicode code points into an article's stored text, with the words.

    Example: in "The ministry said so." the span of "ministry" is ``Span(4, 12, "ministry")``.
    """

    start: int
    end: int
    words: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """Cut ``text[start:end]``; raises SpanError if that is empty or out of range."""
        if not 0 <= start < end <= len(text):
            raise SpanError(
                f"span [{start}, {end}) does not lie in a text of {len(text)} characters"
            )
        return cls(start, end, text[start:end])

    def check(self, text: str, where: str = "?") -> None:
        """Raise SpanError unless ``text[start:end] == words``."""
        if text[self.start : self.end] != self.words:
            raise SpanError(
                f"article {where}: the words at [{self.start}, {self.end}) are "
                f"{text[self.start : self.end]!r}, not {self.words!r}; "
                "the ledger or the text was changed"
            )

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def join_words(spans: Iterable[Span]) -> str:
    """The words of discontinuous spans, in order, with one space where text was left out."""
    return " ".join(span.words for span in spans)
