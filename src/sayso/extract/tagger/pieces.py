"""Word pieces of an article with what is known of each, cut into units the network reads at once.

Example: "Mayor Orlo denied it." -> pieces ``mayor or ##lo denied it .``, each with its shape, its
part of speech, its governor and the role the rules gave it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.extract.tagger.vocabulary import Vocabulary
from sayso.model import Attribution, Sentence, Span

Ints = NDArray[np.int64]

LONGEST = 192  # pieces in a unit; whole lines are gathered up to it
ROLES = ("content", "source", "cue")  # a later one overrules an earlier one where they overlap
CHANNELS = ("shape", "tag", "dep", "entity", "quote", "place", "role", "inner")
SHAPE, TAG, DEP, ENTITY, QUOTE, PLACE, ROLE, INNER = range(len(CHANNELS))


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of the article before the tagger reads it; ``terms`` are quoted mere terms."""

    lines: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    quoted: tuple[Span, ...] = ()
    terms: tuple[Span, ...] = ()
    headlines: frozenset[int] = frozenset()
    outer: tuple[Attribution, ...] = ()
    inner: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A line cut into pieces: the number of each, of its word, and its offsets into the line."""

    ids: Sequence[int]
    words: Sequence[int | None]
    offsets: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Flat arrays over all pieces of an article; the last piece of a line is its separator.

    ``first`` marks the first piece of a word; ``start`` and ``end`` are offsets into the article;
    ``head`` is the index of the first piece that begins in the governor; ``group`` numbers the
    rules' attribution a piece belongs to, 0 for none; ``features`` has one column a channel.
    """

    ids: Ints
    first: NDArray[np.bool_]
    start: Ints
    end: Ints
    line: Ints
    sentence: Ints
    head: Ints
    group: Ints
    features: Ints

    def units(self) -> Iterator[slice]:
        """Runs of whole lines of at most LONGEST pieces.

        A longer line is cut where a sentence ends, a longer sentence anywhere.
        """
        edges = [0, *np.flatnonzero(np.diff(self.line)) + 1, len(self.line)]
        begin = 0
        for left, right in pairwise(edges):
            if right - begin > LONGEST and left > begin:
                yield slice(begin, left)
                begin = left
            while right - begin > LONGEST:
                cut = self._cut(begin)
                yield slice(begin, cut)
                begin = cut
        if begin < len(self.line):
            yield slice(begin, len(self.line))

    def _cut(self, begin: int) -> int:
        """The last sentence start within reach, or the longest reach there is."""
        reach = self.sentence[begin : begin + LONGEST + 1]
        starts = np.flatnonzero(np.diff(reach)) + 1
        return begin + (int(starts[-1]) if len(starts) else LONGEST)


def find(cuts: Sequence[Cut], vocabulary: Vocabulary, layout: Layout) -> Pieces:
    """The pieces of the layout's lines, cut by the tokenizer, with what is known of each."""
    ids: list[int] = []
    first: list[bool] = []
    places: list[tuple[int, int, int]] = []
    for number, (span, one) in enumerate(zip(layout.lines, cuts, strict=True)):
        ids += [*one.ids, vocabulary.separator]
        begins = [word != before for before, word in pairwise([-1, *one.words])]
        first += [*begins, False]
        places += [(number, span.start + a, span.start + b) for a, b in one.offsets]
        places.append((number, span.end, span.end))
    line, start, end = np.array(places, dtype=np.int64).reshape(-1, 3).T
    words = _Words.of(start, end)
    features = np.zeros((len(ids), len(CHANNELS)), dtype=np.int64)
    sentence, head = _parsed(words, vocabulary, layout, features)
    group = _roles(words, layout, features)
    _places(words, layout, line, features)
    numbers, begin = np.array(ids, dtype=np.int64), np.array(first, dtype=np.bool_)
    return Pieces(numbers, begin, start, end, line, sentence, head, group, features)


@dataclass(frozen=True, slots=True)
class _Words:
    """Where pieces that are no separators stand: a separator may share its offset with a word."""

    index: Ints
    start: Ints
    count: int

    @classmethod
    def of(cls, start: Ints, end: Ints) -> "_Words":
        index = np.flatnonzero(end > start)
        return cls(index, start[index], len(start))

    def within(self, span: Span) -> slice:
        """The pieces whose first character lies in the span."""
        return self.ranges([span.start], [span.end])[0]

    def ranges(self, starts: Sequence[int], ends: Sequence[int]) -> list[slice]:
        """The same for many spans at once."""
        left, right = np.searchsorted(self.start, starts), np.searchsorted(self.start, ends)
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        index = self.index
        return [slice(index[a], index[b - 1] + 1) if a < b else slice(0, 0) for a, b in pairs]

    def at(self, offsets: Sequence[int]) -> Ints:
        """The first piece that begins at each offset or behind it; ``count`` if there is none."""
        found: Ints = np.append(self.index, self.count)[np.searchsorted(self.start, offsets)]
        return found


def _parsed(
    words: _Words, vocabulary: Vocabulary, layout: Layout, features: Ints
) -> tuple[Ints, Ints]:
    """Sentence numbers and governors; fills the channels shape, tag, dep and entity."""
    sentence = np.zeros(words.count, dtype=np.int64)
    head = np.arange(words.count, dtype=np.int64)
    tokens = [token for one in layout.sentences for token in one.tokens]
    starts = [token.start for token in tokens]
    governors, places = words.at(starts), words.ranges(starts, [token.end for token in tokens])
    at = 0
    for number, one in enumerate(layout.sentences):
        for token in one.tokens:
            here = places[at + token.i]
            sentence[here] = number + 1
            head[here] = governors[at + token.head]
            features[here, SHAPE] = vocabulary.shape(token.text)
            features[here, TAG] = vocabulary.tag(token.tag)
            features[here, DEP] = vocabulary.dep(token.dep)
            features[here, ENTITY] = vocabulary.entity(token.entity)
        at += len(one.tokens)
    return sentence, np.minimum(head, len(head) - 1)


def _roles(words: _Words, layout: Layout, features: Ints) -> Ints:
    """Fills the channels role and inner with what the rules found; returns their groups."""
    group = np.zeros(words.count, dtype=np.int64)
    for column, attributions in ((ROLE, layout.outer), (INNER, layout.inner)):
        for rank, role in enumerate(ROLES):
            for number, one in enumerate(attributions, 1):
                for span in _spans(one, role):
                    here = words.within(span)
                    features[here, column] = 2 * rank + 2
                    features[here.start : min(here.start + 1, here.stop), column] = 2 * rank + 1
                    if column == ROLE:
                        group[here] = number
    return group


def _spans(one: Attribution, role: str) -> tuple[Span, ...]:
    if role == "content":
        return one.content
    span = one.source if role == "source" else one.cue
    return (span,) if span is not None else ()


def _places(words: _Words, layout: Layout, line: Ints, features: Ints) -> None:
    """Fills the channels quote (speech, mere term) and place (headline)."""
    for value, spans in ((1, layout.quoted), (2, layout.terms)):
        for span in spans:
            features[words.within(span), QUOTE] = value
    for number in layout.headlines:
        features[line == number, PLACE] = 1
