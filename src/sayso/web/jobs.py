"""Jobs: articles read behind the pages, one batch after another, each telling how far it is."""

import logging
import queue
import shutil
import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from sayso import pipeline
from sayso.errors import InputError, SaysoError
from sayso.web.limits import Limits

KEPT: Final = 50  # jobs that are remembered
FAULT: Final = (
    "sayso failed on one of the inputs, which is a fault of ours; the log of `sayso serve` "
    "names it. What was read before it is kept; leave that input out and send the rest again."
)
STOPPED: Final = (
    "sayso was stopped meanwhile. What was read before is in the ledger; send all of it again, "
    "and the rest is read."
)
LIMITS: Final = Limits()
LOG = logging.getLogger(__name__)


class Stopped(Exception):
    """The app is ending, and time is up."""


@dataclass(slots=True)
class Job:
    """One batch; ``changed`` wakes whoever waits to tell of it."""

    id: str
    folder: Path
    names: tuple[str, ...]
    after: int = 0  # the number of the last article before
    addresses: tuple[str, ...] = ()
    done: int = 0
    total: int = 0
    at: str = ""
    ended: bool = False
    summary: pipeline.Summary | None = None
    error: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, **news: object) -> None:
        """Change some of it and wake those who wait."""
        with self.changed:
            for name, value in news.items():
                setattr(self, name, value)
            self.changed.notify_all()

    def wait(self, seen: tuple[int, bool], seconds: float) -> tuple[int, bool]:
        """Wait until it is further than what was seen, or the time is up."""
        with self.changed:
            self.changed.wait_for(lambda: (self.done, self.ended) != seen, seconds)
            return self.done, self.ended


class Jobs:
    """Reads batches one at a time in a thread of its own."""

    def __init__(
        self, ledger: Path, read: Callable[..., pipeline.Summary], limits: Limits = LIMITS
    ) -> None:
        self._ledger, self._read, self._limits = ledger, read, limits
        self._ending = threading.Event()
        self._waiting: queue.Queue[Job | None] = queue.Queue()
        self._known: dict[str, Job] = {}
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin to wait for work."""
        self._thread.start()

    def stop(self) -> None:
        """End after the batch at hand, or after the article at hand if that takes too long.

        What was read until then is in the ledger; what was not begun is dropped and told so.
        """
        while not self._waiting.empty():
            job = self._waiting.get_nowait()
            if job is not None:
                shutil.rmtree(job.folder, ignore_errors=True)
                job.tell(error=STOPPED, ended=True)
        self._waiting.put(None)
        self._thread.join(self._limits.grace)
        self._ending.set()
        self._thread.join()

    @property
    def alive(self) -> bool:
        """Whether its thread runs."""
        return self._thread.is_alive()

    def counts(self) -> dict[str, int]:
        """How many of the batches that are remembered wait, are read, are done, were broken off."""
        known = [*self._known.values()]
        ended = [job for job in known if job.ended]
        failed = sum(bool(job.error) for job in ended)
        waiting = min(self._waiting.qsize(), len(known) - len(ended))
        reading = len(known) - len(ended) - waiting
        return {"waiting": waiting, "reading": reading, "done": len(ended) - failed} | {
            "failed": failed
        }

    def add(
        self, folder: Path, names: Sequence[str], after: int, addresses: Sequence[str] = ()
    ) -> Job:
        """Read the files of a folder, which is removed afterwards, and what is at addresses.

        Raises:
            InputError: Too many are waiting.
        """
        if self._waiting.qsize() >= self._limits.batches:
            raise InputError("many batches wait to be read; send this one again in a few minutes")
        total = len(names) + len(addresses)
        job = Job(uuid.uuid4().hex, folder, tuple(names), after, tuple(addresses), total=total)
        self._known[job.id] = job
        while len(self._known) > KEPT:
            self._known.pop(next(iter(self._known)))
        self._waiting.put(job)
        return job

    def find(self, id: str) -> Job | None:
        """The job of an id, if it is remembered."""
        return self._known.get(id)

    def _run(self) -> None:
        while (job := self._waiting.get()) is not None:
            try:
                summary = self._read(
                    [*(job.folder / name for name in job.names), *job.addresses],
                    self._ledger,
                    progress=partial(self._advance, job),
                )
                job.tell(summary=summary, ended=True)
            except Stopped:
                LOG.warning("a batch was stopped after %s of %s inputs", job.done, job.total)
                job.tell(error=STOPPED, ended=True)
            except (SaysoError, OSError) as error:
                LOG.exception("a batch was broken off")
                job.tell(error=str(error), ended=True)
            except Exception:
                # The next batches must be read all the same, and whoever waits must be told.
                LOG.exception("a batch was broken off by a fault of ours")
                job.tell(error=FAULT, ended=True)
            finally:
                shutil.rmtree(job.folder, ignore_errors=True)

    def _advance(self, job: Job, progress: pipeline.Progress) -> None:
        """Tell how far a batch is; between two articles is where one can stop."""
        if self._ending.is_set():
            raise Stopped
        job.tell(done=progress.done, total=progress.total, at=Path(progress.uri).name)
