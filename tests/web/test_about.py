"""The method, the custody log, and who may come in under which name."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.lexicon.catalogue import catalogue
from sayso.model import Relation
from sayso.store.view import View
from sayso.web import app
from sayso.web.settings import Settings

HOME = "http://127.0.0.1"


def opened(settings: Settings) -> TestClient:
    return TestClient(app.create(settings), base_url=HOME)


def test_the_method_tells_every_table_and_relation(client: TestClient) -> None:
    page = client.get("/method").text
    assert all(f"<code>{table.name}</code>" in page for table in catalogue())
    assert len(catalogue()) > 30
    assert all(table.entries for table in catalogue())
    assert page.count("<dt>") > len(Relation)
    assert "Model card: the attribution tagger" in page


def test_every_article_is_in_the_custody_log(client: TestClient, ledger: Path) -> None:
    with View(ledger) as view:
        every = {each.sha256 for each in view.articles()}
    page = client.get("/custody").text
    assert all(sha256 in page for sha256 in every)
    assert "linked anew" in page


def test_the_custody_log_goes_back_page_by_page(client: TestClient) -> None:
    rows = re.findall(r"<tr><td>([^<]+ UTC)</td>", client.get("/custody").text)
    assert rows == sorted(rows, reverse=True)
    assert "Nothing was done yet" in client.get("/custody?at=2000").text


def test_a_name_is_kept_for_judgements(client: TestClient) -> None:
    client.post("/login", data={"name": "Ana Röder", "back": "/me"})
    assert "Ana Röder" in client.get("/me").text


def test_a_cookie_that_was_not_signed_here_names_nobody(client: TestClient) -> None:
    client.cookies.set("sayso", "mallory|0000")
    assert "mallory" not in client.get("/me").text


def test_a_token_is_asked_of_everybody(ledger: Path) -> None:
    with opened(Settings(ledger, token="open sesame")) as client:
        assert client.get("/custody").url.path == "/login"
        assert client.post("/judgements", data={}).status_code == 401
        wrong = client.post("/login", data={"name": "bo", "secret": "guess", "back": "/custody"})
        assert "not the token" in wrong.text
        right = {"name": "bo", "secret": "open sesame", "back": "/custody"}
        assert client.post("/login", data=right).url.path == "/custody"


def test_a_proxy_tells_who_it_is(ledger: Path) -> None:
    with opened(Settings(ledger, user_header="x-user")) as client:
        assert client.get("/custody").url.path == "/login"
        assert "so says the server" in client.get("/me", headers={"x-user": "ida"}).text


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_nobody_is_sent_elsewhere(client: TestClient, back: str) -> None:
    answer = client.post("/login", data={"name": "bo", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("origin", ["http://[cut", "https://elsewhere.example", "null"])
def test_a_form_from_elsewhere_changes_nothing(client: TestClient, origin: str) -> None:
    answer = client.post("/login", data={"name": "bo"}, headers={"origin": origin})
    assert answer.status_code == 403
