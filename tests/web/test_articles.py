"""Articles as published, with marks in place; statements with their reports side by side."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from sayso import pipeline
from sayso.export.html.pages.differing import compare, shorter
from sayso.store.view import View
from sayso.web import app
from sayso.web.running import served
from sayso.web.settings import Settings

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


def test_any_two_of_many_versions_are_compared(tmp_path: Path) -> None:
    ledger = tmp_path / "edited.db"
    for count in ("30", "40", "50"):
        (tmp_path / "dam.txt").write_text(
            f"Dam fails\n\nHarbour Post, 4 May 2031\n\nThe flood killed {count} people, said Mayor "
            "Tom Ferro on Sunday.\n"
        )
        pipeline.ingest([tmp_path / "dam.txt"], ledger, fast=True)
    with View(ledger) as view:
        every = list(view.articles())
        ids = {next(n for n in ("30", "40", "50") if n in each.text): each.id for each in every}
    with TestClient(app.create(Settings(ledger)), base_url="http://127.0.0.1") as client:
        for here, other in (("50", "30"), ("30", "50"), ("40", "30")):
            page = client.get(f"/article/{ids[here]}").text
            assert "version 3" in page
            assert f'href="?versions={ids[other]}"' in page
            page = client.get(f"/article/{ids[here]}?versions={ids[other]}").text
            first, last = sorted((here, other))
            assert f"<del>{first}</del>" in page
            assert f"<ins>{last}</ins>" in page
        assert "What was changed" not in client.get(f"/article/{ids['30']}?versions").text
        assert "What was changed" not in client.get(f"/article/{ids['30']}?versions=art_x").text


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


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A ledger with an article of 5 MB in one line, which says something at either end."""
    folder = tmp_path_factory.mktemp("endless")
    (folder / "endless.txt").write_text(
        "Boats\n\nHarbour Post, 4 May 2031\n\n"
        '"We lost 40 boats," said Minister Ilda Marren on Sunday. '
        + "x" * (5 * 2**20)
        + '. "We lost 50 boats," said Mayor Tom Ferro on Monday.\n'
    )
    ledger = folder / "endless.db"
    pipeline.ingest([folder / "endless.txt"], ledger, fast=True)
    with View(ledger) as view:
        return ledger, next(view.articles()).id


def test_a_line_of_five_megabytes_is_kept_whole_and_read_as_far_as_is_told(
    endless: tuple[Path, str],
) -> None:
    ledger, article = endless
    with View(ledger) as view:
        said = {claim.words: claim.voice.name for claim in view.claims(article=article)}
        text = view.text(article)
        aside = [each for each in view.set_aside() if each.reason.startswith("too long")]
    assert said == {"We lost 40 boats": "Ilda Marren"}
    assert text.endswith("said Mayor Tom Ferro on Monday.\n")
    assert aside[-1].span.end >= text.index("We lost 50 boats")


def test_a_line_of_five_megabytes_opens_at_once(endless: tuple[Path, str], page: Page) -> None:
    ledger, article = endless
    with served(Settings(ledger, read_only=True)) as address:
        begun = time.perf_counter()
        page.goto(f"{address}/article/{article}")
        assert time.perf_counter() - begun < 3
        assert "5,243,024 letters" in page.locator(".notice").inner_text()
        assert page.evaluate("document.documentElement.outerHTML.length") < 400_000
        page.locator(".published mark", has_text="We lost 40 boats").click()
        page.locator("#drawer .claim").wait_for()
        assert "Ilda Marren" in page.locator("#drawer").inner_text()
        assert page.locator("#drawer").evaluate("each => each.innerHTML.length") < 100_000
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0


def test_long_texts_are_compared_quickly_and_what_is_alike_is_cut() -> None:
    old = "The boats lay in the harbour. " * 20_000 + "Forty were lost." + " The end." * 20_000
    begun = time.process_time()
    found = compare(old, old.replace("Forty", "Fifty"))
    assert time.process_time() - begun < 4
    assert [each.text for each in found.old if each.css] == ["Forty"]
    assert sum(len(each.text) for each in shorter(found.old, 2_000)) < 5_000
    assert "letters…]" in shorter(found.old, 2_000)[0].text


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
