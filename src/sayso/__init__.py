"""sayso: who said what, on whose say-so.

Reads many articles about one unfolding story and keeps a ledger of attributed claims. Each claim
points at the exact words it was read from. sayso never says who is right.

``read`` reads articles into a ledger and opens it, ``Ledger`` opens one that is there. The others
are what a ledger answers with; the rest of the nouns are in `sayso.model`. Whatever is heavy is
imported when it is used.

Example:
    >>> import sayso
    >>> ledger = sayso.Ledger("sample.db")
    >>> for claim in ledger.claims(source="Vune", act="deny", text="soldier"):
    ...     print(claim.voice.name, claim.act, claim.words)
    Bohdar Vune deny Not one Kuremari soldier has crossed the river, ...
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sayso.door.ledger import Ledger
    from sayso.door.reading import read
    from sayso.door.tables import Table
    from sayso.errors import SaysoError
    from sayso.model import Answer, Article, Claim, Dossier, Identity, Question, Statement

__version__: Final = "0.1.0"

__all__ = [
    "Answer",
    "Article",
    "Claim",
    "Dossier",
    "Identity",
    "Ledger",
    "Question",
    "SaysoError",
    "Statement",
    "Table",
    "__version__",
    "read",
]

# Where what is no noun comes from.
ROOMS: Final = {
    "Ledger": "door.ledger",
    "SaysoError": "errors",
    "Table": "door.tables",
    "read": "door.reading",
}

if not TYPE_CHECKING:  # to a type checker, what is not listed above is not there

    def __getattr__(name: str) -> object:
        """Each name is fetched when it is asked for (PEP 562), and is there from then on."""
        from importlib import import_module  # noqa: PLC0415

        room = ROOMS.get(name, "model")
        if name not in __all__:
            raise AttributeError(f"module 'sayso' has no attribute {name!r}")
        found = getattr(import_module(f"sayso.{room}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return list(__all__)
