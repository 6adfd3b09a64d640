"""Quantities: the figure, its bounds and unit, what it counts; and what is no quantity."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facet_cases import Case, label, load, sentences
from sayso.extract.facets import numbers, quantities
from sayso.model import Quantity

# What every case says; measure and change are compared where a case names them.
KEYS = ("words", "low", "high", "approximate", "vague", "unit", "of")
NOUNS = ("barges", "Lumerian soldiers", "tents", "%", "kilometres")


def found(parser, text: str) -> list[Quantity]:
    return [each for sentence in sentences(parser, text) for each in quantities.find(sentence)]


def flat(quantity: Quantity) -> dict[str, object]:
    low, high = (None if end is None else round(end, 4) for end in (quantity.low, quantity.high))
    return {
        "words": quantity.span.words,
        "low": low,
        "high": high,
        "approximate": quantity.approximate,
        "vague": quantity.vague,
        "unit": quantity.unit,
        "of": quantity.of,
        "measure": quantity.measure.value,
        "change": quantity.change.value if quantity.change else None,
        "changed_by": quantity.changed_by,
        "changed_from": quantity.changed_from,
    }


def wanted(case: Case) -> list[dict[str, object]]:
    blank: dict[str, object] = {**dict.fromkeys(KEYS), "approximate": False, "vague": False}
    return [{**blank, **each} for each in case["expect"]]


def agrees(case: Case, parser) -> bool:
    own, want = [flat(each) for each in found(parser, case["text"])], wanted(case)
    return [
        {key: mine[key] for key in each} for mine, each in zip(own, want, strict=False)
    ] == want and len(own) == len(want)


@pytest.mark.parametrize("case", load("quantities", "made-up"), ids=label)
def test_finds_what_is_counted_with_its_bounds(case: Case, parser) -> None:
    assert agrees(case, parser), [flat(each) for each in found(parser, case["text"])]


@pytest.mark.parametrize("case", load("quantities", "negative"), ids=label)
def test_dates_names_labels_and_pronouns_are_no_counts(case: Case, parser) -> None:
    assert [each.span.words for each in found(parser, case["text"])] == []


@pytest.mark.parametrize("case", load("quantities", "known-failures"), ids=label)
def test_known_failures_still_fail(case: Case, parser) -> None:
    assert not agrees(case, parser), "it passes now: move it to made-up.toml"


@pytest.mark.parametrize("case", load("quantities", "made-up"), ids=label)
def test_spans_hold_their_words_in_any_place(case: Case, parser) -> None:
    text = "Nothing to see.\n" + case["text"]
    from sayso.model import Span

    line = Span.of(text, 16, len(text))
    for sentence in parser.parse(text, (line,)):
        for quantity in quantities.find(sentence):
            quantity.span.check(text)
            if quantity.of_span is not None:
                quantity.of_span.check(text)
                assert quantity.of_span.words == quantity.of


@given(value=st.integers(0, 10**12))
def test_a_figure_with_separators_keeps_its_value(value: int) -> None:
    (number,) = numbers.find(f"there were {value:,} of them")
    assert number.low == number.high == value


@given(low=st.integers(1, 10**6), more=st.integers(1, 10**6))
def test_a_range_keeps_both_ends(low: int, more: int) -> None:
    (number,) = numbers.find(f"between {low:,} and {low + more:,} of them")
    assert (number.low, number.high) == (low, low + more)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    text=st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=80)
)
def test_any_text_gives_spans_inside_it(parser, text: str) -> None:
    for quantity in found(parser, text) if text.strip() else []:
        quantity.span.check(text)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_bound_word_moves_only_its_own_end(parser, noun: str) -> None:
    (over,) = found(parser, f"They counted over 700 {noun} there.")
    (most,) = found(parser, f"They counted up to 700 {noun} there.")
    assert (over.low, over.high, most.low, most.high) == (700, None, None, 700)


def test_elided_counts_have_words_but_no_place(parser) -> None:
    killed, wounded = found(parser, "The raid killed 12 people and wounded 30.")
    assert (killed.of, wounded.of) == ("people", "people")
    assert killed.of_span is not None
    assert wounded.of_span is None
