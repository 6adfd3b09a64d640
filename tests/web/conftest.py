"""The web app on the sample story, for requests and for a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from sayso import pipeline
from sayso.web import app
from sayso.web.running import served
from sayso.web.settings import Settings


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the sample story that no test may change."""
    ledger = tmp_path_factory.mktemp("web") / "sample.db"
    pipeline.ingest([pipeline.sample()], ledger, fast=True)
    return ledger


@pytest.fixture
def ledger(sample: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copy(sample, tmp_path / "ledger.db"))


@pytest.fixture
def client(ledger: Path) -> Iterator[TestClient]:
    """Requests without a browser."""
    with TestClient(app.create(Settings(ledger)), base_url="http://127.0.0.1") as found:
        yield found


@pytest.fixture
def address(ledger: Path) -> Iterator[str]:
    """Where the app on this test's ledger is."""
    with served(Settings(ledger)) as found:
        yield found


@pytest.fixture(scope="session")
def still(sample: Path) -> Iterator[str]:
    """Where the app on the unchanged sample is, read only."""
    with served(Settings(sample, read_only=True)) as found:
        yield found


@pytest.fixture(scope="session")
def open_to_all(sample: Path) -> Iterator[str]:
    """The same with its forms shown; no test sends one."""
    with served(Settings(sample)) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser of its own; any error in a script fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(8_000)
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    yield found
    context.close()
    assert not wrong
