"""Countries as voices: names, adjectives, and the capitals that stand for them (countries.toml)."""

from functools import cache, lru_cache

from sayso.lexicon.places import ACRONYM_LENGTH, countries


@cache
def state_words() -> dict[str, str]:
    """Every name, adjective and capital in lower case, and the country's usual name."""
    return {
        word.lower(): each.names[0]
        for each in countries()
        for word in (*each.names, *each.adjectives, *each.capitals)
    }


@cache
def state_voices() -> frozenset[str]:
    """Names and capitals in lower case: those that can speak for a country."""
    return frozenset(word.lower() for each in countries() for word in (*each.names, *each.capitals))


@cache
def nationalities() -> frozenset[str]:
    """The adjectives in lower case."""
    return frozenset(word.lower() for each in countries() for word in each.adjectives)


@cache
def state_names() -> dict[str, str]:
    """The usual name of every state by its code."""
    return {each.iso: each.names[0] for each in countries()}


@cache
def state_adjectives() -> dict[str, str]:
    """The first adjective of every state that has one, by its code."""
    return {each.iso: each.adjectives[0] for each in countries() if each.adjectives}


@cache
def _codes() -> dict[str, str]:
    """Names before capitals before adjectives: "Djibouti" is the state first."""
    found: dict[str, str] = {}
    for field in ("names", "capitals", "adjectives"):
        for each in countries():
            for word in getattr(each, field):
                found.setdefault(word.casefold().replace("’", "'"), each.iso)
    return found


@lru_cache(maxsize=20_000)
def state_code(words: str) -> str | None:
    """Whose a word is by name, adjective or capital, without article: "Orvan" -> Orvany's code.

    Written as a name is: "us", "chad" and "turkey" are none.
    """
    bare = words.replace("’", "'")
    if bare.casefold() not in _codes():  # "Saint John's" ends so by itself
        bare = bare.removesuffix("'s").removesuffix("'")
    code = _codes().get(bare.casefold())
    small = not bare[:1].isupper() or (len(bare) <= ACRONYM_LENGTH and _is_acronym(bare))
    return None if code is None or small else code


def _is_acronym(bare: str) -> bool:
    """Whether the table has the word only in capitals and it is written otherwise ("Us")."""
    return bare.casefold() in _acronyms() and not bare.isupper()


@cache
def _acronyms() -> frozenset[str]:
    written = [
        word for each in countries() for word in (*each.names, *each.adjectives, *each.capitals)
    ]
    return frozenset(w.casefold() for w in written if w.isupper() and len(w) <= ACRONYM_LENGTH)
