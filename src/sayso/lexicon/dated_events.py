"""Dated events: widely reported occurrences; who mentions one writes on that day or later."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event, how articles name it, and its day."""

    name: str
    pattern: str
    date: str
    example: str

    @property
    def day(self) -> datetime:
        """The day it happened."""
        return datetime.fromisoformat(self.date)


@cache
def dated_events() -> tuple[tuple[DatedEvent, re.Pattern[str]], ...]:
    """Every event with its pattern compiled."""
    return tuple(
        (event, re.compile(rf"(?<!\w)(?:{event.pattern})"))
        for event in load("dated_events", DatedEvent)
    )
