"""Dossier: what the reader is told, in order, with the evidence beside every line."""

from dataclasses import dataclass
from datetime import datetime

from sayso.model.article import PassageKind, SetAside
from sayso.model.claim import Act, Claim
from sayso.model.judgement import Judgement
from sayso.model.linked import Copy, Identity, Origin, Question, Statement, Story
from sayso.model.span import Span
from sayso.model.when import When


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim's words in their sentence.

    ``context`` is the surrounding stretch of the article, ``marks`` the spans inside it with their
    role ("content", "cue", "source").
    """

    claim: str
    article: str
    context: Span
    marks: tuple[tuple[Span, str], ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated line: who did what by speaking, or an article coming out."""

    when: When
    who: str
    act: Act
    words: str
    claim: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What the reader needs to cite an article; ``passages`` counts its passages of each kind."""

    id: str
    uri: str
    outlet: str | None
    title: str | None
    published: When
    sha256: str
    claims: int
    story: str | None = None
    version_of: str | None = None
    passages: tuple[tuple[PassageKind, int], ...] = ()
    retrieved: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One voice, what it did how often, and which questions it answers."""

    identity: Identity
    acts: tuple[tuple[Act, int], ...]
    questions: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision that was made, and what of the dossier it is about: claims, or voices.

    ``holds`` is False where it was taken back or decided anew; nothing is in ``about`` where the
    article is read otherwise now, so that it is stale. ``read`` are the claims of a correction as
    the machine read them; the dossier's own are as they were corrected.
    """

    judgement: Judgement
    about: tuple[str, ...]
    holds: bool
    read: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole answer to "on whose say-so?", ready to be shown; it gives no verdict."""

    title: str
    articles: tuple[ArticleCard, ...]
    questions: tuple[Question, ...]
    timeline: tuple[TimelineEntry, ...]
    sources: tuple[SourceCard, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    statements: tuple[Statement, ...] = ()
    origins: tuple[Origin, ...] = ()
    copies: tuple[Copy, ...] = ()
    stories: tuple[Story, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    judged: tuple[Judged, ...] = ()
