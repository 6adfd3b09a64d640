"""Causes: what an occurrence is said to have come from, or who is said to be behind it."""

from collections.abc import Iterator, Sequence

from sayso.extract.propositions import clauses
from sayso.extract.propositions.event import Event
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import predicate_classes
from sayso.model import Sentence, Token

CAUSING = "causing"


def find(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Event]:
    """The causings of a sentence.

    Example: "The explosion was caused by a spark" -> causing of the explosion by a spark.
    """
    for token in tokens:
        if token.lemma == "cause" and token.pos == "VERB":
            yield from _caused(sentence, token)
        elif token.lemma == "cause" and token.pos == "NOUN":
            yield from _was(sentence, token)
        elif token.lemma == "do":
            yield from _nothing_to_do(sentence, token)


def _event(token: Token, about: Token | None, by: Token | None, *helpers: Token) -> Event:
    return Event(token, predicate_classes()[CAUSING], CAUSING, helpers, about, by)


def _caused(sentence: Sentence, verb: Token) -> Iterator[Event]:
    what = clauses.first_object(sentence, verb)
    if what is None or what.lemma not in clause_words("occurrence"):
        return
    passive = clauses.passive(sentence, verb)
    by = clauses.agent(sentence, verb) if passive else clauses.subject(sentence, verb)
    yield _event(verb, what, by)


def _was(sentence: Sentence, noun: Token) -> Iterator[Event]:
    """As in "the cause of the fire was a spark", "a spark was the cause"."""
    be = sentence.head(noun)
    if be.lemma != "be" or not _definite(sentence, noun):
        return
    what = clauses.complement(sentence, noun, "of")
    if what is not None and what.lemma not in clause_words("occurrence"):
        return
    others = (kid for kid in sentence.kids(be, "nsubj", "attr") if kid.i != noun.i)
    by = next((kid for kid in others if kid.pos in {"NOUN", "PROPN"}), None)
    if by is not None:
        yield _event(noun, what, by, be)


def _definite(sentence: Sentence, noun: Token) -> bool:
    return any(kid.lower in clause_words("definite") for kid in sentence.kids(noun, "det"))


def _nothing_to_do(sentence: Sentence, do: Token) -> Iterator[Event]:
    """As in "our crews had nothing to do with the fire"."""
    nothing = sentence.head(do)
    what = clauses.complement(sentence, do, "with")
    if what is None or what.lemma not in clause_words("occurrence") | {"attack", "strike"}:
        return
    if nothing.lower not in clause_words("none") | {"something", "anything"}:
        return
    have = sentence.head(nothing)
    event = _event(do, what, clauses.subject(sentence, have), have)
    if nothing.lower in clause_words("none"):
        event = Event(
            event.token, event.kind, event.name, event.helpers, event.about, event.by, denied=True
        )
    yield event
