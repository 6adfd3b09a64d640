"""A ledger with the hand-made dossier in it, and the command line as a shell meets it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import orjson
import pytest

import dossier_fixture
from sayso import cli
from sayso.model import (
    Passage,
    PassageKind,
    Reading,
    Span,
    Why,
)
from sayso.store.writer import Writer


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict]:
        return [orjson.loads(line) for line in self.out.splitlines()]


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """The module the dossier is written in."""
    return dossier_fixture


@pytest.fixture(scope="session")
def dossier(made):
    return made.dossier()


@pytest.fixture(scope="session")
def ledger(dossier, made, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "sayso.db"
    readings = []
    for article in made.ARTICLES.values():
        body = Passage(
            article.id,
            Span.of(article.text, 0, len(article.text)),
            PassageKind.BODY,
            Why("rest", None, "all that is left"),
        )
        claims = tuple(claim for claim in dossier.claims if claim.article == article.id)
        readings.append(Reading(article, (body,), claims))
    with Writer(path) as writer:
        writer.add(readings, dossier.set_aside[1:])
        writer.link(made.linked(dossier))
    return path


@pytest.fixture
def sayso(capsys, ledger, monkeypatch) -> Callable[..., Ended]:
    """Run one command against the ledger, in this process."""
    monkeypatch.setenv("SAYSO_LEDGER", str(ledger))

    def run(*arguments: str) -> Ended:
        capsys.readouterr()
        status = cli.run([str(each) for each in arguments])
        shown = capsys.readouterr()
        return Ended(int(status), shown.out, shown.err)

    return run
