"""Export, import and schema as a shell meets them."""

import io
import json
import shutil

import duckdb
import orjson
import pyarrow.parquet as pq
import pytest

from sayso.export import contract, formats


@pytest.fixture
def own(ledger, tmp_path, sayso, monkeypatch):
    path = tmp_path / "own.db"
    shutil.copy(ledger, path)
    monkeypatch.setenv("SAYSO_LEDGER", str(path))
    monkeypatch.setenv("SAYSO_ANALYST", "ana")
    return lambda *arguments: sayso(*arguments, "--ledger", path)


@pytest.mark.parametrize("format", [each.name for each in formats.STANDARDS])
def test_every_standard_is_written_to_a_file_and_to_the_screen_alike(
    sayso, tmp_path, format
) -> None:
    path = tmp_path / "out"
    ended = sayso("export", "--format", format, "-o", path)
    assert (ended.status, ended.out) == (0, "")
    assert [each.name for each in tmp_path.iterdir()] == ["out"]
    assert sayso("export", "--format", format).out == path.read_text("utf-8")


def test_what_is_for_tables_only(sayso) -> None:
    ended = sayso("export", "--format", "stix", "--what", "claims")
    assert ended.status == 2
    assert "leave out --what" in ended.err


@pytest.mark.parametrize("what", contract.WHAT)
def test_a_schema_is_printed_and_holds_for_every_line(sayso, what) -> None:
    rules = pytest.importorskip("jsonschema_rs")
    schema = json.loads(sayso("schema", what).out)
    check = rules.Draft202012Validator(schema)
    lines = sayso("export", "--what", what).lines
    assert lines
    assert [error.message for line in lines for error in check.iter_errors(line)] == []


def test_shapes_are_printed(sayso) -> None:
    assert "sh:NodeShape" in sayso("schema", "nanopub").out


def test_csv_is_read_by_pandas_and_duckdb_as_its_metadata_says(sayso, tmp_path) -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas, of the dev group")
    path = tmp_path / "claims.csv"
    sayso("export", "--format", "csv", "-o", path)
    told = orjson.loads((tmp_path / "claims.csv-metadata.json").read_bytes())
    names = [column["name"] for column in told["tableSchema"]["columns"]]
    table = pandas.read_csv(path)
    assert list(table.columns) == names
    assert duckdb.read_csv(str(path)).columns == names
    assert len(table) == len(sayso("export").lines)
    assert told["notes"][0]["manifest"]["settings"]["spacy"]


def test_parquet_says_in_its_metadata_what_it_is(sayso, tmp_path) -> None:
    path = tmp_path / "claims.parquet"
    sayso("export", "--format", "parquet", "-o", path)
    about = orjson.loads(pq.read_schema(io.BytesIO(path.read_bytes())).metadata[b"sayso"])
    assert about["manifest"]["reading"]
    assert about["loss"]


def test_reviews_and_lists_are_brought_in_once(own, tmp_path) -> None:
    claim = own("export").lines[0]["id"]
    own("review", "reject", claim)
    file = tmp_path / "reviews.jsonl"
    own("reviews", "-o", file)
    made = own("judgements", "--json").lines
    own("undo", made[0]["id"])
    grades = tmp_path / "list.csv"
    grades.write_text("source,grade\nPer Halloran,B\nNobody at all,A\n", encoding="utf-8")
    first = own("import", file, grades)
    assert first.status == 4
    assert "set aside list.csv#3: unknown source" in first.out
    assert "reliability B, by ana at" in first.out
    assert "1 decision new, 1 known already, 1 set aside" in first.err
    second = own("import", file, grades)
    assert "0 decisions new, 2 known already, 1 set aside" in second.err
    assert len(own("judgements", "--json").lines) == 3


def test_a_file_that_is_not_there_is_told(own, tmp_path) -> None:
    ended = own("import", tmp_path / "none.jsonl")
    assert ended.status == 2
    assert "check the path" in ended.err
