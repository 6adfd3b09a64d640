"""Circles: stories about the same people and places."""

from sayso.link import circles
from sayso.model import Article

STORIES = {"art_0": "sty_1", "art_1": "sty_2", "art_2": "sty_3"}


def told(number: int, text: str) -> Article:
    return Article(f"art_{number}", f"art_{number}", text, b"", "", "text", "Harbour Post")


def test_stories_that_share_rare_names_are_one_circle() -> None:
    articles = [
        told(0, "The owner of the Kelpo works in Ardenholm, Ms Tarnvik, met Mr Osthaver."),
        told(1, "It rained in Ardenholm when Mr Osthaver of the Kelpo works saw Ms Tarnvik."),
        told(2, "The ferry to Brackwater was late on Monday, said Mr Osthaver."),
    ]
    found = circles.find(articles, STORIES)
    assert found["art_0"] == found["art_1"] == "sty_1"
    assert found["art_2"] == "sty_3"


def test_days_states_and_offices_make_no_circle() -> None:
    text = (
        "On Monday the Minister and the President of France met in Germany before Sunday in March."
    )
    assert len(set(circles.find([told(0, text), told(1, text)], STORIES).values())) == 2


def test_the_order_of_articles_changes_no_circle() -> None:
    text = "The owner of the Kelpo works in Ardenholm, Ms Tarnvik, met Mr Osthaver."
    articles = [told(0, text), told(1, text), told(2, "The ferry was late.")]
    grouped = [circles.find(order, STORIES) for order in (articles, articles[::-1])]
    assert all(found["art_0"] == found["art_1"] != found["art_2"] for found in grouped)
