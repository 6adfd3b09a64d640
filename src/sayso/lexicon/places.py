"""Countries, their adjectives and capitals, seats of government, and words that mark places."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 alpha-2 code, names (best first), adjectives and demonyms, capitals."""

    iso: str
    names: tuple[str, ...]
    example: str
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A building or street that stands for the body that sits there."""

    words: tuple[str, ...]
    body: str
    iso: str
    example: str


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A group of place words; ``kind`` says what they do (see place_words.toml)."""

    kind: str
    words: tuple[str, ...]
    example: str


def _bare(name: str) -> str:
    """Lower case without article and possessive; "DPRK's" and "the DPRK" are "dprk"."""
    name = name.replace("’", "'").strip()
    for end in ("'s", "'"):
        name = name.removesuffix(end)
    return name.casefold().removeprefix("the ")


# "US" is a country and "us" is not; "ROC" and "PNG" are states only in capitals.
ACRONYM_LENGTH = 4


@cache
def _names() -> dict[str, str]:
    return {_bare(name): each.iso for each in countries() for name in each.names}


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(
        name.casefold()
        for each in countries()
        for name in (*each.names, *each.adjectives)
        if name.isupper() and len(name) <= ACRONYM_LENGTH
    )


@cache
def _adjectives() -> dict[str, str]:
    return {_bare(name): each.iso for each in countries() for name in each.adjectives}


@cache
def _capitals() -> dict[str, str]:
    return {_bare(name): each.iso for each in countries() for name in each.capitals}


@cache
def _seats() -> dict[str, Seat]:
    found: dict[str, Seat] = {}
    for seat in load("seats", Seat):
        for words in seat.words:
            found.setdefault(_bare(words), seat)
    return found


@cache
def countries() -> tuple[Country, ...]:
    """All countries."""
    return load("countries", Country)


@cache
def place_words(kind: str) -> frozenset[str]:
    """The lower-case words of one kind."""
    return frozenset(
        word
        for entry in load("place_words", PlaceWords)
        if entry.kind == kind
        for word in entry.words
    )


KINDS = ("region", "district", "area", "city", "village", "water", "site")


def place_kind(word: str, *, plural: bool = False) -> str:
    """The kind of a type word: "oblast" is a region; "" for another word."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es")) if plural else (word,)
    found = (kind for form in forms for kind in KINDS if form in place_words(kind))
    return next(found, "")


def _written_right(name: str) -> bool:
    bare = _bare(name)
    return bare not in _acronyms() or any(letter.isupper() for letter in name)


def country(name: str) -> str | None:
    """The code of the country a name (not an adjective) stands for: "the United States" -> "US"."""
    return _names().get(_bare(name)) if _written_right(name) else None


def capital(name: str) -> str | None:
    """The code of the country whose capital this is: "Seoul" -> "KR"."""
    return _capitals().get(_bare(name))


def belonging(word: str) -> str | None:
    """Whose somebody is, by name, adjective, demonym, capital or seat: "Kiev" -> "UA"."""
    if not _written_right(word):
        return None
    bare = _bare(word)
    for form in (bare, bare.removesuffix("s"), bare.replace("-", " ")):
        for table in (_names(), _adjectives(), _capitals()):
            if form in table:
                return table[form]
    seat = metonym(word)
    return seat[1] if seat else None


def adjective(word: str) -> str | None:
    """The code behind an adjective or demonym only: "Ukrainian" -> "UA", "Ukraine" -> None."""
    return _adjectives().get(_bare(word)) if _written_right(word) else None


def metonym(name: str) -> tuple[str, str] | None:
    """The body and state a seat of government stands for.

    "the Pentagon" -> ("US Department of Defense", "US"). A capital stands for its country's
    government.
    """
    bare = _bare(name)
    if (seat := _seats().get(bare)) is not None:
        return seat.body, seat.iso
    iso = _capitals().get(bare)
    if iso is None:
        return None
    return f"government of {country_name(iso)}", iso


@cache
def country_name(iso: str) -> str | None:
    """The best name of a country code."""
    return next((each.names[0] for each in countries() if each.iso == iso), None)
