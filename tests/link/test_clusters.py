"""Groups are alike as wholes: a chain of neighbours is no group."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.link import clusters

APART = -6.0
scores = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(-6, 6),
)


def groups(count, told, together=0.5):
    return sorted(clusters.find(count, [(*k, v) for k, v in told.items()], together, APART))


def test_nothing_known_leaves_everything_apart():
    assert groups(3, {}) == [[0], [1], [2]]


def test_a_pair_alike_is_one_group():
    assert groups(3, {(0, 2): 1.0}) == [[0, 2], [1]]


def test_the_ends_of_a_chain_that_have_nothing_in_common_stay_apart():
    assert groups(3, {(0, 1): 2.0, (1, 2): 1.0}) == [[0, 1], [2]]


def test_a_third_that_is_alike_to_both_comes_in():
    assert groups(3, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): 0.5}) == [[0, 1, 2]]


@given(scores)
def test_everything_is_in_exactly_one_group(told):
    found = groups(8, told)
    assert sorted(number for group in found for number in group) == list(range(8))


@given(scores)
def test_no_group_is_less_alike_than_was_asked_for(told):
    for group in groups(8, told):
        pairs = [(a, b) for a in group for b in group if a < b]
        if len(pairs) == 1:
            assert told[pairs[0]] >= 0.5


TWO_PAIRS = {
    (0, 1): 5.0,
    (2, 3): 4.0,
    **{(left, right): 1.0 for left in (0, 1) for right in (2, 3)},
}


def scored(told):
    return [(*pair, score) for pair, score in told.items()]


def test_groups_that_have_company_may_be_asked_for_more():
    assert sorted(clusters.find(4, scored(TWO_PAIRS), 0.5, APART)) == [[0, 1, 2, 3]]
    assert sorted(clusters.find(4, scored(TWO_PAIRS), 0.5, APART, firmly=2.0)) == [[0, 1], [2, 3]]


def test_one_alone_is_asked_for_no_more_than_before():
    told = {(0, 1): 5.0, (0, 2): 1.0, (1, 2): 1.0}
    assert clusters.find(3, scored(told), 0.5, APART, firmly=2.0) == [[0, 1, 2]]
