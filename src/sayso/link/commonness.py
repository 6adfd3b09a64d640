"""Commonness: in what share of news articles a word stands, by a table that comes with the package.

Counted in a ledger alone, the weight of every word would change with every article that comes in,
and with it what belongs together. The table never changes, so what two articles share weighs the
same today and among a hundred thousand others. It holds no words: two rows of counts by hash, of
which the lower one is taken (a count-min sketch; Cormode and Muthukrishnan 2005).
"""

from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

ROWS = 2
SLOTS = 1 << 16
STEPS = 16  # a count is kept as this many times its logarithm to base two, rounded up
COUNTED = 4448  # articles the table was counted over
SEED = 0x5AFE


def slots(word: str) -> tuple[int, int]:
    """Where the table keeps a word."""
    coded = word.encode()
    return crc32(coded) % SLOTS, SLOTS + crc32(coded, SEED) % SLOTS


@lru_cache(maxsize=200_000)
def share(word: str) -> float:
    """The share of articles that have a word; 0.0 for one that hardly any has.

    Names are kept as ``"name "`` and the name in lower case, apart from equal words.
    """
    low = min(_table()[slot] for slot in slots(word))
    return 2 ** ((low - 1) / STEPS) / COUNTED if low else 0.0


@cache
def _table() -> bytes:
    return files("sayso").joinpath("weights", "stories", "commonness.bin").read_bytes()
