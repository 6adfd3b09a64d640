"""Signed pages: the outlet's name beside a date, an author, an address, or below the text."""

from datetime import datetime

import pytest

from sayso.extract.page import layout, masthead
from sayso.model import Article, article_id, digest

HEAD = "Flood reaches the town hall of Vell"
BODY = (
    "\n\nThe water reached the town hall of Vell before dawn on Monday. Nobody was hurt.\n\n"
    "A clerk said that it was late. The mayor was asleep, she added, and so was the watchman.\n"
)
ABOVE = (
    (f"{HEAD}\nThe Tidepool, 4 March 2031", "The Tidepool"),
    (f"{HEAD}\n4 March 2031 · The Tidepool", "The Tidepool"),
    (f"From The Tidepool, 4 March 2031\n{HEAD}", "The Tidepool"),
    (f"{HEAD}\nBy Ilda Marren, The Tidepool\n4 March 2031", "The Tidepool"),
    (f"{HEAD}\nBy Ilda Marren for The Tidepool\n4 March 2031", "The Tidepool"),
    (f"{HEAD}\nBy Ilda Marren | The Tidepool | March 4, 2031", "The Tidepool"),
    (f"{HEAD}\nBy Ilda Marren\n\nHarbour Post Staff Writer\nMarch 4, 2031", "Harbour Post"),
    (f"{HEAD} | Harbour Post\n4 March 2031", "Harbour Post"),
    (f"https://www.tidepool.example/2031/03/flood\n{HEAD}", "tidepool.example"),
    (f"{HEAD}\nHarbour Quay News (HQN), English wire\n4 March 2031", "Harbour Quay News"),
)
BELOW = (
    ("The Tidepool 2031. All rights reserved.", "The Tidepool"),
    ("This article first appeared in The Tidepool.", "The Tidepool"),
    ("Subscribe to The Tidepool for more", "The Tidepool"),
    ("(Harbour Quay News, 2031)", "Harbour Quay News"),
)
NOBODY = (
    f"{HEAD}\nBy Ilda Marren, Political Editor\n4 March 2031",
    f"Ilda Marren | 4 March 2031\n{HEAD}",
    f"World News | 4 March 2031\n{HEAD}",
    f"{HEAD}\nThe Hague, 4 March 2031",
    f"{HEAD}\nBreaking News Staff\n4 March 2031",
)


def completed(text: str) -> Article:
    raw = text.encode()
    article = Article(article_id(raw), "page.txt", text, raw, digest(raw), "text")
    return masthead.find(article, layout.find(article))


@pytest.mark.parametrize(("head", "name"), ABOVE)
def test_a_page_is_signed_at_its_head(head: str, name: str) -> None:
    assert completed(head + BODY).outlet == name


@pytest.mark.parametrize(("foot", "name"), BELOW)
def test_a_page_is_signed_at_its_foot(foot: str, name: str) -> None:
    assert completed(f"{HEAD}\n4 March 2031{BODY}\n{foot}").outlet == name


@pytest.mark.parametrize("head", NOBODY)
def test_authors_places_and_sections_are_no_outlets(head: str) -> None:
    assert completed(head + BODY).outlet is None


def test_a_link_further_down_is_another_site() -> None:
    assert completed(f"{HEAD}\n4 March 2031{BODY}\nwww.tidepool.example\n").outlet is None


def test_letters_are_told_by_their_name() -> None:
    text = f"{HEAD}\n\nVELL, March 4 (HQN) - The water rose.{BODY}\n(Harbour Quay News 2031)\n"
    assert completed(text).outlet == "Harbour Quay News"


def test_a_second_date_tells_the_order_of_the_first() -> None:
    text = f"{HEAD}\n11/02/2031 14:32\n\nVELL, Feb 11 (HQN) - The water rose.{BODY}"
    published = completed(text).published
    assert published.earliest is not None
    assert published.earliest.date() == datetime(2031, 2, 11).date()
