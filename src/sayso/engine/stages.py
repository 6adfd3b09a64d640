"""A stage as a plain value, and what an engine must be able to do with one.

A stage's function has no clock, disk or randomness inside, so that where it runs cannot matter. It
must be picklable, because it may run in another process: a function at the top of a module, or a
dataclass with ``__call__``. What is heavy to make, such as a parser, such a dataclass makes at its
first call and keeps; each worker gets the stage once, so it is made once a worker.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Each(Generic[A, B]):
    """One item in, one result out: ``Each("read", "1", reading)`` from Article to Reading.

    ``name`` and ``version`` say in messages and notes which stage gave a result.
    """

    name: str
    version: str
    function: Callable[[A], B]


@dataclass(frozen=True, slots=True)
class Group(Generic[A, B]):
    """All items of one key in, one result out: claims by question, articles by bucket.

    ``cap`` is how many items of a group are given to the function, so that one group fits a
    worker; they are the first in order of input, and what was cut off is said.
    """

    name: str
    version: str
    key: Callable[[A], str]
    function: Callable[[tuple[A, ...]], B]
    cap: int = 10_000


@dataclass(frozen=True, slots=True)
class Grouped(Generic[A, B]):
    """The result for one key, and the items that the cap cut off."""

    key: str
    result: B
    cut: tuple[A, ...] = ()


class Engine(Protocol):
    """Two verbs; every engine gives the same results in the same order."""

    def each(self, stage: Each[A, B], items: Iterable[A]) -> Iterator[B]:
        """The results in order of the items, as they are ready; items are read as needed.

        An error in the stage's function is a bug of ours: it is raised here, with a note saying
        at which item.
        """
        ...

    def group(self, stage: Group[A, B], items: Iterable[A]) -> Iterator[Grouped[A, B]]:
        """One result a key, in order of the keys."""
        ...
