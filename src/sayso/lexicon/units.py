"""Units of measure, currencies, and words that make the number beside them a name."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load

# Kinds that are no unit after a number.
NAMES = (
    "period",
    "label",
    "address",
    "street before its name",
    "name before",
    "name after",
    "called",
)
PERIOD = "period"
SYMBOL = 3  # letters: "kWh" keeps its case, "Inch" need not


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the ways it is written.

    ``kind``: percent, currency, time, age, times ("sixfold"), measure; "period" for adverbs that
    tell a rate ("daily"); or what makes a number a name and no count: "label" for words before it
    ("Section 4"), "address", "street before its name" and "name after" for words after it ("12 Mill
    Road", "22 Rue Marren", "the 400 block"), "name before" for words whose figure is part of a name
    ("the FTSE 100"), "called" for figures that are names ("911").
    ``before`` are spellings that stand before the number ("$").
    """

    unit: str
    kind: str
    words: tuple[str, ...]
    example: str
    before: tuple[str, ...] = ()


@cache
def units() -> dict[str, Unit]:
    """Spellings that follow a number, with their unit (symbols keep their case)."""
    return {
        word: entry
        for entry in load("units", Unit)
        if entry.kind not in NAMES
        for word in entry.words
    }


@cache
def unit_named(words: str) -> Unit | None:
    """The unit of a spelling; whole words ("Kilometres") in any case, symbols ("mW") as written."""
    return units().get(words) or _folded().get(words.casefold())


@cache
def _folded() -> dict[str, Unit]:
    return {word.casefold(): unit for word, unit in units().items() if is_word(word)}


def is_word(spelling: str) -> bool:
    """Whether a spelling is words and no symbol or code, so that its case does not matter."""
    return len(spelling) > SYMBOL and not spelling.isupper()


@cache
def prefixes() -> dict[str, Unit]:
    """Spellings that precede a number ("$", "EUR"), with their unit."""
    return {word: entry for entry in load("units", Unit) for word in entry.before}


@cache
def names_beside_numbers(kind: str) -> frozenset[str]:
    """The words of one kind of name."""
    return frozenset(
        word for entry in load("units", Unit) if entry.kind == kind for word in entry.words
    )


@cache
def per_period() -> dict[str, str]:
    """Adverbs that tell a rate, with what it is reckoned by: "daily" -> "per day"."""
    return {
        word: entry.unit
        for entry in load("units", Unit)
        if entry.kind == PERIOD
        for word in entry.words
    }


@cache
def measures() -> frozenset[str]:
    """The units of weight, length, volume and the like, without money, shares and times."""
    return frozenset(entry.unit for entry in load("units", Unit) if entry.kind == "measure")
