"""Metadata: what a table says of itself, where its own lines leave no room for that.

For CSV by the Metadata Vocabulary for Tabular Data (W3C Recommendation, 17 December 2015), which
lets any notes stand in it and is looked for at ``FILE-metadata.json``.
"""

from typing import Any, Final

import orjson

from sayso.export import contract
from sayso.export.csv import ROWS
from sayso.export.deposit import Line

CSVW: Final = "http://www.w3.org/ns/csvw"


def render(about: Line, what: str, format: str, name: str) -> bytes:
    """The metadata of one file of claims, articles or questions."""
    made = _csvw(about, what, name) if format == "csv" else _lines(about, what, name)
    return orjson.dumps(made, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _csvw(about: Line, what: str, name: str) -> dict[str, Any]:
    _, header = ROWS[what]
    columns = [{"name": each, "titles": each, "datatype": "string"} for each in header]
    return {
        "@context": CSVW,
        "url": name,
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": "\r\n"},
        "tableSchema": {"columns": columns},
        "notes": [about],
    }


def _lines(about: Line, what: str, name: str) -> dict[str, Any]:
    return {"url": name, "schema": contract.schema(what)["$id"], **about}
