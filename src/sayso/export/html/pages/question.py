"""The question page: answers over time, as they stood by a moment of one of three clocks."""

from dataclasses import dataclass

from sayso.export.html.page import QuestionSection, Ref


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few to choose from."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One position of a source, from when to when it held."""

    source: Ref
    reading: str
    since: str
    then: str
    words: Ref


@dataclass(frozen=True, slots=True)
class AsOfView:
    """The slider: its clock, the day chosen, the days that something came, and who is silent."""

    clocks: tuple[Choice, ...]
    day: str
    days: tuple[str, ...]
    note: str
    silent: str
    periods: tuple[PeriodLine, ...]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question, with the answers that had come by the moment asked for."""

    section: QuestionSection
    as_of: AsOfView
    by_statement: tuple[Ref, ...] = ()
