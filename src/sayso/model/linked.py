"""What is known only across articles: identities, statements, origins, questions, links."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sayso.model.claim import Act, Polarity, SourceKind
from sayso.model.judgement import Verdict
from sayso.model.quantity import Measure
from sayso.model.when import When
from sayso.model.why import Why

REASONS = 6  # of one pair left open that are kept


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
    """The root voice and occasion behind claims; ``known`` is False where lineage is not stated.

    ``weakest`` tells what to trust least between voice and reader, where every report has such a
    hop: nobody named, an outlet that credits an outlet, a distancing cue, a report of a report.
    """

    id: str
    voice: str
    statements: tuple[str, ...]
    claims: tuple[str, ...]
    known: bool
    why: tuple[Why, ...] = ()
    weakest: Why | None = None


# The rule by which an origin is doubted that only a text of satire tells of.
SATIRE = "satire"


class QuestionKind(StrEnum):
    """What sort of answer a question wants."""

    HOW_MANY = "how-many"
    IS_IT_SO = "is-it-so"
    WHO = "who"
    WHEN = "when"


@dataclass(frozen=True, slots=True)
class Scope:
    """What two answers must share to be comparable."""

    of: str
    predicate: str
    places: tuple[str, ...] = ()
    when: str | None = None
    measure: Measure = Measure.UNSTATED


# The second axis of the Admiralty code, in words.
CREDIBILITY = {
    1: "confirmed by other origins",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
ANALYST_ONLY = "analyst-only"  # the rule by which no reliability is proposed


def proposed(credibility: int) -> str:
    """How the reason of a proposed credibility begins, before what was counted."""
    return f"{credibility}, {CREDIBILITY[credibility]}, proposed: "


@dataclass(frozen=True, slots=True)
class Grade:
    """How far an answer can be relied on, on two axes that are never made one.

    ``reliability`` of the source, A to F, is only ever an analyst's; F is "cannot be judged".
    ``credibility`` of the answer, 1 to 6, is proposed from counted origins and contradictions; 6 is
    "cannot be judged".
    """

    reliability: str = "F"
    credibility: int = 6
    why: tuple[Why, ...] = ()


NOT_GRADED = Grade()

# The rules by which an answer comes to a question that its own words do not ask.
OTHER_WORDS = "other-words"  # a learned score, or one figure, says that it asks the same
LED_HERE = "led-here"  # what stands around it does: it replies to a claim, or shares its figure


@dataclass(frozen=True, slots=True)
class Answer:
    """A source's position on a question, valid from when it was said.

    ``why`` tells how claims of it came to this question that their own words do not ask; it is
    empty where they do.
    """

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
    grade: Grade = NOT_GRADED
    why: tuple[Why, ...] = ()


class Relation(StrEnum):
    """How one claim on a question stands to another.

    The left ``fulfils`` or ``fails`` a prediction or promise on the right: what came was told so,
    or otherwise.
    """

    REPEATS = "repeats"
    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    REVISES = "revises"
    NARROWS = "narrows"
    WIDENS = "widens"
    DENIES = "denies"
    DECLINES = "declines"
    CANNOT_CONFIRM = "cannot-confirm"
    FULFILS = "fulfils"
    FAILS = "fails"


class Facet(StrEnum):
    """A part of two answers that can be compared by itself."""

    VALUE = "value"
    TIME = "time"
    PLACE = "place"
    THING = "thing"
    MEASURE = "measure"
    AGENT = "agent"
    POLARITY = "polarity"
    MODE = "mode"


@dataclass(frozen=True, slots=True)
class Part:
    """What two answers have in one facet, in words.

    ``clash`` is set where both cannot be so; without it the two only differ, and for that reason
    are not held against each other.
    """

    facet: Facet
    left: str
    right: str
    clash: bool = False


class Outcome(StrEnum):
    """How two figures stand to each other as intervals."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    OVERLAPPING = "overlapping"
    CONFLICTING = "conflicting"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures of one question, compared; ``parts`` are those that clash or differ."""

    left: str
    right: str
    outcome: Outcome
    parts: tuple[Part, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two claims on one question, with the reason.

    ``parts`` are the parts that clash, where it tells of a clash, or in which the two differ.
    """

    question: str
    left: str
    right: str
    relation: Relation
    why: Why
    parts: tuple[Part, ...] = ()


class ScopeRelation(StrEnum):
    """How the scope of another question stands to that of this one.

    One that is ``perhaps the same`` may count the very same, and nothing makes it certain.
    """

    WIDER = "wider"
    NARROWER = "narrower"
    PERHAPS_SAME = "perhaps the same"
    OTHER_TIME = "other time"
    OTHER_THING = "other thing"


@dataclass(frozen=True, slots=True)
class Related:
    """Another question whose answers must not be taken for answers to this one."""

    question: str
    relation: ScopeRelation
    why: Why


@dataclass(frozen=True, slots=True)
class Question:
    """What comparable claims answer, with everybody's answers in order of saying.

    ``outlets``, ``families`` (publisher families) and ``origins`` are three different counts.
    ``related`` are questions of other scope, ``compared`` pairs of figures, linked or not. One that
    is not ``clear`` cannot be put so that a stranger to the story knows what is asked.
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
    related: tuple[Related, ...] = ()
    compared: tuple[Comparison, ...] = ()
    clear: bool = True


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


def once(doubts: Iterable[SameAs]) -> tuple[SameAs, ...]:
    """Each pair of identities once, in order, where several pieces of a ledger doubt it.

    What a person decided goes before what was left open.
    """
    pairs: dict[tuple[str, str], list[SameAs]] = defaultdict(list)
    for each in doubts:
        left, right = sorted((each.left, each.right))
        pairs[left, right].append(each)
    found = []
    for (left, right), some in sorted(pairs.items()):
        whys = some[0].why
        if len(some) > 1:
            whys = tuple(sorted({why for each in some for why in each.why}, key=repr))
        found.append(SameAs(left, right, min(each.verdict for each in some), whys[:REASONS]))
    return tuple(found)
