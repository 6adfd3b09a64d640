"""The table in docs/formats.md is what a reading of every format gives now."""

import subprocess
import sys
from pathlib import Path

import pytest

import made
from sayso.ingest import received
from sayso.model import RawInput, Span, article_id, digest

ROOT = Path(__file__).resolve().parents[1]


def test_the_table_of_formats_is_current() -> None:
    ran = subprocess.run(
        [sys.executable, ROOT / "docs" / "formats.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(("name", "make"), [(name, make) for _, name, _, make in made.EVERY])
def test_every_article_is_named_by_its_own_bytes_and_holds_its_words(name, make) -> None:
    for article in received.read(RawInput(name, make())).articles:
        assert article.id == article_id(article.raw)
        assert article.sha256 == digest(article.raw)
        start = article.text.index("the fire brigade said")
        span = Span(start, start + 8, article.text[start : start + 8])
        assert span.words == "the fire"
        assert dict(article.basis).keys() & {"text", "encoding", "language"}
