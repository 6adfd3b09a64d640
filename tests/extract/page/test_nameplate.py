"""Nameplates: whose page it is by its first lines, and which line is the headline."""

import pytest

from sayso.extract.page import layout, masthead
from sayso.model import Article, article_id, digest

BODY = "\n\nThe water reached the town hall of Vell before dawn on Monday. Nobody was hurt.\n"
NAMED = (
    ("HARBOUR GAZETTE\n4 March 2031\n\nFlood reaches Vell at night", "Harbour Gazette"),
    ("Vell Ministry of Tides\nPosted on 4 March 2031\n\nOn the flood", "Vell Ministry of Tides"),
    ("Harbour Post | Monday 3 March 2031 | 17:25\n\nFlood reaches Vell at night", "Harbour Post"),
    ("Orlo Newsroom > Media releases\nOrlo Lines adapts its timetable\n", "Orlo Newsroom"),
    ("Radio Vell | LIVE: the flood", "Radio Vell"),
)
UNNAMED = (
    ("BLACK NIGHT IN VELL\n4 March 2031\nBy Ilda Marren", "BLACK NIGHT IN VELL"),
    ("Flood Reaches The Town Hall\n4 March 2031", "Flood Reaches The Town Hall"),
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
