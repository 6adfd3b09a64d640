"""Crowds: how alike a claim is to the most alike of its story, whatever they ask.

In a story told in one set of words every two claims are alike; what counts is to be more alike than
each is to others.
"""

from collections import defaultdict

import numpy as np

from sayso.link import tellings
from sayso.link.corpus import Corpus
from sayso.model import Claim

FEW = 6  # of the story that are most alike
UNSEEN = 0.45  # how alike those are in a story of many claims; for the missing in one of few
BLOCK = 2_000  # claims of one story that are held against each other


def of(corpus: Corpus, left: Claim, right: Claim) -> float:
    """The mean likeness of two claims to those of their stories that are most like each."""
    held = corpus.crowds
    if not held:
        texts: dict[str, dict[str, None]] = defaultdict(dict)
        for claim in corpus.claims:
            texts[corpus.thread_of(claim.article)].setdefault(claim.words)
        for thread, found in texts.items():
            for start in range(0, len(found), BLOCK):
                block = list(found)[start : start + BLOCK]
                for text, near in zip(block, _nearest(block), strict=True):
                    held[_key(thread, text)] = near
    return (_held(corpus, left) + _held(corpus, right)) / 2


def _nearest(texts: list[str]) -> list[float]:
    near = tellings.table(texts)
    np.fill_diagonal(near, -1.0)
    few = min(FEW, len(texts) - 1)
    missing = UNSEEN * (FEW - few)
    # In order of size, for sums of fractions hang on their order.
    best = -np.sort(-near, axis=1)[:, :few]
    return [(sum(row) + missing) / FEW for row in best.tolist()]


def _held(corpus: Corpus, claim: Claim) -> float:
    return corpus.crowds[_key(corpus.thread_of(claim.article), claim.words)]


def _key(thread: str, text: str) -> str:
    return f"{thread} {text}"
