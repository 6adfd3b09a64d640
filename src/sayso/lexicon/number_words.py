"""Words that spell numbers out ("twenty", "thousand", "bn", "third")."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A group of number words; ``values[k]`` is the value of ``words[k]``.

    ``kind``: ones, teens, tens, scale, short-scale (written onto digits), fraction, nothing.
    """

    kind: str
    words: tuple[str, ...]
    values: tuple[float, ...]
    example: str


@cache
def number_words(kind: str) -> dict[str, float]:
    """The words of one kind with their values."""
    return {
        word: value
        for entry in load("number_words", NumberWords)
        if entry.kind == kind
        for word, value in zip(entry.words, entry.values, strict=True)
    }


def is_number(word: str) -> bool:
    """Whether a folded word is a figure or part of one spelt out: "12", "twelve", "thousand"."""
    kinds = ("ones", "teens", "tens", "scale")
    return word[:1].isdigit() or any(word in number_words(kind) for kind in kinds)
