"""How near two words are: forms of one word are the same, whatever the table knows of them."""

import pytest

from sayso.link import meanings


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("dredger", "dredged", True),  # six letters in common
        ("quorl", "quorl", True),  # a word that no table has
        ("quorl", "quorls", False),  # too short to be cut
        ("quorl", "brask", False),
    ],
)
def test_forms_of_one_word_are_met(left: str, right: str, *, same: bool) -> None:
    one, other = meanings.of(left), meanings.of(right)
    assert (meanings.nearest(one, other) == 1.0) is same
    assert (meanings.nearest(other, one) == 1.0) is same
    assert (meanings.overlap(one, other).least == 1.0) is same


def test_nothing_is_met_in_no_words() -> None:
    assert meanings.overlap(meanings.of(""), meanings.of("quorl")) == meanings.NONE
