"""What people are called: role nouns in classes, honorifics, name particles (roles.toml)."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class RoleFamily:
    """Words of one class (``kind`` role), or a list of modifiers, honorifics or name particles.

    ``broader`` names words for wider classes; ``male`` and ``female`` are the words that tell.
    """

    name: str
    kind: str
    words: tuple[str, ...]
    example: str
    male: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


@cache
def _families() -> tuple[RoleFamily, ...]:
    return load("roles", RoleFamily)


@cache
def role_words() -> dict[str, frozenset[str]]:
    """Every role word (blanks for hyphens) and the names of the classes it belongs to."""
    found: dict[str, frozenset[str]] = {}
    for family in _families():
        if family.kind == "role":
            for word in family.words:
                key = plain(word)
                found[key] = found.get(key, frozenset()) | {family.name}
    return found


@cache
def wider_classes(name: str) -> frozenset[str]:
    """A class and the wider ones that cover it: a minister is an official."""
    return frozenset({name}).union(
        *(family.broader for family in _families() if family.name == name)
    )


@cache
def role_list(kind: str) -> frozenset[str]:
    """The words of one kind: "modifier", "status", "past", "honorific" or "particle"."""
    return frozenset(
        plain(word) for family in _families() if family.kind == kind for word in family.words
    )


@cache
def _genders() -> dict[str, str]:
    return {
        plain(word): gender
        for family in _families()
        for gender, words in (("male", family.male), ("female", family.female))
        for word in words
    }


def gender_of(word: str) -> str | None:
    """As in "male", "female", or None where the role word or honorific does not tell."""
    return _genders().get(plain(word))


@cache
def plain(word: str) -> str:
    """Lower case, blanks for hyphens: as the tables are keyed."""
    return " ".join(word.lower().replace("-", " ").split())
