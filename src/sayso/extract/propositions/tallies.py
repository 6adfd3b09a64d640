"""Tallies: which of a sentence's quantities counts a noun phrase."""

from collections.abc import Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.model import Quantity, Sentence, Token

SUMS = clause_words("sum")
SHARES = frozenset({"share", "percent"})
VERBLIKE = frozenset({"VERB", "AUX"})


def find(
    sentence: Sentence, head: Token, noun: Token | None, quantities: Sequence[Quantity]
) -> Quantity | None:
    """The quantity that counts a noun phrase."""
    # "The garrison grew by 300 men" does not say how many there are.
    quantities = [each for each in quantities if _counts(sentence, each)]
    # "31 per cent voted" counts no cents.
    quantities = [q for q in quantities if q.unit not in SHARES or q.of_span is not None]
    for quantity in quantities:
        inside = sentence.between(quantity.span.start, quantity.span.end)
        numbers = {token.i for token in inside}
        # In "lent a friend 900" the figure behind the noun does not count friends.
        if any(t.i == head.i or (t.head == head.i > t.i and t.dep == "nummod") for t in inside):
            return quantity
        if noun is not None and quantity.of_span is not None and inside:
            within = quantity.of_span.start <= noun.start and noun.end <= quantity.of_span.end
            if within and quantity.span.start < noun.end and noun.head not in numbers:
                return quantity
    above = sentence.head(sentence.head(head)) if head.dep == "pobj" else head
    if head.lemma in SUMS or above.lemma in SUMS:
        return _total(sentence, head, quantities)
    return None


def _counts(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure says how many: "a $5m bridge", "155-millimetre shells" do not."""
    if quantity.changed_by:
        return False
    if quantity.unit is None or quantity.unit in SHARES or quantity.unit.startswith("per "):
        return True
    if quantity.of_span is None:
        return not quantity.unit.endswith(" of age")
    between = sentence.between(quantity.span.end, quantity.of_span.start)
    return any(token.lower == "of" for token in between)


def behind_number(
    sentence: Sentence, about: Token | None, quantities: Sequence[Quantity]
) -> Token | None:
    """The divers of "scores of divers drowned", the mills of "35 per cent of the mills closed"."""
    if about is None or about.pos == "NUM":
        return None
    for quantity in quantities:
        of = quantity.of_span
        if of is None or not quantity.span.start <= about.start < about.end <= of.start:
            continue
        # Of 900 tonnes of gravel it is the tonnes that are counted.
        if about.end <= quantity.span.end or quantity.unit in SHARES:
            counted = sentence.between(of.start, of.end)
            inside = {token.i for token in counted}
            heads = (
                t for t in counted if t.head not in inside and t.pos in {"NOUN", "PROPN", "PRON"}
            )
            return next(heads, None)
    return None


def is_bare(head: Token, quantities: Sequence[Quantity]) -> bool:
    """Whether it is a number taken for a noun: "Nineteen", which opens a sentence."""
    spans = (q.span for q in quantities if q.of_span is None and q.unit is None)
    taken = head.pos in {"NOUN", "PROPN"} and head.lemma not in clause_words("partitive")
    return taken and any(span.start <= head.start and head.end <= span.end for span in spans)


def _total(sentence: Sentence, head: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """As in "the death toll has risen to 14", "put the number of soldiers at 3,000"."""
    top = head
    while top.head != top.i and top.pos not in VERBLIKE:
        top = sentence.head(top)
    reach = {token.i for token in sentence.subtree(top)}
    for quantity in quantities:
        inside = sentence.between(quantity.span.start, quantity.span.end)
        if inside and inside[0].i in reach and inside[0].start > head.start and not quantity.unit:
            return _risen_to(sentence, quantity, quantities)
    return None


def _risen_to(sentence: Sentence, first: Quantity, quantities: Sequence[Quantity]) -> Quantity:
    """As in "rose from six to eight": the second figure is the one that holds now."""
    for later in quantities:
        between = sentence.between(first.span.end, later.span.start)
        if [token.lower for token in between] == ["to"]:
            return later
    return first
