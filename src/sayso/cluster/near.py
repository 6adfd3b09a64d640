"""Near: which articles stand near each other by a word, found in blocks of words or of time.

What the shelf keeps for one article after another, blocks find for all at once: sorted by word and
time, two are near that stand at most NEAREST places apart. A word that too many articles have is
cut into blocks of time, each taken by itself, and what stands across a cut is found from the rims
of the blocks: the first and last NEAREST of each. That is exact, for whatever stands between two
near articles of different blocks stands in a rim too.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sayso.cluster.columns import BLOCKED, NEAR
from sayso.link.shelf import NEAREST

Ints = NDArray[np.int64]

BLOCK: Final = 100_000  # rows of a block: 1.2 million pairs at most
SMALL: Final = 8  # a word with less than this part of a block shares one with others
ALPHABET: Final = "234567abcdefghijklmnopqrstuvwxyz"  # of ids, as text sorts it
DIGITS: Final = 4  # of an id that tell the slice of a day: a million slices
SLICES: Final = len(ALPHABET) ** DIGITS


@dataclass(frozen=True, slots=True)
class Plan:
    """The block of each word's articles, for ``total`` rows.

    ``cuts`` are where the further blocks of a frequent word begin; the others share ``buckets``.
    """

    total: int
    buckets: int
    cuts: Mapping[int, Sequence[int]]

    @property
    def salted(self) -> int:
        """How many words were cut into blocks of time."""
        return sum(len(cuts) > 0 for cuts in self.cuts.values())


def plan(total: int, frequent: Mapping[int, Mapping[int, int]], block: int = BLOCK) -> Plan:
    """The blocks for so many rows; ``frequent`` has for each frequent word its rows by day."""
    cuts = {
        mark: _cuts(days, block) if sum(days.values()) > block else ()
        for mark, days in frequent.items()
    }
    return Plan(total, max(1, math.ceil(4 * total / block)), cuts)


def _cuts(days: Mapping[int, int], block: int) -> tuple[int, ...]:
    """Where blocks after the first begin: at a day, or at a slice of a day too large for one."""
    found: list[int] = []
    filled = 0
    for day in sorted(days):
        count = days[day]
        if filled and filled + count > block:
            found.append(day * SLICES)
            filled = 0
        if count > block:
            slices = math.ceil(2 * count / block)  # twice as many: slices are even, not equal
            found += [day * SLICES + n * SLICES // slices for n in range(1, slices)]
            filled = math.ceil(count / slices)
        else:
            filled += count
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Assign:
    """The stage that gives each row its block."""

    plan: Plan

    def __call__(self, row: dict[str, Any]) -> Sequence[dict[str, Any]]:
        """The row with its block."""
        mark = row["mark"]
        cuts = self.plan.cuts.get(mark)
        if cuts is None:
            return [{**row, "block": f"b{mark % self.plan.buckets}", "salted": False}]
        place = row["day"] * SLICES + slice_of(row["article"])
        number = int(np.searchsorted(cuts, place, side="right")) if cuts else 0
        return [{**row, "block": f"m{mark}.{number}", "salted": bool(cuts)}]


def slice_of(article: str) -> int:
    """Where an id stands among all, from 0 to SLICES; a later id is never in an earlier one."""
    code = article.partition("_")[2][:DIGITS]
    found = 0
    for letter in code.ljust(DIGITS, ALPHABET[0]):
        found = found * len(ALPHABET) + max(0, ALPHABET.find(letter))
    return found


def inside(tables: tuple[pa.Table, ...]) -> pa.Table:
    """The pairs near each other within one block, with how many words say so."""
    (table,) = tables
    rows = _Rows.of(table)
    return rows.pairs(np.zeros(len(table), dtype=np.int64))


def rims(tables: tuple[pa.Table, ...]) -> pa.Table:
    """The first and the last NEAREST rows of one block of one word."""
    (table,) = tables
    table = table.sort_by([("day", "ascending"), ("article", "ascending")])
    if len(table) <= 2 * NEAREST:
        return table.select(BLOCKED.names)
    both = [table.slice(0, NEAREST), table.slice(len(table) - NEAREST)]
    return pa.concat_tables(both).select(BLOCKED.names)


def across(tables: tuple[pa.Table, ...]) -> pa.Table:
    """The pairs near each other from different blocks of one word, from the rims of its blocks."""
    (table,) = tables
    blocks: Ints = np.unique(table.column("block").to_numpy(), return_inverse=True)[1]
    return _Rows.of(table).pairs(blocks, apart=True)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Columns of a block as arrays; ``names`` are the articles, ``who`` numbers them."""

    names: NDArray[Any]
    who: Ints
    mark: Ints
    day: Ints
    same: NDArray[np.bool_]

    @classmethod
    def of(cls, table: pa.Table) -> "_Rows":
        names, who = np.unique(table.column("article").to_numpy(), return_inverse=True)
        mark, day = table.column("mark").to_numpy(), table.column("day").to_numpy()
        return cls(names, who, mark, day, table.column("same").to_numpy(zero_copy_only=False))

    def pairs(self, block: Ints, *, apart: bool = False) -> pa.Table:
        """What stands at most NEAREST places apart; ``apart`` asks for different blocks."""
        # Names are sorted, so their numbers sort as they do.
        order = np.lexsort((self.who, self.day, self.mark))
        who, mark, block = self.who[order], self.mark[order], block[order]
        same = self.same[order]
        codes, flags = [], []
        for step in range(1, NEAREST + 1):
            here = mark[:-step] == mark[step:]
            if apart:
                here &= block[:-step] != block[step:]
            one, other = who[:-step][here], who[step:][here]
            low, high = np.minimum(one, other), np.maximum(one, other)
            codes.append(low * len(self.names) + high)
            flags.append(same[:-step][here])
        return self._table(np.concatenate(codes), np.concatenate(flags))

    def _table(self, codes: Ints, same: NDArray[np.bool_]) -> pa.Table:
        pairs, at = np.unique(codes, return_inverse=True)
        times = np.bincount(at, weights=~same, minlength=len(pairs)).astype(np.int64)
        alike = np.bincount(at, weights=same, minlength=len(pairs)) > 0
        size = max(1, len(self.names))
        left, right = self.names[pairs // size], self.names[pairs % size]
        return pa.table(
            [pa.array(left, pa.string()), pa.array(right, pa.string()), times, alike], schema=NEAR
        )
