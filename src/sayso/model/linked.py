"""What is known only across articles: identities, statements, origins, questions, links."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.claim import Act, Polarity, SourceKind
from sayso.model.judgement import Verdict
from sayso.model.quantity import Measure
from sayso.model.when import When
from sayso.model.why import Why


@dataclass(frozen=True, slots=True)
class Identity:
    """One voice across all articles: its best name, kind, and every name it goes by.

    Unnamed sources are identities of one article: "officials" here and there are not merged.
    """

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class SameAs:
    """Two identities that may be, or were judged not to be, one voice, with the reasons.

    Two found to be the same are one `Identity`; what is left open is kept, so that it can be shown
    and judged: "Tom Vask, bishop" and "Tom Vask, goalkeeper" of two stories are undecided.
    """

    left: str
    right: str
    verdict: Verdict
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One speech event, however many articles report it."""

    id: str
    speaker: str
    claims: tuple[str, ...]
    said: When
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The root voice and occasion behind claims; ``known`` is False where lineage is not stated."""

    id: str
    voice: str
    statements: tuple[str, ...]
    claims: tuple[str, ...]
    known: bool
    why: tuple[Why, ...] = ()


class QuestionKind(StrEnum):
    """What sort of answer a question wants."""

    HOW_MANY = "how-many"
    IS_IT_SO = "is-it-so"


@dataclass(frozen=True, slots=True)
class Scope:
    """What two answers must share to be comparable."""

    of: str
    predicate: str
    places: tuple[str, ...] = ()
    when: str | None = None
    measure: Measure = Measure.UNSTATED


@dataclass(frozen=True, slots=True)
class Answer:
    """A source's position on a question, valid from when it was said."""

    source: str
    name: str
    claims: tuple[str, ...]
    act: Act
    polarity: Polarity
    said: When
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    vague: bool = False
    words: str = ""
    mode: str = "actual"
    statement: str | None = None
    origin: str | None = None


class Relation(StrEnum):
    """How one claim on a question stands to another."""

    REPEATS = "repeats"
    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    REVISES = "revises"
    NARROWS = "narrows"
    WIDENS = "widens"
    DENIES = "denies"
    DECLINES = "declines"
    CANNOT_CONFIRM = "cannot-confirm"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two claims on one question, with the reason."""

    question: str
    left: str
    right: str
    relation: Relation
    why: Why


@dataclass(frozen=True, slots=True)
class Question:
    """What comparable claims answer, with everybody's answers in order of saying.

    ``outlets``, ``families`` (publisher families) and ``origins`` are three different counts.
    """

    id: str
    kind: QuestionKind
    wording: str
    scope: Scope
    answers: tuple[Answer, ...]
    links: tuple[Link, ...] = ()
    outlets: int = 0
    families: int = 0
    origins: int = 0
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles sharing so much text that one is a copy of the other, or both of a third."""

    article: str
    of: str
    share: float
    why: Why


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one occurrence."""

    id: str
    articles: tuple[str, ...]
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Which identity a claim's original voice belongs to."""

    claim: str
    identity: str


@dataclass(frozen=True, slots=True)
class Linked:
    """All that linking and tracing found over many claims."""

    identities: tuple[Identity, ...] = ()
    voices: tuple[Voice, ...] = ()
    statements: tuple[Statement, ...] = ()
    origins: tuple[Origin, ...] = ()
    questions: tuple[Question, ...] = ()
    copies: tuple[Copy, ...] = ()
    stories: tuple[Story, ...] = ()
    doubts: tuple[SameAs, ...] = ()
