"""The hand-made dossier, under one name for every test of this room."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from sayso.model import Dossier

PLACE = Path(__file__).with_name("dossier_fixture.py")


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """The module the dossier is written in; with importlib import mode it has no package."""
    name = "sayso_tests_dossier_fixture"
    spec = importlib.util.spec_from_file_location(name, PLACE)
    assert spec is not None and spec.loader is not None  # noqa: PT018
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def dossier(made: ModuleType) -> Dossier:
    return made.dossier()
