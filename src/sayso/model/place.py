"""Place: a named place, as far as it can be resolved."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text; ``id`` is a gazetteer id (ISO 3166), None for an unresolved word.

    ``key`` is the comparable form: "Orlesk Oblast", "Orlesk Region", "the Orlesk area" share one.
    ``within`` is the key of a place known to contain it.
    """

    span: Span
    name: str
    key: str
    id: str | None = None
    within: str | None = None
    precision: str = "unknown"
