"""Commands that keep a ledger safe: backup, restore, and salvage of a damaged one."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from sayso.cli import ledgers, screen
from sayso.cli.status import Status
from sayso.export.wording import plural

LISTED = 20  # lost rows that are named one by one


def backup(
    ledger: Annotated[Path, Parameter(help="The ledger.")],
    file: Annotated[Path, Parameter(help="The copy; FILE.json beside it is its manifest.")],
) -> Status:
    """Copy a ledger while others use it, and check the copy."""
    from sayso.store import backup as copies

    made = copies.make(ledgers.there(ledger), file)
    screen.say(f"{file}: {_told(made.rows)}, {made.bytes:,} bytes, sha256 {made.sha256}")
    return Status.OK


def restore(
    file: Annotated[Path, Parameter(help="A copy that sayso backup made.")],
    ledger: Annotated[Path, Parameter(help="The ledger to make of it.")],
    *,
    replace: Annotated[
        bool, Parameter(help="Keep a ledger that is there under another name.", negative="")
    ] = False,
) -> Status:
    """Make a ledger of a backup, once it has been checked.

    Its hash is held against the manifest, and every page of the file is read.
    """
    from sayso.store import backup as copies

    done = copies.restore(file, ledger, replace=replace)
    if not done.proven:
        screen.note(f"{copies.manifest_of(file)} is not there: checked by SQLite alone, by no hash")
    if done.kept:
        screen.note(f"the ledger that was there is now {done.kept}")
    screen.say(f"{ledger}: {_told(done.rows)}")
    return Status.OK


def salvage(
    damaged: Annotated[Path, Parameter(help="A ledger in which not everything holds.")],
    new: Annotated[Path, Parameter(help="The ledger to write what is whole into.")],
) -> Status:
    """Save what can be read of a damaged ledger into a new one.

    What is lost is told, and the rest is linked anew.

    Articles with their readings, and judgements, keep their ids and times; what linking found, and
    when, is made anew.
    """
    from sayso import pipeline
    from sayso.store import salvage as saving

    done = saving.save(ledgers.there(damaged), new)
    again = pipeline.read_again(new, done.unread)
    for each in done.lost[:LISTED]:
        screen.say(f"lost: {each.noun} {each.id}: {each.what}")
    if len(done.lost) > LISTED:
        screen.say(f"lost: {len(done.lost) - LISTED:,} more")
    if done.unread:
        screen.say(f"read again, for their readings were damaged: {again.articles:,}")
    rows = {"articles": again.articles, "claims": again.claims}
    rows = {name: count + rows.get(name, 0) for name, count in done.rows.items()}
    screen.say(f"{new}: {_told(rows)}")
    if done.lost:
        screen.note(
            f"{plural(len(done.lost), 'part')} of {damaged} could not be saved as they were: go "
            "back to a backup for them, or bring the articles in again with sayso ingest"
        )
    return Status.PARTIAL if done.lost else Status.OK


def upgrade(
    ledger: Annotated[Path, Parameter(help="A ledger that an older sayso made.")],
) -> Status:
    """Bring an older ledger to this format; the old file is kept.

    Articles keep the readings that the older sayso made of them; linking is made anew.
    """
    from sayso import pipeline
    from sayso.store import backup as copies
    from sayso.store import older
    from sayso.store import salvage as saving

    if not older.is_older(ledgers.there(ledger)):
        with ledgers.view(ledger):
            screen.note(f"{ledger} is of this format already")
            return Status.OK
    kept = copies.set_aside(ledger)
    try:
        done = saving.save(kept, ledger, oldest=1)
    except BaseException:
        kept.rename(ledger)
        raise
    again = pipeline.read_again(ledger, done.unread)
    screen.note(f"the old file is kept as {kept}")
    screen.say(f"{ledger}: {_told(done.rows)}; read again: {again.articles:,}")
    return Status.OK if not done.lost else Status.PARTIAL


def _told(rows: dict[str, int]) -> str:
    parts = [plural(rows.get("articles", 0), "article"), plural(rows.get("claims", 0), "claim")]
    return ", ".join([*parts, plural(rows.get("judgements", 0), "judgement")])
