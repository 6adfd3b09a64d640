"""How far a content goes that the tagger marked: what cannot belong to it is cut off.

Example: “The mayor said that the dam was safe. Is it?” tagged to its end -> “the dam was safe”.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.extract.speech import pieces
from sayso.extract.speech.page import Page
from sayso.extract.tagger.reading import Tagged
from sayso.model import Sentence, Span, Token

COMPLEMENTIZERS = ("that",)
TELLING = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "AUX", "ADV")  # a content has one of these


@dataclass(frozen=True, slots=True)
class Edges:
    """One page with its sentences by where they begin."""

    page: Page
    starts: tuple[int, ...]

    @classmethod
    def of(cls, page: Page) -> "Edges":
        """Made once an article."""
        return cls(page, tuple(sentence.span.start for sentence in page.sentences))

    def find(self, tagged: Tagged) -> Tagged | None:
        """The finding with its content cut, and its cue's sentence; None if no content is left.

        A headline is not what a cue in another line introduces; another sentence belongs to a
        content only where something in it is quoted, or where the cue's own sentence holds none of
        it; and a word like “the” or “it” alone says nothing.
        """
        one, page = tagged.attribution, self.page
        number = next(iter(self._sentences(one.cue)), 0) if one.cue else 0
        parts = [part for piece in one.content for part in self._parts(piece)]
        if number not in page.headlines:
            parts = [part for part in parts if not part[0] & page.headlines]
        if any(number in numbers for numbers, _ in parts):
            parts = [part for part in parts if number in part[0] or _quoted(page, part[1])]
        spans = [span for _, span in parts if self._tells(span)]
        if not spans:
            return None
        return replace(tagged, attribution=replace(one, content=tuple(spans), sentence=number))

    def _sentences(self, span: Span) -> list[int]:
        """Numbers of the sentences a span touches."""
        last = bisect_left(self.starts, span.end)
        first = max(0, bisect_right(self.starts, span.start) - 1)
        near = range(first, last)
        return [n for n in near if self.page.sentences[n].span.overlaps(span)]

    def _parts(self, piece: Span) -> Iterator[tuple[frozenset[int], Span]]:
        """The piece with its sentences' numbers, cut at their ends unless a quotation runs on."""
        numbers = self._sentences(piece)
        if not numbers:
            return
        sentences = self.page.sentences
        begin, held = piece.start, [numbers[0]]
        for before, number in pairwise(numbers):
            end, start = sentences[before].span.end, sentences[number].span.start
            if not _quoted_across(self.page, end, start):
                yield from self._part(held, begin, min(end, piece.end))
                begin, held = start, []
            held.append(number)
        yield from self._part(held, begin, piece.end)

    def _part(
        self, numbers: list[int], start: int, end: int
    ) -> Iterator[tuple[frozenset[int], Span]]:
        if span := self._trimmed(start, end):
            yield frozenset(numbers), span

    def _tells(self, span: Span) -> bool:
        return any(token.pos in TELLING for token in self._tokens(span))

    def _tokens(self, span: Span) -> Iterator[Token]:
        for number in self._sentences(span):
            yield from within(self.page.sentences[number], span)

    def _trimmed(self, start: int, end: int) -> Span | None:
        """Without the marks around it and a conjunction before it; “that man” keeps its word."""
        text = self.page.text
        span = pieces.clean(text, start, end)
        opening = next(self._tokens(span), None) if span else None
        if span and opening and opening.lower in COMPLEMENTIZERS and opening.dep == "mark":
            return pieces.clean(text, opening.end, span.end)
        return span


def within(sentence: Sentence, span: Span | None) -> Iterator[Token]:
    """The tokens of a sentence that a span touches."""
    if span is not None:
        yield from (t for t in sentence.tokens if t.start < span.end and span.start < t.end)


def _quoted_across(page: Page, end: int, start: int) -> bool:
    """Whether one quotation holds the end of a sentence and the start of the next."""
    return any(q.outer.start < end and start < q.outer.end for q in page.quotations if not q.term)


def _quoted(page: Page, span: Span) -> bool:
    return any(q.outer.overlaps(span) for q in page.quotations if not q.term)
