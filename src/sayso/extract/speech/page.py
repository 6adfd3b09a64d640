"""A page: what the rules of attribution may look at, in the order of its text."""

from dataclasses import dataclass

from sayso.extract.speech.quotes import Quotation
from sayso.extract.speech.sight import Sight
from sayso.model import Sentence, Span


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules may look at: the text, its parsed sentences and its quotations.

    ``headlines`` and ``subheads`` are numbers of sentences in headline lines and crossheads;
    ``lines`` are the passages the sentences' ``line`` counts.
    """

    text: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    headlines: frozenset[int] = frozenset()
    subheads: frozenset[int] = frozenset()
    lines: tuple[Span, ...] = ()

    def sight(self, number: int) -> Sight:
        """The sentence with the quotations that touch it."""
        sentence = self.sentences[number]
        near = tuple(q for q in self.quotations if q.outer.overlaps(sentence.span))
        return Sight(self.text, sentence, number, near, number in self.headlines)

    def quoting(self, span: Span | None) -> Quotation | None:
        """The quotation a cue stands in, unless that is a mere term."""
        if span is None:
            return None
        return next((q for q in self.quotations if q.outer.contains(span) and not q.term), None)

    def quoted(self, span: Span) -> bool:
        """Whether words are quoted, in whole or in part."""
        return any(q.span.overlaps(span) and not q.term for q in self.quotations)
