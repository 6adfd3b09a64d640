"""Isolated: a stage's items each in a process that may end, so that one item takes no other along.

A worker that ended by itself (out of memory, a fault in compiled code) says nothing of why. The
task it had is tried again, and then each of its items is given to a process of its own making: the
one in whose turn that process ends is the one.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_held: list[Callable[[Any], Any]] = []


class WorkerEnded(RuntimeError):
    """The process ended while it worked on an item."""


class Isolated(Generic[A, B]):
    """A stage's function that runs in one further process, started anew when it ends by itself."""

    def __init__(self, function: Callable[[A], B]) -> None:
        """Nothing is started yet."""
        self._function = function
        self._pool: ProcessPoolExecutor | None = None

    def __call__(self, item: A) -> B:
        """The result for one item.

        Raises:
            WorkerEnded: The process ended before it had a result.
        """
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                1,
                mp_context=get_context("spawn"),
                initializer=_hold,
                initargs=(self._function,),
            )
        try:
            done: B = self._pool.submit(_apply, item).result()
        except BrokenProcessPool as error:
            self.close()
            raise WorkerEnded("its worker process ended by itself, and again alone") from error
        return done

    def close(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _hold(function: Callable[[Any], Any]) -> None:
    _held[:] = [function]


def _apply(item: Any) -> Any:
    (function,) = _held
    return function(item)
