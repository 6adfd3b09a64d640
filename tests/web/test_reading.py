"""Stories, a story, a question and a claim as pages."""

import re

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from sayso.model import Decision, Subject, Verdict, mark_of
from sayso.store.view import View
from sayso.store.writer import Writer


def first(client: TestClient, page: str, at: str = "/") -> str:
    """The first link to a page of a kind."""
    found = re.search(rf'href="(/{page}/[^"#]+)', client.get(at).text)
    assert found is not None
    return found[1]


def test_a_ledger_of_one_story_opens_it(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.url.path.startswith("/story/")
    assert "Questions, the most disputed first" in answer.text


def test_all_stories_can_be_listed(client: TestClient) -> None:
    told = client.get("/?all").text
    assert "1 story" in told
    assert 'href="/question/' in told


def test_what_is_not_there_is_said(client: TestClient) -> None:
    for path in ("/question/qst_nothing", "/nowhere"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Not here" in answer.text


def test_another_host_is_not_served(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_nothing_is_loaded_from_elsewhere(client: TestClient) -> None:
    answer = client.get("/")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not re.search(
        r'(?:src|href)="https?://', answer.text.split("<footer")[0].split("<main")[0]
    )


def test_a_chain_opens_the_words_beside_the_question(still: str, page: Page) -> None:
    page.goto(still)
    page.locator(".asked-list h3 a").first.click()
    chain = page.locator("a.chain").first
    chain.click()
    drawer = page.locator("#drawer")
    drawer.locator(".claim").wait_for()
    assert "Source text" in drawer.inner_text()
    page.keyboard.press("Escape")
    assert not drawer.is_visible()


def test_a_page_asks_for_the_state_of_the_ledger_once(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    records = View.records

    def count(view: View, query: str, **given: object) -> object:
        asked.append(query)
        return records(view, query, **given)

    monkeypatch.setattr(View, "records", count)
    story = client.get("/").url.path
    for path in (story, f"{story}/origins", "/review", "/search?q=troops", "/?all"):
        asked.clear()
        client.get(path)
        assert asked.count("state") == 1, path


def test_what_was_just_rejected_is_shown_until_it_is_linked_anew(client, ledger) -> None:
    """A reader who comes between a judgement and the linking after it sees the last linking."""
    with View(ledger) as view:
        asked = view.linked().questions
        claims = {answer.claims[0] for each in asked for answer in each.answers}
        voices = {each.identity for each in view.linked().voices if each.claim in claims}
        marks = [mark_of(view.claim(each)) for each in sorted(claims)]
    with Writer(ledger) as writer:
        for mark in marks:
            writer.judge(Decision(Verdict.REJECT, mark, about=Subject.CLAIM), by="ilse")
    story = client.get(f"/question/{asked[0].id}")
    assert story.status_code == 200
    for path in (
        f"/story/{asked[0].id}/timeline",
        *(f"/source/{each}" for each in sorted(voices)[:9]),
    ):
        assert client.get(path).status_code == 200
