"""Runs of words that could be one place's name: capitalised words, and the names of countries."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.lexicon.gazetteer import named
from sayso.lexicon.places import countries, place_kind, place_words
from sayso.lexicon.times import time_words
from sayso.model import Sentence, Token

JOINERS = (
    *("-", "al", "el", "ash", "es", "ez", "az", "as", "ar", "ad", "an", "at", "us", "ul", "ud"),
    *("de", "la", "bin", "ibn", "'"),
)
ARTICLES = JOINERS[1:15]
LEADING = place_words("preposition")
LONG, HEADLINE = 3, 0.6  # most words of more letters than three begin with a capital
LARGE = 100_000  # inhabitants of a place that is known by the beginning of a headline's run


def find(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """First and last token of each run, countries first."""
    taken: set[int] = set()
    for first, last in (*_countries(sentence), *_runs(sentence)):
        for start, end in _apart(sentence, first, last, taken):
            taken.update(range(start, end + 1))
            yield start, end


def _apart(sentence: Sentence, first: int, last: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """A run as it stands, or in two places: "in Vesk Lumeria" and, in headlines, "in Vesk Ladd"."""
    free = [i for i in range(first, last + 1) if i not in taken]
    if len(free) <= last - first:
        # The rest of a run that holds a country is a name only if the gazetteer has it.
        whole = free == list(range(free[0], free[-1] + 1)) if free else False
        if whole and named(spelled(sentence.tokens[free[0] : free[-1] + 1])):
            yield free[0], free[-1]
        return
    cut = _known_start(sentence, first, last)
    yield first, cut
    if cut < last and _is_large(sentence.tokens[cut + 1 : last + 1]):
        yield cut + 1, last


def _known_start(sentence: Sentence, first: int, last: int) -> int:
    """Where a headline's run of capitals stops being a place: "Seven Hurt in Vesk Market Blast"."""
    tokens = sentence.tokens
    behind = first > 0 and tokens[first - 1].lower in LEADING
    run = tokens[first : last + 1]
    typed = any(place_kind(token.lower, plural=True) or token.text == "-" for token in run)
    if not behind or first == last or typed or named(spelled(run)):
        return last
    headline = _is_headline(tokens)
    for end in range(last - 1, first - 1, -1):
        inside, outside = tokens[end].entity, tokens[end + 1].entity
        if inside == outside and inside in ("PERSON", "ORG"):
            return last
        if not headline and not _is_large(tokens[end + 1 : last + 1]):
            continue
        if _is_large(tokens[first : end + 1]):
            return end
    return last


def _is_headline(tokens: Sequence[Token]) -> bool:
    long = [token.text for token in tokens if len(token.text) > LONG and token.text.isalpha()]
    return sum(word[0].isupper() for word in long) > HEADLINE * len(long)


def _is_large(tokens: Sequence[Token]) -> bool:
    return any(one.population >= LARGE for one in named(spelled(tokens)))


def spelled(tokens: Sequence[Token]) -> str:
    """The words with single blanks, as the gazetteer lists them."""
    return " ".join(token.text for token in tokens)


@cache
def _country_pattern() -> re.Pattern[str]:
    names = sorted((name for each in countries() for name in each.names), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def _countries(sentence: Sentence) -> Iterator[tuple[int, int]]:
    offset = sentence.span.start
    for match in _country_pattern().finditer(sentence.span.words):
        tokens = sentence.between(offset + match.start(), offset + match.end())
        if tokens and tokens[0].start == offset + match.start():
            before = sentence.tokens[tokens[0].i - 1 : tokens[0].i]
            # "Ilda Jordan" is a person and "West Jordan" another place.
            if before and before[0].pos == "PROPN" and before[0].entity == "PERSON":
                continue
            if tokens[-1].tag != "JJ" or tokens[-1].text.isupper():
                yield tokens[0].i, tokens[-1].i


def is_name(token: Token) -> bool:
    """Whether the token can be part of a name."""
    return (
        token.text[:1].isupper()
        and any(letter.islower() for letter in token.text) | token.text.isupper()
        and token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV")
        and (token.i > 0 or token.pos == "PROPN")
        and token.text not in ("I", "Mr.", "Mrs.", "Dr.")
        and not _is_day(token)
    )


def _is_day(token: Token) -> bool:
    """As in "in Merrin Monday night": the day is no part of the name."""
    named_day = token.text in time_words("weekday") or token.text in time_words("month")
    return named_day and (token.entity == "DATE" or token.text in time_words("weekday"))


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    first: int | None = None
    last = -1
    for token in sentence.tokens:
        if is_name(token):
            first, last = (token.i if first is None else first), token.i
        elif first is not None and not _joins(sentence, token):
            yield first, last
            first = None
        elif first is None and token.lower in ARTICLES and _starts_name(sentence, token):
            first, last = token.i, token.i
    if first is not None:
        yield first, last


def _starts_name(sentence: Sentence, token: Token) -> bool:
    """Whether a lower-case article begins a name: "al-Merrin"."""
    return any(
        each.text == "-" and each.start == token.end
        for each in sentence.tokens[token.i + 1 : token.i + 2]
    )


def _joins(sentence: Sentence, token: Token) -> bool:
    """Whether a hyphen or article is inside a name: "Ladd-on-Merrin", "Deir al-Osk"."""
    following = sentence.tokens[token.i + 1 : token.i + 2]
    if token.lower not in JOINERS or not following:
        return False
    if token.text in ("-", "'"):
        return following[0].start == token.end
    return following[0].text == "-" or is_name(following[0])
