from dataclasses import replace

import pytest
from hypothesis import given

import strategies
from sayso.errors import SpanError
from sayso.model import Quantity, Reading, Span
from sayso.store import spans

TEXT = "About 300 drums"


def test_finds_spans_however_deep() -> None:
    one, two = Span(0, 9, "About 300"), Span(10, 15, "drums")
    assert list(spans.find(((Quantity(one, 300, 300, of_span=two),), None, "words"))) == [one, two]


@given(strategies.readings())
def test_a_truthful_reading_passes(reading: Reading) -> None:
    spans.check_reading(reading)


@given(strategies.claims(text=TEXT))
def test_any_false_span_is_found(claim) -> None:
    held = list(spans.find(claim))
    assert held
    spans.check(claim, TEXT, "art_x")
    with pytest.raises(SpanError, match="art_x"):
        spans.check(claim, "?" * len(TEXT), "art_x")
    assert list(spans.find(replace(claim, content=()))) == held[len(claim.content) :]
