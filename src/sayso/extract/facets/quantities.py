"""Find how many: figures with their bounds, units, what they count and which way they moved."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.extract.facets import bounding, changes, counted, figures, numbers, totals, unit
from sayso.extract.facets.numbers import Number
from sayso.lexicon.measures import measure_lemmas
from sayso.lexicon.units import unit_named, units
from sayso.model import Quantity, Sentence, Span

BOTH_ENDS = re.compile(r"(?:,? (?:and|but)(?: (?:also|yet))?|,) ")
PARTS_OF_SUMS = {"cent": ("dollar", "euro"), "pence": ("pound sterling",)}


def find(sentence: Sentence) -> tuple[Quantity, ...]:
    """Every count, share, sum and measure of a sentence; dates, names and labels are none.

    Example: "Over 4,000 Tarnish soldiers crossed." -> low 4000, high None, of "Tarnish soldiers".
    """
    text = sentence.span.words
    listed = _numbers(sentence)
    if not listed:
        return ()
    found: list[Quantity] = []
    dates = figures.dates(text)
    for number in listed:
        if figures.counts(sentence, number, dates):
            found.append(_quantity(sentence, number, found))
    joined = _with_rates(text, sentence.span.start, _joined(text, sentence.span.start, found))
    moved = changes.find(sentence, joined)
    return tuple(replace(each, measure=totals.find(sentence, each)) for each in moved)


def _quantity(sentence: Sentence, number: Number, earlier: list[Quantity]) -> Quantity:
    text, offset = sentence.span.words, sentence.span.start
    beside = unit.find(sentence, number)
    bounded = bounding.find(sentence, number, beside)
    quantity = Quantity(
        span=Span(offset + bounded.start, offset + bounded.end, text[bounded.start : bounded.end]),
        low=number.low,
        high=number.high,
        vague=number.form == "vague",
        unit=unit.named(text, beside.unit, beside.end) or _own_unit(number),
    )
    quantity = bounding.apply(quantity, bounded.effects)
    after = unit.rate_end(text, beside.end) if beside.unit else beside.end
    quantity = counted.attach(sentence, quantity, after + offset, earlier)
    if quantity.unit is None and earlier and _is_next_age(text, offset, earlier[-1], quantity):
        return replace(quantity, unit=unit.AGE, of=None, of_span=None)
    quantity = _unit_in_noun(quantity)
    if quantity.unit is None:
        # "1,000 shells a day" and "1,000 shells" are not the same count.
        end = quantity.of_span.end - offset if quantity.of_span else bounded.end
        quantity = replace(quantity, unit=unit.rate(text, end))
    return quantity


def _unit_in_noun(quantity: Quantity) -> Quantity:
    """The unit that other words part from its figure: "three more tonnes of grain"."""
    if quantity.unit is not None or quantity.of_span is None:
        return quantity
    noun, _, rest = quantity.of_span.words.partition(" of ")
    known = unit_named(noun.split()[-1])
    if known is None or not noun.split()[-1].islower() or known.kind == "age":
        return quantity
    end = quantity.of_span.end
    span = Span(end - len(rest), end, rest) if rest else None
    return replace(quantity, unit=known.unit, of=rest or None, of_span=span)


def _is_next_age(text: str, offset: int, before: Quantity, quantity: Quantity) -> bool:
    """Whether a list of ages goes on: "ages 14, 11, 7 and 3"."""
    gap = text[before.span.end - offset : quantity.span.start - offset]
    return before.unit == unit.AGE and gap in (", ", " and ", ", and ", " or ")


def _own_unit(number: Number) -> str | None:
    return {"fraction": "share", "fold": "fold"}.get(number.form)


def _numbers(sentence: Sentence) -> tuple[Number, ...]:
    """The numbers of a sentence; "rose from 8,000 to 10,000" is two of them and not a range."""
    text, offset = sentence.span.words, sentence.span.start
    found: list[Number] = []
    for number in numbers.find(text):
        written = text[number.start : number.end]
        if number.ranged and " to " in written and _is_change(sentence, number.start + offset):
            found += numbers.find_single(text, number.start, number.end)
        elif number.form == "fraction" and " in " in written and _after_verb(sentence, number):
            # "killed one in two raids" counts raids.
            middle = number.start + written.index(" in ")
            found += numbers.find_single(text, number.start, middle)
            found += numbers.find_single(text, middle, number.end)
        else:
            found.append(_in_millions(sentence, number))
    return tuple(found)


def _after_verb(sentence: Sentence, number: Number) -> bool:
    start = sentence.span.start
    before = sentence.between(start, start + number.start)[-1:]
    return bool(before) and before[0].pos == "VERB"


def _is_change(sentence: Sentence, start: int) -> bool:
    """Whether the words before a range make "to" lead from one figure to the next."""
    before = sentence.between(sentence.span.start, start)
    if any(token.lower == "between" for token in before[-2:]):
        return False
    return any(token.lemma in measure_lemmas("change") for token in before[-8:])


def _in_millions(sentence: Sentence, number: Number) -> Number:
    """Read "m" as millions in "2.7m sales" and "1.2m tons"; "a 10m wall" is a length."""
    text, offset = sentence.span.words, sentence.span.start
    if number.form != "digits" or not re.match(r"m\b(?!\.\w)", text[number.end :]):
        return number
    following = [
        token
        for token in sentence.tokens
        if token.start > offset + number.end and token.text != "m"
    ][:5]
    beside = re.match(r"m ([^\s,;.]{2,})", text[number.end :])
    measured = beside is not None and beside[1] in units()  # "3m b/d"
    for token in following:
        if measured or token.tag == "NNS" or token.lower in units():
            return replace(
                number, low=number.low * 1e6, high=(number.high or 0) * 1e6, end=number.end + 1
            )
        if token.pos not in ("ADJ", "NOUN", "PROPN", "ADP", "PRON", "DET", "CCONJ", "VERB"):
            break
    return number


def _joined(text: str, offset: int, found: list[Quantity]) -> Iterator[Quantity]:
    """Two ends of one figure made one: "more than 20 but fewer than 30", "3 dollars 50 cents"."""
    waiting: Quantity | None = None
    for quantity in found:
        both = _both(text, offset, waiting, quantity) if waiting else None
        if waiting is not None and both is None:
            yield waiting
        waiting = both or quantity
    if waiting is not None:
        yield waiting


def _with_rates(text: str, offset: int, found: Iterable[Quantity]) -> list[Quantity]:
    """A rate told once for several: "300 shells and 40 rockets a day"."""
    shared = list(found)
    for k in range(len(shared) - 1, 0, -1):
        before, after = shared[k - 1], shared[k]
        rate = re.search(r"per [\w ]+$", after.unit or "")
        end = max(before.span.end, before.of_span.end if before.of_span else 0)
        listed = text[end - offset : after.span.start - offset] in (", ", " and ", ", and ", " or ")
        if rate and listed and before.unit is None and before.of is not None:
            shared[k - 1] = replace(before, unit=rate[0])
    return shared


def _both(text: str, offset: int, left: Quantity, right: Quantity) -> Quantity | None:
    if left.span.end > right.span.start:
        return None
    start, end = left.span.start - offset, right.span.end - offset
    gap = text[left.span.end - offset : right.span.start - offset]
    span = Span(left.span.start, right.span.end, text[start:end])
    if BOTH_ENDS.fullmatch(gap):
        ends = _ends(left, right) or _ends(right, left)
        return replace(right, span=span, low=ends[0], high=ends[1]) if ends else None
    total = _sum(left, right) if re.fullmatch(r" \w+(?: and)? ", gap) else None
    return replace(left, span=span, low=total, high=total) if total else None


def _ends(lower: Quantity, upper: Quantity) -> tuple[float, float] | None:
    """The two ends, if one quantity has only a low end and the other only a high one."""
    if lower.high is not None or upper.low is not None:
        return None
    low, high = lower.low, upper.high
    return (low, high) if low is not None and high is not None and low < high else None


def _sum(whole: Quantity, part: Quantity) -> float | None:
    """Both together: 3 dollars and 50 cents."""
    if whole.unit not in PARTS_OF_SUMS.get(part.unit or "", ()):
        return None
    exact = whole.low == whole.high and part.low == part.high
    if not exact or whole.low is None or part.low is None:
        return None
    return whole.low + part.low / 100
