"""Tenures: who held which office when, which bounds the date of an article that calls them so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

from sayso.lexicon.known_bodies import body_known
from sayso.lexicon.loader import load
from sayso.lexicon.states import state_code

# What may stand between office and name: "President of Ruritania, General Vale".
_BETWEEN = r"(?:[,\s]+(?:[^\W\d_a-z][\w.'’-]*|of|the|and|for|to)){0,5}?[,\s]+"
# "Ilda Marren, the longest-serving harbour minister": the comma keeps two people apart.
_AFTER = r",\s+(?:the\s+|an?\s+)?(?:(?!and\b|who\b)[\w.'’-]+\s+){0,4}?"
_MAY_BE_MISSING: Final = re.compile(r"\((?:\?:)?[^()]*\)\?|\[[^]]*\]\?|\w\?")
_CHOICE: Final = re.compile(r"\[[^]]*\]|\([^()]*\)|\\.|\w\+")
# Whom an open term is of later than this day the table does not know.
CHECKED: Final = datetime(2025, 10, 31)


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office and who held it; ``terms`` are "from/until" dates, open where not over.

    ``of`` is a state's code or a body's name, ``office`` is called the same in every state. A
    ``lasting`` title is given to the person ever after.
    """

    person: str
    of: str
    office: str
    name: str
    role: str
    terms: tuple[str, ...]
    example: str
    lasting: bool = False

    @property
    def full_name(self) -> str:
        """The person's name without what tells two offices of one person apart."""
        return self.person.split(",")[0]

    def spans(self) -> tuple[tuple[datetime, datetime | None], ...]:
        """When the person is called so: in office, or since then for a lasting title."""
        return tuple((low, None if self.lasting else high) for low, high in self.held())

    def held(self) -> tuple[tuple[datetime, datetime | None], ...]:
        """The terms as pairs of days, the second None while the term lasts."""
        pairs = (term.split("/") for term in self.terms)
        return tuple(
            (datetime.fromisoformat(low), datetime.fromisoformat(high) if high else None)
            for low, high in pairs
        )

    def held_on(self, day: datetime) -> bool:
        """Whether the day lies within a term, the days of taking and leaving office included."""
        return any(low <= day <= (high or CHECKED) for low, high in self.held())


@cache
def tenures() -> tuple[tuple[Tenure, re.Pattern[str], re.Pattern[str]], ...]:
    """Every tenure with a pattern of the name alone and one of name and office together."""
    return tuple((entry, *_patterns(entry)) for entry in load("tenures", Tenure))


def tenures_in(words: str) -> Iterator[tuple[Tenure, re.Pattern[str], re.Pattern[str]]]:
    """Those tenures of whose holder's name a part stands in the text, with their patterns."""
    for entry, parts in _parts():
        if any(part in words for part in parts):
            yield entry, *_patterns(entry)


@cache
def _patterns(entry: Tenure) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compiled when first needed: most articles name few of them."""
    return (
        re.compile(rf"(?<!\w)(?:{entry.name})(?!\w)"),
        re.compile(
            rf"(?<!\w)(?i:{entry.role})(?!\w){_BETWEEN}(?:{entry.name})(?!\w)"
            rf"|(?<!\w)(?:{entry.name})(?!\w){_AFTER}(?i:{entry.role})(?!\w)"
        ),
    )


@cache
def _parts() -> tuple[tuple[Tenure, tuple[str, ...]], ...]:
    """Every tenure with one stretch of plain letters of each spelling of the name."""
    return tuple((entry, _letters(entry.name)) for entry in load("tenures", Tenure))


def _letters(pattern: str) -> tuple[str, ...]:
    """As in "Zelensk" of "(?:V[oa]lodymyr )?Zelensk(?:yy|y)"; what may be missing is taken out."""
    while (shorter := _MAY_BE_MISSING.sub(" ", pattern)) != pattern:
        pattern = shorter
    spellings = re.split(r"\|(?![^(]*\))", pattern)
    plain = [re.sub(r"\(\?:([^()|]*)\)", r"\1", spelling) for spelling in spellings]
    runs = [re.findall(r"[^\W\d_]+(?![?*])", _CHOICE.sub(" ", one)) for one in plain]
    return tuple(max(found, key=len) if found else "" for found in runs)


def holder(title: str, whose: str, first: datetime, last: datetime) -> Tenure | None:
    """Who held an office from one day to another, if one person did and the table knows.

    Args:
        title: The office in the article's words, nothing before it ("president", not "former …").
        whose: Whose office it is, by name or adjective ("Orvan", "NATO").
        first: The first day on which the words may have been written.
        last: The last such day.
    """
    of = _owner(whose)
    found = {
        (entry.full_name, entry.office): entry
        for entry in load("tenures", Tenure)
        if of == entry.of
        and any(re.fullmatch(entry.role, t, re.IGNORECASE) for t in (title, f"{whose} {title}"))
        and entry.held_on(first)
        and entry.held_on(last)
    }
    return next(iter(found.values())) if len(found) == 1 else None


HEADS: Final = frozenset({"president", "prime minister", "leader", "supreme leader"})


@cache
def headed_by(surname: str) -> str | None:
    """The code of the state that people of one name, and of no other state, have headed."""
    found = {
        entry.of
        for entry in load("tenures", Tenure)
        if entry.office in HEADS and re.fullmatch(entry.name, surname)
    }
    return found.pop() if len(found) == 1 else None


def _owner(whose: str) -> str | None:
    if code := state_code(whose):
        return code
    body = body_known(whose)
    owners = {entry.of for entry in load("tenures", Tenure)}
    return next((name for name in body.names if name in owners), None) if body else None
