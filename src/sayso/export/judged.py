"""Judgements in words."""

from collections.abc import Mapping
from typing import Final

from sayso.model import Correction, Judgement, Mark, Subject, Verdict, join_words

BETWEEN: Final[Mapping[tuple[Subject, Verdict], str]] = {
    (Subject.VOICE, Verdict.SAME): "is the same as",
    (Subject.VOICE, Verdict.NOT_SAME): "is not",
    (Subject.VOICE, Verdict.UNDECIDED): "may or may not be",
    (Subject.STATEMENT, Verdict.SAME): "reports the same speech as",
    (Subject.STATEMENT, Verdict.NOT_SAME): "reports another speech than",
    (Subject.STATEMENT, Verdict.UNDECIDED): "may or may not report the same speech as",
    (Subject.QUESTION, Verdict.SAME): "answers the same question as",
    (Subject.QUESTION, Verdict.NOT_SAME): "answers another question than",
    (Subject.QUESTION, Verdict.UNDECIDED): "may or may not answer the same question as",
}
OF_ONE: Final[Mapping[Verdict, str]] = {
    Verdict.ACCEPT: "is accepted",
    Verdict.REJECT: "is rejected",
    Verdict.CORRECT: "is corrected",
    Verdict.GRADE: "is graded",
    Verdict.NOTE: "has a note",
}
DOUBTS: Final[Mapping[Verdict, str]] = {
    Verdict.UNDECIDED: "may be the same as",
    Verdict.NOT_SAME: "is judged not to be",
}
SHOWN = 12  # letters of an article's id that tell it from another on a screen
LETTERS = 60  # of quoted words


def words(judgement: Judgement) -> str:
    """As in "Marren (art_1a2b3c4d) is not Ilda Marren (art_5e6f7a8b)"."""
    marks = " and ".join(map(_mark, judgement.marks))
    if judgement.verdict is None:
        return f"takes back {judgement.undoes}, on {marks}"
    if judgement.right is None:
        parts = "; ".join(map(_part, judgement.corrections))
        return f"{marks} {OF_ONE[judgement.verdict]}{f': {parts}' if parts else ''}"
    between = BETWEEN[judgement.about, judgement.verdict]
    return f"{_mark(judgement.left)} {between} {_mark(judgement.right)}"


def _mark(mark: Mark) -> str:
    said = f": “{_short(join_words(mark.spans))}”" if mark.spans else ""
    return f"{mark.name}{said} ({mark.article[:SHOWN]})"


def _part(part: Correction) -> str:
    given = part.value or f"“{_short(join_words(part.spans))}”"
    return f"{part.field.value} {given}"


def _short(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1].rstrip()}…"
