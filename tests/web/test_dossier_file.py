"""The one-file dossier of the sample: small, whole, and read without a network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from sayso import pipeline
from sayso.export import html
from sayso.store.view import View

MOST_BYTES = 2_000_000


@pytest.fixture(scope="module")
def written(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("file") / "dossier.html"
    with View(sample) as view:
        (piece,) = view.pieces()
        dossier, _ = pipeline.story(view, piece.name, "The valley")
    path.write_text(html.render(dossier), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def opened(browser: Browser, written: Path) -> Page:
    """The file from disk, on a machine that is off the network."""
    context = browser.new_context(
        offline=True, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/*", note)
    page.goto(written.as_uri())
    assert asked == [written.as_uri()]
    return page


def test_it_is_under_two_megabytes(written: Path) -> None:
    assert written.stat().st_size < MOST_BYTES


def test_it_holds_every_answer_of_the_ledger(sample: Path, opened: Page) -> None:
    with View(sample) as view:
        asked = view.linked().questions
    assert opened.locator(".question").count() == len(asked)
    rows = opened.locator("table.answers tbody tr").count()
    assert rows == sum(len(each.answers) for each in asked)


def test_its_words_open_and_can_be_copied(opened: Page) -> None:
    opened.locator("table.answers .chain").first.click()
    citation = opened.locator("#drawer textarea").input_value()
    assert "SHA-256" in citation
    opened.locator("#drawer button.copy").click()
    opened.locator("#drawer [role=status]", has_text="Copied").wait_for()
    opened.keyboard.press("Escape")
