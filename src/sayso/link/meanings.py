"""Meanings: how near two words or texts are, by a table of word vectors (weights/words).

What is near is not the same: "opened" is near "closed". It proposes, and never decides alone.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from sayso.lexicon.word_vectors import Array, table
from sayso.link import wordbags

NEAR = 0.45  # cosine below which two words say nothing of each other
STEM = 6  # letters that two forms of one word share


IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """The words of a text without common ones and numbers, their weights, and their vectors."""

    words: tuple[str, ...]
    forms: IntArray  # numbers of the words' beginnings; forms of one word share theirs
    weights: Array
    total: np.float32
    vectors: Array
    mean: Array


@dataclass(frozen=True, slots=True)
class Overlap:
    """Weighted shares of one text's words met in the other: of the text that has less, and more."""

    least: float
    most: float


NONE = Overlap(0.0, 0.0)


@lru_cache(maxsize=8192)
def of(text: str) -> Meaning:
    """The meaning of a text; words the table lacks have a vector of zeros."""
    known = table()
    found = (word for word in wordbags.words(text) if not word[0].isdigit() and len(word) > 1)
    words = tuple(dict.fromkeys(found))
    weights = np.array([known.weight(word) for word in words], dtype=np.float32)
    vectors = np.zeros((len(words), known.vectors.shape[1]), dtype=np.float32)
    for number, word in enumerate(words):
        if (rank := known.ranks.get(word)) is not None:
            vectors[number] = known.vectors[rank]
    mean = weights @ vectors if words else np.zeros(known.vectors.shape[1], dtype=np.float32)
    length = float(np.linalg.norm(mean))
    forms = np.array([_form(word[:STEM]) for word in words], dtype=np.int64)
    return Meaning(words, forms, weights, weights.sum(), vectors, mean / length if length else mean)


@cache
def _numbers() -> dict[str, int]:
    return {}


def _form(beginning: str) -> int:
    """A number for the beginning of a word, the same as long as the process lasts."""
    known = _numbers()
    return known.setdefault(beginning, len(known))


def cosine(left: Meaning, right: Meaning) -> float:
    """Of the weighted means; 0 where one has no word that the table knows."""
    return float(left.mean @ right.mean)


@lru_cache(maxsize=8192)
def nearest(left: Meaning, right: Meaning) -> float:
    """How near the nearest two words of both are; 1 for a word in common."""
    return float(_near(left, right).max()) if left.words and right.words else 0.0


@lru_cache(maxsize=4096)
def overlap(left: Meaning, right: Meaning) -> Overlap:
    """How much of each is met in the other, by the same words or near ones."""
    if not left.words or not right.words:
        return NONE
    near = _near(left, right)
    near[near < NEAR] = 0.0
    shares = (
        float(near.max(axis=1) @ left.weights / left.total),
        float(near.max(axis=0) @ right.weights / right.total),
    )
    return Overlap(min(shares), max(shares))


def _near(left: Meaning, right: Meaning) -> Array:
    near: Array = left.vectors @ right.vectors.T
    # A shorter word is its own beginning, so this says equal words too.
    near[left.forms[:, None] == right.forms] = 1.0
    return near
