"""Judgement: what a person decided; only ever added, taken back by another that names it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sayso.errors import InputError
from sayso.model.claim import Act, Certainty, Claim, Polarity, Stance
from sayso.model.span import Span


class Subject(StrEnum):
    """What a decision is about."""

    VOICE = "voice"  # who is who, and how reliable
    CLAIM = "claim"  # what the machine read
    STATEMENT = "statement"  # whether two claims report one speech
    QUESTION = "question"  # whether two claims answer one question


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    NOT_SAME = "not-same"
    UNDECIDED = "undecided"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    GRADE = "grade"
    NOTE = "note"


class Field(StrEnum):
    """The part of a reading that a decision gives, with how ``Correction.value`` is written."""

    CONTENT = "content"  # the spans; no value
    SOURCE = "source"  # a name; with the span where it stands, if picked from the text
    ACT = "act"
    STANCE = "stance"
    CERTAINTY = "certainty"
    POLARITY = "polarity"
    SAID = "said"  # an ISO 8601 date, or two with "/" between them
    RELIABILITY = "reliability"  # A to F, of a voice


PAIRS: Final = frozenset({Verdict.SAME, Verdict.NOT_SAME, Verdict.UNDECIDED})
OF_CLAIM: Final = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT})
GRADES: Final = "ABCDEF"
VALUES: Final[Mapping[Field, Sequence[str]]] = {
    Field.ACT: tuple(Act),
    Field.STANCE: tuple(Stance),
    Field.CERTAINTY: tuple(Certainty),
    Field.POLARITY: tuple(Polarity),
    Field.RELIABILITY: tuple(GRADES),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A voice in one article, by the name the reading of that article gives it; or a claim of it.

    Identities and claims come and go as articles are added and read anew; an article's id does not,
    and where its reading no longer has the name, or no claim of that voice with those words
    (``spans``), the judgement is stale: it is shown, and not applied.
    """

    article: str
    name: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One part of a claim, or of what is known of a voice, as a person gives it."""

    field: Field
    value: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be decided, before it has an id: a judgement without who and when.

    Raises:
        InputError: It decides nothing, or what cannot be.
    """

    verdict: Verdict
    left: Mark
    right: Mark | None = None
    about: Subject = Subject.VOICE
    corrections: tuple[Correction, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no reader of the ledger could make sense of."""
        wrong = _wrong(self)
        if wrong:
            raise InputError(wrong)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, with who and when (UTC, ISO 8601).

    A pair has a ``right``. One that only takes another back has no ``verdict`` and the other's id
    in ``undoes``; what it is about is the other's.
    """

    id: str
    left: Mark
    right: Mark | None
    verdict: Verdict | None
    by: str
    at: str
    note: str = ""
    undoes: str | None = None
    about: Subject = Subject.VOICE
    corrections: tuple[Correction, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What it is about: one voice or claim, or two."""
        return (self.left,) if self.right is None else (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file from outside says that somebody decided; ``uri`` is the file and the line.

    Either a ``decision``, or a ``letter`` for whoever is ``named`` so, an ``outlet`` or any voice.
    Without ``by`` and ``at`` it is decided by whoever brings the file in, at that moment.
    """

    uri: str
    by: str | None
    at: str | None
    note: str = ""
    decision: Decision | None = None
    named: str = ""
    outlet: bool = False
    letter: str = ""


def mark_of(claim: Claim) -> Mark:
    """The mark of a claim: its article, its voice's name there, and its words."""
    return Mark(claim.article, claim.voice.name, claim.content)


def voice_of(claim: Claim) -> Mark:
    """The mark of the voice of a claim."""
    return Mark(claim.article, claim.voice.name)


def subject(judged: Decision | Judgement) -> object:
    """What only one decision at a time can hold about.

    A voice has its grade beside that: to grade it decides nothing on who it is.
    """
    # What takes a grade back has no verdict, but the grade's parts.
    graded = bool(letter(judged))
    marks = {judged.left} if judged.right is None else {judged.left, judged.right}
    return judged.about, graded, frozenset(marks)


def letter(judged: Decision | Judgement) -> str:
    """The reliability that it gives, or takes back; empty where it is about something else."""
    given = (each.value for each in judged.corrections if each.field is Field.RELIABILITY)
    return next(given, "")


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The decisions that hold, given all in order of making: none that was taken back.

    Taking back what takes back puts the first one into force again; of two decisions about one
    thing the later holds, but every note does.
    """
    every = tuple(judgements)
    undone: set[str] = set()
    for judgement in reversed(every):
        if judgement.undoes is not None and judgement.id not in undone:
            undone.add(judgement.undoes)
    held: dict[object, Judgement] = {}
    for judgement in every:
        if judgement.verdict is not None and judgement.id not in undone:
            thing = _decided(judgement)
            held.pop(thing, None)  # the later takes its own place in the order
            held[thing] = judgement
    return tuple(held.values())


def _decided(judgement: Judgement) -> object:
    return judgement.id if judgement.verdict is Verdict.NOTE else subject(judgement)


def _wrong(decision: Decision) -> str:
    verdict, left, right = decision.verdict, decision.left, decision.right
    if verdict in PAIRS and right is None:
        return f"{verdict} is said of two; name the other one"
    if verdict in PAIRS and left == right:
        return f"{left.name!r} of {left.article} is one {decision.about}; name two of them"
    if verdict not in PAIRS and right is not None:
        return f"{verdict} is said of one, not of two"
    if verdict in OF_CLAIM and not left.spans:
        return f"{verdict} is said of a claim; {left.name!r} is a voice"
    if verdict is Verdict.CORRECT and not decision.corrections:
        return "nothing is corrected; give at least one part as it should be"
    if verdict is Verdict.GRADE and not decision.corrections:
        return f"a grade is one of {', '.join(GRADES)}"
    return next(filter(None, map(_wrong_part, decision.corrections)), "")


def _wrong_part(part: Correction) -> str:
    allowed = VALUES.get(part.field)
    if allowed is not None and part.value not in allowed:
        return f"{part.field} is one of {', '.join(allowed)}, not {part.value!r}"
    if part.field is Field.CONTENT and not part.spans:
        return "the content of a claim is words of its article; mark them in the text"
    if part.field is Field.SOURCE and not part.value.strip():
        return "a source has a name"
    return _wrong_date(part.value) if part.field is Field.SAID else ""


def _wrong_date(value: str) -> str:
    try:
        days = [date.fromisoformat(each) for each in value.split("/")]
    except ValueError:
        days = []
    if len(days) in {1, 2} and days == sorted(days):
        return ""
    return f"a date is written 2031-03-02, or 2031-03-02/2031-03-05, not {value!r}"
