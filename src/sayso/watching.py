"""Watching: feeds and sitemaps asked again and again, and what is new in them read.

What is known of each stands in a file beside the ledger, so that a watch that was ended goes on. It
is written after the ledger: what a killed round had fetched is fetched again, and changes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import orjson

from sayso import pipeline
from sayso.errors import InputError
from sayso.fetch.asked import Validators
from sayso.fetching import Fetching, Known
from sayso.pipeline import Summary
from sayso.store.view import View

LONGEST: Final = 6 * 3600.0  # seconds that a feed in trouble is left alone, at most
MOST_DOUBLINGS: Final = 10
VERSION: Final = 1


@dataclass(slots=True)
class Turn:
    """When a feed is asked next, and how often in a row there was trouble with it."""

    due: datetime
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """What a round of polls did: ``troubles`` are feeds with why they could not be had."""

    polled: tuple[str, ...]
    summary: Summary
    troubles: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Watch:
    """A watch over addresses; ``run`` is the last link run whose events were told."""

    feeds: Sequence[str]
    ledger: Path
    fetching: Fetching
    every: float
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    run: int = 0
    turns: dict[str, Turn] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Go on where the last watch ended."""
        told = _state(self.path)
        if told is None:
            self.run = last_run(self.ledger)
            return
        try:
            self.run = int(told["run"])
            for address, each in told["known"].items():
                known = Known(
                    Validators(*each["validators"]), each["seen"], each["tries"], each["texts"]
                )
                self.fetching.known[address] = known
            for address, each in told["turns"].items():
                due = datetime.fromisoformat(each["due"])
                self.turns[address] = Turn(due, int(each["failures"]))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _unreadable(self.path) from error

    @property
    def path(self) -> Path:
        """Where the state is kept."""
        return self.ledger.with_name(f"{self.ledger.stem}.watch.json")

    def round(self, *, workers: int = 1, fast: bool = False) -> Round:
        """Ask all feeds whose turn it is, and read what is new."""
        now = self.now()
        due = tuple(each for each in self.feeds if self._turn(each).due <= now)
        if not due:
            return Round((), Summary(), ())
        summary = pipeline.ingest(
            due, self.ledger, workers=workers, fast=fast, fetching=self.fetching
        )
        for each in due:
            self.turns[each] = self._next(each)
        self.save()
        known = ((each, self.fetching.known[each]) for each in due)
        return Round(
            due, summary, tuple((each, told.failed) for each, told in known if told.failed)
        )

    def at_once(self) -> None:
        """Let it be every feed's turn but of those that are in trouble."""
        self.turns = {each: turn for each, turn in self.turns.items() if turn.failures}

    def put_off(self) -> None:
        """Leave all whose turn it is for later, as if they could not be had."""
        for each in self.feeds:
            if self._turn(each).due <= self.now():
                failures = self._turn(each).failures + 1
                self.turns[each] = Turn(self.now() + self._pause(failures), failures)

    def told(self, run: int) -> None:
        """Note that the events up to a run were told."""
        self.run = run
        self.save()

    def wait(self) -> float:
        """The seconds until the next turn."""
        first = min(self._turn(each).due for each in self.feeds)
        return max(0.0, (first - self.now()).total_seconds())

    def save(self) -> None:
        """Write the state, all of it or nothing."""
        known = {
            address: {
                "validators": [each.validators.etag, each.validators.modified],
                "seen": each.seen,
                "tries": each.tries,
                "texts": each.texts,
            }
            for address, each in self.fetching.known.items()
        }
        turns = {address: asdict(each) for address, each in self.turns.items()}
        state = {"version": VERSION, "run": self.run, "known": known, "turns": turns}
        written = self.path.with_name(f".{self.path.name}.part")
        written.write_bytes(orjson.dumps(state))
        written.replace(self.path)

    def _turn(self, feed: str) -> Turn:
        return self.turns.get(feed) or Turn(datetime.min.replace(tzinfo=UTC))

    def _next(self, feed: str) -> Turn:
        known = self.fetching.known[feed]
        failures = self._turn(feed).failures + 1 if known.failed or known.wait else 0
        pause = max(self._pause(failures), timedelta(seconds=known.wait))
        return Turn(self.now() + pause, failures)

    def _pause(self, failures: int) -> timedelta:
        """Twice as long after each failure in a row."""
        longer = self.every * 2.0 ** min(failures, MOST_DOUBLINGS)
        return timedelta(seconds=min(longer, max(LONGEST, self.every)))


def last_run(ledger: Path) -> int:
    """The last link run of a ledger; 0 where there is none yet."""
    if not ledger.exists():
        return 0
    with View(ledger) as view:
        return max(view.runs(), default=0)


def _state(path: Path) -> dict[str, Any] | None:
    if not path.exists():
        return None
    try:
        told = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise _unreadable(path) from error
    if not isinstance(told, dict) or told.get("version") != VERSION:
        raise _unreadable(path)
    return told


def _unreadable(path: Path) -> InputError:
    return InputError(
        f"{path} is no state of a watch that this sayso reads; move it away to begin anew "
        "(what is in the ledger stays, and is not read twice)"
    )
