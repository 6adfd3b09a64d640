"""Own voice: on a company's newsroom page or in a signed letter it has a name."""

import language
from sayso.extract import reading
from sayso.extract.parser import Parser

RELEASE = """Orlo Lines Newsroom > Media releases
Orlo Lines adapts its winter timetable
Vell, 4 March 2031

Orlo Lines Shipping will end its ferry to Vell. The measure affects 40 positions on two boats.
"""
LETTER = """What we know about the ferry

We count 12 cracks in the hull of the old ferry. Nobody was injured on the quay.

Yours, Ilda Marren
"""


def voices(text: str, parser: Parser) -> set[str]:
    read = reading.read(language.article(text), parser, fast=True)
    return {claim.voice.name for claim in read.claims if "ferry" in claim.words and claim.source}


def test_a_release_is_the_companys_word(parser: Parser) -> None:
    assert voices(RELEASE, parser) == {"Orlo Lines Shipping"}


def test_a_signed_letter_is_its_writers(parser: Parser) -> None:
    assert voices(LETTER, parser) == {"Ilda Marren"}


def test_any_other_page_speaks_for_itself(parser: Parser) -> None:
    assert voices(LETTER.replace("Yours, Ilda Marren", "Letters, page 9"), parser) == set()
