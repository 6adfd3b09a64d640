"""Blocks: which pairs are worth comparing."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sayso.link import blocks

HOLDERS = st.dictionaries(
    st.text("abc", min_size=1, max_size=2), st.lists(st.integers(0, 9), unique=True).map(sorted)
)


@given(holders=HOLDERS, cap=st.integers(2, 12))
def test_each_pair_that_shares_a_word_comes_once_within_the_cap(holders, cap) -> None:
    found = list(blocks.pairs(holders, cap))
    assert len(found) == len(set(found))
    assert set(found) == {pair for held in holders.values() for pair in combinations(held[:cap], 2)}


def test_words_are_taken_in_order() -> None:
    assert list(blocks.pairs({"b": [1, 2], "a": [0, 3]}, 5)) == [(0, 3), (1, 2)]
