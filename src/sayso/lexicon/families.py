"""Publisher families: who stood behind an outlet on a day, and whose texts it reprints."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.lexicon.loader import load
from sayso.lexicon.outlets import outlet_called


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """One row of lexicon/families.toml: an owner for a time, or a habit of reprinting.

    ``since`` and ``until`` are inclusive and may be a year, a month or a day; "" leaves them open.
    """

    outlet: str
    example: str
    family: str = ""
    since: str = ""
    until: str = ""
    republishes: tuple[str, ...] = ()

    def holds(self, day: str) -> bool:
        """Whether a day, as 2031-05-04, lies within."""
        after = not self.since or day[: len(self.since)] >= self.since
        return after and (not self.until or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class FamilyMark:
    """A line by which an outlet tells its publisher, or its sister, at "{name}"."""

    kind: str
    pattern: str
    example: str


# "Lund Bay Press", "Hearst", "Press of the Bay & Co"
NAME = r"[A-Z][\w&.’'-]*(?: (?:of |and |& )?[A-Z][\w&.’'-]*){0,5}"


@cache
def family_rows() -> dict[str, tuple[FamilyEntry, ...]]:
    """The rows by outlet."""
    found: dict[str, tuple[FamilyEntry, ...]] = {}
    for entry in load("families", FamilyEntry):
        found[entry.outlet] = (*found.get(entry.outlet, ()), entry)
    return found


def family_of(name: str, day: date | None = None) -> str:
    """The publisher behind an outlet on a day, or now; the outlet itself where none is known."""
    entry = outlet_called(name)
    if entry is None:
        return name
    rows = [row for row in family_rows().get(entry.name, ()) if row.family]
    then = [row for row in rows if (row.holds(day.isoformat()) if day else not row.until)]
    return then[-1].family if then else entry.family or entry.name


def republishes(name: str, other: str) -> bool:
    """Whether an outlet prints the other's texts as a habit."""
    entry, source = outlet_called(name), outlet_called(other)
    if entry is None or source is None:
        return False
    return any(source.name in row.republishes for row in family_rows().get(entry.name, ()))


@cache
def family_marks(kind: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of lines that tell a publisher ("publisher") or a sister ("sister") as "name"."""
    return tuple(
        re.compile(each.pattern.replace("{name}", f"(?P<name>{NAME})").replace("{any}", NAME))
        for each in load("family_marks", FamilyMark)
        if each.kind == kind
    )
