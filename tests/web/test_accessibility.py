"""Every page: all rules in light on a wide screen; contrast and overflow in the dark on a phone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from sayso.store.view import View

# What light and width cannot change need not be looked at twice: axe takes a second a page.
EVERYTHING = {"resultTypes": ["violations"]}
CONTRAST = {**EVERYTHING, "runOnly": ["color-contrast"]}
GRAVE = frozenset({"serious", "critical"})
PAGES = (
    "stories",
    "story",
    "timeline",
    "sources",
    "origins",
    "articles",
    "question",
    "question by a day",
    "claim",
    "article",
    "versions",
    "statement",
    "source",
    "origin",
    "search",
    "review",
    "add",
    "method",
    "custody",
    "api",
    "me",
    "login",
    "nowhere",
)


@pytest.fixture(scope="session")
def places(sample: Path) -> dict[str, str]:
    """Where each page is."""
    with View(sample) as view:
        linked = view.linked()
        newer = next(each.id for each in view.articles() if each.version_of)
        (piece,) = view.pieces()
    question = max(linked.questions, key=lambda each: len(each.answers))
    statement = max(linked.statements, key=lambda each: len(each.claims))
    story = f"/story/{piece.name}"
    return {
        "stories": "/?all",
        "story": story,
        **{each: f"{story}/{each}" for each in ("timeline", "sources", "origins", "articles")},
        "question": f"/question/{question.id}",
        "question by a day": f"/question/{question.id}?day=2023-03-05",
        "claim": f"/claim/{question.answers[0].claims[0]}",
        "article": f"/article/{newer}",
        "versions": f"/article/{newer}?versions",
        "statement": f"/statement/{statement.id}",
        "source": f"/source/{question.answers[0].source}",
        "origin": f"/origin/{linked.origins[0].id}",
        "search": "/search?q=soldiers",
        **{each: f"/{each}" for each in ("review", "add", "method", "custody", "me", "login")},
        "api": "/api/v1/docs",
        "nowhere": "/nowhere",
    }


@pytest.fixture(scope="session", params=["light", "dark"])
def shown(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A wide light page and a narrow dark one."""
    width = 1280 if request.param == "light" else 390
    context = browser.new_context(
        viewport={"width": width, "height": 850},
        color_scheme=request.param,
        reduced_motion="reduce",
    )
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture(scope="session")
def options(shown: Page) -> dict[str, list[str]]:
    """What axe looks at."""
    dark = shown.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    return CONTRAST if dark else EVERYTHING


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_read_it(
    open_to_all: str,
    shown: Page,
    options: dict[str, list[str]],
    places: dict[str, str],
    name: str,
) -> None:
    shown.goto(open_to_all + places[name])
    found = Axe().run(shown, options=options).response["violations"]
    told = [
        f"{each['id']}: {node['html'][:120]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"][:3]
    ]
    assert not told
    over = shown.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert over <= 0, "the page is wider than the screen"


def test_every_page_has_one_title_and_leaves_nothing_unset(
    open_to_all: str, shown: Page, places: dict[str, str]
) -> None:
    for name in PAGES:
        shown.goto(open_to_all + places[name])
        assert shown.locator("h1").count() == 1, name
        assert not re.search(r"\bNone\b|\{\{|Undefined", shown.inner_text("main")), name


def test_by_keyboard_alone_one_comes_to_the_words(
    open_to_all: str, shown: Page, places: dict[str, str]
) -> None:
    shown.goto(open_to_all + places["question"])
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.className") == "skip"
    shown.keyboard.press("Enter")
    for _ in range(60):
        shown.keyboard.press("Tab")
        if shown.evaluate("'words' in (document.activeElement.dataset ?? {})"):
            break
    shown.keyboard.press("Enter")
    shown.locator("#drawer .claim").wait_for()
    assert shown.evaluate("document.activeElement.id") == "drawer-close"
    shown.keyboard.press("Escape")
    assert shown.evaluate("'words' in document.activeElement.dataset")
