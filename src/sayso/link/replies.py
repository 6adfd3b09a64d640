"""Replies: denials, refusals and confirmations tied to the question of the article they answer."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.deeds import deed_verbs
from sayso.lexicon.predicates import by_noun, by_verb, predicate_classes
from sayso.lexicon.things import belonging_key, counts_people, thing_class
from sayso.link import accounts
from sayso.link.keys import MARKED, REPLIES, SILENT, SUPPLIED, Key, Position, side
from sayso.model import Act, Claim, Polarity, QuestionKind

REACH = 5  # claims back to which "such speculation" may refer
LONGEST = 14  # words of a content that merely points
BRIEF = 4  # words of a content that only names an event, or whom it blames
WORD = re.compile(r"[a-z]+")
POINTING = clause_words("pointing word")
CLAIM_WORDS = clause_words("word for a claim")
Inner = Mapping[str, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class _Article:
    """One article's claims in text order, and what each says so far."""

    claims: Sequence[Claim]
    inner: Inner
    own: dict[str, list[Position]]

    def before(self, number: int) -> list[Position]:
        """Whole positions of the claims before, the nearest first."""
        return [
            position
            for claim in reversed(self.claims[:number])
            for position in self.own[claim.id]
            if position.key.whole
        ]


def find(
    claims: Sequence[Claim], inner: Inner, own: Mapping[str, Sequence[Position]]
) -> list[Position]:
    """The positions of one article's claims, replies tied to the question they answer."""
    article = _Article(claims, inner, {key: list(each) for key, each in own.items()})
    for number, claim in enumerate(claims):
        mine = article.own[claim.id]
        if claim.act in MARKED:
            others = [p for k, e in article.own.items() if k != claim.id for p in e if p.key.whole]
            mine = [_snapped(position, others) for position in mine]
        mine = [position for position in mine if position.key.whole]
        if not any(position.key.known.name and position.key.about for position in mine):
            mine = [*_pointed(article, number), *mine]
        elif claim.act in REPLIES and not any(position.key.bound for position in mine):
            mine = _of_nested(article, claim) or mine
        article.own[claim.id] = [
            *mine,
            *(accounts.find(claim, article.before(number)) or _on_figures(article, number)),
        ]
    return [position for claim in claims for position in article.own[claim.id]]


def _snapped(position: Position, others: list[Position]) -> Position:
    """As in "the presence of foreign troops": the one question of the article that fits."""
    key = position.key
    fitting = {other.key for other in others if _fits(position, other.key)}
    if key in fitting or len(fitting) != 1:
        return position
    why = "the only question of the article that fits what was replied to"
    return replace(position, key=fitting.pop(), why=why)


def _fits(position: Position, other: Key) -> bool:
    key = position.key
    if (other.kind, other.predicate, other.when) != (key.kind, key.predicate, key.when):
        return False
    if key.place and other.place != key.place:
        return False
    if key.about in (other.noun, other.about):
        return True
    about = position.proposition.about if position.proposition else None
    nobody = about is not None and about.words.lower() in clause_words("nobody in particular")
    return nobody and counts_people(other.noun)


def _pointed(article: _Article, number: int) -> list[Position]:
    """The question a claim answers that does not say itself what it is about."""
    claim = article.claims[number]
    if not claim.content:
        return []
    if claim.act in MARKED and (named := _of_answered(article, claim)):
        return named
    if claim.act in MARKED:
        return _of_nested(article, claim) or _of_deed(article, number) or _pointing(article, number)
    return _blaming(article, number) or _naming(article, number)


def _of_answered(article: _Article, claim: Claim) -> list[Position]:
    """The question raised by the claim that the reading found this one to reply to."""
    if claim.replies_to is None:
        return []
    raised = (p.key for p in article.own.get(claim.replies_to, ()) if _asks(p.key))
    why = "replies to the claim that the reading found it to answer"
    return [Position(key, claim, None, side(claim), why) for key in raised][:1]


