"""Scores to attributions: roles form runs, runs go to the cue their words link to."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from sayso.extract.tagger import decode
from sayso.extract.tagger.decode import Group, Run

NONE, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)


def scores(tags: list[int]) -> decode.Scores:
    """Role scores that say just these tags."""
    made = np.zeros((len(tags), decode.TAGS), dtype=np.float32)
    made[np.arange(len(tags)), tags] = 9
    return made


def read(roles: decode.Scores, whose: decode.Scores, who: decode.Scores) -> list[Group]:
    """All in one line."""
    return decode.find(roles, whose, who, [0] * len(roles))


def links(count: int, pairs: dict[int, int]) -> decode.Scores:
    """Link scores where each word of ``pairs`` points at one other."""
    made = np.zeros((count, count), dtype=np.float32)
    for word, cue in pairs.items():
        made[word, cue] = 9
    return made


def test_a_source_a_cue_and_two_pieces_of_content_are_one_attribution() -> None:
    tags = [B_CONTENT, I_CONTENT, B_SOURCE, B_CUE, B_CONTENT, I_CONTENT]
    found = read(scores(tags), links(6, {0: 3, 1: 3, 4: 3, 5: 3}), links(6, {3: 2}))
    assert [(g.cue, g.source, g.contents) for g in found] == [
        (Run(1, 3, 3), Run(0, 2, 2), (Run(2, 0, 1), Run(2, 4, 5)))
    ]


def test_links_and_not_nearness_say_whose_content_it_is() -> None:
    tags = [B_CUE, B_CONTENT, B_CUE, B_CONTENT]
    found = read(scores(tags), links(4, {1: 2, 3: 0}), links(4, {}))
    assert {g.cue.first: g.contents[0].first for g in found} == {0: 3, 2: 1}


def test_two_cues_may_share_a_source() -> None:
    tags = [B_SOURCE, B_CUE, B_CONTENT, B_CUE, B_CONTENT]
    found = read(scores(tags), links(5, {2: 1, 4: 3}), links(5, {1: 0, 3: 0}))
    assert [g.source for g in found] == [Run(0, 0, 0), Run(0, 0, 0)]


def test_a_cue_that_links_to_itself_has_no_source() -> None:
    tags = [B_SOURCE, B_CUE, B_CONTENT]
    found = read(scores(tags), links(3, {2: 1}), links(3, {1: 1}))
    assert [g.source for g in found] == [None]


def test_a_cue_without_content_says_nothing() -> None:
    found = read(scores([B_SOURCE, B_CUE, NONE]), links(3, {}), links(3, {1: 0}))
    assert found == []


def test_an_inside_without_its_begin_is_not_read() -> None:
    made = scores([NONE, I_CONTENT, B_CUE])
    made[1, B_CONTENT] = 8
    found = read(made, links(3, {1: 2}), links(3, {}))
    assert found[0].contents == (Run(2, 1, 1),)


@given(
    st.integers(1, 30).flatmap(
        lambda n: st.tuples(
            arrays.arrays(np.float32, (n, 7), elements=st.floats(-9, 9, width=16)),
            arrays.arrays(np.float32, (n, n), elements=st.floats(-9, 9, width=16)),
            arrays.arrays(np.float32, (n, n), elements=st.floats(-9, 9, width=16)),
        )
    )
)
def test_no_word_is_cue_or_content_twice_whatever_the_scores(
    made: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    found = read(*made)
    runs = [run for group in found for run in (group.cue, *group.contents)]
    words = [word for run in runs for word in range(run.first, run.last + 1)]
    assert len(words) == len(set(words))
    assert all(0 <= word < len(made[0]) for word in words)
    assert all(0 < group.sure <= 1.0001 for group in found)


def test_no_run_crosses_a_line_break() -> None:
    tags = [B_CUE, B_CONTENT, I_CONTENT, I_CONTENT]
    whose = links(4, {1: 0, 2: 0, 3: 0})
    found = decode.find(scores(tags), whose, links(4, {}), [0, 0, 0, 1])
    assert found[0].contents == (Run(2, 1, 2), Run(2, 3, 3))
