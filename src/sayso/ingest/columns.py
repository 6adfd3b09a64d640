"""Columns: a table's header line, and whether a text begins with one."""

import csv
from typing import Final

from sayso.ingest.encoding import decode
from sayso.lexicon.columns import fields_of

MARKS: Final = (",", "\t", ";", "|")


def separator(line: str) -> str:
    """What parts the cells of a header line: the mark that gives the most of them."""
    return max(MARKS, key=line.count)


def cells(line: str) -> tuple[str, ...]:
    """The names in a header line; none if it cannot be one."""
    try:
        row = next(csv.reader([line], delimiter=separator(line), strict=True), [])
    except csv.Error:
        return ()
    return tuple(cell.strip() for cell in row)


def begins(start: bytes) -> bool:
    """Whether a file without a telling name begins with a header line, all of known columns.

    One that has other columns too must be named .csv or .tsv: a line of a text may hold commas.
    """
    line = start.split(b"\n", 1)[0].rstrip(b"\r")
    decoded = decode(line)
    names = cells(decoded.text) if decoded else ()
    known = fields_of(names)
    return len(names) > 1 and len(known) == len(names) and {"text", "uri"} <= known.keys()
