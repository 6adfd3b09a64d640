"""Victims: how many people a word for harm befell, where no number stands at a noun for them.

"Killed one", "one of them died", "a family of five died", "wounded three Saturday night", "a man
was killed", "two fatally", and the word for harm behind whom it befell ("left nine wounded").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.propositions import clauses, things
from sayso.extract.propositions.event import Event
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.times import time_words
from sayso.model import Quantity, Sentence, Span, Token

HARMED = frozenset({"killing", "wounding", "casualties", "disappearance", "rescue"})
KILLING = "killing"
HARM = frozenset({KILLING, "wounding"})
ONE = "one"
BOTH = "both"
INDEFINITE = frozenset({"a", "an", "another"})
# "No one", "the one", "each one", "this one": a pronoun, which counts nobody.
POINTED = frozenset({"no", "the", "every", "each", "any", "this", "that", "which", "another"})
PERSONS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BETWEEN = frozenset({"ADV", "ADJ", "CCONJ"})
# "A first victim" may be the only one.
ORDINALS = {word: n for n, word in enumerate(time_words("ordinal"), 1) if n > 1}
REACH = 3  # words back from a word for harm, adverbs between, to whom it befell
NEAR = frozenset({"nmod", "compound", "dobj", "nsubj"})


def settle(sentence: Sentence, event: Event, quantities: Sequence[Quantity]) -> Event:
    """The event with the figure that counts people without saying so."""
    if event.name not in HARMED or event.figure is not None:
        return event
    size = _size(sentence, event.about, quantities) if event.about else None
    if size is not None:
        return replace(event, people=True, figure=size)
    if event.token.pos != "VERB":
        return event
    figure = follows(sentence, event.token, quantities)
    if figure is None or clauses.passive(sentence, event.token):
        return event
    by = event.by or (event.about if event.about and event.about.i < event.token.i else None)
    return replace(event, about=event.token, by=by, people=True, figure=figure)


def follows(sentence: Sentence, verb: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """As in "injured five late Saturday night", where the five were hung on the night."""
    own = next(sentence.kids(verb, "dobj"), None)
    for quantity in quantities:
        inside = sentence.between(quantity.span.start, quantity.span.end)
        if not inside or inside[0].i != verb.i + 1 or quantity.unit is not None:
            continue
        above = sentence.head(inside[-1])
        bare = quantity.of_span is None and above.i == verb.i
        timely = above.dep == "npadvmod" or (above.entity in {"DATE", "TIME"} and above.dep in NEAR)
        if (bare or timely) and (own is None or own in {above, inside[-1]}):
            return quantity
    return None


def is_bodily(event: Event) -> bool:
    """As in "three stab wounds", which one person may have."""
    return event.about is event.token and event.token.lemma in clause_words("bodily harm")


def brought_in(sentence: Sentence, event: Event) -> bool:
    """As in "nine people with gunshot wounds were admitted": so many of the hurt came there."""
    hurt, whom = event.token, event.about
    if event.name != "wounding" or hurt.pos != "NOUN" or whom is None:
        return False
    under = sentence.head(hurt)
    comes = whom.dep in {"nsubj", "nsubjpass"}
    with_ = under.lower == "with" and sentence.head(under).i == whom.i
    return comes and with_ and sentence.head(whom).lemma in clause_words("comes to a hospital")


def one(sentence: Sentence, noun: Token) -> Quantity | None:
    """As in "one person was killed", "killed one", "both died": a count and no pronoun."""
    both = noun if noun.lower == BOTH else next(_both(sentence, noun), None)
    if both is not None:
        return Quantity(both.span, 2, 2)
    number = next((kid for kid in sentence.kids(noun, "nummod") if kid.lower == ONE), None)
    if number is not None:
        return Quantity(number.span, 1, 1, of=noun.text, of_span=noun.span)
    before = sentence.tokens[noun.i - 1].lower if noun.i else ""
    if noun.lower != ONE or before in POINTED:
        return None
    return Quantity(noun.span, 1, 1)


def _both(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """As in "both men were killed"; both sides or both families are more than two."""
    group = noun.tag != "NNS" or noun.lemma in clause_words("group of persons")
    if not group and things.is_person(sentence, noun):
        yield from (kid for kid in sentence.kids(noun, "det", "predet") if kid.lower == BOTH)


def _size(sentence: Sentence, noun: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """As in "a family of five died": the group was harmed as a whole."""
    if noun.lemma not in clause_words("group of persons"):
        return None
    size = clauses.complement(sentence, noun, "of")
    return next((each for each in quantities if size and each.span.start == size.start), None)


def somebody(sentence: Sentence, noun: Token) -> Quantity | None:
    """As in "a man was killed": at least one; "a fifth man was killed": five with those before."""
    if noun.tag not in {"NN", "JJ"} or not things.is_person(sentence, noun):
        return None
    det = next(sentence.kids(noun, "det"), None)
    at = next((kid for kid in sentence.kids(noun, "amod") if kid.lower in ORDINALS), None)
    opens = at is not None and at.i == 0  # a headline: "Fifth climber dies"
    if not opens and (det is None or det.lower not in INDEFINITE):
        return None
    first = det or at or noun
    offset = sentence.span.start
    words = sentence.span.words[first.start - offset : noun.end - offset]
    low, high = (ORDINALS[at.lower],) * 2 if at is not None else (1, None)
    return Quantity(Span(first.start, noun.end, words), low, high, of=noun.text, of_span=noun.span)


def fatally(
    sentence: Sentence, tokens: Sequence[Token], quantities: Sequence[Quantity]
) -> Iterator[Event]:
    """As in "five people were shot, two fatally"."""
    kind = predicate_classes()[KILLING]
    for token in tokens:
        before = sentence.tokens[token.i - 1] if token.i else token
        if token.lower not in clauses.DEADLY or before.tag != "CD":
            continue
        figure = next((each for each in quantities if each.span.end == before.end), None)
        figure = figure or one(sentence, before)
        if figure is not None:
            yield Event(token, kind, KILLING, (), before, people=True, figure=figure)


def left_behind(sentence: Sentence, harm: Token) -> Token | None:
    """As in "the raid left nine people wounded", where the parser hung "wounded" elsewhere."""
    if next(sentence.kids(harm, "aux", "auxpass", "dobj", "nsubjpass"), None) is not None:
        return None
    whom: Token | None = None
    for token in reversed(sentence.tokens[max(0, harm.i - REACH) : harm.i]):
        if token.pos in PERSONS:
            whom = token
            break
        if token.pos not in BETWEEN:
            return None
    if whom is None:
        return None
    above = sentence.head(whom)
    while whom.dep in {"conj", "appos"} and above.pos in PERSONS and above.head != above.i:
        above = sentence.head(above)
    return whom if above.lemma == "leave" and above.i < whom.i and above.pos == "VERB" else None
