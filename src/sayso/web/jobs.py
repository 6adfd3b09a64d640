"""Jobs: articles read behind the pages, one batch after another, each telling how far it is."""

import logging
import queue
import shutil
import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sayso import pipeline
from sayso.errors import SaysoError

KEPT: Final = 50  # jobs that are remembered
FAULT: Final = (
    "sayso failed on one of the inputs, which is a fault of ours; the log of `sayso serve` "
    "names it. What was read before it is kept; leave that input out and send the rest again."
)
LOG = logging.getLogger(__name__)


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

    def __init__(self, ledger: Path, read: Callable[..., pipeline.Summary]) -> None:
        self._ledger, self._read = ledger, read
        self._waiting: queue.Queue[Job | None] = queue.Queue()
        self._known: dict[str, Job] = {}
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin to wait for work."""
        self._thread.start()

    def stop(self) -> None:
        """End after the batch at hand; what was not begun is dropped."""
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._waiting.put(None)
        self._thread.join()

    def add(
        self, folder: Path, names: Sequence[str], after: int, addresses: Sequence[str] = ()
    ) -> Job:
        """Read the files of a folder, which is removed afterwards, and what is at addresses."""
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
                    progress=lambda each, job=job: job.tell(
                        done=each.done, total=each.total, at=Path(each.uri).name
                    ),
                )
                job.tell(summary=summary, ended=True)
            except (SaysoError, OSError) as error:
                LOG.exception("a batch was broken off")
                job.tell(error=str(error), ended=True)
            except Exception:
                # The next batches must be read all the same, and whoever waits must be told.
                LOG.exception("a batch was broken off by a fault of ours")
                job.tell(error=FAULT, ended=True)
            finally:
                shutil.rmtree(job.folder, ignore_errors=True)
