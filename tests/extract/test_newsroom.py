"""Whole paragraphs in the manner of newsrooms: tests/cases/newsroom."""

import pytest

import language
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.model import Proposition


def read(case: language.Case, parser: Parser) -> tuple[set[str], set[str]]:
    """Claims as “voice: words”, and the figures of their propositions."""
    found = reading.read(language.article(case["text"]), parser, fast=True).claims
    voices = {f"{claim.voice.name}: {claim.words}" for claim in found}
    return voices, {figure(p) for claim in found for p in claim.propositions if p.quantity}


def figure(told: Proposition) -> str:
    words = told.quantity.span.words if told.quantity else ""
    thing = told.about.noun if told.about else ""
    return " ".join(f"{told.predicate} | {thing} | {' '.join(told.places)} | {words}".split())


def check(case: language.Case, parser: Parser) -> None:
    voices, figures = read(case, parser)
    for wanted in case["claims"]:
        voice, _, words = wanted.partition(": ")
        assert any(voice in who and words in rest for who, _, rest in _parted(voices)), wanted
    assert {" ".join(each.split()) for each in case["figures"]} <= figures


def _parted(voices: set[str]) -> list[tuple[str, str, str]]:
    return [each.partition(": ") for each in voices]


@pytest.mark.parametrize("case", language.load("newsroom", "made-up"), ids=lambda c: c["name"])
def test_a_paragraph_is_read(case: language.Case, parser: Parser) -> None:
    check(case, parser)


@pytest.mark.parametrize(
    "case", language.load("newsroom", "known-failures"), ids=lambda c: c["name"]
)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_a_paragraph_is_still_read_wrongly(case: language.Case, parser: Parser) -> None:
    check(case, parser)
