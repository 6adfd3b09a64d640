"""Page words: what stands around the date and the names at the head of a page."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class PageWords:
    """A pattern and what it is for."""

    kind: str
    pattern: str
    example: str


@cache
def page_words(kind: str) -> re.Pattern[str]:
    """The compiled pattern of one kind."""
    joined = "|".join(
        entry.pattern for entry in load("page_words", PageWords) if entry.kind == kind
    )
    return re.compile(joined, re.IGNORECASE)
