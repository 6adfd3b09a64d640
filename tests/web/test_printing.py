"""On paper: no navigation and no forms, black on white in the dark too, nothing cut."""

import re

import pytest
from playwright.sync_api import Browser, Page

HIDDEN = ".side, .skip, .trail, .asof, form, button, .pages, #drawer, .copied"
LUMA = """each => {
  const [r, g, b] = getComputedStyle(each).color.match(/[\\d.]+/g).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def paper(browser: Browser, request: pytest.FixtureRequest) -> Page:
    context = browser.new_context(
        viewport={"width": 680, "height": 960}, color_scheme=request.param
    )
    page = context.new_page()
    page.emulate_media(media="print")
    return page


def test_what_is_printed_can_be_read(paper: Page, still: str) -> None:
    paper.goto(still)
    story = paper.url
    question = paper.locator(".asked-list h3 a").first.get_attribute("href")
    paper.goto(f"{story}/articles")
    article = paper.locator("tbody th a").first.get_attribute("href")
    for address in (story, f"{still}{question}", f"{still}{article}", f"{story}/timeline"):
        paper.goto(address)
        for each in paper.locator(HIDDEN).all():
            assert not each.is_visible(), address
        assert paper.evaluate("getComputedStyle(document.body).backgroundColor") in {
            "rgb(255, 255, 255)",
            "#fff",
        }
        for each in paper.locator("h1, main p, main td, main li, main mark").all()[:40]:
            assert float(each.evaluate(LUMA)) < 140, address
        over = paper.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, address
        assert paper.locator("main h1").is_visible()


def test_a_question_fits_on_a_few_sheets(browser: Browser, still: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(still)
    page.locator(".asked-list h3 a").first.click()
    sheets = page.pdf(format="A4", prefer_css_page_size=True)
    context.close()
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 14
