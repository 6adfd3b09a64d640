"""Levels and shares: how high something stands, and what part of a whole a figure is.

As in "turnout stood at 48 per cent", "the toll rose to nine", "a turnout of 48 per cent", "the
harbour party took 31 per cent", "six is the number of the missing".
"""

from collections.abc import Iterator, Sequence

from sayso.extract.propositions import clauses
from sayso.extract.propositions.event import Event
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import PredicateClass, by_adjective, by_noun, predicate_classes
from sayso.lexicon.things import belonging_key, thing_class
from sayso.lexicon.units import unit_named
from sayso.model import Quantity, Sentence, Thing, Token

AMOUNT = "amount"
LEVEL = "level"
SHARES = frozenset({"percent", "share"})
COMES_TO = clause_words("comes to") | clause_words("puts at")
SUMS = clause_words("sum")
VERBLIKE = frozenset({"VERB", "AUX"})
NAMED = frozenset({"NOUN", "PROPN", "INTJ"})
STATES = frozenset({"killing", "wounding", "disappearance", "displacement", "rescue"})
CENT = frozenset({"per", "cent", "percent", "%", "of", "them", "us"})
PERCENT = 5  # words behind a share within which its verb stands
LABEL = 6  # words that a label before a colon has at most


def find(sentence: Sentence, words: Sequence[Token], quantity: Quantity) -> Event | None:
    """What stands at a figure, with the words that say so."""
    return (
        _stands_at(sentence, words, quantity)
        or _numbering(sentence, words[-1], quantity)
        or _is_the_number(sentence, words[-1], quantity)
        or _won(sentence, words[-1], quantity)
        or _turned_out(sentence, words, quantity)
        or _held(sentence, words, quantity)
    )


def _stands_at(sentence: Sentence, words: Sequence[Token], quantity: Quantity) -> Event | None:
    """As in "turnout stood at 48 per cent", "put the toll at nine", "unemployment: 9 per cent"."""
    top = _top(sentence, words[-1], unit=quantity.unit is not None and quantity.of_span is None)
    subject = _measured(sentence, top) if top is not None else _label(sentence, words[0])
    if subject is None:
        return None
    clause = top if top is not None else subject
    if (harmed := _side_harmed(sentence, subject)) is not None:
        state, side = harmed
        return Event(clause, state, state.name, (), subject, figure=quantity, thing=side)
    known = counts_people(subject)
    if known is not None and quantity.unit is None:
        return Event(clause, known, known.name, (), subject, people=True, figure=quantity)
    if quantity.of_span is not None and quantity.unit is None:
        return None
    kind = LEVEL if quantity.unit else AMOUNT
    if kind == AMOUNT and subject.tag not in {"NNS", "NNPS"}:
        return None
    if kind == LEVEL and not (_is_level(sentence, subject, quantity) or top is None):
        return None
    return Event(clause, predicate_classes()[kind], kind, (), subject, figure=quantity)


def _side_harmed(sentence: Sentence, name: Token) -> tuple[PredicateClass, Thing] | None:
    """As in "put Lumerian dead at 30", where the name was taken for what was put somewhere."""
    state = next(iter(sentence.tokens[name.i + 1 : name.i + 2]), None)
    known = counts_people(state) if state is not None and state.pos == "ADJ" else None
    owner = belonging_key(name.text) if name.pos == "PROPN" else None
    if known is None or not owner:
        return None
    return known, Thing(None, f"{name.text} people", "people", owner)


def _is_level(sentence: Sentence, subject: Token, quantity: Quantity) -> bool:
    """A man stands 1.90 metres tall, a ship has 9,000 tonnes: things and not levels."""
    # "Turnout was": the word that opens a sentence is often taken for a name.
    opens = subject.i == 0 and sentence.head(subject).pos in VERBLIKE
    opens = opens and (quantity.unit in SHARES or not subject.entity)
    plain = thing_class(subject.lemma) is None or subject.lemma in clause_words("water level")
    common = subject.tag == "NN" or (opens and subject.tag == "NNP")
    known = unit_named(quantity.unit or "")
    priced = known is not None and known.kind in {"currency", "percent"}
    common = common or (priced and subject.tag == "NNS")  # "profits rose to $3m"
    return plain and common and quantity.of_span is None


