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

OFFICE = """Ministry of Works of the Free Town of Vell
OFFICIAL BLOG · Statements
What we did about the ferry
04/03/2031 20:00

1. The old ferry was taken out of the water this morning.

2. The cost of the ferry is estimated at up to 30 crowns.
"""
CLUB = """Vell Rowers R.C. > Club > Statements
Statement on the ferry race of 4 March
Wednesday 5 March 2031

Vell Rowers mourn two people who were on the ferry.
"""
BLOG = """Quay Post
The weblog of the Vell Chamber of Pilots
4 March

We count twelve
by Ilda Marren, President

Colleagues, we asked 40 of you about the ferry. Our letter on the ferry went out on 9 February.
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


def test_an_offices_page_is_the_offices_word(parser: Parser) -> None:
    assert voices(OFFICE, parser) == {"Ministry of Works of the Free Town of Vell"}


def test_a_clubs_statement_is_the_clubs_word(parser: Parser) -> None:
    assert {name.rstrip(".") for name in voices(CLUB, parser)} == {"Vell Rowers R.C"}


def test_a_signed_blog_is_its_writers(parser: Parser) -> None:
    assert voices(BLOG, parser) == {"Ilda Marren"}


def test_a_news_service_is_no_office(parser: Parser) -> None:
    page = OFFICE.replace("Ministry of Works of the Free Town of Vell", "Vell World Service")
    page = page.replace("OFFICIAL BLOG · Statements", "Explainer")
    assert "Vell World Service" not in voices(page, parser)


def test_a_countys_notice_is_the_countys_word(parser: Parser) -> None:
    page = OFFICE[OFFICE.index("\n\n") :]
    page = f"County of Vell > Ferry notice no. 4{page}\n\nThe cause is not known.\n"
    assert voices(page, parser) == {"County of Vell"}
