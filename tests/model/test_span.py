"""Spans tell the truth or raise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SpanError
from sayso.model import Span, join_words

TEXT = "The ministry said so. 🌊 Nobody — not one — replied."


def test_a_span_is_cut_in_code_points():
    assert Span.of(TEXT, 4, 12) == Span(4, 12, "ministry")
    assert Span.of(TEXT, 22, 23).words == "🌊"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 2), (0, len(TEXT) + 1)])
def test_an_empty_or_outlying_span_is_refused(start: int, end: int):
    with pytest.raises(SpanError, match=f"a text of {len(TEXT)} characters"):
        Span.of(TEXT, start, end)


def test_words_that_are_not_there_are_named_with_article_and_offsets():
    with pytest.raises(SpanError, match=r"article art_x: the words at \[4, 12\) are 'ministry'"):
        Span(4, 12, "minister").check(TEXT, "art_x")


def test_overlap_and_containment_are_half_open():
    said, so, both = Span.of(TEXT, 13, 17), Span.of(TEXT, 17, 20), Span.of(TEXT, 13, 20)
    assert not said.overlaps(so)
    assert both.overlaps(said)
    assert both.contains(so)
    assert not so.contains(both)


def test_discontinuous_words_are_joined_in_order():
    assert join_words([Span.of(TEXT, 0, 3), Span.of(TEXT, 18, 20)]) == "The so"
    assert join_words([]) == ""


@given(st.text(min_size=1), st.data())
def test_what_was_cut_checks_and_sorts_by_place(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span.of(text, start, data.draw(st.integers(start + 1, len(text))))
    span.check(text)
    assert span.contains(span)
    assert span.overlaps(span)
    assert Span.of(text, 0, len(text)).contains(span)
