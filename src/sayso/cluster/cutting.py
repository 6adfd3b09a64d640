"""Cutting: pieces from all pairs of alike articles at once, as one after another would cut them.

A piece is what hangs together at the least likeness at which it keeps to its cap. What hangs
together at more likeness lies within what does at less, so the levels are gone through from the
least: what is small enough is a piece, and the rest is looked at again.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sayso.cluster.columns import PIECES
from sayso.link import pieces

Ints = NDArray[np.int64]


def cut(articles: pa.Array, edges: pa.Table) -> pa.Table:
    """The piece of each article; ``edges`` have the columns left, right and likeness."""
    names = articles.take(pc.sort_indices(articles))
    left, right = (_numbers(edges.column(side), names) for side in ("left", "right"))
    likeness = edges.column("likeness").to_numpy()
    piece = np.full(len(names), -1, dtype=np.int64)
    asked = np.full(len(names), pieces.ALONE)
    for level in pieces.LEVELS:
        open_ = (likeness >= level) & (piece[left] < 0) & (piece[right] < 0)
        first = _together(len(names), left[open_], right[open_])
        size = np.bincount(first, minlength=len(names))
        done = (piece < 0) & (size[first] <= pieces.cap(level))
        piece[done], asked[done] = first[done], level
    alone = piece < 0
    piece[alone] = np.flatnonzero(alone)
    return pa.table([names, names.take(pa.array(piece)), asked], schema=PIECES)


def _numbers(column: pa.ChunkedArray, names: pa.Array) -> Ints:
    found: Ints = pc.index_in(column, value_set=names).to_numpy().astype(np.int64)
    return found


def _together(count: int, left: Ints, right: Ints) -> Ints:
    """For each of so many, the least number that it hangs together with."""
    first = np.arange(count)
    for now in _falling(first, left, right):
        first = now
    return first


def _falling(first: Ints, left: Ints, right: Ints) -> Iterator[Ints]:
    """Each takes the least of its neighbours, and then that one's own, until nothing falls."""
    while True:
        least = np.minimum(first[left], first[right])
        now = first.copy()
        # The one that stands for each side falls too, so that chains grow shorter by halves.
        for side in (left, right):
            np.minimum.at(now, side, least)
            np.minimum.at(now, first[side], least)
        while not np.array_equal(further := now[now], now):
            now = further
        if np.array_equal(now, first):
            return
        first = now
        yield first
