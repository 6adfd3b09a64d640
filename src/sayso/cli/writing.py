"""Commands that write: dossier, export, and verify's verdict on the ledger itself."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from sayso.cli import ledgers, screen
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status
from sayso.errors import InputError
from sayso.export.wording import plural

if TYPE_CHECKING:
    from sayso.export.contract import Line
    from sayso.store.view import View

STANDARD_OUTPUT = Path("-")
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
    """Write the dossier: questions, answers, timeline, sources, and every claim with its words."""
    from sayso import pipeline

    if output is None:
        output = Path("dossier.md" if format == "markdown" else "dossier.html")
    chosen = format or ("markdown" if output.suffix.lower() in {".md", ".markdown"} else "html")
    may_write(output)
    made = pipeline.dossier(ledgers.there(ledger), title)
    if chosen == "markdown":
        from sayso.export import markdown

        written = markdown.render(made)
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
    what: Annotated[Literal["claims", "articles", "questions"], Parameter()] = "claims",
    format: Annotated[Literal["jsonl", "csv", "parquet"], Parameter()] = "jsonl",
    output: Output = STANDARD_OUTPUT,
    ledger: Ledger = DEFAULT_LEDGER,
) -> Status:
    """Write the whole ledger as JSON Lines, CSV or Parquet, by the contract in the reference."""
    if format == "parquet" and output == STANDARD_OUTPUT and sys.stdout.isatty():
        raise InputError("Parquet is not for a terminal; name a file: -o claims.parquet")
    may_write(output)
    with ledgers.view(ledger) as view, view.snapshot():
        count = write(_rendered(view, what, format), output)
    if output != STANDARD_OUTPUT:
        screen.note(f"{output}: {count:,} bytes of {what}")
    return Status.OK


def _rendered(view: "View", what: str, format: str) -> Iterator[bytes]:
    lines = _lines(view, what)
    if format == "csv":
        from sayso.export import csv

        yield from csv.render(lines, what)
    elif format == "parquet":
        from sayso.export import parquet

        yield parquet.render(lines, what)
    else:
        from sayso.export import jsonl

        yield from jsonl.render(lines)


def _lines(view: "View", what: str) -> "Iterator[Line]":
    from sayso.export import contract
    from sayso.export.linked_index import LinkedIndex

    linked = view.linked()
    index = LinkedIndex.of(linked)
    if what == "questions":
        return (contract.question_line(question) for question in linked.questions)
    if what == "articles":
        return (
            contract.article_line(article, view.passages(article.id), index)
            for article in view.articles()
        )
    articles = {article.id: article for article in view.articles()}
    return (contract.claim_line(claim, articles[claim.article], index) for claim in view.claims())


def verify(*, ledger: Ledger = DEFAULT_LEDGER, json: AsJson = False) -> Status:
    """Hash every article again and check every span; tell what does not hold."""
    from sayso.store import verify as verified

    found = verified.find(ledgers.there(ledger))
    with ledgers.view(ledger) as view:
        counts = view.counts()
    if json:
        screen.json_lines({"noun": each.noun, "id": each.id, "what": each.what} for each in found)
    else:
        for each in found:
            screen.say(f"{each.noun} {each.id}: {each.what}")
    checked = f"{plural(counts.get('articles', 0), 'article')}, {counts.get('claims', 0):,} claims"
    if found:
        screen.note(f"{checked}: {plural(len(found), 'thing')} in {ledger} does not hold")
        return Status.FAILURE
    if not json:
        screen.say(f"{checked}: every hash and every span holds")
    return Status.OK


def may_write(output: Path) -> None:
    """Say so before the work is done."""
    if output == STANDARD_OUTPUT:
        return
    if output.is_dir():
        raise InputError(f"{output} is a folder; name a file in it")
    if not output.parent.is_dir():
        raise InputError(f"there is no folder {output.parent} to write {output.name} into")


def write(parts: Iterator[bytes], output: Path) -> int:
    """Write all or, if something fails on the way, leave the old file as it was."""
    if output == STANDARD_OUTPUT:
        return sum(sys.stdout.buffer.write(part) for part in parts)
    part_written = output.with_name(f".{output.name}.part")
    try:
        with part_written.open("wb") as file:
            count = sum(file.write(part) for part in parts)
        part_written.replace(output)
    finally:
        part_written.unlink(missing_ok=True)
    return count
