"""The shell: what stands around every page."""

from dataclasses import dataclass

from sayso.export.html.page import Ref


@dataclass(frozen=True, slots=True)
class Shell:
    """Where the reader is, who they are, and what they may do.

    ``story`` is the part of the side bar that belongs to one story; ``token`` goes into every form
    that changes something; ``revision`` names the state of the ledger that the page shows.
    """

    title: str
    here: str = ""
    trail: tuple[Ref, ...] = ()
    story: tuple[Ref, ...] = ()
    who: str = ""
    token: str = ""
    read_only: bool = False
    revision: str = ""
    linking: bool = False


def of_story(id: str, title: str) -> tuple[Ref, ...]:
    """The pages of one story, for the side bar."""
    return (
        Ref("Questions", f"/story/{id}", title),
        Ref("Timeline", f"/story/{id}/timeline"),
        Ref("Sources", f"/story/{id}/sources"),
        Ref("Origins", f"/story/{id}/origins"),
        Ref("Articles", f"/story/{id}/articles"),
        Ref("Review this story", f"/review?story={id}"),
        Ref("One-file dossier", f"/story/{id}/dossier.html"),
    )
