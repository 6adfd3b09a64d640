"""Outlets and news agencies: names, aliases, domains, publishers, and the habits of their pages."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load
from sayso.lexicon.roles import plain


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """One outlet of lexicon/outlets.toml.

    ``plain`` lists those of its names that are everyday words or short letters too ("Dawn", "AP"):
    they count only beside a cue. ``marks`` are patterns of page furniture; two different ones name
    the outlet, one of ``sure_marks`` is enough.
    """

    name: str
    kind: str
    example: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    family: str = ""
    plain: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    sure_marks: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases, the name first."""
        return (self.name, *self.aliases)


@cache
def outlets() -> tuple[OutletEntry, ...]:
    """Every outlet of the table."""
    return load("outlets", OutletEntry)


@cache
def outlet_names() -> tuple[str, ...]:
    """All names and aliases, in the order of the table."""
    return tuple(dict.fromkeys(name for entry in outlets() for name in entry.names))


@cache
def _by_name() -> dict[str, OutletEntry]:
    return {_fold(name): entry for entry in reversed(outlets()) for name in entry.names}


@cache
def _by_domain() -> dict[str, OutletEntry]:
    return {domain: entry for entry in outlets() for domain in entry.domains}


def _fold(name: str) -> str:
    return re.sub(r"^the |[/\s]+", " ", name.lower()).strip().removeprefix("the ").strip()


def outlet_called(name: str) -> OutletEntry | None:
    """The outlet of that name or alias, whatever its case; "the" before it may be missing."""
    return _by_name().get(_fold(name))


def outlet_at(host: str) -> OutletEntry | None:
    """The outlet whose site a host name belongs to ("english.pravda.ru", "www.bbc.co.uk")."""
    parts = host.lower().rstrip(".").split(".")
    for start in range(len(parts) - 1):
        if entry := _by_domain().get(".".join(parts[start:])):
            return entry
    return None


@cache
def _by_first_word() -> dict[str, tuple[tuple[int, str, str, OutletEntry], ...]]:
    found: dict[str, tuple[tuple[int, str, str, OutletEntry], ...]] = {}
    number = 0
    for entry in outlets():
        for name in entry.names:
            key = plain(name)
            first = key.split(maxsplit=1)[0]
            found[first] = (*found.get(first, ()), (number, f" {key} ", name, entry))
            number += 1
    return found


def outlets_in(words: str) -> tuple[tuple[str, OutletEntry], ...]:
    """The outlets whose names stand in a phrase, and by which name, in the order of the table.

    A name that is an everyday word too does not count.
    """
    phrase = plain(words)
    near = (known for word in set(phrase.split()) for known in _by_first_word().get(word, ()))
    return tuple(
        (name, entry)
        for _, key, name, entry in sorted(near, key=lambda known: known[0])
        if key in f" {phrase} " and name not in entry.plain and name in words
    )
