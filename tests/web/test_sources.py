"""Voices, origins, and what was said when."""

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from sayso import pipeline
from sayso.dossier import asof
from sayso.store.view import View


@pytest.fixture
def story(client: TestClient) -> str:
    """The page of the sample story."""
    return client.get("/").url.path


def test_a_voice_has_a_page_with_all_it_said(client: TestClient, ledger: Path) -> None:
    with View(ledger) as view:
        times = Counter(voice.identity for voice in view.linked().voices)
    who, many = times.most_common(1)[0]
    page = client.get(f"/source/{who}").text
    assert f"{many} claims" in page
    assert page.count("data-words") >= min(many, 50)
    assert "Who relays it" in page


def test_a_voice_that_changed_is_told_to_have_changed(client: TestClient, ledger: Path) -> None:
    known = pipeline.followed(ledger)
    found = asof.find(known.linked.questions, known.linked, known.clocks)
    who = next(h.source for each in found for h in each.histories if len(h.periods) > 1)
    assert '<span class="clash">changed</span>' in client.get(f"/source/{who}").text


def test_nobody_of_that_name(client: TestClient) -> None:
    assert client.get("/source/idn_nobody").status_code == 404


def test_the_network_is_of_one_question_or_of_all(client: TestClient, story: str) -> None:
    one, every = (client.get(f"{story}/origins{q}").text for q in ("", "?question="))
    steps = [len(re.findall('class="step ', page)) for page in (one, every)]
    assert 0 < steps[0] < steps[1]
    assert "The same as a table" in one


def test_an_origin_leads_to_its_claims(client: TestClient, ledger: Path) -> None:
    with View(ledger) as view:
        many = max(view.linked().origins, key=lambda each: len(each.claims))
    page = client.get(f"/origin/{many.id}").text
    assert page.count("/claim/") == len(many.claims)


def test_sources_and_timeline_are_listed(client: TestClient, story: str) -> None:
    assert client.get(f"{story}/sources").text.count("/source/") > 20
    assert "Said against happened" in client.get(f"{story}/timeline").text


def test_the_story_can_be_taken_along_as_one_file(client: TestClient, story: str) -> None:
    answer = client.get(f"{story}/dossier.html")
    assert "attachment" in answer.headers["content-disposition"]
    assert "/static/" not in answer.text


def test_a_step_of_the_network_opens_its_words(still: str, page: Page) -> None:
    page.goto(still)
    page.goto(f"{page.url}/origins")
    page.locator("svg a[data-words]").first.press("Enter")
    page.locator("#drawer .claim").wait_for()
    assert "Source text" in page.locator("#drawer").inner_text()
