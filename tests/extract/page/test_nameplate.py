"""Nameplates: whose page it is by its first lines, and which line is the headline."""

import pytest

from sayso.extract.page import layout, masthead, nameplate
from sayso.model import Article, article_id, digest

BODY = "\n\nThe water reached the town hall of Vell before dawn on Monday. Nobody was hurt.\n"
NAMED = (
    ("HARBOUR GAZETTE\n4 March 2031\n\nFlood reaches Vell at night", "Harbour Gazette"),
    ("Vell Ministry of Tides\nPosted on 4 March 2031\n\nOn the flood", "Vell Ministry of Tides"),
    ("Harbour Post | Monday 3 March 2031 | 17:25\n\nFlood reaches Vell at night", "Harbour Post"),
    ("Orlo Newsroom > Media releases\nOrlo Lines adapts its timetable\n", "Orlo Newsroom"),
    ("Radio Vell | LIVE: the flood", "Radio Vell"),
    ("The Tidepool\nSlow and wet\n4 March 2031\n\nFlood reaches Vell at night", "The Tidepool"),
    ("TIDEPOOL!\n4 March 2031\n\nFlood reaches Vell at night", "TIDEPOOL!"),
    (
        "The Tidepool\n\nFlood reaches the harbour of Vell\nBy Ilda Marren\n4 March 2031",
        "The Tidepool",
    ),
    ("Kanal 3 Vell, teletext p. 104\n4 March 2031\n\nFlood reaches Vell", "Kanal 3 Vell"),
    (
        "Ministry of Tides of the Republic of Orva\nStatements\nOn the flood in Vell\n4 March 2031",
        "Ministry of Tides of the Republic of Orva",
    ),
    ("Orva · Ministry of Tides\n4 March 2031\n\nOn the flood in Vell", "Ministry of Tides"),
    ("Vell Rowers R.C. > Club > Statements\nWhat we saw of the flood", "Vell Rowers R.C"),
    ("tidepool.example — city portal\nFlood reaches Vell at night\n4 March", "tidepool.example"),
    ("Opinion\nThe Tidepool\n4 March 2031\n\nFlood reaches Vell at night", "The Tidepool"),
)
UNNAMED = (
    ("BLACK NIGHT IN VELL\n4 March 2031\nBy Ilda Marren", "BLACK NIGHT IN VELL"),
    ("Flood Reaches The Town Hall\n4 March 2031", "Flood Reaches The Town Hall"),
    ("Storm Kills Four\n4 March 2031\nTwo are still missing in Vell", "Storm Kills Four"),
    ("Vell Under Water\nRescuers look for the two boys\n4 March 2031", "Vell Under Water"),
    ("6 Hurt, 1 Missing in Vell\n4 March 2031\nRescuers search on", "6 Hurt, 1 Missing in Vell"),
    ("VELL, 4 March 2031, 09:10\n\nFlood reaches Vell", "Flood reaches Vell"),
    ("Tuesday, 4 March 2031\n\nFlood reaches Vell at night", "Flood reaches Vell at night"),
)
GULL = """The Harbour Gull
Loud and free
4 March 2031

Flood reaches the town hall of Vell

The water came before dawn on Monday. A clerk told the Gull that it was late.
"""


def completed(text: str) -> Article:
    raw = text.encode()
    article = Article(article_id(raw), "page.txt", text, raw, digest(raw), "text")
    return masthead.find(article, layout.find(article))


@pytest.mark.parametrize(("head", "name"), NAMED)
def test_a_page_is_headed_by_its_name(head: str, name: str) -> None:
    assert completed(head + BODY).outlet == name


@pytest.mark.parametrize(("head", "title"), UNNAMED)
def test_a_headline_is_no_name(head: str, title: str) -> None:
    article = completed(head + BODY)
    assert (article.outlet, article.title) == (None, title)


def test_the_headline_stands_below_the_name() -> None:
    article = completed(GULL)
    assert article.outlet == "The Harbour Gull"
    assert article.title == "Flood reaches the town hall of Vell"


@pytest.mark.parametrize("words", ["| Ilda Marren", "||", "-", "!", "·  ·", ", 4 March"])
def test_a_line_that_begins_with_a_mark_has_no_name(words: str) -> None:
    assert nameplate.parted(words) == ("", "")
