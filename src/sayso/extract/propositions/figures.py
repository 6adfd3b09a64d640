"""Figures that no predicate of a class counts: "900 crates were stacked", "turnout: 48 per cent".

What a figure says is read from where it hangs: on a state ("six missing"), on a level ("turnout was
48 per cent"), on the noun it counts and that noun's verb, or, in a fragment, on its noun alone.
"""

from collections.abc import Iterator, Sequence

from sayso.extract.propositions import clauses, things
from sayso.extract.propositions.event import Event
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import (
    HELPERS,
    PredicateClass,
    by_adjective,
    by_noun,
    predicate_classes,
)
from sayso.lexicon.things import thing_class
from sayso.model import Quantity, Sentence, Span, Token

AMOUNT = "amount"
NOTHING = ""
COMES_TO = clause_words("comes to") | clause_words("puts at")
LEMMA = PredicateClass("", (), (), "-")
LEVEL = "level"
SHARES = frozenset({"percent", "share"})
PARTS = clause_words("partitive")
VERBLIKE = frozenset({"VERB", "AUX"})
REACH = 3  # words after a figure, its noun and "still" included, in which a state follows it
STATES = frozenset({"killing", "wounding", "disappearance", "displacement", "rescue"})
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
        if quantity.span in taken or quantity.changed_by or not words or words[-1].i not in inside:
            continue
        event = _state(sentence, words[-1], quantity) or _level(sentence, words, quantity)
        event = event or _counted(sentence, words[-1], quantity)
        if event is not None and event.token.i in inside:
            yield event


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


def _level(sentence: Sentence, words: Sequence[Token], quantity: Quantity) -> Event | None:
    """As in "turnout stood at 48 per cent", "put the toll at nine", "unemployment: 9 per cent"."""
    top = _top(sentence, words[-1], unit=quantity.unit is not None and quantity.of_span is None)
    subject = _measured(sentence, top) if top is not None else _label(sentence, words[0])
    if subject is None:
        return None
    clause = top if top is not None else subject
    known = _counts(subject)
    if known is not None:
        return Event(clause, known, known.name, (), subject, people=True, figure=quantity)
    if quantity.of_span is not None and quantity.unit is None:
        return None
    kind = LEVEL if quantity.unit else AMOUNT
    if kind == AMOUNT and subject.tag not in {"NNS", "NNPS"}:
        return None
    if kind == LEVEL and not _is_level(sentence, subject, quantity):
        return None
    return Event(clause, predicate_classes()[kind], kind, (), subject, figure=quantity)


def _is_level(sentence: Sentence, subject: Token, quantity: Quantity) -> bool:
    """A man stands 1.90 metres tall, a ship has 9,000 tonnes: things and not levels."""
    # "Turnout was": the word that opens a sentence is often taken for a name.
    opens = subject.i == 0 and sentence.head(subject).pos in VERBLIKE
    opens = opens and (quantity.unit in SHARES or not subject.entity)
    plain = thing_class(subject.lemma) is None or subject.lemma in clause_words("water level")
    common = subject.tag == "NN" or (opens and subject.tag == "NNP")
    return plain and common and quantity.of_span is None


def _counts(noun: Token) -> PredicateClass | None:
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
    if noun.lemma in clause_words("sum") | {"list"} and listed is not None:
        return listed
    return noun


def _label(sentence: Sentence, number: Token) -> Token | None:
    """As in "Turnout at 6 p.m.: 48 per cent"."""
    before = sentence.tokens[: number.i]
    if not before or before[-1].text != ":" or any(t.pos in VERBLIKE for t in before):
        return None
    return next((token for token in before if token.pos in {"NOUN", "PROPN"}), None)


