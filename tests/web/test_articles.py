"""Articles as published, with marks in place; statements with their reports side by side."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from sayso import pipeline
from sayso.export.html.pages.differing import compare
from sayso.store.view import View

TAGS = re.compile(r"<[^>]+>")


def text_of(page: str) -> str:
    """What a reader sees of the text as published."""
    inner = page.split('<div class="published">')[1].split("</div>\n<section", maxsplit=1)[0]
    return " ".join(TAGS.sub(" ", inner).split())


def test_every_word_of_every_article_is_shown(client: TestClient, ledger: Path) -> None:
    with View(ledger) as view:
        every = list(view.articles())
    for article in every[:6]:
        page = client.get(f"/article/{article.id}")
        assert page.status_code == 200
        shown = re.sub(r"\W", "", text_of(page.text.replace("&#39;", "'")))
        words = re.findall(r"\w{4,}", article.text)
        assert all(word in shown for word in words)


def test_an_edited_article_is_compared_with_the_version_before(
    client: TestClient, ledger: Path
) -> None:
    with View(ledger) as view:
        newer = next(each for each in view.articles() if each.version_of)
    page = client.get(f"/article/{newer.id}?versions").text
    assert "What was changed" in page
    assert "<ins>" in page
    assert "a newer version" in client.get(f"/article/{newer.version_of}").text


def test_a_statement_stands_with_all_its_reports(client: TestClient, ledger: Path) -> None:
    with View(ledger) as view:
        many = max(view.linked().statements, key=lambda each: len(each.claims))
    page = client.get(f"/statement/{many.id}").text
    assert page.count('<article class="report">') == len(many.claims) > 1


def test_the_articles_of_a_story_are_listed(client: TestClient) -> None:
    story = client.get("/").url.path
    assert "Copied text" in client.get(f"{story}/articles").text


HOSTILE = (
    "Minister <script>alert(1)</script> speaks\n\nHarbour Post, 4 May 2031\n\n"
    '"<img src=x onerror=alert(2)> we lost 40 boats," said Minister Ilda Marren on Sunday. '
    "See javascript:alert(3) \u202etxt.exe and zero\u200bwidth.\n"
)


def test_hostile_text_stays_text(ledger: Path, tmp_path: Path, address: str, page: Page) -> None:
    (tmp_path / "hostile.txt").write_text(HOSTILE)
    pipeline.ingest([tmp_path / "hostile.txt"], ledger, fast=True)
    with View(ledger) as view:
        article = next(each for each in view.articles() if "onerror" in each.text)
    told: list[str] = []
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    page.goto(f"{address}/article/{article.id}")
    assert "<script>alert(1)</script>" in page.inner_text("main")
    assert page.locator("main script, main img").count() == 0
    assert not told


@pytest.mark.parametrize(
    ("old", "new", "gone", "added"),
    [
        ("Three boats were lost.", "Four boats were lost.", "Three", "Four"),
        ("The mayor came", "The mayor came late", "", "late"),
    ],
)
def test_what_differs_is_marked(old: str, new: str, gone: str, added: str) -> None:
    found = compare(old, new)
    assert "".join(each.text for each in found.old) == old
    assert "".join(each.text for each in found.new) == new
    assert "".join(each.text for each in found.old if each.css).strip() == gone
    assert "".join(each.text for each in found.new if each.css).strip() == added
