"""Moves: by how much something rose or fell, and leads that grow or shrink."""

from collections.abc import Iterator

from sayso.extract.propositions import clauses
from sayso.extract.propositions.event import Event
from sayso.extract.propositions.levels import SUMS, VERBLIKE
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import by_noun, predicate_classes
from sayso.model import Change, Quantity, Sentence, Thing, Token

LEAD = "lead"
MOVES = {Change.UP: "increase", Change.DOWN: "decrease"}


def find(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """As in "shares fell 6 per cent", "cut its costs by 60 million crowns"."""
    name = MOVES.get(quantity.change) if quantity.change is not None else None
    if name is None:
        return None
    kind = predicate_classes()[name]
    move = next((t for t in above(sentence, number) if t.pos == "NOUN" and _is_move(t)), None)
    if move is not None:  # "a 10 per cent drop in rents"
        what = clauses.complement(sentence, move, "in", "of")
        return Event(move, kind, name, (), what, figure=quantity) if what is not None else None
    verb = next((t for t in above(sentence, number) if t.pos in VERBLIKE), None)
    what = _moved(sentence, verb, number) if verb is not None else None
    return Event(verb, kind, name, (), what, figure=quantity) if verb and what else None


def _moved(sentence: Sentence, verb: Token, number: Token) -> Token | None:
    about = clauses.first_object(sentence, verb, active=True)
    if about is None or about.i >= number.i - 1:  # the figure itself
        about = clauses.subject(sentence, verb)
    if about is None or about.pos not in {"NOUN", "PROPN"}:
        return None
    if about.lemma in SUMS:
        return clauses.complement(sentence, about, "of") or about
    return about


def lead(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """As in "cut their lead from 412 votes to 188", where both figures are of the lead."""
    prep = sentence.head(sentence.head(number)) if number.dep == "nummod" else sentence.head(number)
    if prep.lower not in {"from", "to", "at"}:
        return None
    verb = next((t for t in above(sentence, number) if t.pos in VERBLIKE), None)
    what = clauses.first_object(sentence, verb) if verb is not None else None
    what = what or (clauses.subject(sentence, verb) if verb is not None else None)
    unit = quantity.unit or (quantity.of or "").split(" of ")[0].split(" ")[-1]
    if what is None or what.lemma not in clause_words("lead") or not unit:
        return None
    noun = next((t.lemma for t in sentence.tokens if t.text == unit), unit)
    kind = predicate_classes()[LEAD]
    return Event(what, kind, LEAD, (), what, figure=quantity, thing=Thing(None, unit, noun))


def above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """What a word hangs on, up to its verb."""
    while token.head != token.i and token.pos not in VERBLIKE:
        token = sentence.head(token)
        yield token


def _is_move(noun: Token) -> bool:
    known = by_noun().get(noun.lemma)
    return known is not None and known.name in MOVES.values()
