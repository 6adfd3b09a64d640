"""Refuting: a figure that a voice names only to say that it is not so, "34 shots and not 31".

Who says this speaks of what the other counts, on whatever day: nothing else need tell that the two
are of one time.
"""

import re
from functools import cache

from sayso.lexicon.clause_words import clause_words
from sayso.link import moments
from sayso.link.corpus import Corpus, once
from sayso.link.keys import Bounds
from sayso.model import Answer, Polarity

REACH = 24  # letters before a figure in which "rather than" stands


@once
def _put_aside(corpus: Corpus, answer: Answer) -> tuple[frozenset[Bounds], ...]:
    """By claim, the bounds of the figures that it names and does not give."""
    return tuple(
        frozenset(
            (quantity.low, quantity.high)
            for quantity in claim.quantities
            if _puts_aside().search(
                corpus.articles[claim.article].text[
                    max(0, quantity.span.start - REACH) : quantity.span.start
                ]
            )
        )
        for claim in (corpus.claim[key] for key in answer.claims)
    )


def is_put_aside(corpus: Corpus, answer: Answer) -> bool:
    """Whether it is named only to be denied, so that nobody gives it there."""
    return all((answer.low, answer.high) in each for each in _put_aside(corpus, answer))


def refutes(corpus: Corpus, answer: Answer, other: Answer) -> bool:
    """Whether the one gives a figure and says in the same words that the other's is not so."""
    bounds, theirs = (answer.low, answer.high), (other.low, other.high)
    told = bounds not in {theirs, (None, None)} and not is_put_aside(corpus, answer)
    return told and any(theirs in each for each in _put_aside(corpus, answer))


@cache
def _puts_aside() -> re.Pattern[str]:
    words = sorted(map(re.escape, clause_words("puts aside")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\s+(?:the\s+)?$", re.IGNORECASE)


def says_none_to(corpus: Corpus, other: Answer, reply: Answer) -> bool:
    """As in "not one of them is there", when others have told how many are."""
    if reply.polarity is not Polarity.NEGATIVE or moments.strictly_after(corpus, reply, other):
        return False
    told = [
        each.quantity
        for key in reply.claims
        for each in corpus.claim[key].propositions
        if each.quantity is not None
    ]
    return bool(told) and all((each.low, each.high) == (0, 0) for each in told)
