"""The hand-made story in a ledger, opened through the door."""

import pytest

import dossier_ledger
import sayso


@pytest.fixture(scope="session")
def path(tmp_path_factory):
    return dossier_ledger.ledger(tmp_path_factory.mktemp("door") / "made.db")


@pytest.fixture
def ledger(path):
    with sayso.Ledger(path) as opened:
        yield opened
