"""Fixtures every test may use; none of them reaches beyond this machine."""

import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from newsroom_server import Site

ROOT = Path(__file__).resolve().parents[1]
LOOPBACK = {"localhost", "127.0.0.1", "::1", "", None}
# How long examples take to make says how busy the machine is, and nothing of sayso.
settings.register_profile("any machine", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Root may not use Chromium's sandbox, and each of the others stops a request to the outside.
BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class NetworkTouched(AssertionError):
    """A test tried to reach another machine."""


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """sayso works offline; what tries to leave this machine fails here, by name."""

    def guarded(original: Callable[..., Any]) -> Callable[..., Any]:
        def connect(self: socket.socket, address: Any) -> Any:
            if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in LOOPBACK:
                raise NetworkTouched(f"a test tried to connect to {address!r}")
            return original(self, address)

        return connect

    look_up = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in LOOPBACK:
            raise NetworkTouched(f"a test tried to look up {name!r}")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles beside the checkout; they are not ours to ship."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the real articles in ../shared, which are not part of the project")
    return folder


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One headless Chromium for all tests that look at a page as a reader does.

    There is but this one: a process can drive Playwright's synchronous door only once.
    """
    program = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if program is None:
        pytest.skip(f"needs a browser on the path: one of {', '.join(BROWSERS)}")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=program, args=list(BROWSER_FLAGS))
        yield running
        running.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A fresh page; a request to anywhere but a file or loopback is refused and fails the test."""
    refused: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()

    def screen(route: Any) -> None:
        url = route.request.url
        if url.startswith(("file:", "data:", "http://127.0.0.1", "http://localhost")):
            route.continue_()
        else:
            refused.append(url)
            route.abort()

    opened.route("**/*", screen)
    yield opened
    context.close()
    assert refused == [], "the page asked for something outside itself"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> "Iterator[Site]":
    """A web server on this machine, whose address counts as public for this test alone."""
    import newsroom_server
    from sayso.fetch import address

    real = address.is_public
    monkeypatch.setattr(address, "is_public", lambda ip: ip == newsroom_server.HERE or real(ip))
    with newsroom_server.served() as found:
        yield found
