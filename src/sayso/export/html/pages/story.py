"""The story page: its questions in order of dispute, what is new, and who has not answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.export import wording
from sayso.export.html import overview, questions
from sayso.export.html.compose import counts, period
from sayso.export.html.page import Count, Matrix, Ref
from sayso.export.lookup import Lookup
from sayso.model import Act, Dossier, Question, Relation

SILENT = frozenset({Act.DECLINE, Act.CANNOT_CONFIRM})
CLASHES = (Relation.CONTRADICTS, Relation.DENIES, Relation.REVISES)
NAMED = 4  # who did not answer, by name; the rest is counted


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question in the list."""

    ref: Ref
    kind: str
    summary: str
    clashes: str
    silent: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class News:
    """Something that came since the reader's last look."""

    what: str
    ref: Ref
    detail: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One story on one page."""

    id: str
    title: str
    period: str
    counts: tuple[Count, ...]
    lines: tuple[QuestionLine, ...]
    matrices: tuple[Matrix, ...]
    since: str = ""
    news: tuple[News, ...] = ()


def make(
    id: str, dossier: Dossier, lookup: Lookup, *, since: str = "", news: Sequence[News] = ()
) -> StoryPage:
    """The page of a story; ``news`` is what came since the moment that ``since`` tells."""
    return StoryPage(
        id=id,
        title=dossier.title,
        period=period(dossier),
        counts=counts(dossier),
        lines=tuple(_line(question, lookup) for question in dossier.questions),
        matrices=overview.matrices(dossier, lookup),
        since=since,
        news=tuple(news),
    )


def _line(question: Question, lookup: Lookup) -> QuestionLine:
    number = f"Q{lookup.numbers[question.id]}"
    return QuestionLine(
        ref=Ref(question.wording, f"#{question.id}", number),
        kind=wording.KINDS[question.kind],
        summary=questions.summary(question),
        clashes=_clashes(question),
        silent=_silent(question),
        counts=questions.counts(question),
    )


def _clashes(question: Question) -> str:
    """As in "3 contradictions, 1 revision"."""
    told = []
    for relation in CLASHES:
        many = sum(1 for link in question.links if link.relation is relation)
        if many:
            told.append(wording.plural(many, NOUNS[relation]))
    return ", ".join(told)


NOUNS = {
    Relation.CONTRADICTS: "contradiction",
    Relation.DENIES: "denial",
    Relation.REVISES: "revision",
}


def _silent(question: Question) -> str:
    """Who was asked and did not answer."""
    answered = {each.source for each in question.answers if each.act not in SILENT}
    names = dict.fromkeys(
        each.name for each in question.answers if each.act in SILENT and each.source not in answered
    )
    more = len(names) - NAMED
    told = ", ".join(list(names)[:NAMED])
    return f"{told} and {more} more" if more > 0 else told
