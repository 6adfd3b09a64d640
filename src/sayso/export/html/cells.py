"""Cells: a question, a dossier, a table or a reply as the output of a notebook's cell.

A piece of HTML without script, style sheet, colour or address of its own, so that it is readable
on light and on dark, in a notebook that is not trusted and in one that was sent on. Notebooks set
the cells of a table to the right, as figures want it; words are set to the left.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from sayso.export import wording
from sayso.export.html import compose, evidence, questions
from sayso.export.html.page import Count, Segment
from sayso.export.lookup import Lookup
from sayso.model import Answer, Dossier, Question

SHOWN = 20  # questions of a dossier; a cell of hundreds makes a notebook slow
QUOTES = 5  # claims behind an answer that are opened with it
ROWS = 10  # of a table, as many as pandas shows of a long one
WIDTH = 80  # letters of what one field of a row holds


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim's words in their sentence, who had them from whom, and the citation."""

    segments: tuple[Segment, ...]
    chain: str
    citation: str


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """One answer with the words behind it; ``more`` counts reports that are not shown."""

    symbol: str
    source: str
    reading: str
    words: str
    act: str
    said: str
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True)
class QuestionCell:
    """One question with its three counts and all its answers."""

    id: str
    wording: str
    summary: str
    answers: tuple[AnswerCell, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows; ``title`` is empty where it is one question alone."""

    title: str
    counts: tuple[Count, ...]
    questions: tuple[QuestionCell, ...]
    more: int


@dataclass(frozen=True, slots=True)
class RowsCell:
    """The first rows of a table as words."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ReplyCell:
    """What was asked and found; ``questions`` are cells already."""

    asked: str
    questions: tuple[Markup, ...]
    said: tuple[str, ...]
    nearest: tuple[str, ...]


def of_rows(name: str, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> RowsCell:
    """A table by its first rows; no more of them are taken than are shown, and one."""
    some = [tuple(map(_text, row)) for row in islice(rows, ROWS + 1)]
    return RowsCell(name, tuple(columns), tuple(some[:ROWS]), len(some) > ROWS)


def _text(value: object) -> str:
    return "" if value is None else wording.cut(" ".join(str(value).split()), WIDTH)


def of_question(dossier: Dossier) -> Cell:
    """A dossier of one question, as that question."""
    lookup = Lookup.of(dossier)
    return Cell("", (), tuple(_question(each, lookup) for each in dossier.questions), 0)


def of_dossier(dossier: Dossier) -> Cell:
    """A dossier: how much it holds, and its first questions, each to be opened."""
    lookup = Lookup.of(dossier)
    shown = tuple(_question(each, lookup) for each in dossier.questions[:SHOWN])
    more = len(dossier.questions) - len(shown)
    return Cell(dossier.title, compose.counts(dossier), shown, more)


def _question(question: Question, lookup: Lookup) -> QuestionCell:
    told = [f"{count.number} {count.label}" for count in questions.counts(question)]
    return QuestionCell(
        id=question.id,
        wording=question.wording,
        summary=f"{', '.join(told)}; {wording.spread(question)}",
        answers=tuple(_answer(question, each, lookup) for each in question.answers),
    )


def _answer(question: Question, answer: Answer, lookup: Lookup) -> AnswerCell:
    claims = lookup.known(answer.claims)
    return AnswerCell(
        symbol=wording.POSITIONS[wording.position(answer, question.kind)][0],
        source=answer.name,
        reading=wording.reading(answer, question.kind),
        words=answer.words,
        act=wording.ACTS[answer.act][0],
        said=wording.when(answer.said),
        quotes=tuple(
            Quote(
                evidence.quote(claim, lookup.evidence.get(claim.id)),
                wording.chain(claim),
                evidence.citation(claim, lookup).copy,
            )
            for claim in claims[:QUOTES]
        ),
        more=max(0, len(claims) - QUOTES),
    )
