"""Sentences that go on with a speech: which are credited to its speaker, and which are not."""

import pytest

import language
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.extract.speech.carrying import CARRIED

LEAD = "Storm over Vell\n\n"
GOES_ON = (
    ("Nine people are safe, mayor Ilda Marren said. Four are still missing.", "Four are still"),
    ("Turnout was 48 per cent at noon, the clerk's office said. In Vell it was 61.", "In Vell"),
    ("Forty boats were lost, Ilda Marren said. Nineteen of them were new.", "Nineteen of them"),
    ("No oil had landed, Ilda Marren said. The slick would reach Vell by Sunday.", "The slick"),
    ("The wells are tested, the clinic said. First tests had shown no lead.", "First tests"),
    ("The clinic puts the number of the sick at 44. There are 19 people in bed.", "There are 19"),
    ("Two roofs fell, mayor Ilda Marren said on Monday. Nobody was hurt.", "Nobody was hurt"),
)
STAYS = (
    ("Nine people are safe, Ilda Marren said. The dam above the town is very old.", "The dam"),
    ("Nine people are safe, Ilda Marren said. In 1962 a flood killed 12 people.", "In 1962"),
    ("Nine people are safe, Ilda Marren said.\n\nFour boats are still missing.", "Four boats"),
    ("Nine people fled, Ilda Marren said. The rescue service treated 41 people.", "The rescue"),
    ("Ilda Marren put the crowd at 90. The hall has room for 80 guests.", "The hall"),
    ("Nine are safe, Ilda Marren said and Tom Vask denied it. Four are missing.", "Four are"),
)


def carried(text: str, parser: Parser) -> dict[str, str]:
    read = reading.read(language.article(LEAD + text), parser, fast=True)
    return {
        claim.words: claim.source.name
        for claim in read.claims
        if claim.source is not None and claim.why[0].rule == CARRIED
    }


@pytest.mark.parametrize(("text", "begins"), GOES_ON)
def test_a_sentence_that_counts_on_is_the_speakers(text: str, begins: str, parser: Parser) -> None:
    found = carried(text, parser)
    assert [words for words in found if words.startswith(begins)], found


@pytest.mark.parametrize(("text", "begins"), STAYS)
def test_any_other_sentence_stays_the_outlets(text: str, begins: str, parser: Parser) -> None:
    assert begins in text
    assert carried(text, parser) == {}
