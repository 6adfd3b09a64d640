"""Which claim of the same article a denial, refusal or confirmation answers; unsure, none.

Three ways, the surest first: the claim reported inside the reply ("dismissed a report that …"),
the claim that says what the reply says ("denied that the dam leaked"), and, for a reply that only
points ("rejected the allegation", "declined to comment"), the one said right before by another.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.cues import cue_nouns, phrases
from sayso.lexicon.stopwords import common_words
from sayso.model import Act, Claim, Polarity, Sentence, Token, Why

REPLIES = (Act.DENY, Act.DECLINE, Act.CANNOT_CONFIRM, Act.CONFIRM)
SAID = (Act.ASSERT, Act.ESTIMATE, Act.PREDICT, Act.CONFIRM, Act.DENY)
SILENT = (Act.DECLINE, Act.CANNOT_CONFIRM)
OPEN_CLASS = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
NEAR = 250  # characters between a claim and a reply that only points to it
ASIDE = 1  # claims in between
FAR = 4  # claims back to the only one that has a refusal's word
ENOUGH = 0.5  # weighted share of a reply's words that the claim has, too
ENOUGH_BESIDE = 0.45  # where the claim stands right before a refusal
MOST = 0.6  # where the claim comes after a reply that opens the article
OPENING = 3  # claims
SHORT = 4  # words of a content that points by "such"
RULE = "replies to"


@dataclass(frozen=True, slots=True)
class _Bag:
    """The telling words of one claim by lemma, and whether its content merely points.

    ``figures``: it points to a figure; ``more``: it keeps back what nobody has said yet;
    ``bare``: no word in it points to something said ("did not respond", "denied wrongdoing");
    ``reacts``: it speaks of "such claims" itself.
    """

    words: frozenset[str]
    points: bool
    figures: bool = False
    more: bool = False
    bare: bool = False
    reacts: bool = False


def find(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> list[Claim]:
    """The claims, in their order, those that reply with the id of what they reply to."""
    if not any(claim.act in REPLIES or _negative(claim) for claim in claims):
        return list(claims)
    article = _Article.of(claims, sentences)
    denials = [article.denied(number) for number in range(len(claims))]
    article = replace(article, claims=denials)
    return [article.tied(number) for number in range(len(claims))]


def _negative(claim: Claim) -> bool:
    said = claim.act is Act.ASSERT and not claim.own_voice
    return said and claim.polarity is Polarity.NEGATIVE


@dataclass(frozen=True, slots=True)
class _Article:
    claims: Sequence[Claim]
    bags: Sequence[_Bag]
    spread: Counter[str]  # in how many claims a word stands

    @classmethod
    def of(cls, claims: Sequence[Claim], sentences: Sequence[Sentence]) -> "_Article":
        starts = [sentence.span.start for sentence in sentences]
        bags = [_bag(claim, sentences, starts) for claim in claims]
        return cls(claims, bags, Counter(word for bag in bags for word in bag.words))

    def tied(self, number: int) -> Claim:
        """The claim, with what it replies to where that is sure."""
        claim = self.claims[number]
        if claim.act not in REPLIES or claim.own_voice:
            return claim
        found = self._inside(claim) or self._same_words(number) or self._pointed(number)
        if found is None:
            return claim
        other, detail = found
        why = Why(RULE, claim.cue, f"{detail}: {other.words[:80]!r}")
        return replace(claim, replies_to=other.id, why=(*claim.why, why))

    def denied(self, number: int) -> Claim:
        """“No money was paid,” she said, of what another told before: that is a denial."""
        claim = self.claims[number]
        found = self._same_words(number) if _negative(claim) else None
        if found is None or found[0].polarity is Polarity.NEGATIVE or claim.parent is not None:
            return claim
        if not any(found[0] is other for other in self.claims[:number]) or _led_by_figure(claim):
            return claim
        why = Why("negates another", claim.cue, f"{found[1]}: {found[0].words[:80]!r}")
        return replace(claim, act=Act.DENY, why=(*claim.why, why))

    def _inside(self, claim: Claim) -> tuple[Claim, str] | None:
        """“dismissed a report by the Post that …”: what the Post says, if that is nearly all."""
        inner = [c for c in self.claims if c.parent == claim.id and _voice(c) != _voice(claim)]
        if len(inner) != 1 or not _reported(claim, inner[0]):
            return None
        own = self.bags[self.claims.index(claim)].words
        rest = own - self.bags[self.claims.index(inner[0])].words - _named(inner[0])
        return (inner[0], "what it reports another to say") if len(rest) <= ASIDE else None

    def _same_words(self, number: int) -> tuple[Claim, str] | None:
        bag = self.bags[number]
        if not bag.words or bag.points:
            return None
        scored = [
            (self._share(bag, self.bags[n]), self._alike(bag, self.bags[n]), n < number, n)
            for n in self._others(number)
            if self._enough(number, n) and (n < number or self._led(number, n))
        ]
        if not scored:
            return None
        *_, best = max(scored, key=lambda each: (each[2], *each[:2], each[3]))
        shared = sorted(bag.words & self.bags[best].words)
        return self.claims[best], f"shares {', '.join(shared[:4])}"

    def _enough(self, number: int, other: int) -> bool:
        """Most of the words, and two of them; one where only that claim has it, for a refusal."""
        bag, theirs = self.bags[number], self.bags[other]
        shared, share = bag.words & theirs.words, self._share(bag, theirs)
        if self.claims[number].act not in SILENT:
            return share >= ENOUGH and len(shared) > 1
        beside = 0 < number - other <= 1 + ASIDE
        close = 0 < number - other <= FAR
        rare = any(self.spread[word] == 1 + (word in bag.words) for word in shared)
        if (len(shared) > 1 and share >= ENOUGH) or bag.more:
            return len(shared) > 1 and share >= ENOUGH
        return share >= ENOUGH_BESIDE and (beside or (rare and close))

    def _led(self, number: int, other: int) -> bool:
        """Whether a reply opens the article, which tells only later what it answers."""
        return number < OPENING and self._share(self.bags[number], self.bags[other]) >= MOST

    def _share(self, mine: _Bag, theirs: _Bag) -> float:
        """The weight of the shared words; one that stands in many claims weighs little."""
        weight = {word: 1 / max(1, self.spread[word] - 1) for word in mine.words}
        return sum(weight[word] for word in mine.words & theirs.words) / sum(weight.values())

    def _alike(self, mine: _Bag, theirs: _Bag) -> float:
        return len(mine.words & theirs.words) / max(1, len(mine.words | theirs.words))

    def _pointed(self, number: int) -> tuple[Claim, str] | None:
        """“denied the allegation”, “declined to comment”: what another said right before."""
        claim, bag = self.claims[number], self.bags[number]
        if not bag.points or bag.more:
            return None
        near = [
            n
            for n in self._others(number)
            if n < number
            and not self.claims[n].own_voice
            and self.claims[n].act in (*SAID, Act.ASK)
            and claim.content[0].start - self.claims[n].content[-1].end <= NEAR
            and self._between(n, number) <= ASIDE
            and (not bag.figures or self.claims[n].quantities)
            and (not bag.bare or _speaks_of(self.claims[n], claim))
        ]
        voices = {_voice(self.claims[n]) for n in near if self.claims[n].parent is None}
        if not near or (len(voices) > 1 and not _singular(claim)):
            return None
        return self.claims[near[-1]], "points to what another said right before"

    def _between(self, other: int, number: int) -> int:
        """Claims between, those nested in either left out."""
        top = self.claims[other].parent or self.claims[other].id
        between = self.claims[other + 1 : number]
        return sum(c.parent is None and c.id != top for c in between)

    def _others(self, number: int) -> Iterator[int]:
        """Claims somebody else made that can be answered."""
        claim = self.claims[number]
        for n, other in enumerate(self.claims):
            own = other.id in (claim.id, claim.parent) or other.parent == claim.id
            itself = any(a.overlaps(b) for a in other.content for b in claim.content)
            again = other.act is claim.act and claim.act not in (Act.ASK, Act.ASSERT)
            answerable = not (own or itself or again or self.bags[n].reacts)
            answerable = answerable and other.act not in SILENT
            if answerable and _voice(other) != _voice(claim):
                yield n


def _tokens(
    start: int, end: int, sentences: Sequence[Sentence], starts: Sequence[int]
) -> Iterator[Token]:
    at = max(0, bisect_right(starts, start) - 1)
    for sentence in sentences[at:]:
        if sentence.span.start >= end:
            break
        yield from sentence.between(start, end)


def _bag(claim: Claim, sentences: Sequence[Sentence], starts: Sequence[int]) -> _Bag:
    """Without words that point, that name a saying, or that say how it is answered."""
    tokens = [t for s in claim.content for t in _tokens(s.start, s.end, sentences, starts)]
    small = _pointers() | _named(claim)
    telling = {
        token.lemma.lower()
        for token in tokens
        if token.pos in OPEN_CLASS and not {token.lemma.lower(), token.lower} & small
    }
    lower = [token.lower for token in tokens]
    figures = bool(set(lower) & clause_words("word for a figure"))
    such = "such" in lower and len(tokens) <= SHORT
    if len(telling) < SHORT:
        telling -= clause_words("word for a figure")
    more = claim.act is Act.DECLINE and _asks_more(claim, sentences, starts)
    bare = not {*lower, *(t.lemma for t in tokens)} & _said() and not figures
    reacts = "such" in lower and bool(set(lower) & _said())
    points = such or not telling
    return _Bag(frozenset(telling), points, figures and not telling, more, bare, reacts)


def _asks_more(claim: Claim, sentences: Sequence[Sentence], starts: Sequence[int]) -> bool:
    """“declined to name the man”, “did not say when”: nothing said before is answered."""
    if claim.cue is None or claim.content[0].start < claim.cue.start:
        return False
    between = _tokens(claim.cue.start, claim.content[0].start, sentences, starts)
    first = _tokens(claim.content[0].start, claim.content[0].end, sentences, starts)
    doing = [*between, *(token for token, _ in zip(first, range(2), strict=False))]
    return any(t.pos == "VERB" and t.lemma in clause_words("asks for more") for t in doing)


@cache
def _pointers() -> frozenset[str]:
    """“the allegation”, “this”, “any wrongdoing”, “questions”: nothing of what was said."""
    untrue = frozenset(w for w, value in phrases("act").items() if value == "deny")
    empty = clause_words("word for a deed") | clause_words("word of answering")
    return _said() | untrue | empty


@cache
def _said() -> frozenset[str]:
    """Words for what was said before: “this”, “the allegation”, “the story”."""
    deeds = clause_words("word for a deed")
    listed = clause_words("word for a claim") | clause_words("pointing word")
    spoken = frozenset(cue_nouns()) | frozenset(phrases("hearsay")) | clause_words("finding")
    return (listed | spoken) - deeds - clause_words("word of answering")


def _named(claim: Claim) -> frozenset[str]:
    """The words of who speaks: “denied that the firm …”, said by the firm."""
    return frozenset(claim.voice.name.lower().split()) if claim.source else frozenset()


def _speaks_of(other: Claim, claim: Claim) -> bool:
    """“accuses the rector of theft”, before “the rector has not commented”."""
    said_by = {*_named(claim), *_mention(claim)} - common_words()
    return bool(said_by & {word.strip(".,'’“”\"") for word in other.words.lower().split()})


def _led_by_figure(claim: Claim) -> bool:
    """“Twenty could not be found”: counted, and nobody's word against another's."""
    return any(q.span.start - claim.content[0].start <= 1 for q in claim.quantities)


def _reported(claim: Claim, inner: Claim) -> bool:
    """“a report by the Post that …”: a word for something said stands outside what it said."""
    within = [(s.start, s.end) for s in inner.content]
    for span in claim.content:
        at = span.start
        for word in re.finditer(r"[A-Za-z]+", span.words):
            place = at + word.start()
            outside = not any(a <= place < b for a, b in within)
            if outside and word.group().lower() in _said() - clause_words("pointing word"):
                return True
    return False


def _mention(claim: Claim) -> frozenset[str]:
    span = claim.source.span if claim.source else None
    return frozenset(span.words.lower().split()) if span else frozenset()


def _singular(claim: Claim) -> bool:
    """“the report” is the last one; “the reports”, “comment” may be of any."""
    words = claim.words.lower().split()
    last = words[-1] if words else ""
    return last in clause_words("pointing word") or not last.endswith("s")


def _voice(claim: Claim) -> str:
    return claim.voice.name.casefold().removeprefix("the ")