def counts_people(noun: Token) -> PredicateClass | None:
    """The class of a noun that counts people by what befell them ("the dead", "the toll")."""
    known = by_noun().get(noun.lemma) or by_adjective().get(noun.lower)
    if known is None or known.name not in STATES:
        return None
    counted = noun.lemma in known.counted or noun.lower in by_adjective()
    return known if counted else None


def _top(sentence: Sentence, token: Token, *, unit: bool) -> Token | None:
    """The verb whose complement the figure is: "is 48", "stood at 48", "now number 17"."""
    current = token
    while current.head != current.i:
        above = sentence.head(current)
        if above.pos in VERBLIKE:
            return above if above.lemma in COMES_TO else None
        if above.pos == "ADP" and above.lower not in {"at", "to", "of", "from"}:
            return None
        if above.pos in {"NOUN", "PROPN", "SYM"} and not unit:
            return None
        current = above
    return None


def _measured(sentence: Sentence, verb: Token) -> Token | None:
    """What stands at the figure: the object of "put", else the subject."""
    noun = clauses.subject(sentence, verb)
    if verb.lemma in clause_words("puts at"):
        noun = clauses.first_object(sentence, verb)
        if all(kid.lower not in {"at", "to"} for kid in sentence.kids(verb, "prep")):
            return None
    if noun is None or noun.pos not in {"NOUN", "PROPN", "ADJ"} or noun.tag.startswith("W"):
        return None
    if any(kid.tag == "WP$" for kid in sentence.kids(noun, "poss")):
        return None
    listed = clauses.complement(sentence, noun, "of")
    if noun.lemma in SUMS | {"list"} and listed is not None:
        return listed
    return noun


def _label(sentence: Sentence, number: Token) -> Token | None:
    """As in "Turnout at 6 p.m.: 48 per cent", "Missing: nine"."""
    before = sentence.tokens[: number.i]
    if not before or before[-1].text != ":" or len(before) > LABEL + 1:
        return None
    # "Turnout", which opens a line, is often taken for a verb.
    if any(t.pos in VERBLIKE and (t.i > 0 or t.tag in {"VBD", "VBZ"}) for t in before):
        return None
    if before[0].pos in VERBLIKE:
        return before[0]
    return next((t for t in before if t.pos in {"NOUN", "PROPN"} or counts_people(t)), None)


