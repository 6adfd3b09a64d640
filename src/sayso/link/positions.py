"""Positions: one claim on one thing that is asked, with the key of the question it answers."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import HELPERS, PredicateClass, by_noun, predicate_classes
from sayso.link.corpus import Corpus
from sayso.model import Act, Claim, Mode, Polarity, Proposition, QuestionKind

REPLIES = frozenset({Act.DENY, Act.DECLINE, Act.CANNOT_CONFIRM})
MARKED = REPLIES | {Act.CONFIRM}
SILENT = frozenset({Act.DECLINE, Act.CANNOT_CONFIRM})
# Who asks or demands does not say that it is so.
NO_SIDE = SILENT | {Act.ASK, Act.DEMAND}
REACH = 5  # claims back to which "such speculation" may refer
LONGEST = 14  # words of a content that merely points
WORD = re.compile(r"[a-z]+")
POINTING = clause_words("pointing word")
CLAIM_WORDS = clause_words("word for a claim")
FARTHEST = 2000  # characters back
NO_CLASS = PredicateClass("", (), (), "-")
SHARES = frozenset({"percent", "%", "share", "per cent"})


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What answers to one question share. Empty strings stand for what is not part of it."""

    kind: QuestionKind
    predicate: str
    about: str
    place: str = ""
    by: str = ""
    when: str = ""
    unit: str = ""
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """A claim's word on a question; ``proposition`` is None where it only points to another's."""

    key: Key
    claim: Claim
    proposition: Proposition | None
    polarity: Polarity
    why: str = ""

    @property
    def mode(self) -> Mode:
        """Of what is, may be, or will be."""
        return self.proposition.mode if self.proposition else Mode.ACTUAL


def find(corpus: Corpus) -> tuple[Position, ...]:
    """The positions of all claims: first what contents say, then what replies point to."""
    inner = corpus.inner()
    found: list[Position] = []
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        by_article[claim.article].append(claim)
    for claims in by_article.values():
        own = {claim.id: _own(claim, inner.get(claim.id, ())) for claim in claims}
        found += _with_replies(claims, own)
    return tuple(dict.fromkeys(found))


def _own(claim: Claim, nested: tuple[Claim, ...]) -> list[Position]:
    """What the content says itself, without what it reports somebody else to say."""
    # A refusal or denial is about the very words it reports.
    theirs = [] if claim.act in REPLIES else [span for each in nested for span in each.content]
    found: list[Position] = []
    for proposition in claim.propositions:
        if not any(span.contains(proposition.span) for span in theirs):
            found += _of(claim, proposition)
    return found


def _of(claim: Claim, proposition: Proposition) -> Iterator[Position]:
    kind = predicate_classes().get(proposition.predicate, NO_CLASS)
    about = proposition.about
    if about is None or kind.name in HELPERS or (about.noun in {"", "state"} and kind.name == ""):
        return
    by = proposition.by.belonging or "" if kind.agent and proposition.by else ""
    when = "future" if proposition.mode is Mode.FUTURE else ""
    polarity = _polarity(claim, proposition)
    for place in _places(claim, proposition) or ("",):
        key = Key(QuestionKind.IS_IT_SO, proposition.predicate, about.key, place, by, when)
        yield Position(key, claim, proposition, polarity)
        quantity = proposition.quantity
        if quantity is not None and quantity.unit not in SHARES and _counts(claim, proposition):
            many = Key(
                QuestionKind.HOW_MANY,
                proposition.predicate,
                about.key,
                place,
                unit=quantity.unit or "",
            )
            yield Position(many, claim, proposition, polarity)


def _counts(claim: Claim, proposition: Proposition) -> bool:
    quantity = proposition.quantity
    if quantity is None or (quantity.low is None and quantity.high is None):
        return False
    return claim.act not in REPLIES and not proposition.negated


