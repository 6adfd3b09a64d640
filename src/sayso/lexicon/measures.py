"""Words that tell a running total from a state at one moment, and a change from a range."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A group of cues.

    ``kind``: "cumulative" and "snapshot" are phrases; "loss" are lemmas of verbs whose present
    perfect sums up ("have been killed"); "state" are lemmas whose present tense or participle
    describes a moment ("are stationed"); "score" stand beside results.

    Of figures that move: "change" are lemmas that go "from … to …"; "rise", "fall", "gain" and
    "shed" tell which way, "a rise" and "a fall" are their nouns; "standing" are verbs that leave it
    to "up" and "down", "transfer" those after which "to" leads to no level.

    Of what stands beside a figure: "casualty" tells what befell those counted; "kin" are people
    beside whom a figure in commas is an age; "members" are counted in a compound; "unit modifier"
    may part a figure from its unit; "each" is what a rate may be reckoned by ("a head"); "yearly"
    are lemmas of what a year may name ("the 2031 sales"); "dial" stands near telephone numbers.
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


@cache
def measure_lemmas(kind: str) -> frozenset[str]:
    """The same for looking one lemma up."""
    return frozenset(measure_words(kind))
