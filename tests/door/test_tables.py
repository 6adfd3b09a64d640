"""A table gives nouns one by one, or columns that pandas, Arrow and DuckDB take."""

import csv
import sys
from datetime import datetime
from html.parser import HTMLParser

import pytest

from sayso.errors import InputError
from sayso.export.csv import ROWS

TABLES = ("articles", "claims", "questions", "statements", "sources", "set_aside")


def test_a_loop_reads_as_it_goes_and_an_index_keeps(ledger) -> None:
    table = ledger.claims()
    assert next(iter(table)) is not next(iter(table))
    assert table[0] is table[0]
    assert next(iter(table)) is table[0]
    assert [each.id for each in table[1:3]] == [table[1].id, table[2].id]
    assert list(table) == list(ledger.claims())
    assert repr(table) == "Table('claims')"


@pytest.mark.parametrize("what", TABLES)
def test_rows_and_arrow_have_the_columns(ledger, what) -> None:
    table = getattr(ledger, what)()
    arrow = table.arrow()
    assert tuple(arrow.column_names) == table.columns
    assert arrow.num_rows == len(list(table.rows()))
    assert all(tuple(row) == table.columns for row in table.rows())


@pytest.mark.parametrize("what", ["articles", "claims", "questions"])
def test_columns_are_those_of_the_csv_export(ledger, what, tmp_path) -> None:
    written = ledger.export(tmp_path / f"{what}.csv", what=what)
    with written.open(encoding="utf-8", newline="") as file:
        (header, *rows) = csv.reader(file)
    table = getattr(ledger, what)()
    assert tuple(header) == table.columns == ROWS[what][1]
    assert len(rows) == table.arrow().num_rows


def test_dates_are_moments_beside_their_precision(ledger) -> None:
    frame = ledger.claims(source="brandt").df()
    (row,) = frame.to_dict("records")
    assert row["said_latest"] == datetime(2031, 5, 6)
    assert row["said_earliest"] != row["said_earliest"]  # NaT: nothing invents a beginning
    assert row["said_precision"] == "day"


def test_pandas_counts_what_the_ledger_has(ledger) -> None:
    frame = ledger.questions().df()
    assert frame.groupby("wording").size().to_dict() == {
        each.wording: len(each.answers) for each in ledger.questions()
    }
    assert frame["low"].max() == 10_000


def test_duckdb_takes_a_table_as_it_is(ledger) -> None:
    import duckdb

    claims = ledger.claims().arrow()
    with duckdb.connect() as connection:
        connection.register("claims", claims)
        found = connection.sql("SELECT count(*) FROM claims WHERE act = 'deny'").fetchall()
    assert found == [(1,)]


def test_polars_takes_a_table(ledger) -> None:
    polars = pytest.importorskip("polars", reason="needs polars, which sayso does not ask for")
    assert isinstance(ledger.claims().pl(), polars.DataFrame)
    assert ledger.claims().pl().height == 11


@pytest.mark.parametrize(("library", "method"), [("pandas", "df"), ("polars", "pl")])
def test_what_is_not_installed_is_told(ledger, monkeypatch, library, method) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError, match=f"install it with `pip install {library}`"):
        getattr(ledger.claims(), method)()


class Tags(HTMLParser):
    """What there is in a piece of HTML, and whether it is closed as it was opened."""

    def __init__(self, html):
        super().__init__()
        self.open, self.seen, self.attributes = [], set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    "shown",
    [
        lambda ledger: ledger.claims(),
        lambda ledger: ledger.articles(),
        lambda ledger: ledger.as_of("2031-05-09"),
        lambda ledger: ledger.questions()[0],
        lambda ledger: ledger.questions()[1],
        lambda ledger: ledger.dossier("<b>Orle</b>"),
    ],
)
def test_a_notebook_gets_plain_html_that_is_whole(ledger, shown) -> None:
    html = shown(ledger)._repr_html_()
    found = Tags(html)
    assert found.open == []
    assert found.seen & {"script", "style", "img", "link", "a", "iframe"} == set()
    assert found.attributes <= {"class", "scope", "style", "aria-hidden"}
    assert "alert('x')" not in html
    assert "<b>Orle</b>" not in html
