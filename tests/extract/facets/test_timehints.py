"""Hints: where a time may begin, so that the grammar is tried nowhere else."""

import pytest

from sayso.extract.facets import timegrammar, timehints
from sayso.extract.facets.timehints import REACH


def test_a_sentence_without_a_word_of_time_is_not_tried() -> None:
    assert list(timehints.find("The ferry in the harbour was sunk by a mine.")) == []


def test_what_stands_after_the_last_word_of_time_is_not_tried() -> None:
    text = "On Monday the ferry in the harbour was sunk by a mine."
    assert list(timehints.find(text)) == [0, text.index("Monday")]


def test_a_first_word_too_far_before_a_word_of_time_is_not_tried() -> None:
    text = "the " + "ferry " * (REACH + 1) + "sank on Monday"
    assert list(timehints.find(text)) == [text.index("on"), text.index("Monday")]


@pytest.mark.parametrize(
    "words",
    ["in more than two hundred and twenty-five years", "the nineties", "'90s", "Q3 2029", "1 May"],
)
def test_a_time_is_tried_where_it_begins(words: str) -> None:
    text = f"It stood, {words}."
    assert text.index(words) in set(timehints.find(text))
    assert timegrammar.pattern().match(text, text.index(words))
