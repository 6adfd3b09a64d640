"""Speech, term, title or name: tests/cases/quotations/*.toml."""

import pytest

import language
from sayso.extract.speech import quotes
from sayso.extract.speech.marked import QuotationKind

MADE_UP = language.load("quotations", "made-up")
LEAST_OF_A_KIND = 8


def kinds(case: language.Case) -> list[str]:
    found = quotes.find(case["text"], language.lines(case["text"]))
    return [one.kind.value for one in found]


@pytest.mark.parametrize(
    "case", MADE_UP + language.load("quotations", "negative"), ids=language.label
)
def test_each_quotation_of_a_text_is_of_its_kind(case: language.Case):
    assert kinds(case) == case["kinds"]


@pytest.mark.parametrize("case", language.load("quotations", "known-failures"), ids=language.label)
def test_a_known_failure_still_fails(case: language.Case):
    assert case["why"]
    assert kinds(case) != case["kinds"], "it passes now: move it to made-up"


def test_every_kind_has_enough_cases():
    for kind in QuotationKind:
        assert sum(case["kinds"].count(kind) for case in MADE_UP) >= LEAST_OF_A_KIND, kind


def test_every_quotation_says_why():
    for case in MADE_UP:
        for one in quotes.find(case["text"], language.lines(case["text"])):
            assert one.why is not None
            assert one.why.rule
            assert one.why.detail
            assert one.why.span == one.span


def test_what_is_not_speech_is_a_term_to_the_rules_of_attribution():
    for case in MADE_UP:
        for one in quotes.find(case["text"], language.lines(case["text"])):
            assert one.term or one.kind is QuotationKind.SPEECH
