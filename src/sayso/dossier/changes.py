"""Changes: what happened to a question's answers: new, revised, first denial, withdrawn."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sayso.dossier import histories
from sayso.dossier.clocks import Clock, Clocks, end, start
from sayso.dossier.histories import REFUSALS, Ended, History, Period, Side, side
from sayso.model import Act, Answer, Question, When, identify

# What has no date comes last; only ever compared, and all our times are naive.
LAST = datetime(9999, 12, 31)
NEVER = 2**62  # the run of what has not been linked


class EventKind(StrEnum):
    """What can happen to a question's answers."""

    NEW = "new"
    REVISED = "revised"
    FIRST_DENIAL = "first-denial"
    FIRST_CONFIRMATION = "first-confirmation"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Event:
    """One change, when it came on the clock that was asked, and the claims it rests on.

    The id is made of the kind, the question and the claims alone, so the same event has the same
    id however often, and by whatever clock, it is told. ``before`` is the answer that was revised
    or withdrawn; ``run`` the link run that first knew of it; ``sure`` is False where the dates
    leave open whether it falls in the time asked for.
    """

    id: str
    kind: EventKind
    question: Question
    answer: Answer
    at: When
    claim: str
    run: int | None = None
    before: Answer | None = None
    article: str | None = None
    sure: bool = True


def find(
    questions: Iterable[Question],
    clocks: Clocks,
    clock: Clock = Clock.SAID,
    since: datetime | None = None,
) -> tuple[Event, ...]:
    """Every change, in order of the clock; from a moment on, if one is given."""
    found: list[Event] = []
    for question in questions:
        found += _of(question, clocks, clock)
    kept = [each for event in found if (each := _since(event, since)) is not None]
    return tuple(sorted(kept, key=order))


def order(event: Event) -> tuple[datetime, datetime, str, str, str]:
    """The order they are told in: by the clock, then by what was asked."""
    first, last = start(event.at), end(event.at)
    return first or last or LAST, last or LAST, event.question.wording, event.kind, event.id


def _since(event: Event, since: datetime | None) -> Event | None:
    """The event if it may have come at the moment or later, marked where that is not sure."""
    first, last = start(event.at), end(event.at)
    if since is None or (first is not None and first >= since):
        return event
    if last is not None and last < since:
        return None
    return replace(event, sure=False)


def _of(question: Question, clocks: Clocks, clock: Clock) -> Iterator[Event]:
    told = histories.find(question.kind, question.answers, clocks, clock)
    make = _Maker(question, clocks, clock)
    yield from make.first(EventKind.FIRST_DENIAL, lambda answer: side(answer) is Side.NO)
    yield from make.first(
        EventKind.FIRST_CONFIRMATION,
        lambda answer: answer.act is Act.CONFIRM and side(answer) is Side.YES,
    )
    for history in told:
        yield from _of_source(history, make)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the events of one question on one clock."""

    question: Question
    clocks: Clocks
    clock: Clock

    def first(self, kind: EventKind, wanted: Callable[[Answer], bool]) -> Iterator[Event]:
        """The earliest answer of a sort, by the clock; ties go by arrival."""
        answers = [answer for answer in self.question.answers if wanted(answer)]
        if answers:
            yield self.event(kind, min(answers, key=self._came))

    def event(self, kind: EventKind, answer: Answer, before: Answer | None = None) -> Event:
        """An event of an answer, and of the one before it where there was one."""
        claim = min(answer.claims, key=self._arrived)
        at, run = self.clocks.answer(answer, self.clock), self._run(answer)
        if before is not None:
            # A revision is known when both ends of it are.
            run = max((each for each in (run, self._run(before)) if each is not None), default=None)
            if self.clock is not Clock.SAID:
                earlier = self.clocks.answer(before, self.clock)
                at = max(at, earlier, key=lambda when: end(when) or LAST)
        key = identify("evt", kind.value, self.question.id, claim)
        return Event(key, kind, self.question, answer, at, claim, run=run, before=before)

    def withdrawn(self, period: Period) -> Event:
        """An answer that the newer version of its article no longer has."""
        claim = min(period.claims, key=self._arrived)
        newer = period.by or ""
        return Event(
            identify("evt", EventKind.WITHDRAWN.value, self.question.id, claim, newer),
            EventKind.WITHDRAWN,
            self.question,
            period.answers[-1],
            period.until or When(),
            claim,
            run=self.clocks.runs.get(newer),
            article=newer,
        )

    def _came(self, answer: Answer) -> tuple[datetime, datetime, int, str]:
        when = self.clocks.answer(answer, self.clock)
        run = self._run(answer)
        return end(when) or LAST, start(when) or LAST, run or 0, min(answer.claims)

    def _run(self, answer: Answer) -> int | None:
        found = [self._arrived(claim)[0] for claim in answer.claims]
        return min(found) if found and min(found) != NEVER else None

    def _arrived(self, claim: str) -> tuple[int, str]:
        return self.clocks.runs.get(self.clocks.claims[claim].article, NEVER), claim


def _of_source(history: History, make: _Maker) -> Iterator[Event]:
    """What one source did: what it said first, what it changed, what was taken out again."""
    taken: dict[str, Period] = {
        period.by: period
        for period in history.periods
        if period.by is not None and period.ended in (Ended.CHANGED, Ended.CORRECTED)
    }
    for period in history.periods:
        before = next((taken[claim] for claim in period.claims if claim in taken), None)
        if before is None or before is period:
            yield make.event(EventKind.NEW, period.answer)
        else:
            new = next(each for each in period.answers if before.by in each.claims)
            # Who would not speak and now does revises nothing.
            kind = EventKind.NEW if side(before.answer) in REFUSALS else EventKind.REVISED
            event = make.event(kind, new, before.answers[-1])
            if before.ended is Ended.CORRECTED and before.until is not None:
                event = replace(event, at=before.until)
            yield event
        if period.ended is Ended.WITHDRAWN:
            yield make.withdrawn(period)
