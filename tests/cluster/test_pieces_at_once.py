"""Blocks, rims and cutting give the pieces that the shelf gives for one article after another."""

from collections import Counter
from datetime import datetime, timedelta
from itertools import combinations, pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cluster import cutting, near
from sayso.cluster.columns import BLOCKED, EDGES
from sayso.link import pieces, sketches
from sayso.link.shelf import NEAREST, Memory
from sayso.model import Sketch
from sayso.model.ids import identify

DAY = datetime(2031, 5, 1)


def sketch(number: int, day: int, marks: frozenset[int], address: int) -> Sketch:
    when = DAY + timedelta(days=day)
    nothing = frozenset()
    weighed = dict.fromkeys(sorted(marks), 900)
    return Sketch(
        identify("art", number), when, when, weighed, nothing, address, nothing, nothing, nothing
    )


@st.composite
def piles(draw: st.DrawFn) -> list[Sketch]:
    """Some dozens of articles, of which many share a word, so that rows are longer than NEAREST."""
    several = draw(st.integers(20, 60))
    marks = st.frozensets(st.integers(1, 6), min_size=1, max_size=4)
    return [
        sketch(n, draw(st.integers(0, 9)), draw(marks), draw(st.integers(100, 130)))
        for n in range(several)
    ]


def rows_of(sketches: list[Sketch]) -> list[dict[str, object]]:
    return [
        {"mark": mark, "day": one.place[0], "article": one.article, "same": mark == one.address}
        for one in sketches
        for mark in (one.address, *one.marks)
    ]


def near_each_other(sketches: list[Sketch], block: int) -> set[tuple[str, str]]:
    """What blocks of so many rows say."""
    found = rows_of(sketches)
    counts = Counter(row["mark"] for row in found)
    frequent = {
        mark: Counter(row["day"] for row in found if row["mark"] == mark)
        for mark, count in counts.items()
        if count > block // near.SMALL
    }
    assign = near.Assign(near.plan(len(found), frequent, block))
    table = pa.Table.from_pylist([new for row in found for new in assign(row)], schema=BLOCKED)
    blocks = table.column("block").unique().to_pylist()
    parts = [table.filter(pa.compute.equal(table.column("block"), name)) for name in blocks]
    made = [near.inside((part,)) for part in parts]
    salted = [part for part in parts if part.column("salted")[0].as_py()]
    if salted:
        rims = pa.concat_tables([near.rims((part,)) for part in salted])
        for mark in rims.column("mark").unique().to_pylist():
            of_mark = rims.filter(pa.compute.equal(rims.column("mark"), mark))
            made.append(near.across((of_mark,)))
    times: Counter[tuple[str, str]] = Counter()
    same = set()
    for row in pa.concat_tables(made).to_pylist():
        pair = row["left"], row["right"]
        assert row["left"] < row["right"]
        times[pair] += row["times"]
        same |= {pair} if row["same"] else set()
    return {pair for pair, count in times.items() if count >= pieces.SHARED} | same


def on_a_shelf(sketches: list[Sketch]) -> set[tuple[str, str]]:
    """What stands at most NEAREST places apart by enough words, or by its address."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for one in sketches:
        for mark in (one.address, *one.marks):
            rows.setdefault(mark, []).append(one.place)
    at = {mark: {place: n for n, place in enumerate(sorted(row))} for mark, row in rows.items()}

    def beside(mark: int, one: Sketch, other: Sketch) -> bool:
        return abs(at[mark][one.place] - at[mark][other.place]) <= NEAREST

    return {
        tuple(sorted((one.article, other.article)))
        for one, other in combinations(sketches, 2)
        if (one.address == other.address and beside(one.address, one, other))
        or sum(beside(mark, one, other) for mark in one.marks.keys() & other.marks.keys())
        >= pieces.SHARED
    }


@settings(max_examples=30, deadline=None)
@given(pile=piles(), block=st.sampled_from([15, 40, 100_000]))
def test_blocks_find_what_stands_near_on_a_shelf(pile: list[Sketch], block: int) -> None:
    assert near_each_other(pile, block) == on_a_shelf(pile)


def test_a_word_on_one_day_is_cut_by_slices_that_keep_the_order_of_ids() -> None:
    plan = near.plan(1000, {7: {3: 1000}}, block=100)
    cuts = plan.cuts[7]
    assert plan.salted == 1
    assert len(cuts) == 19
    names = sorted(identify("art", n) for n in range(1000))
    slices = [near.slice_of(name) for name in names]
    assert slices == sorted(slices)
    blocks = Counter(
        near.Assign(plan)({"mark": 7, "day": 3, "article": name, "same": False})[0]["block"]
        for name in names
    )
    assert max(blocks.values()) <= 100


@settings(max_examples=25, deadline=None)
@given(pile=piles())
def test_cutting_gives_the_pieces_of_the_shelf(pile: list[Sketch]) -> None:
    shelf = Memory()
    pieces.add(shelf, *pile)
    by_id = {one.article: one for one in pile}
    edges = [
        {"left": left, "right": right, "likeness": likeness}
        for left, right in sorted(on_a_shelf(pile))
        if (likeness := sketches.likeness(by_id[left], by_id[right])) >= pieces.LEVELS[0]
    ]
    assert cut(list(by_id), edges) == {each.name: each for each in shelf.pieces()}


@pytest.mark.parametrize("likeness", [-4.2, 0.5, 7.0, sketches.SURE])
def test_a_crowd_is_cut_where_the_shelf_cuts_it(likeness: float) -> None:
    names = [identify("art", n) for n in range(200)]
    edges = [
        {"left": left, "right": right, "likeness": likeness if n % 50 else -4.4}
        for n, (left, right) in enumerate(pairwise(names))
    ]
    shelf = Memory()
    for n, name in enumerate(names):
        shelf.put(sketch(n, 0, frozenset(), n))
        assert shelf.sketch(name).article == name
    for edge in edges:
        shelf.join(edge["left"], edge["right"], edge["likeness"])
    pieces._settle(shelf, set(names), set())
    assert cut(names, edges) == {each.name: each for each in shelf.pieces()}


def cut(names: list[str], edges: list[dict[str, object]]) -> dict[str, pieces.Piece]:
    table = cutting.cut(pa.array(names), pa.Table.from_pylist(edges, schema=EDGES))
    found: dict[str, list[dict[str, object]]] = {}
    for row in table.to_pylist():
        found.setdefault(row["piece"], []).append(row)
    return {
        name: pieces.Piece(tuple(sorted(row["article"] for row in made)), made[0]["asked"], name)
        for name, made in found.items()
    }
