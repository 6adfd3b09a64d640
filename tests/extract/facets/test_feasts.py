"""Feasts: the days of holidays and of the weekends they make long."""

from datetime import datetime

import pytest

from sayso.extract.facets import feasts


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2030-09-02", "2030-08-31", "2030-09-02"),  # a Monday
        ("2030-12-31", "2030-12-28", "2030-12-31"),  # a Tuesday
        ("2030-12-25", "2030-12-25", "2030-12-29"),  # a Wednesday
        ("2030-11-28", "2030-11-28", "2030-12-01"),  # a Thursday
        ("2030-11-02", "2030-11-02", "2030-11-03"),  # a Saturday
        ("2030-04-21", "2030-04-20", "2030-04-21"),  # a Sunday
    ],
)
def test_a_holiday_and_the_nearest_weekend_are_one_stretch(day: str, first: str, last: str) -> None:
    found = feasts.with_weekend(datetime.fromisoformat(day))
    assert found == (datetime.fromisoformat(first), datetime.fromisoformat(last))


def test_easter_falls_where_the_almanac_has_it() -> None:
    assert [f"{feasts.easter(year):%m-%d}" for year in (2024, 2025, 2030)] == [
        "03-31",
        "04-20",
        "04-21",
    ]