def _of_nested(article: _Article, claim: Claim) -> list[Position]:
    """As in "dismissed a report by the paper that they left": what the paper says."""
    found = [
        position
        for nested in article.inner.get(claim.id, ())
        for position in article.own.get(nested.id, ())
        if position.key.whole and position.key.kind is QuestionKind.IS_IT_SO
    ]
    why = "replies to what it reports another to say"
    return [Position(p.key, claim, None, side(claim), why) for p in found[:1]]


def _of_deed(article: _Article, number: int) -> list[Position]:
    """As in "denied any involvement", "cannot say who did it": the deed the article speaks of."""
    claim = article.claims[number]
    words = set(WORD.findall(claim.words.lower()))
    doer = words & clause_words("word for a doer") and claim.act is not Act.CONFIRM
    if not (words & clause_words("word for a deed") or doer):
        return []
    event = _event(article.before(number))
    if event is None:
        return []
    if claim.act is Act.DENY and (own := _belonging(claim, article)):
        event = replace(event, by=own)
    why = "replies to what the article says was done"
    return [Position(event, claim, None, side(claim), why)]


def _event(before: Sequence[Position]) -> Key | None:
    """The deed most often spoken of, the latest of equals; with its doer where one was named."""
    deeds = [p.key for p in before if p.key.known.agent and p.key.kind is QuestionKind.IS_IT_SO]
    if not deeds:
        return None
    spoken = Counter((key.predicate, key.about, key.place) for key in deeds)
    placed = Counter({event: times for event, times in spoken.items() if event[2]}) or spoken
    most = max(placed.values())
    nearest = next(k for k in deeds if placed.get((k.predicate, k.about, k.place)) == most)
    same = [k for k in deeds if (k.predicate, k.about, k.place) == _what(nearest)]
    return next((key for key in same if key.by), nearest)


def _what(key: Key) -> tuple[str, str, str]:
    return key.predicate, key.about, key.place


def _belonging(claim: Claim, article: _Article) -> str:
    """Whose the speaker is, by a name that things of the article bear too."""
    owners = {p.key.owner for each in article.own.values() for p in each if p.key.owner}
    owners |= {p.key.by for each in article.own.values() for p in each if p.key.by}
    source = claim.source
    told = [claim.voice.name, source.affiliation if source else "", source.role if source else ""]
    for word in " ".join(each for each in told if each).split():
        key = belonging_key(word) if word[:1].isupper() else None
        if key is not None and key in owners:
            return key
    return ""


def _pointing(article: _Article, number: int) -> list[Position]:
    """As in "does not comment on such claims": the nearest claim that raised a question.

    Those before it come first; where a lead only points, those after it.
    """
    claim = article.claims[number]
    words = WORD.findall(claim.words.lower())
    named = _classes(words)
    points = bool(set(words) & POINTING) or words[:1] == ["what"]
    points = (points and len(words) <= LONGEST) or bool(set(words) & CLAIM_WORDS)
    if claim.act is Act.CONFIRM and not set(words) & CLAIM_WORDS:
        return []
    before = article.claims[max(0, number - REACH) : number][::-1]
    after = article.claims[number + 1 : number + 1 + REACH]
    if taken_up := _taken_up(article, number, before):
        return taken_up
    for others, bound in ((before, True), (before, False), (after, True)):
        for other in others:
            raised = [
                p.key
                for p in article.own[other.id]
                if _asks(p.key, bound=bound)
                and not (bound and p.why == SUPPLIED)
                and (points or p.key.predicate in named)
            ]
            if raised and accounts.near(claim, other) and other.id != claim.parent:
                why = f"replies to the claim beside it: {other.words[:80]!r}"
                return [Position(raised[0], claim, None, side(claim), why)]
    return []


def _classes(words: Sequence[str]) -> set[str]:
    """The classes of the deeds that are named, "payment" by its verb."""
    nouns = {by_noun()[word].name for word in words if word in by_noun()}
    verbs = {deed_verbs()[word] for word in words if word in deed_verbs()}
    return nouns | {by_verb()[verb].name for verb in verbs if verb in by_verb()}


