"""Parquet: an article a row, read in batches of rows."""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from sayso.ingest import table
from sayso.ingest.source import MOST_BYTES, Broken, Source, refused
from sayso.lexicon.columns import fields_of
from sayso.model import Received

BATCH: Final = 64  # rows; each may be a long article


def members(stream: BinaryIO, source: Source) -> Iterator[Received]:
    """What each row gives."""
    # Loaded where it is needed: it takes a second, and few files are tables.
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    try:
        with parquet.ParquetFile(stream) as file:
            header = [str(name) for name in file.schema_arrow.names]
            names = fields_of(header)
            if not names.keys() & {"text", "uri"}:
                yield refused(source.uri, table.no_columns(header))
                return
            _check(file.metadata)
            number = 0
            for batch in file.iter_batches(batch_size=BATCH):
                for value in batch.to_pylist():
                    number += 1
                    yield table.row_of(source.uri, number, _plain(value), names, "parquet")
            if not number:
                yield refused(source.uri, "empty")
    except (pa.ArrowException, OSError) as error:
        yield refused(source.uri, f"damaged Parquet file: {str(error)[:200]}")


def _check(metadata: Any) -> None:
    """A column that unpacks without bounds would fill the memory before a row is seen."""
    for group in range(metadata.num_row_groups):
        size = metadata.row_group(group).total_byte_size
        if size > 64 * MOST_BYTES:
            raise Broken(f"a row group of {size // 2**20:,} MB; write it in smaller ones")


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """Moments as they are printed, so that they are read as dates are."""
    return {
        key: item.isoformat() if hasattr(item, "isoformat") else item for key, item in value.items()
    }
