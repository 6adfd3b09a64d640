"""Answering: what a denial, refusal or confirmation answers, where its own words ask nothing.

"The rector denied it", "the firm would not comment on the sale": the claim it answers stands beside
it or elsewhere in the story, and speaks of the same thing. Its question is then the reply's too.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.lexicon.clause_words import clause_words
from sayso.link.corpus import Corpus
from sayso.link.keys import MARKED, SILENT, Key, Position, side
from sayso.link.wordbags import stem, stems
from sayso.model import Act, Claim, QuestionKind

REACH = 6  # claims of the same article before or after a reply
BESIDE = 3  # claims back to which a reply without a word of its own points
BARE = 2  # words of its own that "could not confirm the second group" may have and still point
COMMON = 60  # claims of a story that have a word; one that more have tells nothing apart
LEAST = 0.5  # weighted share of a reply's words that another article's claim has
LEAST_HERE = 0.4  # that a claim of the same article near by has
POINTERS = frozenset(
    stem(word)
    for kind in ("word for a claim", "pointing word", "word of answering", "finding", "asked")
    for word in clause_words(kind)
)
Told = dict[str, list[Position]]


def find(corpus: Corpus, found: Sequence[Position]) -> Iterator[Position]:
    """Positions of the replies on what they answer, besides those they have."""
    own: Told = defaultdict(list)
    voices: dict[Key, set[str]] = defaultdict(set)
    for position in found:
        own[position.claim.id].append(position)
        voices[_asked(position.key)].add(corpus.speaker.get(position.claim.id, position.claim.id))
    stories: dict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        stories[corpus.thread_of(claim.article)].append(claim)
    for _, claims in sorted(stories.items()):
        if any(_replies(corpus, claim, own, voices) for claim in claims):
            story = _Story.of(corpus, claims, own)
            for number, claim in enumerate(claims):
                if _replies(corpus, claim, own, voices):
                    yield from story.answered(number)


def _asked(key: Key) -> Key:
    """The question without its time: a refusal leaves it open whether it was or will be."""
    return replace(key, when="")


def _replies(corpus: Corpus, claim: Claim, own: Told, voices: dict[Key, set[str]]) -> bool:
    """Whether it is a reply, and nobody else speaks on any question it speaks on."""
    if claim.act not in MARKED or not claim.content:
        return False
    return not any(voices[_asked(p.key)] - {corpus.speaker[claim.id]} for p in own[claim.id])


@dataclass(frozen=True, slots=True)
class _Story:
    """The claims of one story by article and text order, and by the words they hold."""

    corpus: Corpus
    claims: Sequence[Claim]
    own: Told
    place: dict[str, int]
    having: dict[str, list[int]]

    @classmethod
    def of(cls, corpus: Corpus, claims: Sequence[Claim], own: Told) -> "_Story":
        having: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(claims):
            for word in stems(claim.words):
                having[word].append(number)
        place = {claim.id: number for number, claim in enumerate(claims)}
        return cls(corpus, claims, own, place, having)

    def answered(self, number: int) -> Iterator[Position]:
        """The position on the question of the claim that this one answers."""
        claim = self.claims[number]
        told = self._named(claim) or self._alike(number) or self._beside(number)
        if told is None:
            return
        other, why = told
        words = self._telling(claim)
        asked = [p for p in self.own[other.id] if p.key.kind is QuestionKind.IS_IT_SO]
        best = max(asked, key=lambda p: len(words & _words(p)), default=None)
        if best is not None:
            detail = f"{why}: {other.words[:80]!r}"
            yield Position(best.key, claim, None, side(claim), detail)

    def _named(self, claim: Claim) -> tuple[Claim, str] | None:
        """What the reading of the article found it to reply to."""
        other = self.corpus.claim.get(claim.replies_to or "")
        if other is None or not self._can_be_answered(other, claim):
            return None
        return other, "replies to the claim that the reading found it to answer"

    def _alike(self, number: int) -> tuple[Claim, str] | None:
        """The claim that shares most of its words, in its article first."""
        claim = self.claims[number]
        weights = {word: self._weight(word) for word in self._telling(claim)}
        total = sum(weights.values())
        scores: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for word, weight in weights.items():
            for other in self.having[word] if weight else ():
                scores[other] += weight / total
                shared[other] += 1
        best = max(
            (each for each in scores if self._near(number, each, scores[each], shared[each])),
            key=lambda each: (self._here(number, each), scores[each], -abs(number - each)),
            default=None,
        )
        if best is None:
            return None
        return self.claims[best], "replies to what speaks of the same"

    def _near(self, number: int, other: int, share: float, shared: int) -> bool:
        claim, target = self.claims[number], self.claims[other]
        if not self._can_be_answered(target, claim):
            return False
        if self._here(number, other):
            return share >= LEAST_HERE
        return share >= LEAST and shared > 1 and not self._came_later(target, claim)

    def _beside(self, number: int) -> tuple[Claim, str] | None:
        """As in "declined to comment", which says nothing of what was asked."""
        claim = self.claims[number]
        bare = BARE if claim.act is Act.CANNOT_CONFIRM else 0
        if claim.act not in SILENT or len(self._telling(claim)) > bare:
            return None
        for other in reversed(self.claims[max(0, number - BESIDE) : number]):
            if other.article == claim.article and self._can_be_answered(other, claim):
                return other, "replies to the claim beside it"
        return None

    def _here(self, number: int, other: int) -> bool:
        same = self.claims[number].article == self.claims[other].article
        return same and abs(number - other) <= REACH

    def _can_be_answered(self, other: Claim, reply: Claim) -> bool:
        """Whether it says something, in another voice."""
        speaker = self.corpus.speaker
        same = other.id == reply.id or speaker[other.id] == speaker[reply.id]
        silent = other.act in SILENT
        asks = any(p.key.kind is QuestionKind.IS_IT_SO for p in self.own[other.id])
        return asks and not same and not silent

    def _came_later(self, other: Claim, reply: Claim) -> bool:
        days = [self.corpus.articles[claim.article].published.latest for claim in (other, reply)]
        first, last = days
        return first is not None and last is not None and first.date() > last.date()

    def _telling(self, claim: Claim) -> frozenset[str]:
        return stems(claim.words) - POINTERS

    def _weight(self, word: str) -> float:
        spread = len(self.having[word])
        return 0.0 if spread > COMMON else math.log(1 + len(self.claims) / spread)


def _words(position: Position) -> frozenset[str]:
    return stems(position.proposition.span.words) if position.proposition else frozenset()