def _polarity(claim: Claim, proposition: Proposition) -> Polarity:
    if claim.act in NO_SIDE:
        return Polarity.UNSTATED
    no = claim.act is Act.DENY or claim.polarity is Polarity.NEGATIVE or proposition.negated
    return Polarity.NEGATIVE if no else Polarity.POSITIVE


def _places(claim: Claim, proposition: Proposition) -> tuple[str, ...]:
    """The narrowest of the places named: "Ostrel in Lumeria" is Ostrel."""
    wider = {place.within for place in claim.places if place.key in proposition.places}
    return tuple(key for key in proposition.places if key not in wider)[:3]


def _with_replies(claims: list[Claim], own: dict[str, list[Position]]) -> list[Position]:
    """The positions of one article's claims, replies tied to the question they answer."""
    found: list[Position] = []
    for number, claim in enumerate(claims):
        mine = own[claim.id]
        if claim.act in MARKED:
            others = [p for k, each in own.items() if k != claim.id for p in each if _whole(p.key)]
            mine = [_snapped(position, others) for position in mine]
        earlier = [p for each in reversed(claims[:number]) for p in own[each.id]]
        mine = [_completed(position, earlier) for position in mine]
        mine = [position for position in mine if _whole(position.key)]
        if claim.act in MARKED:
            if not mine:
                mine = _pointing(claim, claims[max(0, number - REACH) : number], own)
            own[claim.id] = mine
        found += mine
    return found


def _completed(position: Position, earlier: list[Position]) -> Position:
    """As in "the Lumerian presence": where, and of whom, is what was last spoken of."""
    key = position.key
    if _whole(key):
        return position
    owner, _, noun = key.about.rpartition(":")
    for other in earlier:
        its_owner, _, its_noun = other.key.about.rpartition(":")
        same = owner == its_owner and (noun in {its_noun, "state"})
        if same and other.key.predicate == key.predicate and _whole(other.key):
            found = replace(key, about=other.key.about, place=other.key.place)
            return replace(position, key=found, why="the place is the one last spoken of")
    return position


def _whole(key: Key) -> bool:
    """Whether nothing is missing: that troops "arrived" asks nothing without a where."""
    kind = predicate_classes().get(key.predicate, NO_CLASS)
    return bool(key.place) or not kind.needs_place


def _snapped(position: Position, others: list[Position]) -> Position:
    """As in "the presence of foreign troops": the one question of the article that fits."""
    key = position.key
    noun = key.about.rpartition(":")[2]
    fitting = {
        other.key
        for other in others
        if other.key.kind is key.kind
        and other.key.predicate == key.predicate
        and other.key.when == key.when
        and other.key.about.rpartition(":")[2] == noun
        and (key.about in (noun, other.key.about))
        and (not key.place or other.key.place == key.place)
    }
    if key in fitting or len(fitting) != 1:
        return position
    why = "the only question of the article that fits what was replied to"
    return replace(position, key=fitting.pop(), why=why)


def _pointing(claim: Claim, before: list[Claim], own: dict[str, list[Position]]) -> list[Position]:
    """As in "does not comment on such claims": the nearest claim before that raised a question."""
    if claim.act not in REPLIES or not claim.content:
        return []
    polarity = Polarity.UNSTATED if claim.act in SILENT else Polarity.NEGATIVE
    words = set(WORD.findall(claim.words.lower()))
    named = {by_noun()[word].name for word in words if word in by_noun()}
    points = (bool(words & POINTING) and len(words) <= LONGEST) or bool(words & CLAIM_WORDS)
    for other in reversed(before):
        near = claim.content[0].start - other.content[-1].end <= FARTHEST
        raised = [
            p
            for p in own[other.id]
            if p.key.kind is QuestionKind.IS_IT_SO
            and p.key.predicate in predicate_classes()
            and _whole(p.key)
            and (points or p.key.predicate in named)
        ]
        if raised and near and other.id != claim.parent:
            why = f"replies to the claim before it: {other.words[:80]!r}"
            return [Position(raised[0].key, claim, None, polarity, why)]
    return []
