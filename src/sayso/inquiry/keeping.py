"""Keeping: the ledger at one moment, and what was read of it while nothing changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from sayso.store.view import View

T = TypeVar("T")
KEPT: Final = 48  # stories held in memory; one of 150 articles takes some 30 MB, most far less
LIGHT: Final = 1024  # what takes some KB


class Keeper:
    """Opens the ledger for a request, and keeps what was read of it while nothing changes."""

    def __init__(self, path: Path, most: int = KEPT) -> None:
        """``most`` is how many stories are held at a time."""
        self.path = path
        self._most = most
        self._kept: OrderedDict[tuple[str, str], object] = OrderedDict()
        self._light: OrderedDict[tuple[str, str], object] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def view(self) -> Iterator["Moment"]:
        """The ledger at one moment."""
        with Moment(self) as view, view.snapshot():
            yield view

    def kept(
        self,
        view: "Moment",
        name: str,
        make: Callable[[], T],
        *,
        of_run: bool = False,
        light: bool = False,
    ) -> T:
        """What was made under a name for this state of the ledger, made now if it was not.

        What comes of linking alone is ``of_run``: it outlives judgements that change no link. What
        is ``light`` puts no story out of its place.
        """
        state = str(view.state["run"]) if of_run else view.revision
        key = (state, name)
        kept, most = (self._light, LIGHT) if light else (self._kept, self._most)
        with self._lock:
            found = kept.get(key)
            if found is not None:
                kept.move_to_end(key)
                return found  # type: ignore[return-value]  # a name stands for one type
        made = make()
        with self._lock:
            # Of states gone by nobody asks any more: one story judged often would fill the memory.
            for gone in [each for each in kept if each[1] == name and each != key]:
                del kept[gone]
            kept[key] = made
            while len(kept) > most:
                kept.popitem(last=False)
        return made


class Moment(View):
    """The ledger at one moment, so that which moment it is need be asked but once."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__(keeper.path)
        self.keeper = keeper

    @cached_property
    def state(self) -> Mapping[str, Any]:
        """What tells this state of the ledger from another."""
        return next(self.records("state"))

    @property
    def revision(self) -> str:
        """The same in a word."""
        return "-".join(str(self.state[name] or 0) for name in ("run", "judgement", "article"))

    def kept(self, name: str, make: Callable[[], T], *, light: bool = False) -> T:
        """See `Keeper.kept`."""
        return self.keeper.kept(self, name, make, light=light)
