"""Articles as vectors of words, each word weighted by how few articles have it.

Counted are the articles at hand and, behind them, so many of the news in general.
"""

import math
from collections import Counter
from collections.abc import Sequence

from sayso.link.commonness import share

# How many articles about other things those at hand are thought to stand among: where all are about
# one thing, the words they share are its words, and counted among them alone would look common.
# With few, words tell articles of one affair apart; with many, a rare word weighs what it is worth.
FEW_ELSEWHERE = 60
MANY_ELSEWHERE = 3000

Vector = dict[str, float]


class Rarity:
    """How few articles have a word; ``counts`` are the words of each article.

    ``kind`` is what the table of commonness puts before words of this kind, "name " for names, and
    ``elsewhere`` how many articles of the news in general are counted with those at hand.
    """

    def __init__(
        self, counts: Sequence[Counter[str]], kind: str = "", elsewhere: int = FEW_ELSEWHERE
    ) -> None:
        self._counts = counts
        self._kind = kind
        self._elsewhere = elsewhere
        self._spread = Counter(word for count in counts for word in count)
        self._total = len(counts) + 1 + elsewhere

    def count(self, word: str) -> float:
        """How many have it, of those at hand and those elsewhere."""
        return self._spread[word] + share(self._kind + word) * self._elsewhere

    def weight(self, word: str) -> float:
        """Its inverse document frequency."""
        return math.log(1 + self._total / (self.count(word) + 1))

    def vectors(self, terms: int | None = None) -> list[Vector]:
        """The articles as vectors of length 1, of all words or of the ``terms`` heaviest."""
        return [self._vector(count, terms) for count in self._counts]

    def _vector(self, count: Counter[str], terms: int | None) -> Vector:
        raw = {word: (1 + math.log(times)) * self.weight(word) for word, times in count.items()}
        if terms is not None:
            raw = dict(sorted(raw.items(), key=lambda pair: (-pair[1], pair[0]))[:terms])
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {word: weight / length for word, weight in raw.items()}


def cosine(left: Vector, right: Vector) -> float:
    """Of two vectors of length 1."""
    if len(left) > len(right):
        left, right = right, left
    # In one order on every machine, for sums of fractions hang on it.
    return sum([weight * right[word] for word, weight in left.items() if word in right], 0.0)
