"""Texts as words that can be compared: folded, without the common ones, cut to a stem."""

import re
from functools import lru_cache

from anyascii import anyascii

from sayso.lexicon.stopwords import common_words

WORD = re.compile(r"[a-z]+|\d[\d,.]*\d|\d")
STEM = 6  # letters: "deployed" and "deployment" meet, "country" and "counter" do not


def fold(text: str) -> str:
    """Latin letters only, lower case: "Zelenskyy" and "ЗЕЛЕНСЬКИЙ" become comparable."""
    return anyascii(text).lower()


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in order, without the common ones."""
    found = (word.replace(",", "") for word in WORD.findall(fold(text).replace("'s", "")))
    return tuple(word for word in found if word not in common_words())


def stem(word: str) -> str:
    """The beginning of a word; a number whole."""
    return word if word[0].isdigit() else word[:STEM]


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """What two contents can share."""
    return frozenset(map(stem, words(text)))


@lru_cache(maxsize=8192)
def runs(text: str, size: int = 4) -> frozenset[tuple[str, ...]]:
    """The runs of ``size`` neighbouring words, common ones included: a quotation leaves them."""
    every = WORD.findall(fold(text))
    return frozenset(tuple(every[i : i + size]) for i in range(len(every) - size + 1))
