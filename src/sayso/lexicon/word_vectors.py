"""Word vectors: a table of words with what they mean as 64 numbers each (weights/words).

Made by ``make train-words`` from the pieces of a sentence encoder; no encoder runs when it is used.
"""

import math
from dataclasses import dataclass
from functools import cache
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
