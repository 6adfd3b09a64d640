"""Tables: folders of Parquet files, read in order without having a table in memory."""

import tempfile
from collections.abc import Iterator, Sequence
from typing import Any, Final

import duckdb
import pyarrow.dataset as ds
from pyarrow import fs

BATCH: Final = 64  # rows in memory; a row may be a whole article
# DuckDB sorts what does not fit in files of its own beside the system's other temporary ones.
SORTING: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "preserve_insertion_order": "false",
    "memory_limit": "1GB",
    "threads": 1,
    "temp_directory": tempfile.gettempdir(),
}


def dataset(system: fs.FileSystem, path: str) -> ds.Dataset:
    """A table's Parquet files; what Spark notes beside them is left out."""
    return ds.dataset(path, filesystem=system, format="parquet")


def ordered(table: ds.Dataset, by: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of a table, sorted by columns."""
    with duckdb.connect(":memory:", config=SORTING) as connection:
        connection.register("given", table)
        order = ", ".join(f'"{name}"' for name in by)
        reader = connection.sql(f"SELECT * FROM given ORDER BY {order}").to_arrow_reader(BATCH)  # noqa: S608  names of columns, ours
        for batch in reader:
            yield from batch.to_pylist()


def streamed(table: ds.Dataset) -> Iterator[dict[str, Any]]:
    """The rows of a table in no order."""
    for batch in table.to_batches(batch_size=BATCH, batch_readahead=1, fragment_readahead=1):
        yield from batch.to_pylist()
