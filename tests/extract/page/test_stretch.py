"""The parts of an article are those of the greatest sum, a break paid for once."""

from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.page import stretch

LINES = st.lists(st.integers(-20, 20), max_size=9)


def worth(weights: list[int], told: list[int]) -> float:
    breaks = sum(later - earlier > 1 for earlier, later in pairwise(told))
    return sum(weights[number] for number in told) - breaks * stretch.BREAK


def best(weights: list[int]) -> float:
    choices = product((False, True), repeat=len(weights))
    every = [[number for number, taken in enumerate(each) if taken] for each in choices]
    return max(worth(weights, told) for told in every)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_no_other_choice_of_lines_is_worth_more(weights) -> None:
    parts = stretch.find(weights)
    told = [number for low, high in parts for number in range(low, high)]
    assert worth(weights, told) == best(weights)
    assert told == sorted(set(told))


def test_a_long_menu_costs_no_more_than_a_break() -> None:
    weights = [3.0] * 8 + [-3.0] * 50 + [3.0] * 8
    assert stretch.find(weights) == [(0, 8), (58, 66)]


def test_one_paragraph_far_off_is_not_worth_a_break() -> None:
    weights = [3.0] * 8 + [-3.0] * 50 + [3.0]
    assert stretch.find(weights) == [(0, 8)]


def test_nothing_speaks_for_anything() -> None:
    assert stretch.find([-1.0, -2.0]) == []
    assert stretch.find([]) == []
