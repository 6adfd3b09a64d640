"""Line cues: what lines of a whole page speak of that are no part of its story."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class LineCue:
    """A pattern and what a line that holds it may be about."""

    kind: str
    pattern: str
    example: str


@cache
def line_cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each kind with its pattern compiled."""
    return tuple(
        (entry.kind, re.compile(entry.pattern, re.IGNORECASE))
        for entry in load("line_cues", LineCue)
    )
