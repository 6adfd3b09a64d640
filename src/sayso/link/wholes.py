"""Wholes and parts: counts that a text itself tells to be part of another, or the whole of it.

"Six of the missing" are some of those missing; "23 in the whole province", "together" or
"altogether" are said of a count that holds what others count.
"""

import re
from collections.abc import Iterator
from functools import cache

from sayso.lexicon.clause_words import clause_words
from sayso.link import neighbours
from sayso.link.corpus import Corpus
from sayso.link.keys import Key
from sayso.model import Answer, Claim, Quantity, Question, Span

SENTENCE = re.compile(r"[.!?;\n]")
SOME_OF = re.compile(r"\s+of (?:(?:them|whom|these)\b|the (?P<whose>[^\W\d_]+))")
BEFORE = 800  # letters back to the count of which "of them" is a part
AFTER = 40  # letters after a count in which the marks stand


def is_whole(corpus: Corpus, question: Question) -> bool:
    """Whether a figure of it is said to be of the whole."""
    return any(is_of_whole(corpus, answer) for answer in question.answers)


def is_of_whole(corpus: Corpus, answer: Answer) -> bool:
    """Whether the sentence of its figure says that it is of the whole."""
    return any(
        _marks().search(_sentence(corpus, claim, quantity))
        for claim, quantity in _counts(corpus, answer)
    )


def is_less(part: Question, whole: Question) -> bool:
    """Whether every figure of the one lies below all of the other."""
    ends = [
        [end for answer in each.answers for end in (answer.low, answer.high) if end is not None]
        for each in (part, whole)
    ]
    return bool(ends[0]) and bool(ends[1]) and max(ends[0]) < min(ends[1])


def is_some_of(corpus: Corpus, part: Question, whole: tuple[Key, Question]) -> bool:
    """Whether a figure of the one is told as some of those that the other counts before it."""
    key, question = whole
    for answer in part.answers:
        for claim, quantity in _counts(corpus, answer):
            text = corpus.articles[claim.article].text
            found = SOME_OF.match(text, quantity.span.end)
            if found is None or not _are_they(key, found["whose"]):
                continue
            larger = last_larger(corpus, claim, quantity)
            counts = (each for other in question.answers for each in _counts(corpus, other))
            if any(
                other.article == claim.article and count.span == larger for other, count in counts
            ):
                return True
    return False


def last_larger(corpus: Corpus, claim: Claim, part: Quantity) -> Span | None:
    """The last greater count before it in the article, which "of them" points back to."""
    least, end = part.high or part.low or 0, part.span.start
    before = (
        quantity.span
        for other in neighbours.in_article(corpus, claim.article)
        for quantity in other.quantities
        if (quantity.low or 0) > least and end - BEFORE < quantity.span.start < end
    )
    return max(before, key=lambda span: span.start, default=None)


def _are_they(key: Key, whose: str | None) -> bool:
    """As "the missing" are those counted as missing; "them" may be whoever was counted last."""
    if whose is None:
        return True
    word = whose.lower()
    named = {key.noun, *key.known.adjectives, *key.known.counted}
    return bool(named & {word, word.removesuffix("s")})


def _counts(corpus: Corpus, answer: Answer) -> Iterator[tuple[Claim, Quantity]]:
    for key in answer.claims:
        claim = corpus.claim[key]
        for quantity in claim.quantities:
            if (quantity.low, quantity.high) == (answer.low, answer.high):
                yield claim, quantity
                break


def _sentence(corpus: Corpus, claim: Claim, quantity: Quantity) -> str:
    """The rest of the sentence of a figure, and what stands before it."""
    text = corpus.articles[claim.article].text
    start, end = quantity.span.start, quantity.span.end
    before = SENTENCE.split(text[max(0, start - AFTER) : start])[-1]
    return f"{before}{text[start:end]}{SENTENCE.split(text[end : end + 2 * AFTER])[0]}"


@cache
def _marks() -> re.Pattern[str]:
    words = sorted(map(re.escape, clause_words("of the whole")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
