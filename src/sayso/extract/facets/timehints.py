"""Where in a text a time may begin: a quick look at its words, so that few are tried in full."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.lexicon.number_words import number_words
from sayso.lexicon.times import time_words

WORD = re.compile(r"(?:(?<!\w)['’])?\w+")
DIGITS = frozenset("0123456789'’")
# "In more than two hundred and twenty-five years": the word of time comes late.
REACH = 10


def find(text: str) -> Iterator[int]:
    """Where a time may begin: at a first word that has a word of time soon after it.

    Trying the grammar at these places alone is what keeps it quick.
    """
    words = [(each.start(), each[0].lower()) for each in WORD.finditer(text)]
    sure, first = _sure_words(), _first_words()
    told = [
        n for n, (_, word) in enumerate(words) if word in sure or not word.isalpha() or _tens(word)
    ]
    coming = iter(told)
    near = next(coming, -1)
    for place, (start, word) in enumerate(words):
        while 0 <= near < place:
            near = next(coming, -1)
        if near < 0:
            return
        if near - place <= REACH and (word in first or word[0] in DIGITS):
            yield start


def _tens(word: str) -> bool:
    return word.endswith("ties")  # "the nineties"


@cache
def _sure_words() -> frozenset[str]:
    """What every time expression holds one of, but for figures."""
    kinds = ("month", "unit", "weekday", "phrase", "hour", "season", "holiday")
    # Of several words the longest is the rarest: "earlier" of "earlier on".
    words = {
        max(re.findall(r"\w+", word.lower()), key=len)
        for kind in kinds
        for word in time_words(kind)
    }
    return frozenset({*words, *(f"{word}s" for word in words), "end"})


FIRST_WORDS = (
    *(
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "for",
        "by",
        "over",
        "about",
        "around",
        "before",
        "after",
    ),
    *("until", "till", "since", "from", "within", "during", "throughout", "these", "that", "this"),
    *(
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "some",
        "more",
        "at",
        "only",
        "just",
        "barely",
    ),
    *("less", "under", "final", "opening", "closing", "half", "several", "few", "many", "couple"),
    *("early", "mid", "late", "earlier", "later", "past", "previous", "coming", "following"),
    *("upcoming", "morning", "evening", "night", "quarter", "thirties", "forties", "fifties"),
    *("sixties", "seventies", "eighties", "nineties", "q1", "q2", "q3", "q4", "h1", "h2"),
)


@cache
def _first_words() -> frozenset[str]:
    """The words, in lower case, with which a time expression can begin, but for figures."""
    kinds = ("month", "weekday", "part", "phrase", "unit", "modifier", "hour", "ordinal", "season")
    words = [word for kind in (*kinds, "holiday") for word in time_words(kind)]
    words += [word for kind in ("ones", "teens", "tens", "scale") for word in number_words(kind)]
    starts = (re.match(r"\w+", word.lower()) for word in (*words, *FIRST_WORDS))
    return frozenset(found[0] for found in starts if found)
