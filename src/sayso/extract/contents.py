"""What a content holds: its quantities, places, times and propositions, found once per sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sayso.extract.facets import places, quantities, shortforms, times
from sayso.extract.propositions import propositions
from sayso.lexicon.cues import phrases
from sayso.model import (
    NEVER_STATED,
    Attribution,
    Place,
    Precision,
    Proposition,
    Quantity,
    Sentence,
    Span,
    TimeMention,
    When,
)

RECENT = 12  # propositions before a claim that an elided "about 10,000 have gone there" may reach
SAME_OCCASION = 2  # lines over which a speaker's undated words belong to the date given before
NEWS_LAG = timedelta(
    days=1
)  # undated speech in the news is of the day it was published or the day before


@dataclass(slots=True)
class Facets:
    """The facets of one article's sentences; each is found on first use and kept."""

    sentences: Sequence[Sentence]
    published: When
    _quantities: dict[int, tuple[Quantity, ...]] = field(default_factory=dict)
    _places: dict[int, tuple[Place, ...]] = field(default_factory=dict)
    _named: list[Place] = field(default_factory=list)
    _times: dict[tuple[int, When], tuple[TimeMention, ...]] = field(default_factory=dict)
    _before: list[Proposition] = field(default_factory=list)
    _dated: dict[str, tuple[When, int]] = field(default_factory=dict)

    def afresh(self) -> "Facets":
        """The same sentences without what was carried from claim to claim: for another voice."""
        found = (self._quantities, self._places, self._named, self._times)
        return Facets(self.sentences, self.published, *found)

    def over(self, content: Sequence[Span]) -> list[int]:
        """Numbers of the sentences that the content touches."""
        touched: set[int] = set()
        for span in content:
            # Sentences stand in text order, so those a span touches stand together.
            first = bisect_right(self.sentences, span.start, key=lambda each: each.span.end)
            last = bisect_left(self.sentences, span.end, key=lambda each: each.span.start)
            touched.update(range(first, last))
        return sorted(touched)

    def quantities(self, content: Sequence[Span]) -> tuple[Quantity, ...]:
        """The quantities inside the content."""
        for number in self.over(content):
            if number not in self._quantities:
                self._quantities[number] = quantities.find(self.sentences[number])
        found = (q for number in self.over(content) for q in self._quantities[number])
        return tuple(q for q in found if _inside(q.span, content))

    def places(self, content: Sequence[Span]) -> tuple[Place, ...]:
        """The places inside the content, those named in short ("the valley") with the full name."""
        return tuple(p for p in self._around(content) if _inside(p.span, content))

    def _around(self, content: Sequence[Span]) -> list[Place]:
        """The places of the sentences the content touches, "the valley" among them."""
        touched = self.over(content)
        for number in range(len(self._places), max(touched, default=-1) + 1):
            sentence = self.sentences[number]
            full = places.find(sentence)
            self._named.extend(full)
            again = shortforms.find(sentence, self._named)
            self._places[number] = tuple(sorted((*full, *again), key=lambda p: p.span.start))
        return [place for number in touched for place in self._places[number]]

    def propositions(self, content: Sequence[Span]) -> tuple[Proposition, ...]:
        """The propositions of the content; call in text order, since elided heads look back."""
        near = [self.sentences[number] for number in self.over(content)]
        found = propositions.find(
            near,
            content,
            self.quantities(content),
            self._between(content),
            tuple(self._before[-RECENT:]),
        )
        self._before.extend(found)
        return found

    def _between(self, content: Sequence[Span]) -> tuple[Place, ...]:
        """The content's places and those in its gaps, as in "put the number in Ladd at 900"."""
        first = min((span.start for span in content), default=0)
        last = max((span.end for span in content), default=0)
        return tuple(p for p in self._around(content) if first <= p.span.start < p.span.end <= last)

    def said(self, one: Attribution, speaker: str, outer: When | None = None) -> When:
        """When the source spoke.

        In this order: a date beside the cue, "at the time", the speaker's own date a line or two
        before, the outer speech, the day of the news.
        """
        line = self.sentences[one.sentence].line
        when = self._beside(one) or self._at_that_time(one)
        if when is None and speaker in self._dated:
            before, at = self._dated[speaker]
            if 0 <= line - at <= SAME_OCCASION:
                when = _carried(before, "the same speaker's date just before")
        if when is not None:
            self._dated[speaker] = (when, line)
            return when
        return outer if outer is not None else self.news_day()

    def _beside(self, one: Attribution) -> When | None:
        """The date in the cue's sentence, outside content and source, nearest to the cue."""
        mentions = [
            mention
            for mention in self._mentions(one.sentence, self._anchor(one.sentence))
            if not one.covers(mention.span)
            and not _in_source(one, mention.span)
            # Speech that is reported has been made: "soon after a meeting" is no date of it.
            and not (mention.relative and mention.when.latest is None)
            and not _of_something_else(self.sentences[one.sentence], mention.span, one)
        ]
        cue = one.cue or one.content[0]
        best = min(mentions, key=lambda m: abs(m.span.start - cue.start), default=None)
        return best.when if best else None

    def _mentions(self, number: int, anchor: When) -> tuple[TimeMention, ...]:
        """The times in a sentence; looking back for a date asks for the same ones many times."""
        if (number, anchor) not in self._times:
            self._times[number, anchor] = times.find(self.sentences[number], anchor)
        return self._times[number, anchor]

    def _anchor(self, number: int) -> When:
        """The day of publication; where that is open, the last full date mentioned before."""
        if self.published.latest is not None:
            return self.published
        for earlier in range(number - 1, -1, -1):
            for mention in reversed(self._mentions(earlier, NEVER_STATED)):
                if mention.when.latest is not None and not mention.relative:
                    return mention.when
        return self.published

    def happened(self, content: Sequence[Span], said: When) -> When | None:
        """The first date inside the content, counted from the day of the speech."""
        for number in self.over(content):
            anchor = said if said.latest else self._anchor(number)
            for mention in self._mentions(number, anchor):
                if _inside(mention.span, content):
                    return mention.when
        return None

    def _at_that_time(self, one: Attribution) -> When | None:
        """“At the time, he refused”: the last date mentioned before."""
        sentence = self.sentences[one.sentence]
        words = f" {' '.join(t.lower for t in sentence.tokens if not one.covers(t.span))} "
        if not any(f" {phrase} " in words for phrase in phrases("then")):
            return None
        for number in range(one.sentence - 1, -1, -1):
            if mentions := self._mentions(number, self._anchor(number)):
                return _carried(mentions[-1].when, "the date mentioned before")
        return None

    def news_day(self) -> When:
        """The day of publication or the day before; open where publication is unknown."""
        first, last = self.published.earliest, self.published.latest
        if first is None or last is None or self.published.precision is Precision.UNKNOWN:
            return (
                When(None, last, Precision.UNKNOWN, ("no date beside the cue",))
                if last
                else NEVER_STATED
            )
        basis = ("no date beside the cue: the day of publication or the day before",)
        start = (first - NEWS_LAG).replace(hour=0, minute=0)
        return When(start, last.replace(hour=0, minute=0), Precision.DAY, basis)


def _of_something_else(sentence: Sentence, when: Span, one: Attribution) -> bool:
    """“Commenting on photographs published on Monday, she said”: Monday dates the photographs."""
    inside = {token.i for token in sentence.between(when.start, when.end)}
    token = next((t for t in sentence.tokens if t.i in inside and t.head not in inside), None)
    if token is None or one.cue is None:
        return False
    while token.pos not in ("VERB", "AUX") and token.head != token.i:
        token = sentence.head(token)
    return token.dep in ("acl", "relcl") and not one.cue.overlaps(token.span)


def _carried(when: When, from_what: str) -> When:
    note = f"carried over: {from_what}"
    basis = when.basis if note in when.basis else (*when.basis, note)
    return When(when.earliest, when.latest, when.precision, basis)


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(piece.contains(span) for piece in content)


def _in_source(one: Attribution, span: Span) -> bool:
    return one.source is not None and one.source.overlaps(span)
