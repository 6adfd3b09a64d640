"""Positions: what each claim says on each question, first by its words, then by what it replies."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import HELPERS
from sayso.lexicon.things import counts_people, thing_classes
from sayso.lexicon.units import unit_named
from sayso.link import (
    answering,
    completing,
    fellows,
    gathering,
    grounds,
    nationals,
    particulars,
    replies,
    scenes,
)
from sayso.link.corpus import Corpus
from sayso.link.keys import (
    FIGURES,
    MARKED,
    NO_SIDE,
    REPLIES,
    SILENT,
    Key,
    Part,
    Position,
    says_contrary,
    side,
)
from sayso.model import Act, Claim, Mode, Polarity, Proposition, Quantity, QuestionKind, Span

__all__ = ["FIGURES", "MARKED", "NO_SIDE", "REPLIES", "SILENT", "Key", "Part", "Position", "find"]

WORD = re.compile(r"[a-z]+")
CLAIM_WORDS = clause_words("word for a claim")
NEAR = 8  # words before a content in which "reports of" makes it only mentioned
FIRST = 4  # words within which a confirmation speaks of the reports themselves
LEVEL = "level"
# "The club counts 90 members" says no more than that there are so many.
COUNTS = clause_words("comes to") | clause_words("puts at") | clause_words("merely has")
COUNTS = COUNTS - clause_words("also an event") | {"increase", "decrease"}
HARM = frozenset({"killing", "wounding", "casualties", "disappearance", "rescue"})
CUTS = frozenset({"casualties", "dismissal", "cut", "destruction", "go"})
AWAY = frozenset({"displacement", "withdrawal", "release"})
WISHES = frozenset({Act.ASK, Act.DEMAND})
# What one asks for so many of.
WANTED = frozenset(
    {"demand", "release", "withdrawal", "return", "funding", "repayment", "supply", "aid", "amount"}
)
PRONOUNS = clause_words("personal pronoun") | clause_words("pointing word")
PRONOUNS |= clause_words("first person") | clause_words("word for a doer") | {"what", "which"}
SHARES = frozenset({"percent", "%", "share", "per cent"})


def find(corpus: Corpus) -> tuple[Position, ...]:
    """The positions of all claims: first what contents say, then what replies point to."""
    inner = corpus.inner()
    own = {claim.id: _own(claim, inner.get(claim.id, ())) for claim in corpus.claims}
    ground = grounds.gather(corpus.claims, (p for each in own.values() for p in each))
    own = {key: [ground.settle(position) for position in each] for key, each in own.items()}
    own = scenes.settle(corpus, nationals.settle(corpus, own))
    own = gathering.settle(corpus, own)
    own = fellows.settle(corpus, own)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        by_article[claim.article].append(claim)
    found: list[Position] = []
    for claims in by_article.values():
        mine = {claim.id: own[claim.id] for claim in claims}
        completed = completing.find(corpus, claims, mine)
        completed = {key: _told_best([_whole(p) for p in each]) for key, each in completed.items()}
        told = replies.find(claims, inner, completed)
        found += [p for p in told if _somebody(p.claim) and not p.mentioned]
    found += list(answering.find(corpus, found))
    found += particulars.find(found)
    return tuple(dict.fromkeys(found))


def _somebody(claim: Claim) -> bool:
    """Those who speak of it, "they": nobody whose answer could be cited."""
    return claim.voice.name.lower() not in clause_words("personal pronoun")


def _own(claim: Claim, nested: tuple[Claim, ...]) -> list[Position]:
    """What the content says itself, without what it reports somebody else to say."""
    # A refusal or denial is about the very words it reports.
    theirs = [] if claim.act in REPLIES else [span for each in nested for span in each.content]
    found: list[Position] = []
    for proposition in claim.propositions:
        if _before_the_cue(claim, proposition):
            continue
        if not any(span.contains(proposition.span) for span in theirs):
            mentioned = _only_mentioned(claim, proposition)
            found += (replace(each, mentioned=mentioned) for each in _of(claim, proposition))
    return list(_plainest(found))


def _plainest(found: list[Position]) -> Iterator[Position]:
    """As in "the jobs to go were cut to 90", a figure told twice in one breath: as what is."""
    actual = {_figure(position) for position in found if position.mode is Mode.ACTUAL} - {None}
    for position in found:
        if position.mode is Mode.ACTUAL or _figure(position) not in actual:
            yield position


def _told_best(found: list[Position]) -> list[Position]:
    """Where a figure is told of an event, that there are so many says nothing more."""
    events = {_figure(p) for p in found if p.key.predicate not in {"amount", ""}} - {None}
    return [p for p in found if p.key.predicate != "amount" or _figure(p) not in events]


def _figure(position: Position) -> Span | None:
    many = position.key.kind is QuestionKind.HOW_MANY
    return position.quantity.span if many and position.quantity else None


def _before_the_cue(claim: Claim, proposition: Proposition) -> bool:
    """As in "We have seen the wreck. We cannot say who did it": only the end is left open."""
    if claim.act not in SILENT or claim.cue is None:
        return False
    around = any(span.contains(claim.cue) for span in claim.content)
    return around and proposition.span.end <= claim.cue.start


def _only_mentioned(claim: Claim, proposition: Proposition) -> bool:
    """As in "knew of reports about soldiers in Vell": who says so does not say it is so."""
    if claim.act in REPLIES:
        return False
    before = claim.words[: max(0, claim.words.find(proposition.span.words))].lower()
    words = WORD.findall(before)[-NEAR:]
    told = [at for at, word in enumerate(words[:-1]) if word in CLAIM_WORDS]
    if not any(words[at + 1] in clause_words("about it") for at in told):
        return False
    # "confirmed the reports of ..." is about the reports' content.
    return claim.act is not Act.CONFIRM or len(WORD.findall(before)) > FIRST


def _of(claim: Claim, proposition: Proposition) -> Iterator[Position]:
    about = proposition.about
    if about is None or (about.noun == "" and proposition.by is None):
        return  # "any payment": of whom or what, only what it replies to can tell
    if about.noun in PRONOUNS:
        return
    by = proposition.by.belonging or "" if proposition.by else ""
    if not by and proposition.by and proposition.predicate == "causing":
        by = proposition.by.noun  # "caused by a short circuit"
    when = "future" if proposition.mode is Mode.FUTURE else ""
    for place in _places(claim, proposition) or ("",):
        key = Key(QuestionKind.IS_IT_SO, proposition.predicate, about.key, place, by, when)
        key = replace(key, predicate=_meant(key, proposition))
        kind = key.known
        if kind.name in HELPERS or (about.noun in {"", "state"} and kind.name == ""):
            return
        if not kind.agent:
            key = Key(key.kind, key.predicate, key.about, place, "", when)
        if key.predicate not in FIGURES:
            asked = replace(key, about=_money(key.about))
            yield Position(asked, claim, proposition, _polarity(claim, proposition))
        if proposition.quantity is not None and _counts(claim, proposition):
            many = _many(claim, proposition, key, proposition.quantity)
            negative = proposition.negated and claim.act not in NO_SIDE
            taken = Polarity.NEGATIVE if negative else _taken(claim)
            yield Position(many, claim, proposition, taken)


def _many(claim: Claim, proposition: Proposition, key: Key, quantity: Quantity) -> Key:
    """How many, of what its figure counts: people, houses, the river's metres, a share of votes."""
    unit, moved, level = quantity.unit or "", quantity.changed_by, key.predicate == LEVEL
    share = unit in SHARES
    if key.noun in thing_classes() and not share and not level:
        unit = ""  # a dozen bits of a wing are no measure
    # Tonnes of oil are counted as tonnes.
    thing = unit if unit and not share and not moved and not level else key.about
    if not key.owner and thing == key.about:
        thing = _singular(thing)
    if key.predicate == "job loss":
        thing = "job"  # as many people as jobs
    if level and proposition.about is not None:
        thing = _measured(proposition.about.words)  # the river's level, not that of any ground
    predicate = "amount" if key.predicate in COUNTS and not moved else key.predicate
    if predicate == "amount" and key.place and key.owner and counts_people(key.noun):
        predicate = "presence"  # that there are so many people in Vell
    if claim.act in WISHES and predicate in WANTED:
        predicate = "demand"
    return Key(QuestionKind.HOW_MANY, predicate, thing, key.place, unit=unit)


