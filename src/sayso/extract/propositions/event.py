"""Event: a predicate of a clause with the heads of its participants."""

from dataclasses import dataclass

from sayso.lexicon.predicates import PredicateClass
from sayso.model import Quantity, Thing, Token


@dataclass(frozen=True, slots=True)
class Event:
    """A predicate: its token, its helpers ("took part in"), the heads of its participants.

    ``goal`` is a place the verb takes as its object ("entered Ostrel"); ``pair`` the other verb of
    "killed or wounded". ``people`` says that the word itself stands for the people it counts ("40
    lives"), ``contrary`` that it says the opposite of its class ("valid" of an expiry), ``denied``
    that the words deny it otherwise than by "not"; ``figure`` is a count that no number words give
    ("no more missing"), ``thing`` what it is about where no word of the clause names that ("31 per
    cent voted": the turnout).
    """

    token: Token
    kind: PredicateClass
    name: str
    helpers: tuple[Token, ...] = ()
    about: Token | None = None
    by: Token | None = None
    goal: Token | None = None
    pair: Token | None = None
    people: bool = False
    contrary: bool = False
    denied: bool = False
    figure: Quantity | None = None
    thing: Thing | None = None

    @property
    def clause(self) -> list[Token]:
        """The tokens that carry its negation and mood, the predicate first."""
        return [self.token, *self.helpers, *([self.pair] if self.pair else [])]
