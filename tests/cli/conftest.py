"""A ledger with the hand-made dossier in it, and the command line as a shell meets it."""

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import orjson
import pytest

from sayso import cli
from sayso.model import (
    Linked,
    Passage,
    PassageKind,
    Reading,
    Span,
    Voice,
    Why,
)
from sayso.store.writer import Writer

PLACE = Path(__file__).parents[1] / "export" / "dossier_fixture.py"


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
    name = "sayso_tests_dossier_fixture"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, PLACE)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def dossier(made):
    return made.dossier()


def linked(dossier, made) -> Linked:
    outlets = {each.id: each.outlet for each in made.ARTICLES.values()}
    identities = tuple(card.identity for card in dossier.sources)
    ids = {each.name: each.id for each in identities}
    voices = []
    for claim in dossier.claims:
        name = claim.source.name if claim.source else outlets[claim.article]
        voices.append(Voice(claim.id, ids[name]))
    return Linked(
        identities=identities,
        voices=tuple(voices),
        statements=dossier.statements,
        origins=dossier.origins,
        questions=dossier.questions,
        copies=dossier.copies,
    )


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
        writer.link(linked(dossier, made))
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
