"""Catalogue: which tables of words there are, what each is for, and how many entries it has."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile


@dataclass(frozen=True, slots=True)
class Table:
    """One file of the lexicon; ``about`` is how the file itself begins."""

    name: str
    about: str
    entries: int


@cache
def catalogue() -> tuple[Table, ...]:
    """Every table, by name."""
    found = sorted(
        (each for each in files("sayso.lexicon").iterdir() if each.name.endswith(".toml")),
        key=lambda each: each.name,
    )
    return tuple(_table(each.name.removesuffix(".toml"), each.read_text("utf-8")) for each in found)


def _table(name: str, text: str) -> Table:
    lists = (value for value in tomllib.loads(text).values() if isinstance(value, list))
    return Table(name, heading(text), sum(len(each) for each in lists))


def heading(text: str) -> str:
    """The first paragraph of the comment that a table begins with."""
    about = takewhile(lambda line: line.startswith("#"), text.splitlines())
    return " ".join(takewhile(bool, (line.strip("# ") for line in about)))
