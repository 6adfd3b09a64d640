"""sayso: who said what, on whose say-so.

Reads many articles about one unfolding story and keeps a ledger of attributed claims. Each claim
points at the exact words it was read from. sayso never says who is right.

These are the nouns one meets first; all of them are in `sayso.model`. What reads and links articles
is in `sayso.pipeline` (``ingest``, ``link``, ``dossier``), what looks into a ledger is
`sayso.store.view.View`; both are imported when used, for the parser takes a second to load.
"""

from typing import Final

from sayso.errors import SaysoError
from sayso.model import Answer, Article, Claim, Dossier, Origin, Question, Span, Statement, When

__version__: Final = "0.1.0"

__all__ = [
    "Answer",
    "Article",
    "Claim",
    "Dossier",
    "Origin",
    "Question",
    "SaysoError",
    "Span",
    "Statement",
    "When",
    "__version__",
]
