"""Figures as intervals."""

import pytest

from sayso.link import figures
from sayso.model import Act, Answer, Polarity, When


def answer(low: float | None, high: float | None, *, about: bool = False) -> Answer:
    return Answer(
        "idn",
        "x",
        (),
        Act.ASSERT,
        Polarity.POSITIVE,
        When(),
        low=low,
        high=high,
        approximate=about,
        words="n",
    )


@pytest.mark.parametrize(
    ("left", "right", "fits"),
    [
        (answer(900, 900), answer(900, 900), True),
        (answer(900, 900), answer(950, 950), False),
        (answer(900, 900, about=True), answer(950, 950), True),
        (answer(900, 900, about=True), answer(1100, 1100), False),
        (answer(900, None), answer(5000, 5000), True),
        (answer(900, None), answer(100, 100), False),
        (answer(None, 900), answer(100, 100), True),
        (answer(None, 900), answer(1000, None), False),
    ],
)
def test_whether_one_number_could_be_meant(left: Answer, right: Answer, fits: bool) -> None:
    assert figures.compatible(left, right) is fits
    assert figures.compatible(right, left) is fits


def test_at_least_a_few_does_not_agree_with_very_many() -> None:
    assert not figures.agree(answer(900, None), answer(5000, 5000))
    assert figures.agree(answer(900, None), answer(1000, 1000, about=True))


@pytest.mark.parametrize(
    ("left", "right", "stands"),
    [
        (answer(900, 900), answer(900, 900), "equal"),
        (answer(900, 900, about=True), answer(950, 950), "compatible"),
        (answer(900, None), answer(5000, 5000), "compatible"),
        (answer(900, None), answer(None, 1200), "overlapping"),
        (answer(800, 1000), answer(900, 1200), "overlapping"),
        (answer(900, None), answer(100, 100), "conflicting"),
    ],
)
def test_how_intervals_stand(left: Answer, right: Answer, stands: str) -> None:
    assert figures.outcome(left, right).value == stands
    assert figures.outcome(right, left).value == stands
