"""Commands that write: dossier, export, schema, and verify's verdict on the ledger itself."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from sayso.cli import ledgers, screen
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status
from sayso.errors import InputError, LedgerError
from sayso.export.wording import plural

STANDARD_OUTPUT = Path("-")
What = Literal["claims", "articles", "questions"]
Form = Literal[
    "jsonl",
    "csv",
    "parquet",
    "web-annotation",
    "schema-org",
    "prov",
    "stix",
    "ftm",
    "nanopub",
    "geojson",
]
TABLES = ("jsonl", "csv", "parquet")
Output = Annotated[
    Path,
    Parameter(
        name=["--output", "-o"],
        help="The file; - is standard output.",
        allow_leading_hyphen=True,
    ),
]
Title = Annotated[str, Parameter(help="What the dossier is about.")]


def dossier(
    *,
    output: Annotated[
        Path | None,
        Parameter(
            name=["--output", "-o"],
            help="The file; - is standard output. By default dossier.html, or dossier.md.",
            allow_leading_hyphen=True,
        ),
    ] = None,
    format: Annotated[
        Literal["html", "markdown"] | None, Parameter(help="By default, by the file's ending.")
    ] = None,
    title: Title = "Who said what, on whose say-so",
    ledger: Ledger = DEFAULT_LEDGER,
) -> Status:
    """Write the dossier of the ledger, one file to read and print.

    Questions, answers, timeline, sources, and every claim with its words.
    """
    from sayso import pipeline

    if output is None:
        output = Path("dossier.md" if format == "markdown" else "dossier.html")
    chosen = format or ("markdown" if output.suffix.lower() in {".md", ".markdown"} else "html")
    may_write(output)
    made = pipeline.dossier(ledgers.there(ledger), title)
    if chosen == "markdown":
        from sayso import exporting
        from sayso.export import colophon, markdown
        from sayso.export.deposit import Deposit
        from sayso.model import Linked

        with ledgers.view(ledger) as view:
            whole = Deposit(tuple, Linked(), exporting.manifest(view), made.judged)
        written = markdown.render(made) + colophon.render(whole)
    else:
        from sayso.export import html

        written = html.render(made)
    write(iter([written.encode("utf-8")]), output)
    if output != STANDARD_OUTPUT:
        screen.note(
            f"{output}: {plural(len(made.questions), 'question')}, "
            f"{plural(len(made.claims), 'claim')} from {plural(len(made.articles), 'article')}"
        )
    return Status.OK


def export(
    *,
    what: Annotated[
        What | None,
        Parameter(help="Which lines of jsonl, csv or parquet; by default claims."),
    ] = None,
    format: Annotated[
        Form | str,
        Parameter(
            help="The first three hold one sort of lines each, the others the whole ledger; "
            "or one of a plug-in (sayso plugins)."
        ),
    ] = "jsonl",
    output: Output = STANDARD_OUTPUT,
    ledger: Ledger = DEFAULT_LEDGER,
) -> Status:
    """Write the ledger in a format that other programs read.

    Every file carries citations, hashes, the versions that wrote it, the log of
    corrections, and what its format loses; jsonl and csv have that beside them,
    in FILE-metadata.json. What each format keeps and loses: docs/reference/exports.md.
    """
    if format == "parquet" and output == STANDARD_OUTPUT and sys.stdout.isatty():
        raise InputError("Parquet is not for a terminal; name a file: -o claims.parquet")
    if what is not None and format not in TABLES:
        raise InputError(
            f"{format} holds articles, claims and questions together; leave out --what"
        )
    from sayso import exporting

    may_write(output)
    with ledgers.view(ledger) as view, view.snapshot():
        count = write(exporting.rendered(view, format, what or "claims"), output)
        if format in exporting.BESIDE and output != STANDARD_OUTPUT:
            about = exporting.beside(view, format, what or "claims", output.name)
            write(about, exporting.place_beside(output))
    if output != STANDARD_OUTPUT:
        told = (what or "claims") if format in TABLES else format
        screen.note(f"{output}: {count:,} bytes of {told}")
    return Status.OK


def schema(
    what: Annotated[
        Literal["claims", "articles", "questions", "nanopub"],
        Parameter(help="A line of an export, or the shapes of nanopublications."),
    ] = "claims",
) -> Status:
    """Print the JSON Schema of exported lines, or SHACL shapes.

    JSON Schema is of draft 2020-12; the shapes are those of nanopublications.
    """
    if what == "nanopub":
        from sayso.export import nanopubs

        sys.stdout.write(nanopubs.shapes())
        return Status.OK
    import json

    from sayso.export import contract

    described = json.dumps(contract.schema(what), indent=2, ensure_ascii=False)
    sys.stdout.write(described + "\n")
    return Status.OK


def verify(*, ledger: Ledger = DEFAULT_LEDGER, json: AsJson = False) -> Status:
    """Hash every article again, check every span.

    Tells what does not hold, and ends with status 1 if anything does not.
    """
    from sayso.store import verify as verified
    from sayso.store.ledger import Damaged

    found = verified.find(ledgers.there(ledger))
    try:
        with ledgers.view(ledger) as view:
            counts = view.counts()
    except (Damaged, LedgerError):  # said among what was found
        counts = {}
    if json:
        screen.json_lines({"noun": each.noun, "id": each.id, "what": each.what} for each in found)
    else:
        for each in found:
            screen.say(f"{each.noun} {each.id}: {each.what}")
    checked = f"{plural(counts.get('articles', 0), 'article')}, {counts.get('claims', 0):,} claims"
    if found:
        screen.note(f"{checked}: {plural(len(found), 'thing')} in {ledger} does not hold")
        screen.note(f"to save what does: sayso salvage {ledger} NEW.db")
        return Status.FAILURE
    if not json:
        screen.say(f"{checked}: every hash and every span holds")
    return Status.OK


def may_write(output: Path) -> None:
    """Say so before the work is done."""
    from sayso import exporting

    if output != STANDARD_OUTPUT:
        exporting.may_write(output)


def write(parts: Iterator[bytes], output: Path) -> int:
    """Write all or, if something fails on the way, leave the old file as it was."""
    from sayso import exporting

    if output == STANDARD_OUTPUT:
        return sum(sys.stdout.buffer.write(part) for part in parts)
    return exporting.write(parts, output)
