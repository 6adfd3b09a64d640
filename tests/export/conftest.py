"""The hand-made dossier, under one name for every test of this room."""

from types import ModuleType

import pytest

import dossier_fixture
from sayso.model import Dossier


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """The module the dossier is written in."""
    return dossier_fixture


@pytest.fixture(scope="session")
def dossier(made: ModuleType) -> Dossier:
    return made.dossier()
