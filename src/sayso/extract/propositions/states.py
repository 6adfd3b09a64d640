"""States people are left in: dead, injured, missing, in hospital, alive; and what has lapsed."""

from collections.abc import Iterator, Sequence

from sayso.extract.propositions import clauses, tallies, things, victims
from sayso.extract.propositions.event import Event
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import (
    PredicateClass,
    by_adjective,
    by_noun,
    by_opposite,
    predicate_classes,
)
from sayso.model import Quantity, Sentence, Span, Token

LEFT = frozenset({"killing", "wounding", "displacement", "outage", "disappearance", "rescue"})


def find(
    sentence: Sentence, tokens: Sequence[Token], quantities: Sequence[Quantity]
) -> Iterator[Event]:
    """The states that no verb or noun of their own tells."""
    for token in tokens:
        state = by_adjective().get(token.lower)
        if state is not None and state.name in LEFT:
            yield from _said_of(sentence, token, state, quantities)
        if opposite(token) is not None and token.dep == "amod":
            yield from _without(sentence, token)
        if token.lemma == "be":
            yield from _in_hospital(sentence, token)
        if token.lemma in clause_words("take lives") and token.pos == "VERB":
            yield from _lives(sentence, token)


def _said_of(
    sentence: Sentence, word: Token, state: PredicateClass, quantities: Sequence[Quantity]
) -> Iterator[Event]:
    """As in "three missing workers", "the number of injured", "there are no more missing"."""
    above = sentence.head(word)
    if (
        word.dep == "amod"
        and things.is_people(sentence, above, elided=True)
        and left(sentence, word) is None
    ):
        one = victims.one(sentence, above) if state.name in victims.HARM else None
        if one is not None or tallies.find(sentence, above, above, quantities) is not None:
            yield Event(word, state, state.name, (), above, figure=one)
    elif (total := _of_sum(sentence, word)) is not None:
        if tallies.find(sentence, total, total, quantities) is not None:
            yield Event(word, state, state.name, (), total, people=True)
    elif any(kid.dep == "expl" for kid in sentence.kids(above)) and (no := _none(sentence, word)):
        start, end = no.start, word.end
        offset = sentence.span.start
        span = Span(start, end, sentence.span.words[start - offset : end - offset])
        zero = Quantity(span, 0, 0)
        yield Event(word, state, state.name, (), word, people=True, figure=zero)


def _without(sentence: Sentence, word: Token) -> Iterator[Event]:
    """As in "worked without a valid permit": there was none that was valid."""
    paper = sentence.head(word)
    lacking = paper.dep == "pobj" and sentence.head(paper).lower == "without"
    kind = opposite(word)
    if lacking and kind is not None and is_paper(paper):
        yield Event(word, kind, kind.name, (), paper, contrary=True, denied=True)


def _none(sentence: Sentence, word: Token) -> Token | None:
    below = (token for token in sentence.subtree(word) if token.i < word.i)
    return next((token for token in below if token.lower in clause_words("none")), None)


def _of_sum(sentence: Sentence, word: Token) -> Token | None:
    prep = sentence.head(word)
    above = sentence.head(prep)
    of = word.dep == "pobj" and prep.lower == "of"
    return above if of and above.lemma in tallies.SUMS else None


def is_sum_of_harmed(sentence: Sentence, total: Token) -> bool:
    """As in "the number of dead", which says how many died, and not that a number grew."""
    return any(
        noun.lower in by_adjective() and by_adjective()[noun.lower].name in LEFT
        for noun in _objects(sentence, total, "of")
    )


def _objects(sentence: Sentence, head: Token, *words: str) -> Iterator[Token]:
    for prep in sentence.kids(head, "prep"):
        if prep.lower in words:
            yield from sentence.kids(prep, "pobj")


def _in_hospital(sentence: Sentence, be: Token) -> Iterator[Event]:
    """As in "fourteen more are in hospital"; who is so still may be fewer than were hurt."""
    whom = clauses.subject(sentence, be)
    if whom is None or not (whom.pos == "NUM" or things.is_people(sentence, whom, elided=True)):
        return
    for noun in _objects(sentence, be, "in"):
        still = any(kid.lower in clause_words("goes on") for kid in sentence.kids(be, "advmod"))
        name = "treatment" if still else "wounding"
        if noun.lemma in clause_words("hospital") or (still and noun.lemma == "treatment"):
            yield Event(noun, predicate_classes()[name], name, (be,), whom)


def _lives(sentence: Sentence, verb: Token) -> Iterator[Event]:
    """As in "the flood claimed 40 lives"."""
    kind = predicate_classes()["killing"]
    for noun in sentence.kids(verb, "dobj"):
        if noun.lemma != "life":
            continue
        whose = clauses.complement(sentence, noun, "of")
        if next(sentence.kids(noun, "nummod"), None) is not None:
            yield Event(verb, kind, kind.name, (), noun, people=True)
        elif whose is not None:  # "claimed the lives of nine miners"
            yield Event(verb, kind, kind.name, (), whose)


def left(sentence: Sentence, word: Token) -> Token | None:
    """As in "the raid left 31 soldiers dead", "nine were confirmed dead": of whom it is said."""
    own = next(sentence.kids(word, "nsubj"), None)
    above = sentence.head(word)
    if own is not None and above.lemma != "be":
        return own
    if above.lemma == "leave" and above.pos == "VERB":
        return next(sentence.kids(above, "dobj"), None)
    if word.dep == "oprd" and above.pos == "VERB":
        return clauses.first_object(sentence, above)
    after = word.dep == "amod" and above.i < word.i and sentence.head(above).lemma == "leave"
    return above if after else None


def is_left(sentence: Sentence, verb: Token) -> bool:
    """As in "five remain missing": the adjective is the event, not the verb."""
    return verb.lemma != "be" and any(
        clauses.class_name(sentence, kid) in LEFT for kid in sentence.kids(verb, "acomp", "oprd")
    )


def bearer(sentence: Sentence, noun: Token) -> Token | None:
    """As in "31 people with burns and other injuries": who has them."""
    while noun.dep == "conj":
        noun = sentence.head(noun)
    prep = sentence.head(noun)
    above = sentence.head(prep)
    held = (
        noun.dep == "pobj"
        and prep.lower == "with"
        and things.is_people(sentence, above, elided=True)
    )
    return above if held and by_noun()[noun.lemma].name == "wounding" else None


def opposite(word: Token) -> PredicateClass | None:
    """The class to which a verb or adjective says the contrary."""
    return by_opposite().get(word.lemma) if word.pos in {"VERB", "ADJ"} else None


def run_out(sentence: Sentence, verb: Token) -> PredicateClass | None:
    """As in "the permit ran out": a paper lapses where goods are used up."""
    out = any(kid.lower == "out" for kid in sentence.kids(verb, "prt"))
    subject = clauses.subject(sentence, verb)
    lapsed = verb.lemma == "run" and out and subject is not None and is_paper(subject)
    return predicate_classes()["expiry"] if lapsed else None


def is_paper(noun: Token) -> bool:
    """Whether it is something that is valid for a time, or a pronoun that may stand for it."""
    return noun.lemma in clause_words("paper that expires") or noun.lower == "it"