def _taken_up(article: _Article, number: int, before: Sequence[Claim]) -> list[Position]:
    """As in "rejected this. “Our permit is valid”": the claim after says what was replied to."""
    claim = article.claims[number]
    if claim.act is not Act.DENY or number + 1 == len(article.claims):
        return []
    raised = {p.key for other in before for p in article.own[other.id] if _asks(p.key, bound=False)}
    for position in article.own[article.claims[number + 1].id]:
        if position.key in raised and position.polarity is Polarity.NEGATIVE:
            why = f"replies to what the next claim takes up: {position.claim.words[:80]!r}"
            return [Position(position.key, claim, None, side(claim), why)]
    return []


def _asks(key: Key, *, bound: bool = True) -> bool:
    """Whether it can be replied to; what says neither whose nor where is the last choice."""
    asked = key.kind is QuestionKind.IS_IT_SO and key.predicate in predicate_classes()
    asked = asked and bool(key.about or key.by)  # "she expects an acquittal": whose, it asks not
    return asked and key.whole and (key.bound or not bound)


def _on_figures(article: _Article, number: int) -> list[Position]:
    """As in "would not be drawn on numbers", "confirmed the toll": on what was counted last.

    Who confirms a figure gives it; who rejects it gives none.
    """
    claim = article.claims[number]
    words = WORD.findall(claim.words.lower())
    if claim.act not in MARKED or not set(words) & clause_words("word for a figure"):
        return []
    if claim.act not in SILENT and len(words) > BRIEF:
        return []
    counted = [
        other
        for other in article.before(number)
        if other.key.kind is QuestionKind.HOW_MANY
        and other.key.known.name
        and accounts.near(claim, other.claim)
        and (other.key.bound or claim.act is Act.CONFIRM)
        and accounts.low(other) > 0
    ]
    toll = [other for other in counted if other.key.predicate == "killing"]
    groups = {group.name for word in words if (group := thing_class(_singular(word))) is not None}
    named = toll if set(words) & clause_words("toll") else counted
    named = [other for other in named if other.key.noun in groups] or named
    largest = _largest_first(named)
    return [accounts.on_figure(claim, other) for other in largest[: accounts.meant(words)]]


def _largest_first(counted: Sequence[Position]) -> list[Position]:
    """The nearest claim's figures, "two more bodies, bringing the toll to 13" by the greatest."""
    if not counted:
        return []
    nearest = [other for other in counted if other.claim.id == counted[0].claim.id]
    return sorted(nearest, key=lambda other: -accounts.low(other))


def _singular(word: str) -> str:
    return word if thing_class(word) else word.removesuffix("s")


def _blaming(article: _Article, number: int) -> list[Position]:
    """As in "he blamed Lumeria": for the deed the article speaks of."""
    claim = article.claims[number]
    cue = set(WORD.findall(claim.cue.words.lower())) if claim.cue else set()
    if not cue & clause_words("blaming verb") or len(claim.words.split()) > BRIEF:
        return []
    event, whom = _event(article.before(number)), belonging_key(claim.words)
    if event is None or not whom:
        return []
    why = "names who did what the article speaks of"
    return [Position(replace(event, by=whom), claim, None, side(claim), why)]


def _naming(article: _Article, number: int) -> list[Position]:
    """As in "she could not rule out a withdrawal": the one spoken of before."""
    claim = article.claims[number]
    words = WORD.findall(claim.words.lower())
    named = _classes(words)
    if not named or len(words) > BRIEF or claim.act in REPLIES:
        return []
    for other in article.before(number):
        if _asks(other.key) and other.key.predicate in named and accounts.near(claim, other.claim):
            why = f"names what was spoken of before: {other.claim.words[:80]!r}"
            return [Position(other.key, claim, None, side(claim), why)]
    return []
