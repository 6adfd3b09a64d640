"""Bringing decisions in from outside: exported reviews, reliability lists."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from sayso.cli import ledgers, screen
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.judging import By, user
from sayso.cli.status import Status
from sayso.errors import InputError
from sayso.export import judged
from sayso.export.wording import plural


def bring(
    paths: Annotated[list[Path], Parameter(help="Reviews (.jsonl) or lists (.csv); - is input.")],
    *,
    by: By = None,
    ledger: Ledger = DEFAULT_LEDGER,
    json: AsJson = False,
) -> Status:
    """Bring in what persons decided elsewhere, and link anew.

    Reviews are JSON Lines as written by: sayso reviews. A reliability list is
    CSV with a column outlet or source (a name or an id), a grade A to F, and if
    wanted note, by, at. What fits nothing here is set aside with its reason; a
    later decision in this ledger stays; the same file twice adds nothing.
    """
    from sayso import importing, pipeline

    for path in paths:
        if path != Path("-") and not path.exists():
            raise InputError(f"there is no file {path}; check the path")
    found = importing.bring(paths, ledgers.there(ledger), by=by or user())
    if found.added:
        pipeline.link(ledger)
    if json:
        screen.json_lines({"judgement": e.id, "told": judged.words(e)} for e in found.added)
        screen.json_lines(found.set_aside)
    else:
        for each in found.added:
            screen.say(f"{each.id}  {judged.words(each)}, by {each.by} at {each.at}")
        for item in found.set_aside:
            screen.say(f"set aside {item.uri}: {item.reason}; {item.detail}")
    screen.note(
        f"{plural(len(found.added), 'decision')} new, {found.known:,} known already, "
        f"{len(found.set_aside):,} set aside"
    )
    return Status.PARTIAL if found.set_aside else Status.OK
