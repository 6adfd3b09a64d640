"""Odd articles are read like any other: figures nobody can hold, the ends of the calendar."""

import time
from datetime import datetime

import pytest

import language
from sayso import rows
from sayso.extract import reading
from sayso.extract.facets import numbers
from sayso.extract.parser import Parser
from sayso.model import Claim, Precision, When

NINES = "9" * 400
ODD = (
    "",
    "\u202eIlda Marren\u202c said ٣ men and ４ women left on ٣ May ٢٠٢٤.",
    f"Ilda Marren said {NINES} men, {NINES} million ships and 1,{'000,' * 140}000 goats left.",
    f"Ilda Marren said from {NINES} to {NINES[1:]} men, 1/0 of them and 10^400 goats left.",
    f"Ilda Marren said it sank 10,000 years ago, {NINES} years ago, 5 centuries ago, in 44 BC.",
    f"Ilda Marren said it will sink in {NINES} days, within {NINES} hours, {NINES} months later.",
    "Ilda Marren said it sank before 1 January, last week, by the end of the century, last Easter.",
    "Ilda Marren said it will sink after 31 December, next winter, tomorrow, in the coming weeks.",
    "Ilda Marren said it sank on 31 February 2024 at 25:61, on 30/30/2024 and on 2024-13-45.",
    '“”"" said. Denied. “No comment.” Such claims. He declined. ((((((said))))))',
)
DAYS = ("0001-01-01", "0999-05-05", "2024-05-05", "9999-12-31")
LONG = 1000  # in a list that is one sentence
SECONDS = 20  # it takes two; where every figure looks at every other, it takes minutes


def read(text: str, day: str, parser: Parser) -> tuple[Claim, ...]:
    moment = datetime.fromisoformat(day)
    published = When(moment, moment, Precision.DAY, ("given",))
    given = language.article(text, published=published, basis=(("published", "given"),))
    return reading.read(given, parser, fast=True).claims


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_any_article_gives_claims_that_can_be_stored(text: str, day: str, parser: Parser):
    for claim in read(text, day, parser):
        assert rows.from_record(Claim, rows.to_record(claim)) == claim


@pytest.mark.parametrize("written", [NINES, f"{NINES} million", f"9{'0' * 307} thousand"])
def test_a_figure_beyond_all_numbers_is_none(written: str):
    assert numbers.find(f"{written} men and 12 goats")[-1].low == 12
    assert len(numbers.find(f"{written} men and 12 goats")) == 1


@pytest.mark.parametrize("item", ["4,321 goats", "3 May 2019", "Springfield", "Velm, Georgia"])
def test_an_endless_sentence_is_read_in_time(item: str, parser: Parser):
    text = f"Ilda Marren said that these were listed: {', '.join([item] * LONG)}."
    started = time.perf_counter()
    assert read(text, "2024-05-05", parser)
    assert time.perf_counter() - started < SECONDS
