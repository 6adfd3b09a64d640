"""Countries as voices: names, adjectives, and the capitals that stand for them (countries.toml)."""

from functools import cache

from sayso.lexicon.places import countries


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
