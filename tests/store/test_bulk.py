from pathlib import Path

import pyarrow as pa
import pytest

from sayso import rows
from sayso.errors import InputError
from sayso.model import Reading
from sayso.store import bulk
from sayso.store.view import View


@pytest.fixture
def view(ledger: Path):
    with View(ledger) as view:
        yield view


@pytest.mark.parametrize("noun", sorted(rows.NOUNS))
def test_each_noun_is_a_table(view: View, noun: str) -> None:
    table = bulk.table(view, noun)
    table.validate(full=True)
    assert table.schema == bulk.schema(noun)
    assert table.num_rows > 0


def test_rows_are_nouns(view: View, first: Reading, second: Reading) -> None:
    found = [
        rows.from_row(rows.NOUNS["claims"], row) for row in bulk.table(view, "claims").to_pylist()
    ]
    assert found == [*first.claims, *second.claims]


def test_raw_bytes_are_left_out(view: View) -> None:
    assert "raw" not in bulk.table(view, "articles").column_names


def test_batches_join_to_the_table(view: View, monkeypatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 2)
    batches = list(bulk.batches(view, "claims"))
    assert [batch.num_rows for batch in batches] == [2, 1]
    assert pa.Table.from_batches(batches) == bulk.table(view, "claims")


def test_sql_over_nested_columns(view: View) -> None:
    found = bulk.query(
        view,
        "SELECT articles.outlet, claims.source.name AS source, act, count(*) AS n FROM claims "
        "JOIN articles ON articles.id = claims.article GROUP BY ALL ORDER BY n DESC, source",
    )
    assert found.to_pylist() == [
        {"outlet": "Vell Courier", "source": "Ilda Marren", "act": "assert", "n": 1},
        {"outlet": "Harbour Watch", "source": "a spokesman", "act": "deny", "n": 1},
        {"outlet": "Harbour Watch", "source": "the Port Office", "act": "assert", "n": 1},
    ]


def test_acts_are_counted_by_identity_or_else_by_name(view: View) -> None:
    assert [tuple(row.values()) for row in bulk.acts(view).to_pylist()] == [
        ("Ilda Marren", "assert", 1),
        ("Port Office", "deny", 1),
        ("the Port Office", "assert", 1),
    ]


def test_an_answer_as_columns(view: View) -> None:
    found = bulk.query(
        view,
        "SELECT a.name, a.low FROM (SELECT unnest(answers) AS a FROM Questions) ORDER BY a.low",
    )
    assert found.to_pylist() == [
        {"name": "Port Office", "low": 0.0},
        {"name": "Ilda Marren", "low": 300.0},
    ]


def test_an_empty_ledger_has_empty_tables(path: Path, writer) -> None:
    with View(path) as view:
        assert bulk.query(view, "SELECT count(*) AS n FROM claims").to_pylist() == [{"n": 0}]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT colour FROM claims",
        "SELECT * FROM recipes",
        "SELECT * FROM read_csv('pyproject.toml')",
        "COPY claims TO 'out.csv'",
        "INSTALL httpfs",
        "SELECT * FROM view",
        " ; ",
    ],
)
def test_what_cannot_be_answered_says_so(view: View, sql: str) -> None:
    with pytest.raises(InputError, match="DuckDB"):
        bulk.query(view, sql)


def test_an_unknown_noun_is_told_the_known_ones(view: View) -> None:
    with pytest.raises(InputError, match="set_aside"):
        bulk.table(view, "rumours")
