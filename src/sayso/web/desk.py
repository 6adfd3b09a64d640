"""The desk: the ledger as pages ask for it, each story read once for a state of the ledger."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeVar

from sayso import pipeline
from sayso.export.lookup import Lookup
from sayso.model import Dossier, SourceCard
from sayso.store import inside
from sayso.store.view import View
from sayso.store.writer import Writer
from sayso.web.settings import Settings

T = TypeVar("T")
KEPT: Final = 48  # stories held in memory; one of 150 articles takes some 30 MB, most far less
NO_TITLE: Final = "no title"


@dataclass(frozen=True, slots=True)
class Told:
    """One story, ready to be shown."""

    piece: str
    dossier: Dossier
    lookup: Lookup
    cards: dict[str, SourceCard]
    followed: pipeline.Followed


class Moment(View):
    """The ledger at one moment, so that which moment it is need be asked but once."""

    @cached_property
    def state(self) -> Mapping[str, Any]:
        """What tells this state of the ledger from another."""
        return next(self.records("state"))

    @property
    def revision(self) -> str:
        """The same in a word."""
        return "-".join(str(self.state[name] or 0) for name in ("run", "judgement", "article"))


class Desk:
    """Opens the ledger for a request, and keeps what was read of it while nothing changes."""

    def __init__(self, settings: Settings) -> None:
        """Make the ledger if there is none yet, so that articles can be added from the browser."""
        self._path = settings.ledger
        if not settings.read_only and not self._path.exists():
            Writer(self._path).close()
        self._kept: OrderedDict[tuple[str, str], object] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def view(self) -> Iterator[Moment]:
        """The ledger at one moment."""
        with Moment(self._path) as view, view.snapshot():
            yield view

    def story(self, view: Moment, id: str) -> Told:
        """The story that something is in; NotFound if nothing has the id."""
        piece = inside.piece_of(view, id)
        return self.kept(view, f"story {piece}", lambda: _told(view, piece))

    def kept(self, view: Moment, name: str, make: Callable[[], T], *, of_run: bool = False) -> T:
        """What was made under a name for this state of the ledger, made now if it was not.

        What comes of linking alone is ``of_run``: it outlives judgements that change no link.
        """
        state = str(view.state["run"]) if of_run else view.revision
        key = (state, name)
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found  # type: ignore[return-value]  # a name stands for one type
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


def title_of(view: View, piece: str) -> str:
    """The title of the article of which most was read."""
    row = next(view.records("piece_title", piece=piece), None)
    return str(row["title"] or row["outlet"] or row["uri"]) if row else NO_TITLE


def _told(view: View, piece: str) -> Told:
    dossier, followed = pipeline.story(view, piece, title_of(view, piece))
    cards = {card.identity.id: card for card in dossier.sources}
    return Told(piece, dossier, Lookup.of(dossier), cards, followed)
