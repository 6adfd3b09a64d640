"""CSV and TSV (RFC 4180): an article a row, read row by row; auto-archiver's sheets too."""

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from sayso.ingest import columns, records
from sayso.ingest.records import Record
from sayso.ingest.source import LOOKED_AT, Source, refused
from sayso.lexicon.columns import fields_of
from sayso.model import Received

MOST_CELL: Final = 16 * 2**20  # letters; a quotation mark that nobody closed ends there
MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def members(stream: BinaryIO, source: Source) -> Iterator[Received]:
    """What each row gives; the first row names the columns."""
    start = _start(stream)
    text = io.TextIOWrapper(stream, encoding=_encoding(start), errors="replace", newline="")
    line = start.decode(_encoding(start), errors="replace").split("\n", 1)[0]
    csv.field_size_limit(MOST_CELL)
    rows = csv.reader(text, delimiter=columns.separator(line))
    try:
        header = [cell.strip() for cell in next(rows, [])]
        names = fields_of(header)
        if not names.keys() & {"text", "uri"}:
            yield refused(source.uri, no_columns(header))
            return
        for row in rows:
            if any(row):
                yield row_of(source.uri, rows.line_num, dict(zip(header, row, strict=False)), names)
    except csv.Error as error:
        yield refused(source.uri, f"damaged table: {error}", f"line {rows.line_num}")


def no_columns(header: list[str]) -> str:
    """Why a table gives nothing."""
    told = ", ".join(header[:12])
    return f"a table without a column that is known to be text or an address; it has: {told}"


def row_of(
    uri: str, number: int, value: Mapping[str, Any], names: Mapping[str, str], kind: str = "csv"
) -> Received:
    """What one row gives; its bytes are the row as a JSON object."""
    data = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    place = f"{'line' if kind == 'csv' else 'row'} {number}"
    record = Record(
        f"{uri}#row={number}",
        place,
        data.encode("utf-8", errors="replace"),
        dict(value),
        format=kind,
        names=names,
    )
    return records.received(record, uri)


def _start(stream: BinaryIO) -> bytes:
    peek = getattr(stream, "peek", None)
    return bytes(peek(LOOKED_AT)) if peek else b""


def _encoding(start: bytes) -> str:
    """By mark, else UTF-8 where the beginning allows it, else what old spreadsheets write."""
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
