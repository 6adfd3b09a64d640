"""Groups inside the classes of things: residents and workers are both people, not the same ones."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon.loader import load
from sayso.lexicon.things import counts_people

AFTER_HEAD = re.compile(r" (?:of|from|in|at|on|who|that) ")


@dataclass(frozen=True, slots=True)
class KindOfThing:
    """One group: the words for it, and which groups or classes hold every one of it."""

    name: str
    words: tuple[str, ...]
    within: tuple[str, ...]
    example: str


@cache
def _kinds() -> dict[str, KindOfThing]:
    return {entry.name: entry for entry in load("kinds_of_things", KindOfThing)}


@cache
def _by_word() -> dict[str, str]:
    return {word: entry.name for entry in _kinds().values() for word in entry.words}


@lru_cache(maxsize=20_000)
def group_of(words: str) -> str | None:
    """The group that words for a thing name: "residents of Vell"; None if the words are general."""
    head = AFTER_HEAD.split(words.lower(), maxsplit=1)[0]
    last = head.split()[-2:]
    for tried in (" ".join(last), *last[-1:]):
        for form in (tried, tried.removesuffix("s"), tried.removesuffix("es")):
            if form in _by_word():
                return _by_word()[form]
    return None


def is_part(narrow: str, wide: str) -> bool:
    """Whether all of one class or group are of the other: troops are people, tanks vehicles."""
    if narrow == wide:
        return False
    kind = _kinds().get(narrow)
    if wide == "people" and counts_people(narrow):
        return True
    return kind is not None and wide in kind.within
