"""The guard around every test holds."""

import socket
import urllib.request
from pathlib import Path

import pytest

OUTSIDE = "192.0.2.1"  # reserved for documentation; nobody lives there


def test_loopback_only_refuses_another_machine() -> None:
    with (
        socket.socket() as client,
        pytest.raises(AssertionError, match=r"connect to .*192\.0\.2\.1"),
    ):
        client.connect((OUTSIDE, 80))


def test_loopback_only_refuses_a_look_up() -> None:
    with pytest.raises(AssertionError, match=r"look up 'example\.invalid'"):
        urllib.request.urlopen("http://example.invalid/")


def test_loopback_only_lets_this_machine_through() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())
        assert client.getpeername() == server.getsockname()


@pytest.mark.browser
def test_page_shows_a_file(page, tmp_path: Path) -> None:
    written = tmp_path / "a.html"
    written.write_text("<title>Ruvia Courier</title><p>a page</p>", encoding="utf-8")
    page.goto(written.as_uri())
    assert page.title() == "Ruvia Courier"
