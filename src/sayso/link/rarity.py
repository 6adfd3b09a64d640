"""Rarity: how telling a word is among the claims of one story, where its common words tell nothing.

In a story of a dam every claim may have "dam"; the two that have "siren" speak of one thing.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sayso.link import wordbags
from sayso.link.corpus import Corpus
from sayso.model import Claim

UNSEEN = 10  # claims of others: in a story of two, a word that both have is no common word yet
Rarities = Mapping[str, float]


def shared(corpus: Corpus, left: Claim, right: Claim) -> tuple[float, float]:
    """The share that telling words in common have of both texts, and the most telling of them."""
    return common(corpus, left, stems(left.words), stems(right.words))


def common(
    corpus: Corpus, claim: Claim, mine: Iterable[str], theirs: Iterable[str]
) -> tuple[float, float]:
    """The same of two sets of stems in the story of a claim."""
    rare = _of(corpus, corpus.thread_of(claim.article))
    one = {stem: rare.get(stem, 1.0) for stem in mine}
    other = {stem: rare.get(stem, 1.0) for stem in theirs}
    both = [stem for stem in one if stem in other]
    if not both:
        return 0.0, 0.0
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    told = sum([one[stem] ** 2 for stem in sorted(both)])
    return told / lengths if lengths else 0.0, max(one[stem] for stem in both)


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return wordbags.stems(text)


def _of(corpus: Corpus, thread: str) -> Rarities:
    """For each stem of a thread 1 where one of its claims has it, near 0 where all have."""
    held = corpus.rarities
    if not held:
        counts: dict[str, Counter[str]] = {}
        claims: Counter[str] = Counter()
        for claim in corpus.claims:
            name = corpus.thread_of(claim.article)
            counts.setdefault(name, Counter()).update(stems(claim.words))
            claims[name] += 1
        for name, seen in counts.items():
            most = claims[name] + UNSEEN
            held[name] = {
                stem: math.log(most / times) / math.log(most) for stem, times in seen.items()
            }
    return held.get(thread, {})
