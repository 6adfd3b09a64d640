"""Place: a named place, as far as it can be resolved."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text.

    ``id`` is the gazetteer's: ISO 3166 for a country ("RU"), GeoNames below it ("gn:538555"); None
    for a word that it does not hold or that could be several of its places. ``key`` is the
    comparable form: "Orlesk Oblast", "Orlesk Region", "the Orlesk area" share one. ``within`` is
    the key of the nearest place known to contain it, ``country`` the code of its country.
    ``unsure`` marks a choice among ``candidates``: ids of the city and the region of one name, or
    of towns of one name; where none of them leads, there is no ``id``.
    """

    span: Span
    name: str
    key: str
    id: str | None = None
    within: str | None = None
    precision: str = "unknown"
    country: str | None = None
    unsure: bool = False
    candidates: tuple[str, ...] = ()
