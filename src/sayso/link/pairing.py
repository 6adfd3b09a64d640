"""Pairing: how surely two positions answer one question, by what their propositions share.

The parts of both are compared (predicate, thing, whose, where, by whom, when, figure, words of the
clause and of the content) and weighed as training found (weights/questions). Some differences no
likeness outweighs; `barred` names them.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.kinds_of_things import group_of
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.things import counts_people, thing_classes
from sayso.link import crowds, meanings, rarity, tellings
from sayso.link.corpus import Corpus
from sayso.link.keys import Bounds, Key, Position
from sayso.model import QuestionKind

AMOUNT = "amount"
CLAIM_WORDS = clause_words("word for a claim")
TELLING = 10  # a figure met twice by no accident
FAR = 3.0  # log of the ratio of two figures beyond which it says no more
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """For one kind of question: a weight for each feature, and what falls together."""

    features: Mapping[str, float]
    intercept: float
    together: float


@cache
def weights() -> Mapping[QuestionKind, Weights]:
    """The weights that come with the package."""
    text = files("sayso").joinpath("weights", "questions", "weights.json").read_text("utf-8")
    return {QuestionKind(kind): Weights(**told) for kind, told in json.loads(text).items()}


def score(corpus: Corpus, left: Position, right: Position) -> float | None:
    """The log-odds that both answer one question; None where they cannot."""
    if barred(left, right):
        return None
    learned = weights()[left.key.kind]
    told = features(corpus, left, right)
    return learned.intercept + sum([learned.features[name] * told[name] for name in told])


def barred(left: Position, right: Position) -> str:
    """What keeps two positions apart whatever else they share; empty if nothing does."""
    one, other = left.key, right.key
    if _differ(one.place, other.place):
        return "other places"
    if _differ(one.owner, other.owner):
        return "belonging to others"
    if (one.known.agent or other.known.agent) and one.by != other.by:
        return "who did it is another, or told by one alone"
    classes = thing_classes()
    if one.noun in classes and other.noun in classes and one.noun != other.noun:
        return "other things"
    if any(key.noun in CLAIM_WORDS for key in (one, other)):
        return "what was read or heard, not what is so"
    if one.kind is QuestionKind.HOW_MANY:
        return _barred_figures(left, right)
    counted = left.bounds is not None and right.bounds is not None
    return "other things are counted" if counted and one.noun != other.noun else ""


def _differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _barred_figures(left: Position, right: Position) -> str:
    one, other = left.key, right.key
    if one.unit != other.unit:
        return "other units"
    if left.claim.id == right.claim.id and left.bounds != right.bounds:
        return "two figures of one claim"
    if _differ(_group(left), _group(right)):
        return "another sort of the same"
    totals = {one.known.measure, other.known.measure} == {"cumulative"}
    if totals and _differ(one.known.name, other.known.name):
        return "other things befell them"
    return ""


def _group(position: Position) -> str:
    about = position.proposition.about if position.proposition else None
    return (group_of(about.words) if about else None) or ""


def why(left: Position, right: Position) -> str:
    """What two positions share, in words, for a reader who wonders why they stand together."""
    mine, theirs = meanings.of(left.claim.words), meanings.of(right.claim.words)
    both = [word for word in mine.words if word in theirs.words]
    told = [f"both tell of {left.key.noun}"] if left.key.noun == right.key.noun else []
    quantity = left.quantity
    if quantity is not None and left.bounds == right.bounds:
        told.append(f"the same figure, {quantity.span.words!r}")
    if both:
        told.append(f"words in common: {', '.join(both[:6])}")
    return "; ".join(told) or "near in meaning"


def features(corpus: Corpus, left: Position, right: Position) -> Features:
    """What speaks for and against one question, by name; the order of the two is no matter."""
    one, other = left.key, right.key
    found = {**_predicates(one, other), **_things(left, right), **_scopes(one, other)}
    found |= _words(left, right)
    found |= _tellers(corpus, left, right) | _telling(corpus, left, right)
    if one.kind is QuestionKind.HOW_MANY:
        return found | _figures(left, right)
    return found | {
        "other side": float(left.polarity is not right.polarity),
        "a reply": float(left.proposition is None or right.proposition is None),
    }


def _predicates(one: Key, other: Key) -> Features:
    classes = predicate_classes()
    known = one.predicate in classes, other.predicate in classes
    same = one.predicate == other.predicate
    amounts = (one.predicate == AMOUNT) + (other.predicate == AMOUNT)
    near = 0.0
    if not same:
        near = meanings.nearest(meanings.of(one.predicate), meanings.of(other.predicate))
    return {
        "same predicate": float(same),
        "other classes of predicates": float(all(known) and not same),
        "one predicate of a class": float(known[0] != known[1]),
        "one is an amount": float(amounts == 1),
        "both are amounts": float(amounts == 2),
        "near predicates": near,
    }


def _things(left: Position, right: Position) -> Features:
    one, other = left.key, right.key
    mine, theirs = _thing(left), _thing(right)
    owners, nouns = {one.owner, other.owner}, (one.noun, other.noun)
    return {
        "same thing": float(one.noun == other.noun),
        "both are people": float(one.noun != other.noun and all(map(counts_people, nouns))),
        "near things": meanings.nearest(mine, theirs),
        "likeness of things": meanings.cosine(mine, theirs),
        "same owner": float(len(owners) == 1 and "" not in owners),
        "other owners": float(len(owners) == 2 and "" not in owners),
        "one owner": float(len(owners) == 2 and "" in owners),
    }


def _thing(position: Position) -> meanings.Meaning:
    about = position.proposition.about if position.proposition else None
    return meanings.of(about.words if about else position.key.noun)


def _scopes(one: Key, other: Key) -> Features:
    places, doers = {one.place, other.place}, {one.by, other.by}
    return {
        "same place": float(len(places) == 1 and "" not in places),
        "other places": float(len(places) == 2 and "" not in places),
        "one place": float(len(places) == 2 and "" in places),
        "same doer": float(len(doers) == 1 and "" not in doers),
        "other doers": float(len(doers) == 2 and "" not in doers),
        "one is to come": float(one.when != other.when),
        "a unit": float(bool(one.unit)),
    }


def _words(left: Position, right: Position) -> Features:
    contents = meanings.of(left.claim.words), meanings.of(right.claim.words)
    clauses = meanings.of(_clause(left)), meanings.of(_clause(right))
    whole, part = meanings.overlap(*contents), meanings.overlap(*clauses)
    return {
        "content shared": whole.least,
        "content of the shorter shared": whole.most,
        "likeness of contents": meanings.cosine(*contents),
        "clause shared": part.least,
        "clause of the shorter shared": part.most,
        "likeness of clauses": meanings.cosine(*clauses),
    }


def _telling(corpus: Corpus, left: Position, right: Position) -> Features:
    """What the encoder says, and words that few claims of the story have."""
    content = rarity.shared(corpus, left.claim, right.claim)
    core = rarity.common(corpus, left.claim, _core(left), _core(right))
    alike = tellings.alike(left.claim.words, right.claim.words)
    return {
        "likeness of tellings": alike,
        "likeness beyond that to others": alike - crowds.of(corpus, left.claim, right.claim),
        "rare words shared": content[0],
        "rarest word shared": content[1],
        "rare parts shared": core[0],
        "rarest part shared": core[1],
    }


def _core(position: Position) -> frozenset[str]:
    """The words of the predicate and of whom it is about, whichever of them is the verb."""
    told = position.proposition
    words = [position.key.predicate if not position.key.known.name else ""]
    if told is not None:
        words.append(told.span.words)
        words += [thing.words for thing in (told.about, told.by) if thing is not None]
    return rarity.stems(" ".join(words)) if told is not None else rarity.stems(position.claim.words)


def _clause(position: Position) -> str:
    return position.proposition.span.words if position.proposition else position.claim.words


def _tellers(corpus: Corpus, left: Position, right: Position) -> Features:
    one, other = left.claim, right.claim
    happened = one.happened, other.happened
    dated = all(when is not None and when.known for when in happened)
    meet = happened[0] and happened[1] and happened[0].may_overlap(happened[1])
    return {
        "one article": float(one.article == other.article),
        "one voice": float(corpus.speaker[one.id] == corpus.speaker[other.id]),
        "one time": float(bool(dated and meet)),
        "other times": float(dated and not meet),
        "other modes": float(left.mode is not right.mode),
    }


def _figures(left: Position, right: Position) -> Features:
    one, other = left.bounds, right.bounds
    same = one == other and one is not None
    size = max((each for each in one or () if each is not None), default=0.0)
    return {
        "same figure": float(same),
        "same telling figure": float(same and size >= TELLING),
        "figures apart": 0.0 if same else min(FAR, _ratio(one, other)),
    }


def _ratio(one: Bounds | None, other: Bounds | None) -> float:
    """The log of how many times the one is the other; middling where a figure is missing."""
    ends = [next((e for e in each or () if e is not None), None) for each in (one, other)]
    if ends[0] is None or ends[1] is None or min(ends[0], ends[1]) < 0:
        return 1.0
    return abs(math.log((ends[0] + 1) / (ends[1] + 1)))
