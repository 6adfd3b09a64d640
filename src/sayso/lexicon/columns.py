"""Columns: what tables and records call the parts of an article."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """The names of one field, the surest first."""

    field: str
    names: tuple[str, ...]
    example: str


@cache
def _by_name() -> Mapping[str, tuple[int, str]]:
    return {
        name: (place, entry.field)
        for entry in load("columns", ColumnNames)
        for place, name in enumerate(entry.names)
    }


def fields_of(names: Iterable[str]) -> dict[str, str]:
    """For each field the name that is surest to mean it: {"title": "Headline"}."""
    found: dict[str, tuple[int, str]] = {}
    for name in names:
        known = _by_name().get(re.sub(r"[\s_.-]+", " ", name).strip().lower())
        if known and (known[1] not in found or known[0] < found[known[1]][0]):
            found[known[1]] = (known[0], name)
    return {field: name for field, (_, name) in found.items()}
