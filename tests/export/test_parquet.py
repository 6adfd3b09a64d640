import io

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

import contract_lines
from sayso.errors import InputError
from sayso.export import contract, parquet


@settings(deadline=None)
@given(contract_lines.any_lines)
def test_what_is_written_comes_back(named) -> None:
    what, lines = named
    table = pq.read_table(io.BytesIO(parquet.render(lines, what)))
    assert table.schema.names == list(contract.schema(what)["properties"])
    assert table.to_pylist() == lines


@pytest.mark.parametrize("what", contract.WHAT)
def test_no_lines_make_an_empty_table(what: str) -> None:
    table = pq.read_table(io.BytesIO(parquet.render([], what)))
    assert table.num_rows == 0
    assert table.schema == parquet.schema(what)


def test_columns_are_typed() -> None:
    schema = parquet.schema("claims")
    assert schema.field("act").type == pa.string()
    assert schema.field("content").type.field("spans").type == pa.list_(pa.list_(pa.int64()))
    assert schema.field("quantities").type.value_type.field("low").type == pa.float64()
    assert pa.types.is_struct(schema.field("happened").type)


def test_groups_are_joined(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(parquet, "GROUP", 2)
    line = {"id": "que_x", "kind": "how-many", "wording": "How many drums?", "outlets": 2}
    path = tmp_path / "questions.parquet"
    path.write_bytes(parquet.render([line | {"id": str(each)} for each in range(5)], "questions"))
    assert pq.ParquetFile(path).num_row_groups == 3
    (count,) = duckdb.sql(f"SELECT count(*), sum(outlets) FROM '{path}'").fetchall()
    assert count == (5, 10)


def test_what_cannot_be_exported_is_told_what_can() -> None:
    with pytest.raises(InputError, match="questions"):
        parquet.render([], "rumours")
