"""What organisations, outlets, documents and unnamed groups are called (organisations.toml)."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.known_bodies import body_sorts
from sayso.lexicon.loader import load
from sayso.lexicon.roles import plain


@dataclass(frozen=True, slots=True)
class OrganisationClass:
    """Words of one sort; ``kind`` is explained at the head of the table."""

    name: str
    kind: str
    words: tuple[str, ...]
    example: str
    named: tuple[str, ...] = ()
    alike: bool = False


@cache
def _classes() -> tuple[OrganisationClass, ...]:
    return load("organisations", OrganisationClass)


@cache
def words_of(kind: str) -> dict[str, frozenset[str]]:
    """The words of one kind (blanks for hyphens) and the names of their classes."""
    found: dict[str, frozenset[str]] = {}
    for entry in _classes():
        if entry.kind == kind:
            for word in entry.words:
                found[plain(word)] = found.get(plain(word), frozenset()) | {entry.name}
    return found


@cache
def interchangeable() -> frozenset[str]:
    """Classes whose words may stand for one another: "the department" is a ministry."""
    return frozenset(entry.name for entry in _classes() if entry.alike)


@cache
def well_known() -> dict[str, str]:
    """Bodies whose name does not say what they are, in lower case, and their class."""
    named = {name.lower(): entry.name for entry in _classes() for name in entry.named}
    return body_sorts() | named
