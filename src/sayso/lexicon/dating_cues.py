"""Dating cues: words around a date that tell how it stands to the day of writing."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class DatingCue:
    """A pattern and what it tells."""

    kind: str
    pattern: str
    example: str


@cache
def dating_cue(kind: str) -> re.Pattern[str]:
    """The compiled pattern of one kind of cue."""
    joined = "|".join(cue.pattern for cue in load("dating_cues", DatingCue) if cue.kind == kind)
    return re.compile(joined, re.IGNORECASE)
