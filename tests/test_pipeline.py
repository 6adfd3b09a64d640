"""From files to ledger to dossier: the main job, end to end, on small invented articles."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from sayso import pipeline
from sayso.errors import LedgerError
from sayso.model import Relation
from sayso.pipeline import Progress, Summary
from sayso.store import verify
from sayso.store.view import View

FIRST = """Harbour closed after blast

VELL, 4 May 2031 (Lantern) - Some 40 dockers were injured in Vell, Ida Corr said on Sunday.
"""
SECOND = """Toll rises in Vell

VELL, 6 May 2031 (Beacon) - At least 60 dockers were injured in Vell, Ida Corr said on Tuesday.

The port company refused to comment on the number of injured dockers in Vell.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "first.txt").write_text(FIRST, "utf-8")
    (made / "second.txt").write_text(SECOND, "utf-8")
    (made / "empty.txt").write_bytes(b"")
    return made


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "sayso.db"


def test_articles_become_claims_questions_and_a_dossier(folder: Path, ledger: Path) -> None:
    told: list[Progress] = []
    summary = pipeline.ingest([folder], ledger, progress=told.append)
    assert (summary.received, summary.new, summary.unreadable) == (3, 2, 1)
    assert dict(summary.set_aside)["empty"] == 1
    assert [step.done for step in told] == [1, 2, 3]
    dossier = pipeline.dossier(ledger, "Vell")
    question = next(q for q in dossier.questions if q.kind.value == "how-many")
    assert [(a.name, a.low, a.high) for a in question.answers if a.low is not None] == [
        ("Ida Corr", 40, 40),
        ("Ida Corr", 60, None),
    ]
    assert Relation.REVISES in {link.relation for link in question.links}
    assert verify.find(ledger) == ()


def test_the_same_bytes_twice_change_nothing(folder: Path, ledger: Path) -> None:
    pipeline.ingest([folder], ledger)
    before = exported(ledger)
    again = pipeline.ingest([folder], ledger)
    assert (again.new, again.known, again.claims) == (0, 2, 0)
    assert exported(ledger) == before


def test_a_changed_article_at_the_same_uri_is_a_new_version(folder: Path, ledger: Path) -> None:
    pipeline.ingest([folder], ledger)
    (folder / "first.txt").write_text(FIRST.replace("40", "45"), "utf-8")
    assert pipeline.ingest([folder], ledger).versions == 1
    with View(ledger) as view:
        versions = [article for article in view.articles() if article.version_of]
    assert [article.uri for article in versions] == ["first.txt"]


def test_another_article_at_the_same_uri_is_no_version(folder: Path, ledger: Path) -> None:
    pipeline.ingest([folder], ledger)
    text = "The orchard fair in Tolm opens on Friday, the mayor said. Apples are cheap this year."
    (folder / "first.txt").write_text(text, "utf-8")
    assert pipeline.ingest([folder], ledger).versions == 0


def test_order_and_workers_change_nothing(folder: Path, tmp_path: Path) -> None:
    pipeline.ingest([folder / "second.txt", folder / "first.txt"], tmp_path / "a.db")
    pipeline.ingest([folder / "first.txt", folder / "second.txt"], tmp_path / "b.db", workers=2)
    assert exported(tmp_path / "a.db") == exported(tmp_path / "b.db")


def test_nothing_readable_is_said_and_leaves_an_empty_ledger(tmp_path: Path, ledger: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    summary = pipeline.ingest([tmp_path / "empty.txt"], ledger)
    assert summary == Summary(received=1, set_aside=(("empty", 1),), unreadable=1)


@pytest.mark.slow
def test_a_killed_run_is_completed_by_the_next(tmp_path: Path, ledger: Path) -> None:
    articles = tmp_path / "many"
    articles.mkdir()
    for number in range(40):
        (articles / f"{number:02}.txt").write_text(SECOND.replace("60", str(60 + number)), "utf-8")
    script = textwrap.dedent(f"""
        from sayso import pipeline
        pipeline.BATCH = 4
        pipeline.ingest([{str(articles)!r}], __import__("pathlib").Path({str(ledger)!r}))
    """)
    run = subprocess.Popen([sys.executable, "-c", script])
    while articles_in(ledger) < 4:
        assert run.poll() is None, "the run ended before it could be killed"
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    kept = articles_in(ledger)
    assert 4 <= kept < 40
    summary = pipeline.ingest([articles], ledger)
    assert (summary.new, summary.known) == (40 - kept, kept)
    assert verify.find(ledger) == ()


def articles_in(ledger: Path) -> int:
    if not ledger.exists() or not ledger.stat().st_size:
        return 0
    try:
        with View(ledger) as view:
            return view.counts().get("articles", 0)
    except LedgerError:  # looked at in the very moment it is being made
        return 0


def exported(ledger: Path) -> list[str]:
    """All that the dossier shows, as text."""
    dossier = pipeline.dossier(ledger)
    parts = (dossier.questions, dossier.claims, dossier.articles, dossier.set_aside)
    return [json.dumps(repr(part)) for part in parts]