def _whole(position: Position) -> Position:
    """As in "ten captives remained", "nine have come": a figure counts without a where."""
    key = position.key
    if key.whole or key.kind is not QuestionKind.HOW_MANY or position.proposition is None:
        return position
    told = position.proposition.span.words
    after = position.claim.words.partition(told)[2].split()[:1]
    words = set(WORD.findall(" ".join([told, *after]).lower()))
    predicate = "remaining" if words & clause_words("goes on") else "amount"
    return replace(position, key=replace(key, predicate=predicate))


def _measured(words: str) -> str:
    """As in "the mean turnout"; of "the Yes side" it is Yes that so many voted for."""
    first, *rest = words.lower().split()[-2:] or [""]
    if not rest:
        return "water" if first in clause_words("water level") else _singular(first)
    if rest[0] in clause_words("water level"):
        return "water"
    return first if rest[0] in clause_words("side of a vote") else _singular(rest[0])


def _money(about: str) -> str:
    """Whether dollars or a sum were paid is one question: whether money was."""
    unit = unit_named(about)
    currency = unit is not None and unit.kind == "currency"
    return "money" if currency or about in clause_words("money") else about


def _meant(key: Key, proposition: Proposition) -> str:
    """Jobs that go are lost, and tonnes that escape have leaked and not fled."""
    work = key.noun in clause_words("word for work")
    if key.predicate == "job loss" or (work and key.predicate in CUTS):
        return "job loss"
    if key.predicate == "destruction" and counts_people(key.noun):
        return "killing"  # "a hundred servicemen were eliminated"
    unit = proposition.quantity.unit if proposition.quantity else None
    liquid = (unit or key.noun) in clause_words("comes in bulk")
    return "leak" if liquid and key.predicate in AWAY else key.predicate


