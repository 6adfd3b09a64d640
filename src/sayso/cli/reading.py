"""Commands that read articles: ingest and demo."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from sayso.cli import clustering, plugging, reaching, screen
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status
from sayso.errors import InputError
from sayso.export.wording import plural

if TYPE_CHECKING:
    from sayso.fetching import Fetching
    from sayso.pipeline import Progress, Summary

WEB = ("http://", "https://")
SAMPLE_LEDGER = "sample.db"
DEMO_QUESTIONS = 8
SAMPLE_TITLE = "The sample story: who is in the Ilmeth Valley?"


def ingest(
    *paths: Annotated[
        str,
        Parameter(
            help="Files, folders or addresses (https://…); - is standard input.",
            allow_leading_hyphen=True,
        ),
    ],
    ledger: Ledger = DEFAULT_LEDGER,
    workers: Annotated[int, Parameter(help="Processes that read articles and link them.")] = 1,
    fast: Annotated[bool, Parameter(help="Rules only: no learned tagger.", negative="")] = False,
    lexicon: plugging.Lexicon = (),
    contact: reaching.Contact = "",
    delay: reaching.Delay = 1.0,
    pages: reaching.Pages = 50,
    engine: Annotated[
        Literal["local", "spark"], Parameter(help="Where: on this machine, or on a cluster.")
    ] = "local",
    master: Annotated[str, Parameter(help="The cluster, as Spark names it.")] = "local[*]",
    tables: Annotated[
        str, Parameter(help="With spark: the folder or address that the tables go to.")
    ] = "",
    json: AsJson = False,
) -> Status:
    """Read articles into the ledger; folders with all they hold.

    Plain text, saved pages (HTML, MHTML), archives (WARC, WACZ), feeds, tables
    (CSV, Parquet), JSON Lines, PDF, DOCX, mail, ninjs and NewsML-G2 are read;
    any may be packed with gzip or Zstandard. An archive is read record by record.

    An address is fetched as its site's robots.txt allows; of a feed or sitemap, the
    pages that it lists. What servers sent is kept beside the ledger (WARC).

    Reading the same bytes twice changes nothing. What cannot be read is set aside, with the reason.
    """
    if not paths:
        raise InputError("nothing to read; name files or folders: sayso ingest PATH")
    if workers < 1:
        raise InputError(f"--workers is {workers}; it must be 1 or more")
    if engine == "spark":
        if lexicon:
            raise InputError("--lexicon is of this machine; set SAYSO_LEXICON on the cluster's")
        on = clustering.Cluster(master, tables, fast, workers)
        summary = clustering.ingest(paths, ledger, on)
    else:
        _there(paths)
        plugging.overlay(lexicon)
        plugging.warn()
        fetching = reaching.fetching(ledger, contact, delay, pages)
        summary = _ingest(paths, ledger, workers, fast=fast, fetching=fetching)
    return _told(summary, ledger, json=json)


def build(
    *tables: Annotated[str, Parameter(help="Folders or addresses of tables.")],
    ledger: Ledger = DEFAULT_LEDGER,
    workers: Annotated[int, Parameter(help="Processes that link what is new.")] = 1,
    json: AsJson = False,
) -> Status:
    """Make a ledger of the tables that a cluster made, or add them to one.

    The ledger is the one that reading the same inputs on this machine would make.
    """
    if not tables:
        raise InputError("nothing to build from; name a folder of tables: sayso build TABLES")
    from sayso.cluster import building

    status = Status.OK
    for folder in tables:
        status = max(status, _told(building.build(folder, ledger, workers), ledger, json=json))
    return status


def _told(summary: "Summary", ledger: Path, *, json: bool) -> Status:
    if json:
        screen.json_lines([{**dataclasses.asdict(summary), "set_aside": dict(summary.set_aside)}])
    else:
        _tell(summary, ledger)
    if not summary.received:
        screen.note("nothing there to read")
        return Status.NOTHING
    return Status.PARTIAL if summary.unreadable else Status.OK


def _ingest(
    paths: Sequence[str],
    ledger: Path,
    workers: int,
    *,
    fast: bool = False,
    fetching: "Fetching | None" = None,
) -> "Summary":
    from sayso import pipeline

    with _progress() as advance:
        return pipeline.ingest(
            paths, ledger, workers=workers, fast=fast, progress=advance, fetching=fetching
        )


def _there(paths: Sequence[str]) -> None:
    """Say so before the parser is loaded."""
    for path in paths:
        if path != "-" and not path.lower().startswith(WEB) and not Path(path).exists():
            raise InputError(f"there is no file or folder {path}; check the path")


@contextmanager
def _progress() -> "Iterator[Callable[[Progress], None]]":
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[uri]}", markup=False),
    )
    console = screen.err()
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None, uri="")

        def advance(progress: "Progress") -> None:
            uri = screen.clean(progress.uri)[-40:]
            bar.update(task, completed=progress.done, total=progress.total, uri=uri)

        yield advance


def _tell(summary: "Summary", ledger: Path) -> None:
    screen.say(
        f"{plural(summary.received, 'article')} received: {summary.new:,} new, "
        f"{summary.known:,} known already, {plural(summary.versions, 'new version')}"
    )
    screen.say(
        f"{plural(summary.claims, 'claim')} read, {plural(summary.questions, 'question')} "
        f"in the ledger {ledger}"
    )
    if summary.set_aside:
        screen.say("set aside:")
        for reason, count in summary.set_aside:
            screen.say(f"  {count:>7,}  {reason}")
    if summary.unreadable:
        screen.note(f"{plural(summary.unreadable, 'input')} could not be read at all")


def _anew(ledger: Path) -> None:
    """Make room where an older sayso left its sample; what a person added to it is kept."""
    from sayso import pipeline
    from sayso.store import older

    if not older.is_older(ledger):
        return
    if older.has_more(ledger, pipeline.sample_uris()):
        kept = older.move_aside(ledger)
        screen.note(f"{ledger} is of an older sayso and holds more than the sample: now {kept}")
    else:
        older.remove(ledger)
        screen.note(f"{ledger} was of an older sayso; it is made anew")


def demo(
    *,
    into: Annotated[Path, Parameter(help="Folder for dossier.html and the ledger.")] = Path(),
) -> Status:
    """Read the sample story; print its questions, write a dossier.

    The sample story comes with sayso: an invented dispute between two
    invented states. What is written is dossier.html.
    """
    from sayso import pipeline
    from sayso.cli import asking, writing

    if not into.is_dir():
        raise InputError(f"there is no folder {into}; make it first, or leave --into out")
    ledger, page = into / SAMPLE_LEDGER, into / "dossier.html"
    _anew(ledger)
    screen.note("reading the sample story: an invented dispute between two invented states")
    _tell(_ingest([str(pipeline.sample())], ledger, 1), ledger)
    screen.say()
    asking.questions(ledger=ledger, limit=DEMO_QUESTIONS)
    writing.dossier(output=page, ledger=ledger, title=SAMPLE_TITLE)
    screen.say()
    screen.say("What next:", style="bold")
    screen.say(f"  open {page.resolve()} in a browser: one file, no network")
    screen.say(
        f"  sayso serve --ledger {ledger}              all of it as pages, to search and review"
    )
    screen.say(f"  sayso questions --ledger {ledger}          for all of them")
    screen.say(f"  sayso claims --act deny --ledger {ledger}")
    screen.say(f"  sayso explain ID --ledger {ledger}    with an id from that table")
    screen.say("  sayso ingest PATH                     with articles of your own")
    return Status.OK
