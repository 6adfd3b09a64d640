"""What a content holds: its quantities, places, times and propositions, found once per sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.extract.facets import grounds, happened, places, quantities, shortforms
from sayso.extract.facets.said import Dating
from sayso.extract.propositions import propositions
from sayso.model import (
    Attribution,
    Place,
    Proposition,
    Quantity,
    Sentence,
    Span,
    When,
)

NEAR = 8  # sentences back to which a bare figure ("nineteen remain") may reach
BACK = 3  # sentences before a claim in which its pronouns may be explained
RECENT = 12  # propositions before a claim that an elided "about 10,000 have gone there" may reach


@dataclass(slots=True)
class Facets:
    """The facets of one article's sentences; each is found on first use and kept."""

    sentences: Sequence[Sentence]
    published: When
    background: frozenset[int] = frozenset()
    _quantities: dict[int, tuple[Quantity, ...]] = field(default_factory=dict)
    _places: dict[int, tuple[Place, ...]] = field(default_factory=dict)
    _named: list[Place] = field(default_factory=list)
    _before: list[Proposition] = field(default_factory=list)
    _whole: list[tuple[Proposition, ...]] = field(default_factory=list)
    _dating: list[Dating] = field(default_factory=list)
    _ground: grounds.Ground | None = None

    def afresh(self) -> "Facets":
        """The same sentences without what was carried from claim to claim: for another voice."""
        found = (self._quantities, self._places, self._named)
        again = Facets(
            self.sentences, self.published, self.background, *found, _ground=self._ground
        )
        again._dating.append(self._times.afresh())
        again._whole = self._whole
        return again

    @property
    def _times(self) -> Dating:
        if not self._dating:
            self._dating.append(Dating(self.sentences, self.published, self.background))
        return self._dating[0]

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
        if self._ground is None:
            self._ground = grounds.find(self.sentences)
        for number in range(len(self._places), max(touched, default=-1) + 1):
            sentence = self.sentences[number]
            full = places.find(sentence, self._ground)
            self._named.extend(full)
            again = shortforms.find(sentence, self._named)
            self._places[number] = tuple(sorted((*full, *again), key=lambda p: p.span.start))
        return [place for number in touched for place in self._places[number]]

    def propositions(self, content: Sequence[Span]) -> tuple[Proposition, ...]:
        """The propositions of the content; call in text order, since elided heads look back."""
        touched = self.over(content)
        first = max(0, min(touched, default=0) - BACK)
        near = [*self.sentences[first : min(touched, default=0)]]
        near += [self.sentences[number] for number in touched]
        told, turned = propositions.read(
            near,
            content,
            self.quantities(content),
            self._between(content),
            tuple(self._before[-RECENT:]),
            recent=self._recent(content),
        )
        self._before.extend(told)
        return tuple(dict.fromkeys((*told, *turned)))

    def _recent(self, content: Sequence[Span]) -> tuple[Proposition, ...]:
        """What the article told before the content, whoever said it, if a bare figure is in it."""
        touched = self.over(content)
        if not touched or all(q.of_span is not None for q in self.quantities(content)):
            return ()
        for number in range(len(self._whole), touched[0] + 1):
            whole = (self.sentences[number].span,)
            told = propositions.find(
                self.sentences[number : number + 1],
                whole,
                self.quantities(whole),
                self._between(whole),
                self._told_before(number),
                anyone=True,
            )
            self._whole.append(told)
        here = self._whole[touched[0]]
        start = min(span.start for span in content)
        return (*self._told_before(touched[0]), *(p for p in here if p.span.end <= start))

    def _told_before(self, number: int) -> tuple[Proposition, ...]:
        near = self._whole[max(0, number - NEAR) : number]
        return tuple(proposition for told in near for proposition in told)

    def _between(self, content: Sequence[Span]) -> tuple[Place, ...]:
        """The content's places and those in its gaps, as in "put the number in Ladd at 900"."""
        first = min((span.start for span in content), default=0)
        last = max((span.end for span in content), default=0)
        return tuple(p for p in self._around(content) if first <= p.span.start < p.span.end <= last)

    def said(self, one: Attribution, speaker: str, outer: When | None = None) -> When:
        """When the source spoke; see facets/said.py."""
        return self._times.said(one, speaker, outer)

    def happened(self, content: Sequence[Span], said: When) -> When | None:
        """When the main event of the content happened; see facets/happened.py."""
        return happened.find(self._times, self.over(content), content, said)

    def news_day(self) -> When:
        """When an outlet says what it says in its own name."""
        return self._times.news_day()


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(piece.contains(span) for piece in content)
