"""The same results, in the same order, on one process and on several."""

import itertools
import os
from concurrent.futures.process import BrokenProcessPool

import pytest

from sayso.engine.local import Local
from sayso.engine.stages import Each, Group, Grouped
from stage_functions import Keeping, double, fail_at_seven, parity, slow_when_even, vanish

ONE = Local()
TWO = Local(workers=2, chunk=2, ahead=2)


@pytest.mark.parametrize("n", [0, 1, 2, 3, 9, 40])
def test_each_gives_the_same_on_every_engine(n: int) -> None:
    stage = Each("double", "1", double)
    assert list(ONE.each(stage, range(n))) == [2 * each for each in range(n)]
    assert list(TWO.each(stage, range(n))) == list(ONE.each(stage, range(n)))


def test_results_come_in_order_of_the_items_however_long_each_takes() -> None:
    stage = Each("slow", "1", slow_when_even)
    assert list(TWO.each(stage, range(12))) == list(range(12))


@pytest.mark.parametrize("engine", [ONE, TWO], ids=["one", "two"])
def test_group_gives_one_result_a_key_and_says_what_was_cut(engine: Local) -> None:
    stage = Group("sum", "1", parity, sum, cap=2)
    assert list(engine.group(stage, range(7))) == [
        Grouped("even", 0 + 2, (4, 6)),
        Grouped("odd", 1 + 3, (5,)),
    ]
    assert list(engine.group(stage, [])) == []


@pytest.mark.parametrize("engine", [ONE, TWO], ids=["one", "two"])
def test_an_error_surfaces_with_the_stage_and_the_item(engine: Local) -> None:
    results = engine.each(Each("divide", "3", fail_at_seven), range(20))
    with pytest.raises(ZeroDivisionError, match="seven") as caught:
        list(results)
    assert caught.value.__notes__ == ["in stage divide 3, item 7: 7"]


@pytest.mark.parametrize("engine", [ONE, TWO], ids=["one", "two"])
def test_results_before_an_error_are_given(engine: Local) -> None:
    results = engine.each(Each("divide", "3", fail_at_seven), range(20))
    assert list(itertools.islice(results, 6)) == [0, 1, 2, 3, 4, 5]


def test_a_worker_that_vanishes_is_told_of() -> None:
    with pytest.raises(BrokenProcessPool) as caught:
        list(TWO.each(Each("vanish", "2", vanish), range(3)))
    assert caught.value.__notes__[0].startswith("in stage vanish 2: a worker process ended")


def test_a_note_shows_the_beginning_of_a_long_item() -> None:
    with pytest.raises(TypeError) as caught:
        list(ONE.each(Each("sum", "1", sum), ["x" * 1000]))
    (note,) = caught.value.__notes__
    assert note.endswith("x…")
    assert len(note) < 300


@pytest.mark.parametrize(("engine", "most"), [(ONE, 1), (TWO, 2 * 2 * 2)], ids=["one", "two"])
def test_input_streams(engine: Local, most: int) -> None:
    read = []

    def endless():
        for number in itertools.count():
            read.append(number)
            yield number

    results = engine.each(Each("double", "1", double), endless())
    assert [next(results) for _ in range(5)] == [0, 2, 4, 6, 8]
    assert len(read) <= 5 + most
    results.close()


def test_what_is_heavy_is_made_once_a_worker() -> None:
    results = list(TWO.each(Each("keep", "1", Keeping()), range(20)))
    assert [number for number, _, _ in results] == list(range(20))
    makers = {made_in for _, made_in, _ in results}
    assert os.getpid() not in makers
    assert len(makers) <= 2
    assert sum(used == 1 for _, _, used in results) == len(makers)


def test_one_worker_is_this_process() -> None:
    ((_, made_in, _),) = ONE.each(Each("keep", "1", Keeping()), [1])
    assert made_in == os.getpid()


@pytest.mark.parametrize("wrong", [{"workers": 0}, {"chunk": 0}, {"ahead": -1}])
def test_an_engine_of_nothing_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Local(**wrong)
