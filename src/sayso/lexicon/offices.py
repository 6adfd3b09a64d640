"""Offices every state has, told apart from whose they are (offices.toml)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon.loader import load
from sayso.lexicon.states import state_code

LONGEST_STATE = 5  # words of a state's name ("People's Republic of China")
LONGEST_NAME = 14  # words of an office's name; longer phrases are none
LINKS = frozenset({"of", "in", "for"})
ARTICLE = "the"


@dataclass(frozen=True, slots=True)
class Office:
    """What an office is called in every state; ``sort`` is a class of organisations.toml."""

    name: str
    sort: str
    words: tuple[str, ...]
    example: str
    short: tuple[str, ...] = ()


@cache
def offices() -> dict[str, Office]:
    """Every office by its name."""
    return {entry.name: entry for entry in load("offices", Office)}


@cache
def _by_words() -> dict[str, str]:
    found = {
        " ".join(bare_words(word)): office.name
        for office in offices().values()
        for word in (office.name, *office.words)
    }
    return found | {short: office.name for office in offices().values() for short in office.short}


@lru_cache(maxsize=20_000)
def bare_words(name: str) -> tuple[str, ...]:
    """Lower case, one spelling, no articles; an acronym keeps its capitals."""
    plain = name.replace("’", "'").replace("-", " ").split()
    return tuple(_spelt(word) for word in plain if word.lower() != ARTICLE)


def _spelt(word: str) -> str:
    if word[1:] != word[1:].lower():  # an acronym ("MoD")
        return word
    word = re.sub(r"s'$|'s$", lambda found: "s" if found[0] == "s'" else "'s", word.lower())
    return word.replace("defence", "defense")


@lru_cache(maxsize=20_000)
def without_state(name: str) -> tuple[tuple[str, str], ...]:
    """A name with the state taken out, each way that can be done: ("rest", code of the state).

    As in "Orvan Navy", "Orvany's Navy", "Navy of Orvany", "Staff of the Orvan Army".
    """
    words = name.replace("’", "'").split()
    if not 1 < len(words) <= LONGEST_NAME:
        return ()
    found = []
    for start in range(len(words)):
        for end in range(min(len(words), start + LONGEST_STATE), start, -1):
            code = state_code(" ".join(words[start:end]))
            if code and (end - start < len(words)):
                found.append((_joined(words[:start], words[end:]), code))
                break
    return tuple(found)


def _joined(before: list[str], after: list[str]) -> str:
    """What is left, without the "of the" that bound the state at the end."""
    if not after:
        while before and before[-1].lower() in LINKS | {ARTICLE}:
            before = before[:-1]
    return " ".join([*before, *after])


@lru_cache(maxsize=20_000)
def office_of(name: str) -> tuple[str, str] | None:
    """As in ("foreign ministry", the state's code) for "Orvany's Ministry of Foreign Affairs"."""
    for rest, code in without_state(name):
        office = _by_words().get(" ".join(bare_words(rest)))
        if office:
            return office, code
    return None
