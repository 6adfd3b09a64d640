"""Figures that go on with what was counted before: "all five are safe", "twelve", "four from Vell".

A bare number says neither what it counts nor, often, what befell it; the figure before it does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.extract.propositions import antecedents, clauses, things, whereabouts
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import HELPERS, by_adjective
from sayso.lexicon.things import thing_class
from sayso.lexicon.units import unit_named
from sayso.model import Mode, Place, Proposition, Quantity, Sentence, Span, Thing, Token

AMOUNT = "amount"
REMAINING = "remaining"
NEAR = 2  # words behind a figure that say that those still are what they were
HUNDREDFOLD = 100
CLOCK = 24  # "at nine" tells the time
TIMES = frozenset({"at", "past", "to", "until", "till", "since", "before", "after", "around", "by"})
VERBLIKE = frozenset({"VERB", "AUX"})
SHARES = frozenset({"percent", "share"})
PEOPLE = Thing(None, "people", "people")


def find(
    sentence: Sentence,
    tokens: Sequence[Token],
    quantities: Sequence[Quantity],
    before: Sequence[Proposition],
    places: Sequence[Place],
) -> Iterator[Proposition]:
    """A proposition for each of the figures, with what was counted ``before``.

    Example: "Nine sailors are missing." "Seven are from Vell." -> the seven are missing, too.
    """
    inside = {token.i for token in tokens}
    told = list(before)
    for quantity in quantities:
        words = sentence.between(quantity.span.start, quantity.span.end)
        if not words or words[-1].i not in inside or not _is_count(sentence, words, quantity):
            continue
        number = _head(words)
        found = _found(sentence, number, quantity, told)
        if found is not None:
            keys = _places(sentence, number, places, found)
            found = replace(found, places=keys, span=quantity.span, negated=False)
            told.append(found)
            yield found


def asked(sentence: Sentence, told: Sequence[Proposition]) -> Iterator[Proposition]:
    """What "How many divers drowned?" asks, for the bare figure that answers it."""
    for how, many in pairwise(sentence.tokens):
        if how.lower != "how" or many.lower not in {"many", "much"}:
            continue
        noun = sentence.head(many)
        for made in told:
            span = made.about.span if made.about is not None else None
            if span is not None and span.start <= noun.start < span.end:
                end, offset = max(made.span.end, noun.end), sentence.span.start
                words = sentence.span.words[how.start - offset : end - offset]
                yield replace(made, span=Span(how.start, end, words), quantity=None)


def _head(words: Sequence[Token]) -> Token:
    inside = {word.i for word in words}
    return next(
        (word for word in words if word.head not in inside or word.head == word.i), words[-1]
    )


def _found(
    sentence: Sentence, number: Token, quantity: Quantity, before: Sequence[Proposition]
) -> Proposition | None:
    """The figure with the thing and the predicate of the one it goes on with."""
    if _is_us(sentence, number, quantity):
        name = clauses.class_name(sentence, sentence.head(number))
        name = name if name is not None and name not in HELPERS else AMOUNT
        return Proposition(quantity.span, name, PEOPLE, quantity=quantity)
    quantity = _with_unit(sentence, number, quantity, before)
    before = _without_counter(sentence, number, before)
    if antecedents.is_whole(sentence, number):
        same = antecedents.counted(before, quantity, same=True)
        if same is not None:
            return replace(same, quantity=quantity, mode=_mode(sentence, number))
    earlier = antecedents.counted(before, quantity)
    if earlier is not None and _is_of_another_size(earlier.quantity, quantity):
        earlier = None
    if earlier is None and quantity.unit is not None and quantity.unit not in SHARES:
        thing = Thing(None, quantity.unit, quantity.unit)
        return Proposition(quantity.span, AMOUNT, thing, quantity=quantity)
    if earlier is None or earlier.about is None:
        return None
    about = replace(earlier.about, span=None)
    home = things.home(sentence, number)
    if home is not None and (group := thing_class(about.noun)) is not None and group.people:
        words = about.words.partition(" from ")[0]
        about = replace(about, words=f"{words} from {home[0]}", belonging=home[1])
    made = replace(earlier, about=about, quantity=quantity, mode=_mode(sentence, number))
    near = {token.lower for token in sentence.tokens[number.i + 1 : number.i + 1 + NEAR]}
    if near & clause_words("goes on"):
        return replace(made, predicate=REMAINING, by=None)  # "15 still in their hands"
    return made if _goes_on(sentence, number) else replace(made, predicate=AMOUNT, by=None)


def _is_of_another_size(earlier: Quantity | None, later: Quantity) -> bool:
    """As in "90 arrests ... the organisers' 80,000": no count goes on a hundredfold."""
    sizes = [(each.low or each.high or 0) if each is not None else 0 for each in (earlier, later)]
    return min(sizes) > 0 and max(sizes) >= HUNDREDFOLD * min(sizes)


def _with_unit(
    sentence: Sentence, number: Token, quantity: Quantity, before: Sequence[Proposition]
) -> Quantity:
    """The figure in the unit that its words leave out: "two million, in crowns", "it was 71"."""
    if quantity.unit is not None:
        return quantity
    named = clauses.complement(sentence, number, "in")
    known = unit_named(named.text) if named is not None else None
    if known is not None:
        return replace(quantity, unit=known.unit)
    if not _is_it(sentence, number):
        return quantity
    earlier = antecedents.last(before)
    told = earlier.quantity if earlier is not None else None
    return replace(quantity, unit=told.unit) if told is not None else quantity


def _without_counter(
    sentence: Sentence, number: Token, before: Sequence[Proposition]
) -> Sequence[Proposition]:
    """Of "200 amateurs counted 70" the amateurs are not what was counted."""
    verb = _verb(sentence, number)
    if number.dep not in {"dobj", "pobj", "attr"} or verb.lemma == "be":
        return before
    who = [t for each in sentence.kids(verb, "nsubj") for t in sentence.subtree(each)]
    if not who:
        return before
    first, last = min(t.start for t in who), max(t.end for t in who)
    return [p for p in before if not (first <= p.span.start and p.span.end <= last)]


def _is_count(sentence: Sentence, words: Sequence[Token], quantity: Quantity) -> bool:
    """Whether it counts something: a time of day, an age by a name or a pronoun "one" do not."""
    if quantity.high == 0 or (quantity.unit or "").startswith("per ") or quantity.changed_by:
        return False
    if not _is_elided(sentence, quantity):
        return False
    known = unit_named(quantity.unit or "")
    if known is not None and known.kind in {"time", "age", "percent", "times"}:
        return known.kind == "percent" and quantity.of_span is None
    number = _head(words)
    bare = quantity.unit is None
    if bare and (quantity.low or 0) % 1:
        return False  # a price or a score without its unit
    if (
        bare
        and number.dep in {"nummod", "npadvmod", "quantmod"}
        and _hangs_on_noun(sentence, number)
    ):
        return False
    above = sentence.head(number)
    timed = number.dep == "pobj" and above.lower in TIMES and _is_small(quantity)
    if bare and (timed and _verb(sentence, number).lemma not in clause_words("puts at")):
        return False
    if words[-1].lower == "one":
        listed = any(kid.pos == "NUM" for kid in sentence.kids(above, "nsubj"))
        return number.dep == "conj" and listed
    return not (
        number.dep == "appos" and above.entity == "PERSON" and not _has_prep(sentence, number)
    )


def _is_elided(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether no noun says what is counted: "four of them", but not "one of these numbers"."""
    if quantity.of_span is None:
        return not (quantity.unit or "").endswith(" of age")
    counted = sentence.between(quantity.of_span.start, quantity.of_span.end)
    return all(t.pos in {"PRON", "DET"} or t.lower in clause_words("ours") for t in counted)


