"""Formats: the standards that a ledger can be handed on in, with what each keeps and loses.

Each is read by others' programs, and checked in the tests by one: those of the standard's own
makers where there are any.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sayso.export import (
    annotations,
    deposit,
    ftm,
    geojson,
    nanopubs,
    provenance,
    schemaorg,
    stix,
)
from sayso.export.deposit import Deposit, Line

Render = Callable[[Deposit], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to hand a ledger on: whose standard it is, and what it keeps and loses."""

    name: str
    standard: str
    media: str
    ending: str
    keeps: str
    loses: tuple[str, ...]
    render: Render | None = None


FLAT: Final = (
    "nested parts of a claim are joined in one cell, parted by “ | ”; JSON Lines has them whole",
    "why a claim was read so is the names of the rules",
    "a cell that begins with = + - @, a tab or a line break has an apostrophe before it",
)
TABLES: Final = (
    Format(
        "jsonl",
        "JSON Lines of the contract, with JSON Schema 2020-12",
        "application/jsonl",
        ".jsonl",
        "every key of the contract: claims, articles, or questions with answers and links",
        ("the texts of the articles are not in it, only 32 characters on both sides of a claim",),
    ),
    Format(
        "csv",
        "CSV (RFC 4180)",
        "text/csv",
        ".csv",
        "a row a claim, an article or an answer",
        FLAT,
    ),
    Format(
        "parquet",
        "Apache Parquet",
        "application/vnd.apache.parquet",
        ".parquet",
        "what JSON Lines has, as typed and nested columns",
        ("an enum is text; the reasons in an order are lists without a key",),
    ),
)
STANDARDS: Final = (
    Format(
        "web-annotation",
        "W3C Web Annotation Data Model (2017), JSON-LD",
        "application/ld+json",
        ".jsonld",
        annotations.KEEPS,
        annotations.LOSES,
        annotations.render,
    ),
    Format(
        "schema-org",
        "schema.org, JSON-LD",
        "application/ld+json",
        ".jsonld",
        schemaorg.KEEPS,
        schemaorg.LOSES,
        schemaorg.render,
    ),
    Format(
        "prov",
        "W3C PROV-O (2013), Turtle",
        "text/turtle",
        ".ttl",
        provenance.KEEPS,
        provenance.LOSES,
        provenance.render,
    ),
    Format(
        "stix",
        "OASIS STIX 2.1 (2021)",
        "application/stix+json;version=2.1",
        ".json",
        stix.KEEPS,
        stix.LOSES,
        stix.render,
    ),
    Format(
        "ftm",
        "FollowTheMoney 4, JSON Lines",
        "application/jsonl",
        ".ftm.json",
        ftm.KEEPS,
        ftm.LOSES,
        ftm.render,
    ),
    Format(
        "nanopub",
        "nanopublications (2015), TriG, with SHACL shapes",
        "application/trig",
        ".trig",
        nanopubs.KEEPS,
        nanopubs.LOSES,
        nanopubs.render,
    ),
    Format(
        "geojson",
        "GeoJSON (RFC 7946)",
        "application/geo+json",
        ".geojson",
        geojson.KEEPS,
        geojson.LOSES,
        geojson.render,
    ),
)
FORMATS: Final[Mapping[str, Format]] = {each.name: each for each in (*TABLES, *STANDARDS)}


def about(whole: Deposit, name: str) -> Line:
    """What an export of a format says of itself; for tables it stands beside them."""
    return deposit.about(whole, FORMATS[name].loses)


def table() -> str:
    """The formats as a table in Markdown, for the documentation."""
    rows = ["| `--format` | standard | keeps | loses |", "|---|---|---|---|"]
    for each in (*TABLES, *STANDARDS):
        loses = "; ".join(each.loses).replace("|", "\\|")
        rows.append(f"| `{each.name}` | {each.standard} | {each.keeps} | {loses} |")
    return "\n".join(rows) + "\n"
