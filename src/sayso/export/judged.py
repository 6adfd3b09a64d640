"""Judgements in words."""

from collections.abc import Callable, Mapping
from typing import Final

from sayso.export import wording
from sayso.model import Claim, Correction, Field, Judgement, Mark, Subject, Verdict, join_words

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


def on_claim(judgement: Judgement, read: Claim) -> str:
    """As in "act: deny, read as assert"; ``read`` is the claim as the machine read it."""
    if judgement.verdict is Verdict.CORRECT:
        return "; ".join(_corrected(part, read) for part in judgement.corrections)
    return {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected"}.get(
        judgement.verdict or Verdict.NOTE, "note"
    )


def _corrected(part: Correction, read: Claim) -> str:
    given = part.value or f"“{join_words(part.spans)}”"
    return f"{LABELS[part.field]}: {given}, read as {READ[part.field](read)}"


READ: Final[Mapping[Field, Callable[[Claim], str]]] = {
    Field.CONTENT: lambda claim: f"“{claim.words}”",
    Field.SOURCE: lambda claim: claim.voice.name,
    Field.ACT: lambda claim: claim.act.value,
    Field.STANCE: lambda claim: claim.stance.value,
    Field.CERTAINTY: lambda claim: claim.certainty.value,
    Field.POLARITY: lambda claim: claim.polarity.value,
    Field.SAID: lambda claim: wording.when(claim.said),
    Field.RELIABILITY: lambda _: "not graded",
}
LABELS: Final[Mapping[Field, str]] = {
    Field.CONTENT: "words",
    Field.SOURCE: "source",
    Field.ACT: "act",
    Field.STANCE: "stance of the reporter",
    Field.CERTAINTY: "speaker’s certainty",
    Field.POLARITY: "polarity",
    Field.SAID: "said",
    Field.RELIABILITY: "reliability",
}


def _mark(mark: Mark) -> str:
    said = f": “{_short(join_words(mark.spans))}”" if mark.spans else ""
    return f"{mark.name}{said} ({mark.article[:SHOWN]})"


def _part(part: Correction) -> str:
    given = part.value or f"“{_short(join_words(part.spans))}”"
    return f"{part.field.value} {given}"


def _short(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1].rstrip()}…"
