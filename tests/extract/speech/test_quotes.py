"""Stretches between quotation marks, of every kind, also where a mark is missing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import language
from sayso.extract.speech import quotes

MARKED = st.lists(
    st.sampled_from(
        [*"\"“”„«»'‘’", "it's", "boats", "the crew’s", ". ", ", ", " ", "\n", "🌊", "–"]
    )
    | st.text(max_size=3),
    max_size=30,
).map("".join)


def find(text: str) -> list[str]:
    return [one.span.words for one in quotes.find(text, language.lines(text))]


@pytest.mark.parametrize(
    "text",
    [
        'The pilot said: "The runway is short."',
        "The pilot said: “The runway is short.”",
        "The pilot said: «The runway is short.»",
        "The pilot said: „The runway is short.“",
        "The pilot said: „The runway is short.”",
        "The pilot said: ‘The runway is short.’",
        "The pilot said: 'The runway is short.'",
        "The pilot said: « The runway is short. »",
    ],
)
def test_every_kind_of_mark_is_known(text: str):
    assert find(text) == ["The runway is short."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The crew’s boat and the sailors’ rope were lost.", []),
        ("It's the pilot's boat; they're his ropes.", []),
        ('He measured 6" of rain.', []),
        ("“We’re ready,” she said.", ["We’re ready,"]),
        ("“He told me ‘wait’ and left,” she said.", ["He told me ‘wait’ and left,"]),
        ('"One," she said. "Two."', ["One,", "Two."]),
        ('"The boats are gone.', ["The boats are gone."]),
        ('"The boats are gone.\n"So are we," she said.', ["The boats are gone.", "So are we,"]),
        ('They left. "', []),
        ('""', []),
        ("", []),
    ],
)
def test_apostrophes_inches_and_missing_marks(text: str, found: list[str]):
    assert find(text) == found


def test_an_opening_mark_without_a_closing_one_is_open_to_the_end_of_its_line():
    text = "“The boats are gone.\nThe sea is calm."
    (one,) = quotes.find(text, language.lines(text))
    assert one.open
    assert one.span.words == "The boats are gone."


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("reform", True),
        ("peace fleet", True),
        ("No comment,", False),
        ("We lost all we had", False),
    ],
)
def test_a_short_quotation_without_a_stop_may_be_a_mere_term(words: str, term: bool):
    text = f'The "{words}" was heard.'
    (one,) = quotes.find(text, language.lines(text))
    assert one.term is term


@given(text=MARKED)
def test_quotations_lie_in_one_line_in_order_and_tell_the_truth(text: str):
    lines = language.lines(text)
    found = quotes.find(text, lines)
    for one in found:
        one.span.check(text)
        one.outer.check(text)
        assert one.outer.contains(one.span)
        assert any(line.contains(one.outer) for line in lines)
    assert all(a.outer.end <= b.outer.start for a, b in itertools.pairwise(found))
