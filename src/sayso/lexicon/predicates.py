"""Classes of predicates: "were sent", "arrival" and "stationed" all speak of presence."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load

LIGHT = "light"
PROSPECT = "prospect"
SPEECH = "speech"
EMPTY = "empty"
# These name no event of their own, so nothing is asked about them.
HELPERS = frozenset({LIGHT, PROSPECT, SPEECH, EMPTY})


@dataclass(frozen=True, slots=True)
class PredicateClass:
    """One class; the keys are described at the head of lexicon/predicates.toml."""

    name: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    example: str
    adjectives: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    about: str = "object"
    agent: bool = False
    needs_place: bool = False
    participation: bool = False
    from_place: bool = False
    measure: str = "unstated"
    itself: bool = False
    opposites: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    how_many: str = ""
    is_it_so: str = ""


@cache
def predicate_classes() -> dict[str, PredicateClass]:
    """Every class by its name."""
    return {entry.name: entry for entry in load("predicates", PredicateClass)}


def are_kin(one: str, other: str) -> bool:
    """Whether classes of two names may tell of one event, as burning and destruction do."""
    known = predicate_classes()
    return (one in known and other in known[one].kin) or (
        other in known and one in known[other].kin
    )


@cache
def by_verb() -> dict[str, PredicateClass]:
    """Lemma ("pull back", "send") -> class; the first class that names a verb has it."""
    return _index("verbs")


@cache
def by_noun() -> dict[str, PredicateClass]:
    """Lemma of a noun ("deployment", "death toll") -> class."""
    return _index("nouns")


@cache
def by_adjective() -> dict[str, PredicateClass]:
    """Adjective ("dead", "missing") -> class."""
    return _index("adjectives")


@cache
def by_opposite() -> dict[str, PredicateClass]:
    """Word that says the contrary of a class ("valid" of an expiry) -> class."""
    return _index("opposites")


def _index(field: str) -> dict[str, PredicateClass]:
    found: dict[str, PredicateClass] = {}
    for entry in load("predicates", PredicateClass):
        for word in getattr(entry, field):
            found.setdefault(word, entry)
    return found
