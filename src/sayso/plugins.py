"""Plug-ins: what other installed packages add to sayso, by entry points.

The groups are ``sayso.formats`` (input formats), ``sayso.exports`` (export formats) and
``sayso.lexicons`` (overlays of words). Which kind of thing an entry point must lead to, the room
says that uses it. One that does not load is named, and everything else goes on without it.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final, Generic, TypeVar

FORMATS: Final = "sayso.formats"
EXPORTS: Final = "sayso.exports"
LEXICONS: Final = "sayso.lexicons"
GROUPS: Final = (FORMATS, EXPORTS, LEXICONS)
SWITCH: Final = "SAYSO_PLUGINS"  # "off" leaves all of them out
OWN: Final = "sayso"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plugin(Generic[T]):
    """One that loaded, with the package it came in ("sayso-harbour 1.2")."""

    group: str
    name: str
    package: str
    value: T

    @property
    def called(self) -> str:
        """How it is named to a reader."""
        return f"{self.name} of {self.package}"


@dataclass(frozen=True, slots=True)
class Broken:
    """One that cannot be used, and why."""

    group: str
    name: str
    package: str
    reason: str

    @property
    def told(self) -> str:
        """All of it in one line."""
        return f"plug-in {self.name} of {self.package} ({self.group}) is left out: {self.reason}"


def find(group: str, check: Callable[[str, object], T]) -> tuple[Plugin[T] | Broken, ...]:
    """Every plug-in of a group, by name; our own first.

    ``check`` makes of a name and what was loaded what is used, or raises ValueError or TypeError
    with the reason why it is of no use.
    """
    found: dict[str, Plugin[T] | Broken] = {}
    spoilt: list[Broken] = []
    for entry, package in _named(group):
        former = found.get(entry.name)
        if former is not None:
            reason = f"the name is taken by {former.package}"
            spoilt.append(Broken(group, entry.name, package, reason))
            continue
        found[entry.name] = _loaded(entry, package, check)
    return (*found.values(), *spoilt)


@cache
def _named(group: str) -> tuple[tuple[EntryPoint, str], ...]:
    if os.environ.get(SWITCH, "").lower() == "off":
        return ()
    found = {
        (entry.name, entry.value, _package(entry)): entry for entry in entry_points(group=group)
    }
    order = sorted(found, key=lambda key: (not key[2].startswith(f"{OWN} "), key))
    return tuple((found[key], key[2]) for key in order)


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else "a package without a name"


def _loaded(
    entry: EntryPoint, package: str, check: Callable[[str, object], T]
) -> Plugin[T] | Broken:
    try:
        return Plugin(entry.group, entry.name, package, check(entry.name, entry.load()))
    except Exception as error:  # noqa: BLE001  strangers' code may raise anything at all
        reason = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        return Broken(entry.group, entry.name, package, reason)


def whole(found: tuple[Plugin[T] | Broken, ...]) -> Iterator[Plugin[T]]:
    """Those that can be used."""
    return (each for each in found if isinstance(each, Plugin))


def spoilt(found: tuple[Plugin[T] | Broken, ...]) -> Iterator[Broken]:
    """Those that cannot."""
    return (each for each in found if isinstance(each, Broken))
