"""Figures that no predicate of a class counts: "900 crates were stacked", "by 412 votes".

What a figure says is read from where it hangs: on a state ("six missing"), on a level (levels.py),
on a change (moves.py), on the noun it counts and that noun's verb (counts.py), on the noun it
measures ("a $5m bridge"), or, in a fragment, on its noun alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.propositions import counts, deeds, levels, moves
from sayso.extract.propositions.event import Event
from sayso.extract.propositions.levels import AMOUNT, LEVEL, SHARES, STATES, VERBLIKE
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import by_adjective, predicate_classes
from sayso.lexicon.units import unit_named
from sayso.model import Proposition, Quantity, Sentence, Span, Thing, Token

PARTS = clause_words("partitive")
TERMS = frozenset({"year", "month", "week", "day"})
TERM = 6  # words within which a term is said to be one in prison
REACH = 3  # words after a figure, its noun and "still" included, in which a state follows it
# Between a figure and its state nothing else is said: "nine people are still missing" is a clause.
BETWEEN = frozenset({"NOUN", "ADV", "ADJ", "PROPN"})


def find(
    sentence: Sentence,
    tokens: Sequence[Token],
    quantities: Sequence[Quantity],
    taken: set[Span],
) -> Iterator[Event]:
    """An event for each figure that is not among those ``taken``."""
    inside = {token.i for token in tokens}
    for quantity in quantities:
        words = sentence.between(quantity.span.start, quantity.span.end)
        if words and words[-1].dep == "quantmod":
            continue  # "from six to eight": only the eight holds
        if quantity.span in taken or not words or words[-1].i not in inside:
            continue
        event = _event(sentence, words, quantity)
        if event is not None:
            yield event if event.token.i in inside else _moved_in(event, words, inside)


def _event(sentence: Sentence, words: Sequence[Token], quantity: Quantity) -> Event | None:
    number = words[-1]
    if quantity.changed_by:
        return moves.find(sentence, number, quantity)
    if counts.passes(quantity):
        return _sentence_passed(sentence, number, quantity)
    return (
        _state(sentence, number, quantity)
        or moves.lead(sentence, number, quantity)
        or levels.find(sentence, words, quantity)
        or counts.find(sentence, number, quantity)
        or _group(sentence, number, quantity)
        or _measuring(sentence, number, quantity)
    )


def _moved_in(event: Event, words: Sequence[Token], inside: set[int]) -> Event:
    """The event at a word of the content, where its verb stands outside: "(put) the toll at 9"."""
    about = event.about
    return replace(event, token=about if about is not None and about.i in inside else words[-1])


def _state(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """As in "six missing", "two soldiers dead", "9 more hurt": the state follows its figure."""
    after = sentence.tokens[number.i + 1 : number.i + 1 + REACH]
    for at, word in enumerate(after):
        state = by_adjective().get(word.lower)
        if state is not None and state.name in STATES:
            people = at == 0 or all(t.pos == "ADV" or t.lower == "more" for t in after[:at])
            counted = next((t for t in after[:at] if t.pos in {"NOUN", "PROPN"}), None)
            if not people and counted is None:
                return None
            about = counted or number
            return Event(
                word, state, state.name, (), about, people=counted is None, figure=quantity
            )
        if word.pos not in BETWEEN:
            return None
    return None


def belies(sentence: Sentence, made: Proposition) -> bool:
    """As in the headline "Twelve dead, 30 missing", where the twelve were read as missing, too."""
    quantity = made.quantity
    words = sentence.between(quantity.span.start, quantity.span.end) if quantity else []
    state = _state(sentence, words[-1], quantity) if words and quantity else None
    return state is not None and made.predicate in STATES and state.name != made.predicate


def _sentence_passed(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """As in "sentenced to nine years in prison": of lengths of time only this one is a figure."""
    if quantity.unit not in TERMS:
        return None
    near = {token.lemma for token in sentence.tokens[number.i : number.i + TERM]}
    verbs = {token.lemma for token in moves.above(sentence, number) if token.pos in VERBLIKE}
    if not near & clause_words("prison") and not verbs & clause_words("sends to prison"):
        return None
    thing = Thing(None, "sentence", "sentence")
    kind = predicate_classes()[LEVEL]
    return Event(number, kind, LEVEL, (), number, figure=quantity, thing=thing)


def _group(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """As in "a crew of six", "a country of four million"."""
    prep = sentence.head(number)
    above = sentence.head(prep)
    bare = quantity.unit is None and quantity.of_span is None and number.dep == "pobj"
    if not bare or prep.lower != "of" or above.pos != "NOUN" or above.lemma in levels.SUMS:
        return None
    if above.lemma in clause_words("nothing to ask about") - PARTS:
        return None
    people = Thing(None, "people", "people")
    kind = predicate_classes()[AMOUNT]
    if above.lemma in clause_words("parent"):
        children = Thing(None, "children", "children")
        return Event(above, kind, AMOUNT, (), above, figure=quantity, thing=children)
    if above.lemma in PARTS | clause_words("has inhabitants"):
        return Event(above, kind, AMOUNT, (), above, figure=quantity, thing=people)
    return Event(above, kind, AMOUNT, (), above, figure=quantity)


def _measuring(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """As in "a $5m bridge", "will pay $5m"."""
    if quantity.unit is None or quantity.unit in SHARES:
        return None
    top = number
    while top.head != top.i and top.dep in {"nummod", "compound", "quantmod", "nmod", "advmod"}:
        top = sentence.head(top)
    noun = top.pos == "NOUN" and top.start > quantity.span.end and top.dep != "npadvmod"
    if noun and unit_named(top.text) is None:
        return Event(top, predicate_classes()[LEVEL], LEVEL, (), top, figure=quantity)
    thing = Thing(None, quantity.unit, quantity.unit)
    verb = sentence.head(top)
    while verb.pos == "ADP" and verb.head != verb.i:
        verb = sentence.head(verb)
    acted = verb.pos in VERBLIKE
    name = deeds.name(sentence, verb, top) if acted else AMOUNT
    name = f"of {verb.lemma}" if verb.pos == "NOUN" else name
    token = verb if acted and name != AMOUNT else number
    kind = predicate_classes().get(name, counts.LEMMA)
    return Event(token, kind, name, (), number, figure=quantity, thing=thing)
