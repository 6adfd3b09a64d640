"""Plug-ins: what is installed, and the words that a command reads with."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from cyclopts import Parameter

from sayso import plugins as plugged
from sayso.cli import screen
from sayso.cli.app import AsJson
from sayso.cli.status import Status
from sayso.plugins import Broken, Plugin

Lexicon = Annotated[
    tuple[str, ...],
    Parameter(
        help="Words besides ours: a folder of tables, or a plug-in's name. May be repeated; "
        "SAYSO_LEXICON is the same for every command.",
        negative="",
    ),
]
KINDS = {
    plugged.FORMATS: "input format",
    plugged.EXPORTS: "export format",
    plugged.LEXICONS: "overlay of words",
}


def plugins(*, json: AsJson = False) -> Status:
    """List plug-ins: formats in and out, overlays of words.

    They come with installed packages. One that does not load is named with the
    reason and left out. SAYSO_PLUGINS=off leaves all of them out.

    Example: sayso plugins
    """
    found = list(_every())
    if json:
        screen.json_lines(_line(each) for each in found)
    elif found:
        rows = ((KINDS[each.group], each.name, each.package, _told(each)) for each in found)
        screen.table(("kind", "name", "package", "what it is"), rows)
    else:
        screen.note("no plug-in is installed")
    return Status.FAILURE if any(isinstance(each, Broken) for each in found) else Status.OK


def overlay(names: Sequence[str]) -> None:
    """Read with these words from now on; before anything of ours is loaded."""
    if names:
        from sayso.lexicon import overlays

        overlays.use(names)


def warn() -> None:
    """Name the input formats that are left out."""
    from sayso.ingest import plugged as formats

    for each in plugged.spoilt(formats.found()):
        screen.note(each.told)


def _every() -> Iterator[Plugin[Any] | Broken]:
    from sayso.export import plugged as exports
    from sayso.ingest import plugged as formats
    from sayso.lexicon import overlays

    yield from formats.found()
    yield from exports.found()
    yield from overlays.found()


def _told(each: Plugin[Any] | Broken) -> str:
    if isinstance(each, Broken):
        return f"left out: {each.reason}"
    if each.group == plugged.LEXICONS:
        return f"--lexicon {each.name}"
    about = getattr(each.value, "about", None) or getattr(each.value, "standard", "")
    return f"--format {each.name}: {about}" if each.group == plugged.EXPORTS else str(about)


def _line(each: Plugin[Any] | Broken) -> dict[str, str | None]:
    return {
        "group": each.group,
        "name": each.name,
        "package": each.package,
        "broken": each.reason if isinstance(each, Broken) else None,
    }
