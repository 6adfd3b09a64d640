"""Proposition: the predicate-argument structure of a content, so that contents can be compared."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.quantity import Quantity
from sayso.model.span import Span


class Mode(StrEnum):
    """Whether the content speaks of what is, of what may be, or of what will or would be."""

    ACTUAL = "actual"
    POSSIBLE = "possible"
    FUTURE = "future"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Thing:
    """A participant: the words, a comparable noun class, and whose it is.

    "Orvan soldiers" and "the soldiers of Orva" share noun "troops" and belonging "orva".
    """

    span: Span | None
    words: str
    noun: str
    belonging: str | None = None

    @property
    def key(self) -> str:
        """What two mentions must share to be comparable."""
        return f"{self.belonging}:{self.noun}" if self.belonging else self.noun


@dataclass(frozen=True, slots=True)
class Proposition:
    """One predicate of a content with its participants.

    ``predicate`` is a class from lexicon/predicates.toml ("presence", "killing") or, failing that,
    the lemma. ``about`` undergoes or is (subject of an intransitive or passive, object of a
    transitive); ``by`` acts. ``places`` are Place keys. ``quantity`` counts ``about``.
    """

    span: Span
    predicate: str
    about: Thing | None = None
    by: Thing | None = None
    places: tuple[str, ...] = ()
    quantity: Quantity | None = None
    negated: bool = False
    mode: Mode = Mode.ACTUAL