def _is_small(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low <= CLOCK


def _hangs_on_noun(sentence: Sentence, number: Token) -> bool:
    """As in "three deep", "flight 214": the noun beside it is no count noun of its own."""
    above = sentence.head(number)
    return above.pos in {"PROPN", "NOUN", "ADJ", "ADV"} and above.i == number.i + 1


def _has_prep(sentence: Sentence, number: Token) -> bool:
    return next(sentence.kids(number, "prep"), None) is not None


def _verb(sentence: Sentence, number: Token) -> Token:
    token = number
    while token.pos not in VERBLIKE and token.head != token.i:
        token = sentence.head(token)
    return token


def _is_us(sentence: Sentence, number: Token, quantity: Quantity) -> bool:
    """As in "we were 22 in the cave", "there are 1,400 of us", "five of ours"."""
    if quantity.unit is not None:
        return False
    of = clauses.complement(sentence, number, "of")
    if of is not None and of.lower in {"us", "ours", "you"}:
        return True
    subject = clauses.subject(sentence, sentence.head(number)) if number.dep == "attr" else None
    return subject is not None and subject.lower in {"we", "you"}


def _is_it(sentence: Sentence, number: Token) -> bool:
    """As in "in the spring it was 71"."""
    above = sentence.head(number)
    subject = next(sentence.kids(above, "nsubj"), None) if number.dep == "attr" else None
    return subject is not None and subject.lower in {"it", "that", "this"}


def _goes_on(sentence: Sentence, number: Token) -> bool:
    """Whether the clause says nothing else of them than that they are so many."""
    if number.dep in {"conj", "appos", "ROOT", "nummod", "npadvmod", "dep"} or _is_part(
        sentence, number
    ):
        return True
    verb = _verb(sentence, number)
    if verb.pos not in VERBLIKE:
        return True
    if verb.lemma != "be":
        return verb.lemma in clause_words("reckons") | clause_words("comes to")
    if any(kid.lower in clause_words("not") for kid in sentence.kids(verb, "neg")):
        return False  # "five are back, nineteen are not"
    said = next(sentence.kids(verb, "acomp", "advmod"), None)
    return said is None or said.lower in by_adjective()


def _is_part(sentence: Sentence, number: Token) -> bool:
    """As in "nine are missing, among them three from Vell", "four of whom drowned"."""
    near = {token.lower for token in sentence.tokens[max(0, number.i - 2) : number.i]}
    return bool(near & {"among", "including", "whom"})


def _mode(sentence: Sentence, number: Token) -> Mode:
    verb = _verb(sentence, number)
    return clauses.mode(sentence, [verb]) if verb.pos in VERBLIKE else Mode.ACTUAL


def _places(
    sentence: Sentence, number: Token, places: Sequence[Place], found: Proposition
) -> tuple[str, ...]:
    """Its own place, else that of the figure it goes on with; "in the whole town" is neither."""
    verb = _verb(sentence, number)
    anchors = [number, verb] if verb.pos in VERBLIKE else [number]
    keys, _ = whereabouts.find(sentence, anchors, places, ())
    if keys:
        return keys
    for prep in sentence.kids(number, "prep"):
        noun = next(sentence.kids(prep, "pobj"), None)
        if noun is not None and prep.lower in {"in", "at"} and things.is_area(noun):
            return ()
    return found.places
