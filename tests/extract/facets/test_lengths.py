"""Lengths told in several units: joined where they are one length, left apart where two."""

import pytest

from sayso.extract.facets import calendar


def told(text: str) -> list[tuple[str, tuple[tuple[float, str], ...]]]:
    return [(text[each.start : each.end], each.more) for each in calendar.find(text)]


@pytest.mark.parametrize(
    ("text", "words", "more"),
    [
        ("It sank a year and two weeks ago.", "a year and two weeks ago", ((-1, "year"),)),
        ("It sails in two weeks and a day.", "in two weeks and a day", ((1, "day"),)),
        (
            "It sank two years, three months and four days later.",
            "two years, three months and four days later",
            ((3, "month"), (2, "year")),
        ),
    ],
)
def test_units_from_the_largest_to_the_smallest_are_one_length(text, words, more) -> None:
    assert told(text) == [(words, more)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He was held for a year and two days later he fled.", ["for a year", "two days later"]),
        ("It sank two days and three weeks ago.", ["three weeks ago"]),
    ],
)
def test_two_lengths_stay_two(text: str, words: list[str]) -> None:
    assert [each for each, more in told(text) if not more] == words
