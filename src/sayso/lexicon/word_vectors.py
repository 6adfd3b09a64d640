"""Word vectors: a table of words with what they mean as 64 numbers each (weights/words).

Made by ``make train-words`` from the pieces of a sentence encoder; no encoder runs when it is used.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
SCALE = 127  # of the bytes the vectors are kept in


@dataclass(frozen=True, slots=True)
class Table:
    """Words in order of frequency, and their vectors of length 1."""

    ranks: dict[str, int]
    vectors: Array

    def weight(self, word: str) -> float:
        """How much a word tells: the more, the rarer; what the table lacks counts as rarest."""
        return math.log(2 + self.ranks.get(word, len(self.ranks)))


@cache
def table() -> Table:
    """The table that comes with the package."""
    folder = files("sayso").joinpath("weights", "words")
    words = folder.joinpath("words.txt").read_text("utf-8").split()
    with folder.joinpath("vectors.npy").open("rb") as stream:
        vectors = np.load(stream, allow_pickle=False).astype(np.float32) / SCALE
    return Table({word: rank for rank, word in enumerate(words)}, vectors)


@lru_cache(maxsize=2_000)
def neighbours(word: str, least: float) -> Mapping[str, float]:
    """Words of the table that are at least so near (cosine), the word itself among them."""
    known = table()
    rank = known.ranks.get(word)
    if rank is None:
        return {}
    near = known.vectors @ known.vectors[rank]
    words = _words()
    return {words[at]: float(near[at]) for at in np.nonzero(near >= least)[0]}


@cache
def _words() -> tuple[str, ...]:
    return tuple(table().ranks)
