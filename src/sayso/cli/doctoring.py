"""Looking after an installation: what is there, what loads, what is wrong."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sayso.cli import screen
from sayso.cli.app import DEFAULT_LEDGER, AsJson
from sayso.cli.status import Status

if TYPE_CHECKING:
    from sayso.health import Check


def doctor(
    ledger: Annotated[
        Path | None, Parameter(help="A ledger to look at; by default sayso.db, if it is there.")
    ] = None,
    *,
    json: AsJson = False,
) -> Status:
    """Look whether sayso can work here, and tell what to do.

    Versions, the files as they were installed, whether the models load, SQLite and its full text
    search, room on the disk, and whether the ledger's file is sound (sayso verify reads all of it).
    Ends with status 1 if anything failed; a warning does not.
    """
    from sayso import health

    if ledger is None and DEFAULT_LEDGER.is_file():
        ledger = DEFAULT_LEDGER
    found = []
    for check in health.find(ledger):
        found.append(check)
        if json:
            screen.json_lines([dataclasses.asdict(check)])
        else:
            _tell(check)
    failed = sum(check.state is health.State.FAILED for check in found)
    warned = sum(check.state is health.State.WARNING for check in found)
    screen.note(f"{len(found)} checks: {failed} failed, {warned} with a warning")
    return Status.FAILURE if failed else Status.OK


def _tell(check: "Check") -> None:
    screen.say(f"{check.state.value:<8} {check.name}: {check.found}")
    if check.todo:
        screen.say(f"         {check.todo}", style="bold")
