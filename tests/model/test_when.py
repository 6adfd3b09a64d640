"""Dates are as precise as their evidence, and never more."""

from datetime import datetime

import pytest
from hypothesis import given

from sayso.model import NEVER_STATED, Precision, When, on_day
from strategies import whens


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


NOON = moment("2031-06-05T12:30")


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        (Precision.MINUTE, "2031-06-05T12:30"),
        (Precision.HOUR, "2031-06-05T12:30"),
        (Precision.DAY, "2031-06-05"),
        (Precision.MONTH, "2031-06-05"),
        (Precision.UNKNOWN, "2031-06-05"),
    ],
)
def test_iso_shows_the_time_only_where_it_is_known(precision: Precision, text: str):
    assert When(NOON, NOON, precision).iso() == (text, text)


def test_an_open_end_is_none():
    assert When(NOON, None, Precision.DAY).iso() == ("2031-06-05", None)
    assert NEVER_STATED.iso() == (None, None)
    assert not NEVER_STATED.known
    assert When(None, NOON).known


def test_a_whole_day_keeps_its_basis():
    assert on_day(NOON, "dateline", "year from the text").basis == (
        "dateline",
        "year from the text",
    )
    assert on_day(NOON).precision is Precision.DAY


@pytest.mark.parametrize(
    ("left", "right", "may"),
    [
        (("2031-06-01", "2031-06-10"), ("2031-06-10", "2031-06-12"), True),
        (("2031-06-01", "2031-06-09"), ("2031-06-10", "2031-06-12"), False),
        (("2031-06-01", None), ("2031-06-10", "2031-06-12"), True),
        (("2031-06-13", None), ("2031-06-10", "2031-06-12"), False),
        ((None, None), ("2031-06-10", "2031-06-12"), True),
        (("2031-06-10T23:59", "2031-06-10T23:59"), ("2031-06-10T00:01", "2031-06-10T00:01"), True),
    ],
)
def test_may_overlap_goes_by_whole_days(left, right, may):
    def when(ends):
        return When(*(moment(end) if end else None for end in ends))

    assert when(left).may_overlap(when(right)) is may
    assert when(right).may_overlap(when(left)) is may


@given(whens, whens)
def test_may_overlap_is_symmetric_and_unknown_rules_nothing_out(left: When, right: When):
    assert left.may_overlap(right) == right.may_overlap(left)
    assert left.may_overlap(NEVER_STATED)
