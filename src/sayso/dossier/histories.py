"""Histories: each source's positions on a question, from when it took one to the next."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sayso.dossier.clocks import Clock, Clocks, Reached, end, reached, start, strictly_before
from sayso.model import Act, Answer, Polarity, QuestionKind, When

# What has no date comes last; only ever compared, and all our times are naive.
LAST = datetime(9999, 12, 31)


class Side(StrEnum):
    """Where an answer stands; the last three take no side."""

    YES = "yes"
    NO = "no"
    DECLINES = "declines"
    CANNOT_CONFIRM = "cannot-confirm"
    OPEN = "open"


SIDES = frozenset({Side.YES, Side.NO})
REFUSALS = frozenset({Side.DECLINES, Side.CANNOT_CONFIRM})


class Ended(StrEnum):
    """How a position ended, if it did."""

    STANDS = "stands"
    CHANGED = "changed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    MAYBE_WITHDRAWN = "may-be-withdrawn"


@dataclass(frozen=True, slots=True)
class Period:
    """One position: its answers in order of saying, and how it ended.

    ``by`` is the claim that took its place, or the newer version of the article that dropped it.
    """

    answers: tuple[Answer, ...]
    since: When
    until: When | None = None
    ended: Ended = Ended.STANDS
    by: str | None = None

    @property
    def answer(self) -> Answer:
        """The first answer that took this position."""
        return self.answers[0]

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim that reports it, once."""
        return tuple(dict.fromkeys(claim for each in self.answers for claim in each.claims))


@dataclass(frozen=True, slots=True)
class History:
    """All positions of one source on one question, in order of saying."""

    source: str
    name: str
    periods: tuple[Period, ...]

    @property
    def standing(self) -> tuple[Period, ...]:
        """The positions it still holds: more than one where their order is not known."""
        return tuple(each for each in self.periods if each.ended is Ended.STANDS)

    @property
    def silent(self) -> bool:
        """Whether it was asked and never answered."""
        return all(side(each.answer) in REFUSALS for each in self.periods)


def side(answer: Answer) -> Side:
    """Where an answer stands; a refusal or a doubt is neither a yes nor a no."""
    if answer.act is Act.DECLINE:
        return Side.DECLINES
    if answer.act is Act.CANNOT_CONFIRM:
        return Side.CANNOT_CONFIRM
    if answer.act is Act.DENY or answer.polarity is Polarity.NEGATIVE:
        return Side.NO
    open_ = answer.act is Act.ASK or answer.polarity is Polarity.UNSTATED
    return Side.OPEN if open_ else Side.YES


def position(answer: Answer, kind: QuestionKind) -> tuple[object, ...]:
    """What two answers share that say the same; of a forecast and of a fact they never do."""
    figures = (answer.low, answer.high) if kind is QuestionKind.HOW_MANY else ()
    return (side(answer), answer.mode != "actual", *figures)


def find(
    kind: QuestionKind,
    answers: Sequence[Answer],
    clocks: Clocks,
    clock: Clock = Clock.SAID,
    moment: datetime | None = None,
) -> tuple[History, ...]:
    """The history of every source among the answers, as of a moment on a clock if one is given."""
    voices: dict[str, list[Answer]] = defaultdict(list)
    for answer in sorted(answers, key=lambda each: _order(each, clocks)):
        voices[answer.source].append(answer)
    return tuple(
        History(source, said[0].name, _periods(kind, said, clocks, clock, moment=moment))
        for source, said in voices.items()
    )


def _order(answer: Answer, clocks: Clocks) -> tuple[datetime, datetime, datetime, tuple[str, ...]]:
    """By when it was said; of one day, by when it came out."""
    when, out = clocks.answer(answer, Clock.SAID), clocks.answer(answer, Clock.PUBLISHED)
    return start(when) or end(when) or LAST, end(when) or LAST, end(out) or LAST, answer.claims


def _periods(
    kind: QuestionKind,
    answers: Sequence[Answer],
    clocks: Clocks,
    clock: Clock,
    *,
    moment: datetime | None,
) -> tuple[Period, ...]:
    found: list[Period] = []
    for answer in answers:
        when = clocks.answer(answer, Clock.SAID)
        for at, period in enumerate(found):
            if period.ended is Ended.STANDS and _takes_over(kind, period, answer, clocks):
                by = answer.claims[0]
                found[at] = replace(period, until=when, ended=Ended.CHANGED, by=by)
        same = [
            at
            for at, period in enumerate(found)
            if period.ended is Ended.STANDS
            and position(period.answer, kind) == position(answer, kind)
        ]
        if same:
            period = found[same[-1]]
            found[same[-1]] = replace(period, answers=(*period.answers, answer))
        else:
            found.append(Period((answer,), when))
    return tuple(_closed(period, found, clocks, clock, moment=moment) for period in found)


def _takes_over(kind: QuestionKind, period: Period, answer: Answer, clocks: Clocks) -> bool:
    """Whether a later answer of the same source takes the place of a position.

    A refusal takes nothing back, and neither does "several thousand" after a figure it allows.
    """
    old, new = period.answers[-1], answer
    if position(old, kind) == position(new, kind) or (old.mode != "actual") != (
        new.mode != "actual"
    ):
        return False
    if side(new) not in SIDES or (new.vague and _compatible(old, new)):
        return False
    if kind is QuestionKind.HOW_MANY and side(old) in SIDES and not (_figure(old) and _figure(new)):
        return False
    before = clocks.answer(old, Clock.SAID)
    return strictly_before(before, clocks.answer(new, Clock.SAID))


def _figure(answer: Answer) -> bool:
    return answer.low is not None or answer.high is not None or side(answer) is Side.NO


def _compatible(old: Answer, new: Answer) -> bool:
    lows = [each.low for each in (old, new) if each.low is not None]
    highs = [each.high for each in (old, new) if each.high is not None]
    return side(old) is side(new) and (not lows or not highs or max(lows) <= min(highs))


def _closed(
    period: Period,
    among: Sequence[Period],
    clocks: Clocks,
    clock: Clock,
    *,
    moment: datetime | None,
) -> Period:
    """The position ended by newer versions of every article that reported it, if it was."""
    if period.ended is not Ended.STANDS:
        return period
    articles = {clocks.claims[claim].article for claim in period.claims}
    times = [clocks.replaced(article, clock) for article in articles]
    known = [when for when in times if when is not None]
    if not articles or len(known) < len(times):
        return period
    when = max(known, key=lambda each: end(each) or LAST)
    come = Reached.BY_THEN if moment is None else reached(when, moment)
    if come is Reached.LATER:
        return period
    if come is Reached.MAYBE:
        return replace(period, until=when, ended=Ended.MAYBE_WITHDRAWN)
    versions = {clocks.newer[article] for article in articles}
    for other in among:
        for claim in other.claims if other is not period else ():
            if clocks.claims[claim].article in versions:
                return replace(period, until=when, ended=Ended.CORRECTED, by=claim)
    return replace(period, until=when, ended=Ended.WITHDRAWN, by=min(versions))