def _singular(noun: str) -> str:
    """As in "Complaints", which opens a sentence and is taken for a name."""
    if noun in thing_classes() or not noun.endswith("s") or noun.endswith("ss"):
        return noun
    return noun.removesuffix("s")


def _counts(claim: Claim, proposition: Proposition) -> bool:
    quantity = proposition.quantity
    if quantity is None or (quantity.low is None and quantity.high is None):
        return False
    if quantity.unit in clause_words("nothing to ask about") and proposition.predicate != LEVEL:
        return False  # that hundreds of years went by
    # "Another 300 crowns" come on top of others; another three people were killed all the same.
    people = proposition.about is not None and counts_people(proposition.about.noun)
    more = quantity.span.words.lower().startswith(("another ", "a further ", "an additional "))
    if more and not people:
        return False
    wished = claim.act in WISHES and proposition.predicate not in WANTED | HARM
    return claim.act not in REPLIES and not proposition.negated and not wished


def _polarity(claim: Claim, proposition: Proposition) -> Polarity:
    """No soldier, "not one soldier": none of them is a no."""
    taken = _taken(claim)
    if taken is Polarity.UNSTATED:
        return taken
    if says_contrary(proposition) and claim.act is Act.DENY:
        return Polarity.POSITIVE  # who denies that a permit was valid says that it had lapsed
    quantity = proposition.quantity
    none = quantity is not None and quantity.high == 0 and claim.act is not Act.DENY
    return Polarity.NEGATIVE if proposition.negated or none else taken


def _taken(claim: Claim) -> Polarity:
    """The claim's side; that one thing of several was not so says nothing of the others."""
    taken = side(claim)
    if claim.act is Act.DENY or taken is not Polarity.NEGATIVE or len(claim.propositions) < 2:
        return taken
    return Polarity.POSITIVE


def _places(claim: Claim, proposition: Proposition) -> tuple[str, ...]:
    """The narrowest of the places named: "Ostrel in Lumeria" is Ostrel."""
    wider = {place.within for place in claim.places if place.key in proposition.places}
    return tuple(key for key in proposition.places if key not in wider)[:3]
