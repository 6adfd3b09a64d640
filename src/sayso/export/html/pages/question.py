"""The question page: answers over time, as they stood by a moment of one of three clocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from sayso.export import wording
from sayso.export.html import questions
from sayso.export.html.page import QuestionSection, Ref
from sayso.export.lookup import Lookup
from sayso.model import Answer, Identity, Question, SourceCard, When

CLOCKS: Mapping[str, str] = {
    "said": "had been said",
    "published": "had been published",
    "ingested": "had come into this ledger (UTC)",
}


class Period(Protocol):
    """What is shown of one position of a source."""

    @property
    def answer(self) -> Answer:
        """The first answer that took it."""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All that took it."""

    @property
    def since(self) -> When:
        """From when it held."""

    @property
    def until(self) -> When | None:
        """To when, if it ended."""

    @property
    def ended(self) -> str:
        """How it ended."""


class History(Protocol):
    """All positions of one source."""

    @property
    def source(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def periods(self) -> Sequence[Period]:
        """In order of saying."""

    @property
    def silent(self) -> bool:
        """Whether it was asked and never answered."""


class AsOf(Protocol):
    """A question as it stood at a moment."""

    @property
    def question(self) -> Question:
        """The question, with all its answers."""

    @property
    def histories(self) -> Sequence[History]:
        """By source."""

    @property
    def maybe(self) -> Sequence[Answer]:
        """Answers that may have come by then."""

    @property
    def later(self) -> int:
        """How many had not."""

    @property
    def outlets(self) -> int:
        """How many outlets had told an answer."""

    @property
    def families(self) -> int:
        """How many publisher families."""

    @property
    def origins(self) -> int:
        """How many known origins."""

    @property
    def silent(self) -> Sequence[Identity]:
        """Whom it concerns, and who said nothing on it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few to choose from."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """A day on which something came, for the slider."""

    day: str
    told: str


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One position of a source, from when to when it held."""

    source: Ref
    reading: str
    since: str
    then: str
    words: Ref


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question, with the answers that had come by the moment asked for.

    ``day`` is that moment, empty for now; ``note`` tells what is left out for it.
    """

    section: QuestionSection
    clocks: tuple[Choice, ...]
    day: str
    stops: tuple[Stop, ...]
    periods: tuple[PeriodLine, ...]
    silent: str
    note: str
    statements: tuple[Ref, ...]


def make(
    found: AsOf,
    by_id: tuple[Lookup, Mapping[str, SourceCard]],
    clock: str,
    day: str,
    stops: Sequence[str],
) -> QuestionPage:
    """The page of a question as it stood; ``stops`` are the days on which an answer came."""
    lookup, cards = by_id
    shown = _shown(found) if day else found.question
    return QuestionPage(
        section=questions.section(shown, lookup, cards),
        clocks=tuple(Choice(each, text, each == clock) for each, text in CLOCKS.items()),
        day=day,
        stops=tuple(Stop(each, wording.day(datetime.fromisoformat(each))) for each in stops),
        periods=tuple(_periods(found, lookup)),
        silent=", ".join(each.name for each in found.silent),
        note=_note(found, clock, day) if day else "",
        statements=tuple(_statements(shown, lookup)),
    )


def _shown(found: AsOf) -> Question:
    """The question with what had come, or may have, and the links among it."""
    told = [a for history in found.histories for p in history.periods for a in p.answers]
    kept = {(answer.source, answer.words, answer.said): answer for answer in (*told, *found.maybe)}
    answers = tuple(
        kept[key]
        for each in found.question.answers
        if (key := (each.source, each.words, each.said)) in kept
    )
    claims = {claim for answer in answers for claim in answer.claims}
    links = tuple(each for each in found.question.links if {each.left, each.right} <= claims)
    compared = tuple(each for each in found.question.compared if {each.left, each.right} <= claims)
    return replace(
        found.question,
        answers=answers,
        links=links,
        compared=compared,
        outlets=found.outlets,
        families=found.families,
        origins=found.origins,
    )


def _note(found: AsOf, clock: str, day: str) -> str:
    told = [f"What {CLOCKS[clock]} by {wording.day(datetime.fromisoformat(day))}"]
    if found.maybe:
        many = wording.plural(len(found.maybe), "answer")
        told.append(f"{many} may have come by then: the date is too open to tell")
    if found.later:
        told.append(f"not shown: {wording.plural(found.later, 'answer')} that came later")
    return "; ".join(told)


def _periods(found: AsOf, lookup: Lookup) -> Iterator[PeriodLine]:
    kind = found.question.kind
    for history in found.histories:
        for period in history.periods:
            then = wording.ended(period.ended, period.until)
            answer = period.answer
            claim = next(iter(lookup.known(answer.claims)), None)
            yield PeriodLine(
                source=Ref(history.name, f"#{history.source}"),
                reading=wording.reading(answer, kind),
                since=wording.when(period.since),
                then="asked, never answered" if history.silent else then,
                words=Ref(answer.words or (claim.words if claim else ""), _place(answer)),
            )


def _place(answer: Answer) -> str:
    return f"#{answer.claims[0]}" if answer.claims else ""


def _statements(question: Question, lookup: Lookup) -> Iterator[Ref]:
    """The statements that several reports tell, each once."""
    told = {
        statement.id: statement
        for answer in question.answers
        for claim in answer.claims
        if (statement := lookup.statements.get(claim)) is not None
    }
    for statement in told.values():
        if len(statement.claims) > 1:
            many = wording.plural(len(statement.claims), "report")
            yield Ref(f"{lookup.name(statement.speaker)}, {many}", f"#{statement.id}")
