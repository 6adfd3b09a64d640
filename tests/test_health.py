"""Health: what is wrong is found, and what to do is said."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from sayso import health
from sayso.errors import WeightsError
from sayso.health import State
from sayso.store import quick
from sayso.store.writer import Writer


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "sayso.db"
    Writer(path).close()
    return path


@pytest.fixture(autouse=True)
def quickly(monkeypatch) -> None:
    """Models load in one test only."""
    monkeypatch.setattr(health, "LOADS", ())


def states(ledger: Path | None = None) -> dict[str, health.Check]:
    return {check.name: check for check in health.find(ledger)}


def test_all_is_well_here(ledger) -> None:
    found = states(ledger)
    assert {name: each.found for name, each in found.items() if each.state is State.FAILED} == {}
    assert {"sayso", "sqlite", "weights", "disk", "ledger", "spacy", "onnxruntime"} <= set(found)
    assert "FTS5" in found["sqlite"].found
    assert "0 articles" in found["ledger"].found


def test_every_failure_says_what_to_do(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(quick, "engine", lambda: ("3.1", "no full text search"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1, 1, 5))
    found = states(tmp_path / "none.db")
    failed = {name for name, each in found.items() if each.state is State.FAILED}
    assert failed == {"sqlite", "disk", "ledger"}
    assert all(each.todo for each in found.values() if each.state is not State.OK)


def test_a_model_that_does_not_load_is_told(monkeypatch) -> None:
    def broken() -> object:
        raise WeightsError("the file is cut off")

    monkeypatch.setattr(health, "LOADS", (("tagger", broken),))
    check = states()["tagger"]
    assert check.state is State.FAILED
    assert "cut off" in check.found


@pytest.mark.slow
def test_the_models_that_ship_load(monkeypatch) -> None:
    monkeypatch.undo()
    found = states()
    for name in ("parser", "tagger", "word vectors", "gazetteer"):
        assert found[name].state is State.OK, found[name]


def test_another_version_of_the_parser_is_a_warning(monkeypatch) -> None:
    real = health.distribution

    class Other:
        version = "0.0.1"
        files = ()

    monkeypatch.setattr(health, "distribution", lambda n: Other() if n == "spacy" else real(n))
    check = states()["spacy"]
    assert check.state is State.WARNING
    assert check.todo.startswith("pip install spacy==")


def test_a_changed_file_is_named(monkeypatch, tmp_path) -> None:
    model = tmp_path / "sayso" / "model.bin"
    model.parent.mkdir()
    model.write_bytes(b"as it was made")
    written = health.PackagePath("sayso/model.bin")
    written.hash = type("Hash", (), {"mode": "sha256", "value": health._sha256(model)})
    written.dist = type("Dist", (), {"locate_file": staticmethod(lambda _: model)})
    installed = type("Installed", (), {"requires": [], "files": [written], "version": "1"})
    monkeypatch.setattr(health, "distribution", lambda _: installed)
    assert states()["files of sayso"].state is State.OK
    model.write_bytes(b"as somebody left it")
    check = states()["files of sayso"]
    assert check.state is State.FAILED
    assert "sayso/model.bin" in check.found


def test_a_damaged_ledger_fails(ledger) -> None:
    with ledger.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 3000)
    check = states(ledger)["ledger"]
    assert check.state is State.FAILED
    assert check.todo


def test_something_else_is_no_ledger(tmp_path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("not a ledger")
    check = states(other)["ledger"]
    assert check.state is State.FAILED
    assert "not a sayso ledger" in check.found
