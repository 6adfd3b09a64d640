"""Articles added from the browser."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from sayso.store.view import View
from sayso.web import app
from sayso.web.settings import Settings

ARTICLE = (
    "Ferry still aground off Tarn, harbour office says\n\nTarn Courier, 4 May 2031\n\n"
    "The ferry Ostara is still aground, the harbour office said on Sunday. Forty people were"
    " brought ashore, said its chief, Nila Brandt.\n"
)


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/add").text)
    assert found is not None
    return found[1]


def ended(client: TestClient, address: str) -> str:
    for _ in range(600):
        page = client.get(address).text
        if "data-ended" in page:
            return page
        time.sleep(0.1)
    pytest.fail("the batch did not end")


def test_pasted_text_becomes_an_article(client: TestClient, ledger: Path) -> None:
    answer = client.post("/add", data={"token": token(client), "text": ARTICLE})
    page = ended(client, answer.url.path)
    assert "1 new article" in page
    assert "Ferry still aground" in page
    with View(ledger) as view:
        assert any("Nila Brandt" in each.text for each in view.articles())


def test_files_keep_their_bytes_and_what_is_none_is_told(client: TestClient, ledger: Path) -> None:
    files = [
        ("files", ("../../etc/a b.txt", ARTICLE.encode(), "text/plain")),
        ("files", ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(200), "image/jpeg")),
    ]
    answer = client.post("/add", data={"token": token(client)}, files=files)
    page = ended(client, answer.url.path)
    assert "1 input could not be read at all" in page
    with View(ledger) as view:
        assert ARTICLE.encode() in {each.raw for each in view.articles()}


def test_progress_comes_as_events(client: TestClient) -> None:
    answer = client.post(
        "/add",
        data={"token": token(client), "text": ARTICLE},
        headers={"accept": "application/json"},
    )
    told = client.get(f"{answer.json()['address']}/events")
    assert told.headers["content-type"].startswith("text/event-stream")
    assert "event: progress" in told.text
    assert told.text.rstrip().endswith("data: {}")


@pytest.mark.parametrize("sent", [{"text": ARTICLE}, {"text": ARTICLE, "token": "guessed"}])
def test_a_form_that_is_not_ours_is_refused(client: TestClient, sent: dict[str, str]) -> None:
    assert client.post("/add", data=sent).status_code == 400


def test_nothing_is_told_to_be_nothing(client: TestClient) -> None:
    answer = client.post("/add", data={"token": token(client), "text": "  "})
    assert answer.status_code == 400
    assert "nothing was sent" in answer.text


def test_read_only_adds_nothing(ledger: Path) -> None:
    with TestClient(
        app.create(Settings(ledger, read_only=True)), base_url="http://127.0.0.1"
    ) as client:
        assert client.post("/add", data={"text": ARTICLE}).status_code == 403
        assert "<textarea" not in client.get("/add").text


def test_an_empty_ledger_is_filled_from_the_browser(tmp_path: Path) -> None:
    with TestClient(
        app.create(Settings(tmp_path / "new.db")), base_url="http://127.0.0.1"
    ) as client:
        assert "holds no articles yet" in client.get("/").text
        answer = client.post("/add", data={"token": token(client), "text": ARTICLE})
        ended(client, answer.url.path)
        assert "Ferry still aground" in client.get("/").text


def test_a_person_pastes_an_article_and_opens_it(address: str, page: Page) -> None:
    page.goto(f"{address}/add")
    page.get_by_label("Or paste an article").fill(ARTICLE)
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("link", name="Ferry still aground off Tarn, harbour office says").click(
        timeout=60_000
    )
    assert "Nila Brandt" in page.inner_text("main")
