"""Background: what tells an encyclopaedic paragraph from a report."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class BackgroundCue:
    """A pattern and how much it speaks for background (or, below zero, for a report)."""

    name: str
    pattern: str
    weight: float
    example: str


@cache
def background_cues() -> tuple[tuple[BackgroundCue, re.Pattern[str]], ...]:
    """Every cue with its pattern compiled."""
    return tuple(
        (cue, re.compile(cue.pattern, re.IGNORECASE)) for cue in load("background", BackgroundCue)
    )
