"""What each part of a dossier page shows: one frozen value per part, plain text to be escaped.

The templates loop over these and decide nothing.
"""

from dataclasses import dataclass

from sayso.export.facts import Fact
from sayso.export.html.drawing import Chart


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that lead to another place on the page, or (``href`` empty) nowhere."""

    text: str
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the word it counts."""

    number: str
    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A symbol or word of the legend with what it stands for."""

    word: str
    meaning: str
    css: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of source text that is marked in one way throughout."""

    text: str
    css: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """All that is needed to find the words again without this page."""

    outlet: str
    title: str
    published: str
    uri: str
    href: str
    sha256: str
    offsets: str
    article: Ref
    copy: str


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """One decision of a person; ``gone`` says why it does not hold, if it does not."""

    id: str
    words: str
    by: str
    at: str
    note: str = ""
    gone: str = ""


@dataclass(frozen=True, slots=True)
class JudgementPart:
    """What persons decided on one thing; ``state`` in one word, ``told`` for people."""

    state: str = "unreviewed"
    told: str = "none recorded"
    lines: tuple[JudgementLine, ...] = ()


NOT_JUDGED = JudgementPart()


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim: the source's words, what the machine read from them, what persons decided."""

    id: str
    voice: str
    act: str
    said: str
    uncertain: bool
    chain: tuple[str, ...]
    quote: tuple[Segment, ...]
    facts: tuple[Fact, ...]
    why: tuple[str, ...]
    citation: Citation
    questions: tuple[Ref, ...]
    judged: JudgementPart = NOT_JUDGED


@dataclass(frozen=True, slots=True)
class ArticleSection:
    """One article with every claim read from it."""

    id: str
    outlet: str
    title: str
    published: str
    basis: str
    uri: str
    href: str
    sha256: str
    story: str
    version_of: Ref | None
    count: str
    claims: tuple[ClaimCard, ...]
    passages: str = ""


@dataclass(frozen=True, slots=True)
class ChainRef:
    """One way an answer came to the reader, opening its words."""

    href: str
    hops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One line of a question's table of answers; ``key`` is the number that charts carry."""

    key: int
    id: str
    source: Ref
    described: str
    symbol: str
    css: str
    words: str
    reading: str
    act: str
    stance: str
    certainty: str
    said: str
    basis: str
    uncertain: bool
    chains: tuple[ChainRef, ...]
    more: tuple[ChainRef, ...]
    grade: str = ""
    grounds: tuple[str, ...] = ()
    joined: Ref | None = None


@dataclass(frozen=True, slots=True)
class LinkLine:
    """How one claim stands to another, and why that is thought."""

    left: Ref
    left_words: str
    right: Ref
    right_words: str
    relation: str
    reason: str


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """All links of one relation on a question."""

    relation: str
    meaning: str
    count: str
    open: bool
    lines: tuple[LinkLine, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class OtherQuestion:
    """A question that is near and another one, and why its answers are none here."""

    ref: Ref
    wording: str
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class GlanceLine:
    """One answer: who gave it first, and through whom; who else gave it; who denied it.

    ``perhaps`` are those whose dates leave open that they were first.
    """

    label: str
    symbol: str
    css: str
    verb: str
    first: Ref
    said: str
    uncertain: bool
    through: ChainRef | None
    perhaps: str
    reported: str
    others: str
    origins: str
    denied: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class QuestionSection:
    """One question: how it is put, what it covers, and everybody's answers."""

    id: str
    number: str
    kind: str
    wording: str
    summary: str
    scope: tuple[Fact, ...]
    counts: tuple[Count, ...]
    independence: str
    charts: tuple[Chart, ...]
    rows: tuple[AnswerRow, ...]
    more_rows: tuple[AnswerRow, ...]
    links: tuple[LinkGroup, ...]
    others: tuple[OtherQuestion, ...] = ()
    more_others: tuple[OtherQuestion, ...] = ()
    glance: tuple[GlanceLine, ...] = ()
    more_glance: tuple[GlanceLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One symbol in the overview, opening the answer."""

    symbol: str
    css: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One source's answers, a cell per question."""

    source: Ref
    cells: tuple[tuple[Position, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sources against a handful of questions."""

    questions: tuple[Ref, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One dated line."""

    date: str
    uncertain: bool
    who: str
    act: str
    words: Ref
    outlet: str
    questions: tuple[Ref, ...]
    times: str = ""


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """The lines of one month, or those without a date."""

    title: str
    lines: tuple[TimelineLine, ...]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One speech event and every report of it."""

    id: str
    speaker: Ref
    said: str
    words: Ref
    counts: str
    reports: tuple[ChainRef, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginLine:
    """The root voice behind claims, or that it is not known."""

    id: str
    voice: Ref
    known: str
    counts: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Two articles that share their text."""

    article: Ref
    of: Ref
    share: str
    why: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One voice and what it did by speaking."""

    id: str
    name: str
    kind: str
    described: str
    aliases: str
    acts: str
    questions: tuple[Ref, ...]
    outlets: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetAsideLine:
    """Text that was read and not turned into a claim."""

    where: str
    words: str
    offsets: str
    stage: str
    detail: str


@dataclass(frozen=True, slots=True)
class SetAsideGroup:
    """Everything set aside for one reason."""

    reason: str
    count: str
    lines: tuple[SetAsideLine, ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """The whole page, in the order a reader meets it."""

    title: str
    lang: str
    period: str
    version: str
    counts: tuple[Count, ...]
    positions: tuple[Term, ...]
    acts: tuple[Term, ...]
    stances: tuple[Term, ...]
    reliabilities: tuple[Term, ...]
    credibilities: tuple[Term, ...]
    questions: tuple[QuestionSection, ...]
    matrices: tuple[Matrix, ...]
    timeline: tuple[TimelineGroup, ...]
    statements: tuple[StatementLine, ...]
    single: str
    origins: tuple[OriginLine, ...]
    lone_origins: str
    copies: tuple[CopyLine, ...]
    sources: tuple[SourceLine, ...]
    articles: tuple[ArticleSection, ...]
    set_aside: tuple[SetAsideGroup, ...]
