"""Search by words and by meaning."""

import re

import pytest
from starlette.testclient import TestClient


def test_claims_with_the_words_come_first(client: TestClient) -> None:
    page = client.get("/search", params={"q": "pumping station"}).text
    assert "With these words" in page
    assert "/claim/" in page


def test_claims_in_other_words_are_found(client: TestClient) -> None:
    page = client.get("/search", params={"q": "soldiers"}).text
    assert "In other words" in page
    assert "troops" in page.split("Also tried:")[1].split("</p>")[0]


def test_more_than_a_page_can_be_gone_through(client: TestClient) -> None:
    first = client.get("/search", params={"q": "Kuremari"}).text
    second = client.get("/search", params={"q": "Kuremari", "page": 1}).text
    assert "More</a>" in first
    assert "Better matches</a>" in second


@pytest.mark.parametrize(
    "typed", ["", '"', "AND NEAR(", "* OR -", "xyzzyq", "'; DROP TABLE claims"]
)
def test_whatever_is_typed_is_words(client: TestClient, typed: str) -> None:
    answer = client.get("/search", params={"q": typed})
    assert answer.status_code == 200
    assert "empty" in answer.text or "/claim/" in answer.text


def test_what_is_typed_is_shown_as_typed(client: TestClient) -> None:
    page = client.get("/search", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in page


def test_dates_are_written_as_on_every_other_page(client: TestClient) -> None:
    for address in ("/search?q=Kuremari", "/?all"):
        page = client.get(address).text
        assert re.search(r"\d [A-Z][a-z]{2} 20\d\d", page)
        assert not re.search(r">20\d\d-\d\d-\d\d", page)
