"""Keys and positions: what answers to one question share, and one claim's word on it."""

from dataclasses import dataclass

from sayso.lexicon.predicates import PredicateClass, predicate_classes
from sayso.model import Act, Claim, Mode, Polarity, Proposition, Quantity, QuestionKind

REPLIES = frozenset({Act.DENY, Act.DECLINE, Act.CANNOT_CONFIRM})
MARKED = REPLIES | {Act.CONFIRM}
# Of these only how many or how high can be asked.
FIGURES = frozenset({"level", "amount"})
SILENT = frozenset({Act.DECLINE, Act.CANNOT_CONFIRM})
# Who asks or demands does not say that it is so.
NO_SIDE = SILENT | {Act.ASK, Act.DEMAND}
# The place of harm that a story supplies: no claim need have been about it.
SUPPLIED = "the only place that the story gives for the same harm"
# How the reason begins where a learned score, and no key, says that it asks the same.
REWORDED = "told in other words"
Bounds = tuple[float | None, float | None]
NO_CLASS = PredicateClass("", (), (), "-")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What answers to one question share. Empty strings stand for what is not part of it.

    ``told`` is the first claim of those that one key holds beside others that ask something else.
    """

    kind: QuestionKind
    predicate: str
    about: str
    place: str = ""
    by: str = ""
    when: str = ""
    unit: str = ""
    occasion: str = ""
    told: str = ""

    @property
    def noun(self) -> str:
        """The class of the thing, without whose it is."""
        return self.about.rpartition(":")[2]

    @property
    def owner(self) -> str:
        """Whose it is, or nothing."""
        return self.about.rpartition(":")[0]

    @property
    def known(self) -> PredicateClass:
        """The class of the predicate; an empty one where the lexicon has none."""
        return predicate_classes().get(self.predicate, NO_CLASS)

    @property
    def whole(self) -> bool:
        """Whether nothing is missing: that troops "arrived" asks nothing without a where."""
        return bool(self.place) or not self.known.needs_place

    @property
    def bound(self) -> bool:
        """Whether an owner, a place or a doer says which; that "people were killed" asks little."""
        return bool(self.owner or self.place or self.by)


@dataclass(frozen=True, slots=True)
class Position:
    """A claim's word on a question; ``proposition`` is None where it only points to another's.

    ``mentioned`` marks what is no answer but can be replied to: "she knew of reports that ...".
    ``value`` is what answers who and when, in the article's words.
    """

    key: Key
    claim: Claim
    proposition: Proposition | None
    polarity: Polarity
    why: str = ""
    mentioned: bool = False
    value: str = ""

    @property
    def quantity(self) -> Quantity | None:
        """The figure it tells, if any."""
        return self.proposition.quantity if self.proposition else None

    @property
    def bounds(self) -> Bounds | None:
        """The ends of its figure; None where it tells none."""
        return (self.quantity.low, self.quantity.high) if self.quantity else None

    @property
    def mode(self) -> Mode:
        """Of what is, may be, or will be."""
        return self.proposition.mode if self.proposition else Mode.ACTUAL


# A question in the making: its key, and what is said on it.
Part = tuple[Key, list[Position]]


def says_contrary(proposition: Proposition) -> bool:
    """Whether it is told by a word for the opposite: "valid" of an expiry."""
    opposites = predicate_classes().get(proposition.predicate, NO_CLASS).opposites
    words = proposition.span.words.lower().split()
    return any(word.startswith(each) for word in words for each in opposites)


def side(claim: Claim) -> Polarity:
    """Which side a claim takes on the question it points to."""
    if claim.act in NO_SIDE:
        return Polarity.UNSTATED
    if claim.act is Act.DENY or claim.polarity is Polarity.NEGATIVE:
        return Polarity.NEGATIVE
    return Polarity.POSITIVE
