"""Shingles: runs of neighbouring words, which copied text shares and a paraphrase does not."""

import re

from anyascii import anyascii

LENGTH = 5  # words
WORD = re.compile(r"[a-z0-9]+")

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Every run of five words, letters folded, marks left out."""
    words = WORD.findall(anyascii(text).lower())
    return frozenset(tuple(words[i : i + LENGTH]) for i in range(len(words) - LENGTH + 1))


def share(left: Shingles, right: Shingles) -> float:
    """Which part of the shorter text stands in the other one."""
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0
