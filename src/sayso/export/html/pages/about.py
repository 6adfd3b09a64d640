"""The method, the custody log, and who is judging."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from sayso import __version__
from sayso.export import beside, wording
from sayso.export.html.page import Ref, Term
from sayso.lexicon.catalogue import Table, catalogue
from sayso.model import CREDIBILITY

MARKS: Final = re.compile(r"\*\*|`")
WHAT: Final[Mapping[str, str]] = {
    "article": "article added",
    "met again": "the same bytes met again",
    "linked": "linked anew",
    "judgement": "judged",
}


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What a learned part of sayso is, as its card says."""

    title: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodPage:
    """How it works: what the program itself says of its words, terms and models."""

    versions: tuple[tuple[str, str], ...]
    acts: tuple[Term, ...]
    stances: tuple[Term, ...]
    relations: tuple[Term, ...]
    reliabilities: tuple[Term, ...]
    credibilities: tuple[Term, ...]
    tables: tuple[Table, ...]
    cards: tuple[ModelCard, ...]


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """Something that was done to the ledger."""

    at: str
    what: str
    ref: Ref
    told: str
    more: str
    by: str


@dataclass(frozen=True, slots=True)
class CustodyPage:
    """What was done, the last first; ``after`` leads on."""

    lines: tuple[CustodyLine, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class WhoPage:
    """Who judges; ``asks`` for the token too where one is needed."""

    name: str
    back: str
    asks: bool = False
    wrong: str = ""
    fixed: bool = False


def method(versions: Iterable[tuple[str, str]]) -> MethodPage:
    """The page on how it works; ``versions`` are those of the rules."""
    return MethodPage(
        versions=(("sayso", __version__), *versions),
        acts=tuple(Term(*pair) for pair in wording.ACTS.values()),
        stances=tuple(Term(*pair) for pair in wording.STANCES.values()),
        relations=tuple(Term(*pair) for pair in wording.RELATIONS.values()),
        reliabilities=tuple(Term(*pair) for pair in beside.RELIABILITY.items()),
        credibilities=tuple(Term(str(step), meaning) for step, meaning in CREDIBILITY.items()),
        tables=catalogue(),
        cards=tuple(_cards()),
    )


def _cards() -> Iterable[ModelCard]:
    """The cards that come with the weights, without their marks of layout."""
    for folder in sorted(files("sayso").joinpath("weights").iterdir(), key=lambda each: each.name):
        card = folder.joinpath("README.md")
        if card.is_file():
            title, *parts = card.read_text("utf-8").split("\n\n")
            shown = (MARKS.sub("", part).replace("\n* ", "\n• ") for part in parts if part.strip())
            yield ModelCard(title.strip("# \n"), tuple(shown))


def custody(rows: Iterable[Mapping[str, Any]], after: str) -> CustodyPage:
    """The page of the log from rows of the ledger."""
    return CustodyPage(tuple(map(_line, rows)), after)


def _line(row: Mapping[str, Any]) -> CustodyLine:
    key = str(row["id"])
    href = f"#{key}" if key.startswith("art_") else ""
    return CustodyLine(
        at=str(row["at"]).replace("T", " ").removesuffix("+00:00") + " UTC",
        what=WHAT[row["what"]],
        ref=Ref(key, href),
        told=row["told"],
        more=row["more"],
        by=row["by"],
    )
