"""Words that tell a running total from a state at one moment, and a change from a range."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A group of cues.

    ``kind``: "cumulative" and "snapshot" are phrases; "loss" are lemmas of verbs whose present
    perfect sums up ("have been killed"); "state" are lemmas whose present tense or participle
    describes a moment ("are stationed"); "change" are lemmas that go "from … to …".
    """

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def measure_words(kind: str) -> tuple[str, ...]:
    """The words of one kind, longest first."""
    found = {
        word
        for entry in load("measures", MeasureWords)
        if entry.kind == kind
        for word in entry.words
    }
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
