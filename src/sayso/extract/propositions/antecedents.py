"""Antecedents: of what an elided figure speaks, as in "nineteen remain", "all five are safe"."""

from collections.abc import Iterator, Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.model import Proposition, Quantity, Sentence, Thing, Token

NO_THING = frozenset({"", "state", "area"}) | clause_words("nothing to ask about")
WHOLE = clause_words("definite") | clause_words("possessive pronoun") | {"all", "both"}
AMOUNT = "amount"
LEVEL = "level"
FARTHEST = 100  # times by which two figures of one thing may differ
ASKED = ("how many ", "how much ")
OTHER = frozenset({"other", "others", "another", "more"})


def counted(
    before: Sequence[Proposition], quantity: Quantity, *, same: bool = False
) -> Proposition | None:
    """What was counted last in the same unit; with ``same``, what was counted with this figure."""
    alike = [
        earlier for earlier in _counted(before) if _fits(earlier.quantity, quantity, same=same)
    ]
    # "The five" are those who were freed rather than "five of ours".
    named = (each for each in alike if each.predicate != AMOUNT)
    return next(named, next(iter(alike), None)) if same else next(iter(alike), None)


def _fits(told: Quantity | None, quantity: Quantity, *, same: bool) -> bool:
    if told is None:
        return quantity.unit is None and not same  # "How many divers drowned?"
    if told.unit != quantity.unit or told.span == quantity.span:
        return False
    return _equal(told, quantity) if same else _comparable(told, quantity)


def _equal(told: Quantity, quantity: Quantity) -> bool:
    return (told.low, told.high) == (quantity.low, quantity.high)


def _comparable(told: Quantity, quantity: Quantity) -> bool:
    """Nobody goes on with 1,085 after 18 million of the same."""
    less, more = sorted(each.low or each.high or 1 for each in (told, quantity))
    return more <= FARTHEST * max(less, 1)


def thing(before: Sequence[Proposition], quantity: Quantity) -> Thing | None:
    """What a bare number counts; the thing stands elsewhere, so it has no span here."""
    found = counted(before, quantity)
    about = found.about if found is not None else None
    return Thing(None, about.words, about.noun, about.belonging) if about is not None else None


def last(before: Sequence[Proposition]) -> Proposition | None:
    """What was measured or counted last, in whatever unit."""
    return next((each for each in _counted(before) if each.quantity is not None), None)


def _counted(before: Sequence[Proposition]) -> Iterator[Proposition]:
    for earlier in reversed(before):
        about, told = earlier.about, earlier.quantity
        if about is None or (told.high == 0 if told is not None else not _asks(earlier)):
            continue
        if about.noun not in NO_THING or earlier.predicate == LEVEL:
            yield earlier


def _asks(earlier: Proposition) -> bool:
    """As in "How many divers drowned?", which a bare figure answers."""
    return earlier.span.words.lower().startswith(ASKED)


def is_whole(sentence: Sentence, number: Token) -> bool:
    """As in "the five", "all five", "both": those of whom it was said how many they are."""
    kids = [kid.lower for kid in sentence.kids(number, "det", "predet", "poss", "amod", "nmod")]
    near = sentence.tokens[number.i - 1].lower if number.i else ""
    return bool(WHOLE & {*kids, near}) and not OTHER & {*kids, near}
