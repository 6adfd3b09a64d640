"""Which clauses a reader understands who has not read what stands around them."""

import pytest

from sayso.link import plainest


@pytest.mark.parametrize(
    "text",
    [
        "the lock was opened at nine",
        "Some 900 barges pass the lock every year",
        "The wardens of Ostrel had known of the leak since March",
    ],
)
def test_a_whole_clause_is_plain(text: str) -> None:
    assert plainest.is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "they had opened it",
        "the lock",
        "and the lock was opened",
        "Yes, the lock was opened",
        'the lock was "opened" at nine',
        "THE LOCK IS OPEN NOW",
        " ".join(["the lock was opened at nine by a warden of Ostrel"] * 2),
    ],
)
def test_what_points_elsewhere_or_is_too_short_or_long_is_not(text: str) -> None:
    assert not plainest.is_plain(text)