def _counted(sentence: Sentence, number: Token, quantity: Quantity) -> Event | None:
    """The noun that is counted, with the verb it is the subject or object of."""
    noun = _noun(sentence, number, quantity)
    if noun is None or noun.lemma in clause_words("nothing to ask about"):
        return None
    verb = _verb_of(sentence, noun)
    name = _name(sentence, verb, noun) if verb is not None else _held_by(sentence, noun)
    if name == NOTHING:
        return None
    kind = predicate_classes().get(name, LEMMA)
    token = noun if verb is None or name == AMOUNT else verb
    return Event(token, kind, name, (), noun, figure=quantity)


def _verb_of(sentence: Sentence, noun: Token) -> Token | None:
    """The verb the noun is a part of; of "five of the 24 people it seized" the 24 were seized."""
    own = next((kid for kid in sentence.kids(noun, "relcl", "acl") if kid.pos == "VERB"), None)
    above = sentence.head(noun)
    if above.pos in VERBLIKE and above.i != noun.i and noun.dep in {"dobj", "nsubj", "nsubjpass"}:
        return own if clauses.class_name(sentence, above) in HELPERS and own else above
    return own


def _held_by(sentence: Sentence, noun: Token) -> str:
    """As in "a margin of 412 votes", "reports from 19 stations", "in nine towns they marched"."""
    prep = sentence.head(noun)
    above = sentence.head(prep)
    if noun.dep != "pobj" or above.i == prep.i or next(sentence.kids(noun, "nummod"), None) is None:
        return AMOUNT
    if above.pos == "NOUN" and above.lemma not in PARTS | clause_words("sum"):
        plain = thing_class(above.lemma) is None and prep.lower in {"of", "from", "in"}
        counted = next(sentence.kids(above, "nummod"), None) is not None
        return f"of {above.lemma}" if plain and not counted else AMOUNT
    if above.pos not in VERBLIKE:
        return AMOUNT
    # "In three towns there were no trams", "hit by two drones": neither says how many there are.
    known = clauses.class_name(sentence, above)
    into = prep.lower == "into" and known is not None and known not in HELPERS
    looking = prep.lower == "at" and known is None
    return str(known) if into else AMOUNT if looking else NOTHING


def _noun(sentence: Sentence, number: Token, quantity: Quantity) -> Token | None:
    if quantity.unit in SHARES or (quantity.unit or "").startswith("per "):
        return None
    if quantity.of_span is None:
        unit = sentence.head(number)
        if quantity.unit is None:
            return None
        after = sentence.tokens[number.i + 1 : number.i + 2]
        named = unit if number.dep == "nummod" else next(iter(after), number)
        return named if named.pos == "NOUN" else None
    counted = sentence.between(quantity.of_span.start, quantity.of_span.end)
    inside = {token.i for token in counted}
    heads = [t for t in counted if t.head not in inside and t.pos in {"NOUN", "PROPN"}]
    return heads[0] if heads and thing_named(sentence, heads[0]) else None


def thing_named(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun is a count noun of its own and not a number or a part of one."""
    if noun.lemma in clause_words("possessive pronoun"):
        return False  # "five of ours"
    return noun.lemma not in PARTS and things.counted_noun(sentence, noun) is not None


def _name(sentence: Sentence, verb: Token, noun: Token) -> str:
    """The predicate, the same in active and passive; that something is there is an amount."""
    found = clauses.class_name(sentence, verb)
    if found in HELPERS or verb.lemma in COMES_TO | clause_words("merely has"):
        return AMOUNT
    what = next((kid for kid in sentence.kids(verb, "dobj") if kid.pos == "NOUN"), None)
    acts = noun.dep == "nsubj" or (verb.dep == "acl" and verb.tag == "VBG")
    acts = acts and what is not None and what.i != noun.i
    if found is not None:
        return (
            AMOUNT
            if acts
            and f"{verb.lemma} {what.lemma if what else ''}"
            not in (predicate_classes()[found].verbs)
            else found
        )
    particle = next((f" {kid.lower}" for kid in sentence.kids(verb, "prt")), "")
    return f"{verb.lemma}{particle} {what.lemma}" if acts and what else verb.lemma + particle
