"""What a first-time reader comes for: who said it first, who carried it on, who denied it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from sayso.store.view import View


@pytest.fixture(scope="module")
def question(sample: Path) -> str:
    with View(sample) as view:
        asked = view.linked().questions
    return f"/question/{max(asked, key=lambda each: len(each.answers)).id}"


def test_two_clicks_tell_who_said_it_first_and_who_denied_it(still: str, page: Page) -> None:
    page.goto(still)
    page.locator(".asked-list h3 a").first.click()
    lines = page.locator(".glance dl > div")
    # Read by the rules alone she and her office stay two voices of one day.
    assert "First said by Border Guard chief, 2 Mar 2023" in lines.nth(0).inner_text()
    assert "as the dates leave open, by Lena Morvath" in lines.nth(0).inner_text()
    assert "Velgrin Courier" in lines.nth(0).inner_text()
    assert "First denied by Sava Lindrel" in lines.nth(1).inner_text()
    assert lines.nth(0).bounding_box()["y"] < 900, "it stands on the first screen"
    lines.nth(1).locator("a[data-words]").first.click()
    page.locator("#drawer .claim").wait_for()
    assert "denies" in page.locator("#drawer-title").inner_text()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "Are Kuremari troops in the Ilmeth Valley?",
            (
                "First said by Border Guard chief, 2 Mar 2023",
                "Told by 9 outlets: Velgrin Courier",
                "First denied by Sava Lindrel, 6 Mar 2023",
            ),
        ),
        (
            "How many Kuremari troops are in the Ilmeth Valley?",
            (
                "First said by Border Guard chief, 2 Mar 2023",
                "Told by 2 outlets: Velgrin Courier, Daltan Herald",
                "First denied by Bohdar Vune, 11 Mar 2023",
            ),
        ),
        (
            "Were Kuremari troops withdrawn from the Haldrun bridges?",
            (
                "First said by officials",
                "Told by 3 outlets: Port Sella Examiner",
                "First denied by Karol Brasten",
            ),
        ),
    ],
)
def test_a_stranger_finds_who_said_who_repeated_and_who_denied(
    still: str, page: Page, asked: str, told: tuple[str, str, str]
) -> None:
    """From the first page by one click, without scrolling past the first box."""
    page.goto(still)
    page.get_by_role("link", name=asked, exact=True).click()
    glance = page.locator(".glance").inner_text()
    assert [each for each in told if each not in glance] == []


def test_as_of_a_day_the_glance_knows_no_more(client: TestClient, question: str) -> None:
    assert "First to say so:" in client.get(question).text
    then = client.get(f"{question}?day=2023-03-03").text
    assert "First said by" in then
    assert "First to say so:" not in then


def test_a_citation_is_copied(still: str, browser: Browser, question: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(still + question)
    page.locator("table.answers .chain").first.click()
    area = page.locator("#drawer textarea")
    page.locator("#drawer button.copy").click()
    page.locator("#drawer [role=status]", has_text="Copied").wait_for()
    told = page.evaluate("navigator.clipboard.readText()")
    assert told == area.input_value()
    context.close()
    for part in ("Velgrin Courier", "https://", "retriev", "SHA-256", "characters [", "2 Mar 2023"):
        assert part in told


def test_without_a_script_a_citation_can_be_selected(
    still: str, browser: Browser, question: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(still + question)
    page.locator("table.answers .chain").first.click()
    assert page.locator(".copied textarea").is_visible()
    assert not page.locator("button.copy").is_visible()
    context.close()
