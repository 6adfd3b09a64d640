"""Why: the reason every derived noun carries."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Why:
    """Which rule spoke, on which words, with what detail.

    Example: ``Why("credit", Span(0, 12, "According to"), "content is the rest of the clause")``.
    """

    rule: str
    span: Span | None = None
    detail: str = ""
