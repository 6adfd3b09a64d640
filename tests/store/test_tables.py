"""Tables come out in order, whatever files they lie in."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from sayso.store import tables


def test_rows_come_in_order_from_several_files(tmp_path: Path) -> None:
    for number, values in enumerate(([3, 1], [2, 0])):
        table = pa.table({"n": values, "nested": [[{"a": value}] for value in values]})
        pq.write_table(table, tmp_path / f"part-{number}.parquet")
    (tmp_path / "_SUCCESS").touch()
    found = tables.dataset(fs.LocalFileSystem(), str(tmp_path))
    assert list(tables.ordered(found, ["n"])) == [{"n": n, "nested": [{"a": n}]} for n in range(4)]
    assert sorted(row["n"] for row in tables.streamed(found)) == [0, 1, 2, 3]
