"""The question page over time, and what is new in a story."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from sayso import pipeline
from sayso.web import looks

ANSWER = re.compile(r'<tr id="qst_[a-z0-9]+-\d+">')


@pytest.fixture
def asked(client: TestClient) -> str:
    """The page of the question that stands first."""
    found = re.search(r'<h3>.*?href="(/question/[^"]+)"', client.get("/").text)
    assert found is not None
    return found[1]


def test_by_an_early_day_fewer_had_answered(client: TestClient, asked: str) -> None:
    every, page = len(ANSWER.findall(client.get(asked).text)), client.get(asked).text
    stops = re.search(r'data-stops="([^"]*)"', page)
    assert stops is not None
    first = stops[1].split()[0]
    early = client.get(f"{asked}?clock=said&day={first}").text
    assert 0 < len(ANSWER.findall(early)) < every
    assert "that came later" in early


def test_before_all_nobody_had_answered(client: TestClient, asked: str) -> None:
    assert not ANSWER.findall(client.get(f"{asked}?clock=published&day=1990-01-01").text)


@pytest.mark.parametrize("query", ["clock=sundial", "day=yesterday"])
def test_a_moment_that_is_none_is_refused(client: TestClient, asked: str, query: str) -> None:
    answer = client.get(f"{asked}?{query}")
    assert answer.status_code == 400
    assert "That did not work" in answer.text


def test_each_clock_is_its_own(client: TestClient, asked: str) -> None:
    long_before = "2023-06-01"  # all was published by then, and nothing was in this ledger
    assert ANSWER.findall(client.get(f"{asked}?clock=published&day={long_before}").text)
    assert not ANSWER.findall(client.get(f"{asked}?clock=ingested&day={long_before}").text)


def test_the_slider_shows_the_answers_of_its_day(still: str, page: Page) -> None:
    page.goto(still)
    page.locator(".asked-list h3 a").first.click()
    rows = page.locator("table.answers tbody tr")
    every = rows.count()
    page.locator("#stop").focus()
    with page.expect_response(lambda answer: "part" in answer.url):
        page.keyboard.press("Home")
    page.wait_for_function(f"document.querySelectorAll('table.answers tbody tr').length < {every}")
    assert "day=" in page.url


def test_a_first_look_has_no_news(client: TestClient) -> None:
    assert "Since your last look" not in client.get("/").text


def test_what_came_since_the_last_look_is_told(
    client: TestClient, ledger: Path, tmp_path: Path
) -> None:
    story = client.get("/").url.path
    before = datetime.now(UTC).replace(tzinfo=None) - timedelta(hours=2)
    (tmp_path / "new.txt").write_text(
        "Kuremari troops are in the Ilmeth Valley, ministry says\n\n"
        "Port Sella Examiner, 24 March 2023\n\n"
        "The Ministry of Defence of Sorvania said on Friday that 7,500 Kuremari troops are in the"
        " Ilmeth Valley.\n"
    )
    pipeline.ingest([tmp_path / "new.txt"], ledger, fast=True)
    client.cookies.clear()
    cookie = f"{looks.COOKIE}=.{before:{looks.FORM}}"
    told = client.get(story, headers={"cookie": cookie}).text
    assert "Since your last look" in told
    assert "7,500" in told
