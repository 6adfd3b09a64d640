"""Colophon: what a Markdown dossier says of itself at its end."""

from collections.abc import Iterator
from typing import Final

from sayso.export import deposit
from sayso.export.deposit import Deposit, Line
from sayso.export.markdown import plain

LOSES: Final = (
    "the texts of the articles are not in it, only each claim's words and where they stand",
    "every name, number and date is words; for programs there are the formats of sayso export",
    "reasons are told for links and grades only; sayso explain prints them for every claim",
)


def render(whole: Deposit) -> str:
    """A last section: manifest, corrections log, loss."""
    about = deposit.about(whole, LOSES)
    return "\n".join(("", "## About this file", "", *_lines(about))) + "\n"


def _lines(about: Line) -> Iterator[str]:
    manifest = about["manifest"]
    for name in ("sayso", "reading", "linking"):
        yield f"- {name} `{manifest[name]}`"
    yield f"- ledger format {manifest['ledger_format']}, run {manifest['run']}"
    yield f"- offsets: {about['offsets']}"
    for model in manifest["models"]:
        yield f"- model {plain(model['name'])}, SHA-256 `{model['sha256']}`"
    for name, value in manifest["settings"].items():
        yield f"- {plain(name)}: {plain(value)}"
    yield from (f"- lost: {plain(each)}" for each in about["loss"])
    yield from ("", "### Decisions of persons", "")
    for each in about["corrections"]:
        state = " (no longer holds)" if each["holds"] is False else ""
        note = f": {plain(each['note'])}" if each["note"] else ""
        yield f"- {each['at']}, {plain(each['by'])}: {plain(each['told'])}{note}{state}"
    if not about["corrections"]:
        yield "None."