def _numbering(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """As in "the dead now number 17", where the verb was read as a noun."""
    verb = sentence.head(number)
    if verb.lower != "number" or verb.pos != "NOUN" or verb.i >= number.i:
        return None
    above = sentence.head(verb)
    for subject in (*sentence.kids(verb, "amod", "compound", "nmod", "nsubj"), above):
        kind = counts_people(subject)
        if kind is not None and subject.i < verb.i:
            return Event(verb, kind, kind.name, (), subject, people=True, figure=quantity)
    return None


def _is_the_number(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """As in "six is the number of people still missing": the figure is the subject."""
    verb = sentence.head(number)
    if number.dep != "nsubj" or verb.lemma != "be" or quantity.unit is not None:
        return None
    total = next((t for t in sentence.tokens[verb.i :] if t.lemma in SUMS), None)
    noun = clauses.complement(sentence, total, "of") if total is not None else None
    if total is None or noun is None:
        return None
    after = (by_adjective().get(t.lower) for t in sentence.tokens[noun.i :])
    state = next((each for each in after if each is not None and each.name in STATES), None)
    kind = state or predicate_classes()[AMOUNT]
    return Event(total, kind, kind.name, (), noun, figure=quantity)


def _won(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """As in "the harbour party took 31 per cent"."""
    if quantity.unit not in SHARES or quantity.of_span is not None:
        return None
    part = next(_up_to(sentence, number, "dobj"), None)
    verb = sentence.head(part) if part is not None else None
    if verb is None or verb.lemma not in clause_words("wins a share"):
        return None
    who = clauses.subject(sentence, verb)
    named = who is not None and who.pos in NAMED
    return _at(verb, who, quantity) if named and who is not None else None


def _up_to(sentence: Sentence, token: Token, label: str) -> Iterator[Token]:
    """The word of a figure that hangs on what governs it all: the cent of "per cent"."""
    while token.head != token.i:
        if token.dep == label:
            yield token
        above = sentence.head(token)
        other = above.pos == "ADP" and above.lower != "per"  # "had a turnout of 39 per cent"
        if other or above.pos in VERBLIKE or above.i - token.i > 3:
            return
        token = above


def _turned_out(sentence: Sentence, words: Sequence[Token], quantity: Quantity) -> Event | None:
    """As in "31 per cent had voted": so high was the turnout."""
    if quantity.unit not in SHARES:
        return None
    # "At noon 31 per cent had voted": the figure is often hung on the noun before it.
    after = (t for t in sentence.tokens[words[-1].i + 1 :][:PERCENT] if t.lower not in CENT)
    first = next(after, None)
    verb = first if first is None or first.dep != "aux" else sentence.head(first)
    if verb is None or verb.lemma not in clause_words("turns out to vote"):
        return None
    if next(sentence.kids(verb, "dobj", "prep"), None) is not None and verb.lemma != "vote":
        return None
    if any(kid.lower in {"for", "against"} for kid in sentence.kids(verb, "prep")):
        return None  # so many of the votes, not of the voters
    thing = Thing(None, "turnout", "turnout")
    return Event(verb, predicate_classes()[LEVEL], LEVEL, (), verb, figure=quantity, thing=thing)


def _held(sentence: Sentence, words: Sequence[Token], quantity: Quantity) -> Event | None:
    """As in "a mean turnout of 39 per cent", "the harbour party at 31 per cent"."""
    if quantity.unit is None or quantity.of_span is not None or _is_length_of_time(quantity):
        return None
    prep = sentence.tokens[words[0].i - 1] if words[0].i else None
    above = sentence.head(prep) if prep is not None else None
    if prep is None or above is None or prep.lower not in {"of", "at", "on"}:
        return None
    crest = _misread_verb(sentence, prep, above)
    if crest is None and above.pos in VERBLIKE and prep.lower != "of" and quantity.unit in SHARES:
        crest = clauses.first_object(sentence, above, active=True)  # "sees the Yes at 53 per cent"
    if crest is not None:
        return _at(crest, crest, quantity)
    if above.pos not in NAMED or above.i > prep.i or above.lemma in SUMS | COMES_TO:
        return None
    share = quantity.unit in SHARES
    if prep.lower != "of" and not share:
        return None
    money = unit_named(quantity.unit)
    plain = above.tag == "NN" or (money is not None and money.kind == "currency")
    if not share and (not plain or thing_class(above.lemma) is not None):
        return None
    return _at(above, above, quantity)


def _misread_verb(sentence: Sentence, prep: Token, above: Token) -> Token | None:
    """As in "expects the tide to crest at four metres", where "to crest" was read as a place."""
    if prep.lower != "at" or above.pos not in VERBLIKE or above.lemma in COMES_TO:
        return None
    read = (t for t in sentence.tokens[above.i : prep.i] if t.dep == "pobj")
    verb = next((t for t in read if t.lemma in COMES_TO and t.lemma != "number"), None)
    return sentence.head(sentence.head(verb)) if verb is not None else None


def _is_length_of_time(quantity: Quantity) -> bool:
    known = unit_named(quantity.unit or "")
    return known is not None and known.kind in {"time", "age"}


def _at(token: Token, about: Token, quantity: Quantity) -> Event:
    return Event(token, predicate_classes()[LEVEL], LEVEL, (), about, figure=quantity)
