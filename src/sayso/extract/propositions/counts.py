"""Counts: the noun that a figure counts, with what befell it ("nine of the dead were children")."""

from sayso.extract.propositions import deeds, levels, things
from sayso.extract.propositions.event import Event
from sayso.extract.propositions.levels import AMOUNT, LEVEL, SHARES, VERBLIKE
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import PredicateClass, by_adjective, predicate_classes
from sayso.lexicon.things import thing_class
from sayso.lexicon.units import unit_named
from sayso.model import Quantity, Sentence, Thing, Token

LEAD = "lead"
PARTS = clause_words("partitive")
LEMMA = PredicateClass("", (), (), "-")
NEAR = 6  # words behind a figure within which stands what it measures
PASSING = frozenset({"time", "age", "times"})  # that something took nine days counts nothing


def find(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """The noun that is counted, with the verb it is the subject or object of."""
    noun = _noun(sentence, number, quantity)
    if noun is None:
        return None
    others = noun.lemma in clause_words("elided noun") and noun.tag == "NNS"
    if noun.lemma in clause_words("nothing to ask about") and not others:
        return None
    if (measured := _measured(sentence, number, noun, quantity)) is not None:
        return measured
    harmed = levels.counts_people(noun)
    if harmed is not None and noun.lower in by_adjective():
        return _of_the_harmed(sentence, number, noun, harmed, quantity)
    part = _percentage(sentence, number) if quantity.unit in SHARES else noun
    if noun.dep == "pobj" and sentence.head(sentence.head(noun)).i == number.i:
        part = number  # "210 of its pieces are in orbit"
    verb = _verb_between(sentence, noun, quantity) or deeds.verb_of(sentence, part)
    name = deeds.held_by(sentence, part) if verb is None else deeds.name(sentence, verb, part)
    token = noun if verb is None or name == AMOUNT else verb
    return Event(token, predicate_classes().get(name, LEMMA), name, (), noun, figure=quantity)


def _measured(sentence: Sentence, number: Token, noun: Token, quantity: Quantity) -> Event | None:
    """As in "a ten-point lead", "a 15 per cent threshold", "a 40-metre mast"."""
    if quantity.unit is None:
        return None
    if noun.lemma in clause_words("lead"):
        thing = Thing(None, quantity.unit, quantity.unit)
        return Event(noun, predicate_classes()[LEAD], LEAD, (), noun, figure=quantity, thing=thing)
    beside = quantity.of_span is not None and 0 < noun.i - number.i < NEAR
    if not beside or _is_of(sentence, number, noun):
        return None
    return Event(noun, predicate_classes()[LEVEL], LEVEL, (), noun, figure=quantity)


def _of_the_harmed(
    sentence: Sentence, number: Token, noun: Token, harmed: PredicateClass, quantity: Quantity
) -> Event:
    """As in "two of the dead were children", "six of the missing are from the tanker"."""
    verb = sentence.head(number)
    who = next(sentence.kids(verb, "attr"), None) if verb.lemma == "be" else None
    home = things.home(sentence, verb) if verb.lemma == "be" else None
    if who is not None and who.i > number.i and thing_class(who.lemma) is not None:
        return Event(noun, harmed, harmed.name, (), who, figure=quantity)
    if home is None:
        return Event(noun, harmed, harmed.name, (), noun, people=True, figure=quantity)
    thing = Thing(None, f"people from {home[0]}", "people", home[1])
    return Event(noun, harmed, harmed.name, (), noun, figure=quantity, thing=thing)


def _verb_between(sentence: Sentence, noun: Token, quantity: Quantity) -> Token | None:
    """As in "between two and three crowns were paid", where "between" belongs to the figure."""
    prep = sentence.head(noun)
    verb = sentence.head(prep)
    own = noun.dep == "pobj" and prep.start >= quantity.span.start and verb.pos in VERBLIKE
    return verb if own else None


def _is_of(sentence: Sentence, number: Token, noun: Token) -> bool:
    return any(token.lower == "of" for token in sentence.tokens[number.i : noun.i])


def _percentage(sentence: Sentence, number: Token) -> Token:
    """The word that stands for a share: the cent of "40 per cent of its farms"."""
    token = number
    while token.dep in {"nummod", "compound", "quantmod"} and token.head != token.i:
        token = sentence.head(token)
    return token


def _noun(sentence: Sentence, number: Token, quantity: Quantity) -> Token | None:
    if (quantity.unit or "").startswith("per "):
        return None
    if quantity.of_span is None:
        unit = sentence.head(number)
        if quantity.unit is None or quantity.unit in SHARES or passes(quantity):
            return None
        if _reckoned(sentence, number):
            return None  # "had forecast 7 metres": of what was measured before
        after = sentence.tokens[number.i + 1 : number.i + 2]
        named = unit if number.dep == "nummod" else next(iter(after), number)
        # In "$3m" it is a part of the figure.
        return named if named.pos == "NOUN" and named.end > quantity.span.end else None
    counted = sentence.between(quantity.of_span.start, quantity.of_span.end)
    inside = {token.i for token in counted}
    heads = [t for t in counted if t.head not in inside and t.pos in {"NOUN", "PROPN", "ADJ"}]
    heads = [t for t in heads if t.pos != "ADJ" or levels.counts_people(t) is not None]
    return heads[0] if heads and _is_named(sentence, heads[0]) else None


def _is_named(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun is a count noun of its own and not a number or a part of one."""
    if noun.lemma in clause_words("possessive pronoun") or noun.lower in clause_words("ours"):
        return False  # "five of ours"
    known = noun.lemma not in PARTS or things.is_member(sentence, noun)
    return known and things.counted_noun(sentence, noun) is not None


def passes(quantity: Quantity) -> bool:
    """Whether it is a length of time or an age, which counts nothing."""
    known = unit_named(quantity.unit or "")
    ages = (quantity.unit or "").endswith(" of age")
    ages = ages or quantity.unit in clause_words("nothing to ask about")
    return ages or (known is not None and known.kind in PASSING)


def _reckoned(sentence: Sentence, number: Token) -> bool:
    unit = sentence.head(number)
    verb = sentence.head(unit)
    named = unit.dep == "dobj" and next(sentence.kids(unit, "prep", "acl", "relcl"), None) is None
    return named and verb.lemma in clause_words("foretells")
