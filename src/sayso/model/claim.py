"""Claim: one content, credited to somebody, with everything a reader needs to weigh it."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.place import Place
from sayso.model.proposition import Proposition
from sayso.model.quantity import Quantity
from sayso.model.span import Span, join_words
from sayso.model.when import NEVER_STATED, When
from sayso.model.why import Why


class Act(StrEnum):
    """What the source did by speaking (after Searle and PLOVER, cut to what news needs)."""

    ASSERT = "assert"
    CONFIRM = "confirm"
    DENY = "deny"
    DECLINE = "decline"
    CANNOT_CONFIRM = "cannot-confirm"
    ESTIMATE = "estimate"
    PREDICT = "predict"
    WARN = "warn"
    DEMAND = "demand"
    PROMISE = "promise"
    EVALUATE = "evaluate"
    ASK = "ask"


class AttributionKind(StrEnum):
    """What sort of thing is credited: only some of it was said."""

    STATEMENT = "statement"
    BELIEF = "belief"
    PLAN = "plan"
    EVALUATION = "evaluation"
    FINDING = "finding"


class Stance(StrEnum):
    """How the *reporting* voice stands to what it reports; never the speaker's own doubt."""

    NEUTRAL = "neutral"
    DISTANCING = "distancing"
    ENDORSING = "endorsing"


class Certainty(StrEnum):
    """How sure the *speaker* is (FactBank's values)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNSTATED = "unstated"


class Polarity(StrEnum):
    """Whether the speaker holds the content for so or not so (FactBank's values)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSTATED = "unstated"


class SourceKind(StrEnum):
    """What sort of voice it is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Source:
    """A mention of whoever is credited, and whom it resolves to inside the article.

    ``name`` is the fullest name the article gives ("he" -> "Ilda Marren"); for an unnamed or
    unresolved source it is the mention itself. ``why`` says how the mention was resolved.
    """

    span: Span | None
    name: str
    kind: SourceKind
    role: str | None = None
    affiliation: str | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a reporting chain: who, by which cue, with which act and stance."""

    name: str
    kind: SourceKind
    span: Span | None = None
    cue: Span | None = None
    act: Act = Act.ASSERT
    stance: Stance = Stance.NEUTRAL


@dataclass(frozen=True, slots=True)
class Claim:
    """One content with its chain (outlet first, original voice last).

    ``content`` may be discontinuous (a quotation broken by "she said"). ``source`` and ``cue`` are
    None for the outlet's own voice. ``kind`` tells what was said from what was believed, planned,
    judged or found. ``parent`` is the id of the claim this one is nested in, ``replies_to`` that of
    the claim of the same article which this one denies, confirms or will not speak of.
    """

    id: str
    article: str
    content: tuple[Span, ...]
    chain: tuple[Hop, ...]
    act: Act
    cue: Span | None = None
    source: Source | None = None
    parent: str | None = None
    stance: Stance = Stance.NEUTRAL
    certainty: Certainty = Certainty.UNSTATED
    polarity: Polarity = Polarity.POSITIVE
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    said: When = NEVER_STATED
    happened: When | None = None
    why: tuple[Why, ...] = ()
    kind: AttributionKind = AttributionKind.STATEMENT
    replies_to: str | None = None

    @property
    def words(self) -> str:
        """The content in the article's own words."""
        content = self.content
        return content[0].words if len(content) == 1 else join_words(content)

    def piece_with(self, span: Span) -> Span | None:
        """The piece of the content that a span stands in."""
        return next((piece for piece in self.content if piece.contains(span)), None)

    @property
    def voice(self) -> Hop:
        """The original voice: the last hop of the chain."""
        return self.chain[-1]

    @property
    def own_voice(self) -> bool:
        """Whether this is the outlet speaking for itself."""
        return self.source is None and len(self.chain) == 1
