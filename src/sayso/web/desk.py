"""The desk: the ledger as pages ask for it, each story read once for a state of the ledger."""

from dataclasses import dataclass
from typing import Final

from sayso import pipeline
from sayso.export.lookup import Lookup
from sayso.inquiry.keeping import Keeper, Moment
from sayso.model import Dossier, SourceCard
from sayso.store import inside
from sayso.store.view import View
from sayso.store.writer import Writer
from sayso.web.settings import Settings

__all__ = ["Desk", "Moment", "Told", "title_of"]

NO_TITLE: Final = "no title"


@dataclass(frozen=True, slots=True)
class Told:
    """One story, ready to be shown."""

    piece: str
    dossier: Dossier
    lookup: Lookup
    cards: dict[str, SourceCard]
    followed: pipeline.Followed


class Desk(Keeper):
    """Opens the ledger for a request, and keeps what was read of it while nothing changes."""

    def __init__(self, settings: Settings) -> None:
        """Make the ledger if there is none yet, so that articles can be added from the browser."""
        super().__init__(settings.ledger, settings.limits.stories)
        if not settings.read_only and not self.path.exists():
            Writer(self.path).close()

    def story(self, view: Moment, id: str) -> Told:
        """The story that something is in; NotFound if nothing has the id."""
        piece = inside.piece_of(view, id)
        return self.kept(view, f"story {piece}", lambda: _told(view, piece))


def title_of(view: View, piece: str) -> str:
    """The title of the article of which most was read."""
    row = next(view.records("piece_title", piece=piece), None)
    return str(row["title"] or row["outlet"] or row["uri"]) if row else NO_TITLE


def _told(view: View, piece: str) -> Told:
    dossier, followed = pipeline.story(view, piece, title_of(view, piece))
    cards = {card.identity.id: card for card in dossier.sources}
    return Told(piece, dossier, Lookup.of(dossier), cards, followed)
