"""The stories page: what the ledger holds, the newest story first."""

from dataclasses import dataclass

from sayso.export.html.page import Ref


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One story: how it is called, how much it is, and its questions with most voices."""

    ref: Ref
    period: str
    counts: str
    questions: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """A page of the list; ``newer`` and ``older`` lead to its neighbours."""

    total: str
    lines: tuple[StoryLine, ...]
    waiting: str = ""
    newer: str = ""
    older: str = ""
