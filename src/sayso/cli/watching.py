"""Watching: feeds and sitemaps polled, events written."""

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sayso.cli import following, plugging, reaching, screen
from sayso.cli.app import DEFAULT_LEDGER, Ledger
from sayso.cli.status import Status
from sayso.errors import InputError, LedgerError
from sayso.export.wording import plural

if TYPE_CHECKING:
    from sayso.watching import Round, Watch

SPAN = re.compile(r"(\d+(?:\.\d+)?)([smhd])")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
SHORTEST = 60.0


def watch(
    *feeds: Annotated[str, Parameter(help="Addresses of feeds, sitemaps or pages.")],
    ledger: Ledger = DEFAULT_LEDGER,
    every: Annotated[str, Parameter(help="How often: 90s, 15m, 2h, 1d.")] = "15m",
    once: Annotated[bool, Parameter(help="Poll once, then end.", negative="")] = False,
    lexicon: plugging.Lexicon = (),
    contact: reaching.Contact = "",
    delay: reaching.Delay = 1.0,
    pages: reaching.Pages = 50,
    workers: Annotated[int, Parameter(help="Processes that read articles and link them.")] = 1,
    fast: Annotated[bool, Parameter(help="Rules only: no learned tagger.", negative="")] = False,
    json: Annotated[bool, Parameter(name="--json", help="What is written in any case.")] = True,
) -> Status:
    """Poll feeds, read what is new, write a JSON line an event.

    The lines are those of alerts: new, revised, first denial, first confirmation,
    withdrawn. A page is fetched where a feed holds no full text. What was seen is
    kept beside the ledger, so that the same command goes on where it ended.

    Example: sayso watch https://tidewaterherald.example/feed --every 30m
    """
    del json  # accepted, so that a program may give it to every command
    plugging.overlay(lexicon)
    plugging.warn()
    from sayso.fetching import is_address
    from sayso.watching import Watch

    if not feeds:
        raise InputError("nothing to watch; name addresses: sayso watch https://…")
    if other := next((each for each in feeds if not is_address(each)), None):
        raise InputError(f"{other} is no address to watch; it must begin with https:// or http://")
    reached = reaching.fetching(ledger, contact, delay, pages, polling=True)
    watching = Watch(tuple(dict.fromkeys(feeds)), ledger, reached, _seconds(every))
    if once:
        watching.at_once()
        return Status.OK if _round(watching, workers, fast=fast) else Status.NOTHING
    with _stopped_cleanly():
        _forever(watching, workers, fast=fast)
    screen.note("watch ended; the same command goes on where it was")
    return Status.OK


def _forever(watching: "Watch", workers: int, *, fast: bool) -> None:
    begun = False
    while True:
        try:
            _round(watching, workers, fast=fast)
            begun = True
        except BrokenPipeError:
            raise  # nobody reads the events any more
        except (LedgerError, OSError) as error:
            if not begun:
                raise
            # Another program has it for now, or the disk is full: both may pass.
            watching.put_off()
            screen.note(str(error))
        wait = watching.wait()
        screen.note(f"next poll in {wait:,.0f} seconds")
        time.sleep(wait)


def _round(watching: "Watch", workers: int, *, fast: bool) -> int:
    """Poll what is due, write the events; how many there were."""
    done = watching.round(workers=workers, fast=fast)
    _tell(done)
    if not watching.ledger.exists():
        return 0
    count, run = following.tell_events(watching.ledger, after=watching.run)
    watching.told(run)
    return count


def _tell(done: "Round") -> None:
    new = plural(done.summary.new, "new article")
    screen.note(f"{plural(len(done.polled), 'address', 'addresses')} polled: {new}")
    for reason, count in done.summary.set_aside:
        screen.note(f"  set aside {count:,}: {reason}")
    for feed, why in done.troubles:
        screen.note(f"  {feed}: {why}")


@contextmanager
def _stopped_cleanly() -> Iterator[None]:
    """End on Ctrl-C or when a service manager says so (SIGTERM), in both cases as wished."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    former = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, former)


def _seconds(told: str) -> float:
    found = SPAN.fullmatch(told.strip())
    seconds = float(found[1]) * SECONDS[found[2]] if found else 0.0
    if seconds < SHORTEST:
        raise InputError(f"--every is {told!r}; say 90s, 15m, 2h or 1d, and at least a minute")
    return seconds
