"""Local: stages in this process, or in several on this machine."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any, Final, Generic, TypeVar

from sayso.engine.stages import Each, Group, Grouped

A = TypeVar("A")
B = TypeVar("B")

NOTED: Final = 200  # characters of an item that a note shows


@dataclass(frozen=True, slots=True)
class Local:
    """An engine of ``workers`` processes; with one, everything runs in this process.

    Items go to workers in chunks of ``chunk``; at most ``ahead`` chunks a worker are read before
    the first result is taken, so that input of any length streams through. Workers are started
    afresh (spawned), which is the same on every system; a script that uses them needs the usual
    ``if __name__ == "__main__":``.
    """

    workers: int = 1
    chunk: int = 4
    ahead: int = 3

    def __post_init__(self) -> None:
        if min(self.workers, self.chunk, self.ahead) < 1:
            raise ValueError(f"{self}: each of the three must be at least 1")

    def each(self, stage: Each[A, B], items: Iterable[A]) -> Iterator[B]:
        """The results in order of the items, as they are ready; items are read as needed."""
        numbered = enumerate(items)
        task: _Task[A, B] = _Task(f"{stage.name} {stage.version}", stage.function)
        if self.workers == 1:
            return (task(item) for item in numbered)
        return self._spread(task, numbered)

    def group(self, stage: Group[A, B], items: Iterable[A]) -> Iterator[Grouped[A, B]]:
        """One result a key, in order of the keys; all items are read first."""
        groups: dict[str, list[A]] = {}
        for item in items:
            groups.setdefault(stage.key(item), []).append(item)
        keys = sorted(groups)
        taken = (tuple(groups[key][: stage.cap]) for key in keys)
        results = self.each(Each(stage.name, stage.version, stage.function), taken)
        for key, result in zip(keys, results, strict=True):
            yield Grouped(key, result, tuple(groups[key][stage.cap :]))

    def _spread(self, task: "_Task[A, B]", items: Iterator[tuple[int, A]]) -> Iterator[B]:
        pool = ProcessPoolExecutor(
            self.workers,
            mp_context=get_context("spawn"),
            initializer=_settle,
            initargs=(task,),
        )
        waiting: deque[Future[list[B]]] = deque()
        try:
            for chunk in _chunks(items, self.chunk):
                waiting.append(pool.submit(_work, chunk))
                if len(waiting) >= self.workers * self.ahead:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            error.add_note(
                f"in stage {task.stage}: a worker process ended by itself; often that is for want "
                "of memory, so try fewer workers"
            )
            raise
        finally:
            # Also where the caller stops early, or an item failed: nobody wants the rest.
            pool.shutdown(wait=True, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Task(Generic[A, B]):
    """A stage's function that says where it failed."""

    stage: str
    function: Callable[[A], B]

    def __call__(self, numbered: tuple[int, A]) -> B:
        number, item = numbered
        try:
            return self.function(item)
        except Exception as error:
            shown = repr(item)
            more = "…" if len(shown) > NOTED else ""
            error.add_note(f"in stage {self.stage}, item {number}: {shown[:NOTED]}{more}")
            raise


# The stage of this worker process: given once, at its start, so that what the stage's function
# keeps between calls (a parser) lives as long as the worker.
_task: list[_Task[Any, Any]] = []


def _settle(task: _Task[Any, Any]) -> None:
    # Ctrl-C goes to the whole group of processes; the one the user talks to ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _task[:] = [task]


def _work(chunk: Sequence[tuple[int, Any]]) -> list[Any]:
    (task,) = _task
    return [task(item) for item in chunk]


def _chunks(items: Iterator[A], size: int) -> Iterator[list[A]]:
    while chunk := list(islice(items, size)):
        yield chunk
