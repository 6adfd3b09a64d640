"""The types of what `import sayso` gives; `make types` reads it, and nothing runs it."""

from datetime import date, datetime
from pathlib import Path
from typing import assert_type

import sayso


def use_a_ledger(path: Path) -> None:
    """Every answer of a ledger has its noun's type."""
    with sayso.read("story", {"text": "…"}, [{"text": "…"}], ledger=path) as ledger:
        assert_type(ledger, sayso.Ledger)
        claims = ledger.claims(act="deny", since=date(2031, 5, 4), until="2031-05-06")
        assert_type(claims, sayso.Table[sayso.Claim])
        assert_type([claim.words for claim in claims], list[str])
        assert_type(claims[0], sayso.Claim)
        assert_type(ledger.questions()[0], sayso.Question)
        assert_type(ledger.question("qst_a").answers, tuple[sayso.Answer, ...])
        assert_type(ledger.statements()[0], sayso.Statement)
        assert_type(ledger.sources(kind="person")[0], sayso.Identity)
        assert_type(ledger.article("art_a"), sayso.Article)
        assert_type(ledger.ask("Who?").questions, tuple[sayso.Question, ...])
        assert_type(ledger.as_of(datetime(2031, 5, 4, 8)).columns, tuple[str, ...])
        assert_type(ledger.export("claims.parquet"), Path)
        dossier: sayso.Dossier = ledger.dossier()
        assert_type(dossier.title, str)
