"""A page: what the rules of attribution may look at, in the order of its text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

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
    # Where each quotation begins and how long the longest is: an article may hold thousands.
    _begins: Sequence[int] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Quotations in the order of the text, and their beginnings."""
        ordered = tuple(sorted(self.quotations, key=lambda q: q.outer.start))
        outers = [q.outer for q in ordered]
        object.__setattr__(self, "quotations", ordered)
        object.__setattr__(self, "_begins", [outer.start for outer in outers])
        object.__setattr__(self, "_longest", max((o.end - o.start for o in outers), default=0))

    def near(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations whose words and marks may meet a span, in order."""
        first = bisect_left(self._begins, span.start - self._longest)
        return self.quotations[first : bisect_right(self._begins, span.end)]

    def within(self, span: Span) -> range:
        """Numbers of the sentences that a span overlaps."""
        first = bisect_right(self.sentences, span.start, key=lambda each: each.span.end)
        return range(first, bisect_left(self.sentences, span.end, key=lambda each: each.span.start))

    def sight(self, number: int) -> Sight:
        """The sentence with the quotations that touch it."""
        sentence = self.sentences[number]
        near = tuple(q for q in self.near(sentence.span) if q.outer.overlaps(sentence.span))
        return Sight(self.text, sentence, number, near, number in self.headlines)

    def quoting(self, span: Span | None) -> Quotation | None:
        """The quotation a cue stands in, unless that is a mere term."""
        if span is None:
            return None
        return next((q for q in self.near(span) if q.outer.contains(span) and not q.term), None)

    def quoted(self, span: Span) -> bool:
        """Whether words are quoted, in whole or in part."""
        return any(q.span.overlaps(span) and not q.term for q in self.near(span))
