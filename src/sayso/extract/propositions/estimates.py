"""Bare figures for what was counted before: "our estimate is about 900", "the number is higher"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.propositions import clauses, tallies
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.things import counts_people, thing_classes
from sayso.model import Proposition, Quantity, Sentence, Span, Token

# A figure of which nothing else is said is not what "the number" stands for.
BARE = frozenset({"amount", "level"})
DETERMINERS = clause_words("definite") | clause_words("possessive pronoun")


def find(
    sentence: Sentence,
    tokens: Sequence[Token],
    quantities: Sequence[Quantity],
    before: Sequence[Proposition],
) -> tuple[Proposition, ...]:
    """What was last counted, with the new figure; nothing where no class of people was counted.

    Example: "Some 900 soldiers are in Ostrel." "The true number could be closer to 1,200." -> the
    soldiers in Ostrel, counted 1,200.
    """
    return tuple(_found(sentence, tokens, quantities, before))


def _found(
    sentence: Sentence,
    tokens: Sequence[Token],
    quantities: Sequence[Quantity],
    before: Sequence[Proposition],
) -> Iterator[Proposition]:
    for token in tokens:
        verb = sentence.head(token)
        if not (_is_sum(sentence, token) and verb.lemma in clause_words("amounts to")):
            continue
        quantity = _figure(sentence, verb, quantities)
        counted = _last_counted(before)
        if quantity is None or counted is None or counted.quantity == quantity:
            continue
        start, end = token.start, quantity.span.end
        offset = sentence.span.start
        words = sentence.span.words[start - offset : end - offset]
        yield replace(
            counted,
            span=Span(start, end, words),
            quantity=quantity,
            negated=clauses.negated(sentence, [verb], None, quantity.span),
            mode=clauses.mode(sentence, [verb]),
        )


def _is_sum(sentence: Sentence, token: Token) -> bool:
    """As in "the number is", not "the number of pumps is"."""
    sums = tallies.SUMS | clause_words("body of people")
    if token.lemma not in sums or token.pos != "NOUN" or token.dep != "nsubj":
        return False
    told = any(kid.lower in DETERMINERS for kid in sentence.kids(token, "det", "poss"))
    return told and next(sentence.kids(token, "prep", "compound"), None) is None


def _figure(sentence: Sentence, verb: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """The figure without a noun of its own on the verb's right."""
    reach = {token.i for token in sentence.subtree(verb)}
    for quantity in quantities:
        inside = sentence.between(quantity.span.start, quantity.span.end)
        if not inside or inside[-1].i not in reach or inside[0].i < verb.i:
            continue
        # "is 900 metres" counts metres.
        own = quantity.of_span is not None or inside[-1].dep == "nummod"
        return None if own or quantity.unit else quantity
    return None


def _last_counted(before: Sequence[Proposition]) -> Proposition | None:
    """What was last counted; of "900 men and six guns" it is the men that a figure is given for."""
    counted = [each for each in before if _is_counted(each)]
    if not counted:
        return None
    beside = [
        each
        for each in counted[-3:]
        if each.predicate == counted[-1].predicate and each.about is not None
    ]
    people = [e for e in beside if e.about and counts_people(e.about.noun)]
    return people[-1] if people else counted[-1]


def _is_counted(each: Proposition) -> bool:
    people = each.about is not None and each.about.noun in thing_classes()
    known = each.predicate in predicate_classes() and each.predicate not in BARE
    return people and each.quantity is not None and known
