"""Pieces depend on the articles alone, keep to their caps, and say what was cut off."""

from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.link import pieces, shelf
from sayso.model import Piece, Sketch, Story

MARKS = 24
HEAVY = 9000  # of a word that hardly any article has
ADDED = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
SKETCH = st.tuples(
    st.sets(st.integers(1, MARKS), min_size=4, max_size=9), st.integers(0, 40), st.booleans()
)


def sketch(number: int, marks: set[int], day: int, toll: bool) -> Sketch:
    out = datetime(2031, 1, 1) + timedelta(days=day)
    tolls = frozenset({("killing", 4)} if toll else ())
    weights = dict.fromkeys(sorted(marks), HEAVY)
    nothing = frozenset[str]()
    return Sketch(
        f"art_{number:03}", out, out, weights, nothing, 1000 + number, frozenset(), nothing, tolls
    )


def found(sketches: list[Sketch], step: int) -> tuple[Piece, ...]:
    held = shelf.Memory()
    for first in range(0, len(sketches), step):
        pieces.add(held, *sketches[first : first + step])
    return held.pieces()


@given(
    st.lists(SKETCH, min_size=2, max_size=26),
    st.randoms(use_true_random=False),
    st.sampled_from([(2, 60), (4, 2), (6, 3), (150, 60)]),
    st.sampled_from([1, 3, 100]),
)
@ADDED
def test_any_order_and_any_step_give_the_same_pieces(made, shuffled, caps, step) -> None:
    every = [sketch(number, *each) for number, each in enumerate(made)]
    other = list(every)
    shuffled.shuffle(other)
    with (
        patch.object(pieces, "CAP", caps[0]),
        patch.object(pieces, "LOOSE", caps[1]),
        patch.object(pieces, "NEAREST", 3),
        patch.object(shelf, "NEAREST", 3),
    ):
        wanted = found(every, len(every))
        assert found(other, step) == wanted
        assert sorted(name for each in wanted for name in each.articles) == [
            each.article for each in every
        ]
        for each in wanted:
            assert len(each.articles) <= pieces.cap(each.asked)


def alike(many: int) -> list[Sketch]:
    """So many articles of one day that share four rare words of six."""
    return [sketch(n, {1, 2, 3, 4, 100 + n, 200 + n}, 3, toll=False) for n in range(many)]


def test_what_is_hardly_alike_keeps_to_the_lower_cap_and_what_is_alike_to_the_higher() -> None:
    every = alike(7)
    with patch.object(pieces, "CAP", 8), patch.object(pieces, "LOOSE", 3):
        (piece,) = found(every, 7)
    assert len(piece.articles) == 7
    assert piece.asked >= 0, "seven are more than the lower cap lets in"
    with patch.object(pieces, "CAP", 6), patch.object(pieces, "LOOSE", 3):
        assert max(len(each.articles) for each in found(every, 7)) <= 6


@pytest.mark.parametrize(
    ("asked", "cap"), [(-4.0, pieces.LOOSE), (1.0, pieces.CAP), (pieces.ALONE, pieces.CAP)]
)
def test_what_was_cut_off_is_said_with_the_cap_that_cut(asked: float, cap: int) -> None:
    story = Story("sty_1", ("art_1",), ())
    (told,) = pieces.said(Piece(("art_1",), asked, "art_1"), [story])
    (why,) = told.why
    assert why.rule == "cut-off"
    assert f"more than {cap} articles" in why.detail


def test_where_nothing_was_cut_off_nothing_is_said() -> None:
    story = Story("sty_1", ("art_1",), ())
    assert pieces.said(Piece(("art_1",), pieces.LEVELS[0], "art_1"), [story]) == (story,)
