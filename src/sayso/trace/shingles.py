"""Shingles: runs of neighbouring words, which copied text shares and a paraphrase does not."""

import re
from functools import lru_cache
from zlib import crc32

from anyascii import anyascii

from sayso.lexicon.stopwords import common_words

LENGTH = 5  # words
STEM = 6  # letters
RUN = 8  # words of a run that is hashed
WINDOW = 7  # runs of which the least is kept
WORD = re.compile(r"[a-z0-9]+")

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Every run of five words, letters folded, marks left out."""
    every = _split(text)
    return frozenset(every[i : i + LENGTH] for i in range(len(every) - LENGTH + 1))


def fingerprints(text: str) -> frozenset[int]:
    """A few runs of eight words that stand for a text: any fourteen words copied leave one.

    The least hash of each seven neighbouring runs is kept (winnowing), so copies keep the same.
    """
    every = _split(text)
    hashes = [
        crc32(" ".join(every[i : i + RUN]).encode()) for i in range(max(0, len(every) - RUN + 1))
    ]
    last = max(1, len(hashes) - WINDOW + 1)
    return frozenset(min(hashes[i : i + WINDOW]) for i in range(last)) if hashes else frozenset()


def share(left: Shingles, right: Shingles) -> float:
    """Which part of the shorter text stands in the other one."""
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words and figures of a short text in order, letters folded."""
    return _split(text)


def _split(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(anyascii(text).lower()))


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """What two tellings of one content can share: cut to a stem, without the common words."""
    return frozenset(word[:STEM] for word in words(text) if word not in common_words())
