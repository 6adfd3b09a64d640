"""Find the unit beside a number: "%", "$", "kilometres", "-year-old", "barrels a day"."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.extract.facets.numbers import Number
from sayso.lexicon.measures import measure_lemmas, measure_words
from sayso.lexicon.things import thing_classes
from sayso.lexicon.units import Unit, is_word, per_period, prefixes, unit_named, units
from sayso.model import Sentence

OLDEST = 115
QUOTES = ("'", '"')
AGE = "year of age"


@dataclass(frozen=True, slots=True)
class Beside:
    """A unit, and where number and unit begin and end ("$5" begins with its sign)."""

    unit: Unit | None
    start: int
    end: int


def find(sentence: Sentence, number: Number) -> Beside:
    """The unit before or after a number; offsets into the sentence.

    Example: "a 40-kilometre march" -> kilometre, "€3bn" -> euro, "Ann Reed, 45," -> year of age.
    """
    text = sentence.span.words
    if _is_age(sentence, number):
        return Beside(unit_named("years of age"), number.start, number.end)
    before = _before(text, number.start)
    if before is not None:
        return Beside(before[0], before[1], number.end)
    if number.ranged and (inside := _inside(text[number.start : number.end])) is not None:
        return Beside(inside, number.start, number.end)
    if number.form == "fraction" and (part := _part(text, number)) is not None:
        return part
    parted = _parted().match(text, number.end)
    match = _pattern().match(text, parted.end() if parted else number.end)
    if match and match[0] in QUOTES and _is_quoted(text, number):
        match = None  # a figure in quotation marks is no length
    unit = unit_named(match[0].lstrip(" -\u00a0")) or unit_named(match[0]) if match else None
    if match is None or unit is None or _is_other_word(number, match[0]):
        return Beside(None, number.start, number.end)
    return Beside(unit, number.start, match.end())


def _is_quoted(text: str, number: Number) -> bool:
    """Whether a mark behind a figure closes a quotation: it holds the figure, or words with it."""
    if number.form == "words" or text[max(0, number.start - 1) : number.start] in QUOTES:
        return True
    return len(_OPENING.findall(text, 0, number.start)) % 2 == 1


_OPENING = re.compile(r'(?<!\d)"')  # 'a 12" pipe' opens nothing


def _part(text: str, number: Number) -> Beside | None:
    """The whole that is a unit: "half a mile", "a quarter of a percentage point"."""
    # "grew a third a year" is a share, every year; "one in five a year" too.
    opened = (_HALF_OF if number.low == HALF else _PART_OF).match(text, number.end)
    if opened is None or " in " in text[number.start : number.end]:
        return None
    match = _pattern().match(text, opened.end())
    unit = unit_named(match[0].lstrip(" -\u00a0")) if match else None
    return Beside(unit, number.start, match.end()) if match and unit else None


def named(text: str, unit: Unit | None, end: int) -> str | None:
    """The unit, with its "per …" where there is one: "$10 per gram" is no sum of money."""
    if unit is None or unit.kind == "age":
        return unit.unit if unit else None
    each = rate(text, end)
    return f"{unit.unit} {each}" if each else unit.unit


def rate(text: str, end: int) -> str | None:
    """The "per day" of "12 shells a day", read where what is counted ends."""
    match = _rate_pattern().match(text, end)
    if match is None:
        return slashed(text, end)
    if _THEN.match(text, match.end()):
        return None  # "from $4 billion a year earlier"
    if match["often"]:
        return per_period().get(match["often"].lower())
    word = match["each"].lower()
    unit = unit_named(word)
    if match["link"].lower() == "per":
        return f"per {unit.unit if unit else word}"
    if unit is not None and (unit.kind == "time" or match["link"].lower() in ("a", "an")):
        return f"per {unit.unit}" if unit.kind != "times" else None
    return f"per {word}" if word in measure_lemmas("each") and match["link"] != "every" else None


def rate_end(text: str, end: int) -> int:
    """Where the rate after a unit ends, or the unit itself: "a $70-a-share price" has a price."""
    if rate(text, end) is None:
        return end
    match = _rate_pattern().match(text, end) or _SLASHED.match(text, end)
    return match.end() if match else end


def slashed(text: str, end: int) -> str | None:
    """The "per tonne" of "$210/tonne"; None where a slash parts other things."""
    match = _SLASHED.match(text, end)
    if match is None:
        return None
    unit = unit_named(match[1])
    if unit is not None and unit.kind in ("measure", "time"):
        return f"per {unit.unit}"
    return f"per {match[1].lower()}" if match[1].lower() in measure_lemmas("each") else None


@cache
def _rate_pattern() -> re.Pattern[str]:
    # "C$6 (US$4.46) per share": the same sum in another currency may stand between.
    return re.compile(
        r"(?: \([^()]{1,24}\))?[ -](?P<link>per|an?|each|every)[ -]"
        r"(?P<each>(?:(?:square|cubic|sq\.?|cu\.?|metric) )?[a-z]+)\b"
        r"|(?: \([^()]{1,24}\))?[ ,]{1,2}(?P<often>[a-z]+ly)\b",
        re.IGNORECASE,
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Every spelling after its number: "40km", "40 km", "40-km"; a letter ("C") may not hang on."""
    words = sorted(units(), key=len)[::-1]
    letters = [word for word in words if len(word) == 1 and word.isalnum()]
    hanging = [word for word in words if word.startswith("-")]
    others = [word for word in words if word not in letters and word not in hanging]
    # The gap is told once for all: tried before each spelling it takes most of the time.
    gap = "(?: - |[ \u00a0-])?"
    return re.compile(
        rf"{gap}(?:{'|'.join(map(_spelled, hanging))})"
        rf"|{gap}(?:{'|'.join(map(_spelled, others))})"
        rf"|[ \u00a0]?(?:{'|'.join(map(_spelled, letters))})"
    )


@cache
def _parted() -> re.Pattern[str]:
    """What may part a figure from its unit: "three more days"."""
    return re.compile(rf"(?: (?:{'|'.join(measure_words('unit modifier'))}))+(?= )")


def _spelled(word: str) -> str:
    letters = re.escape(word)
    if is_word(word):
        letters = f"(?i:{letters})"
    return letters + (r"(?!\w)" if word[-1].isalnum() else "")


def _is_other_word(number: Number, found: str) -> bool:
    """Whether it only looks like a unit: "5 C" names something, "two second halves" are halves."""
    letters = found.lstrip(" -\u00a0")
    if letters.lower() == "second" and number.low != 1:
        return "-" not in found
    return len(letters) == 1 and letters.isalpha() and letters not in (found, *SPACED)


def _is_age(sentence: Sentence, number: Number) -> bool:
    """Whether a figure in commas after a person's name is an age: "Ann Reed, 45, said"."""
    text, offset = sentence.span.words, sentence.span.start
    if _AGED.search(text, max(0, number.start - LONGEST_AGED), number.start):
        return not _SPELLED_OUT.match(text, number.end)
    if number.ranged or not 1 <= number.low <= OLDEST or not _CLOSED.match(text, number.end):
        return False
    if text[max(0, number.start - 2) : number.start] not in (", ", " ("):
        return False
    before = sentence.between(sentence.span.start, offset + number.start)[-3:-1]
    if not before or before[-1].text[-1:].isdigit():
        return False
    known = thing_classes().get(before[-1].lemma)
    named = before[-1].entity == "PERSON" or (before[-1].pos == "PROPN" and not before[-1].entity)
    return named or (known is not None and known.people) or before[-1].lemma in _kin()


@cache
def _kin() -> frozenset[str]:
    return measure_lemmas("kin")


# "before" and "after" may go on: "$40 a day before tax" is a rate.
_THEN = re.compile(
    r" (?:earlier|ago|previously|prior|later|hence|(?:before|after)(?=[.,;)]|$))(?!\w)",
    re.IGNORECASE,
)
_SLASHED = re.compile(r" ?/ ?((?:h|m[23²³]|[A-Za-z]{2,12})(?!\w))")
HALF = 0.5
_HALF_OF = re.compile(r" (?:of )?an?(?= )")
_PART_OF = re.compile(r" of an?(?= )")
SPACED = ("p", "m")  # letters that are a unit even apart from their figure: "down 68 p"
LONGEST_AGED = 24  # characters: "ages of between about "
_AGED = re.compile(
    r"\b(?:aged?|ages|age,|age was|age is)(?: of)?"
    r"(?: (?:about|around|between|from|below|under|over|above|just|only))?\s$",
    re.IGNORECASE,
)
_SPELLED_OUT = re.compile(r"[ -](?:month|week|day|hour)")
_CLOSED = re.compile(r"[,.)]|$")


def _before(text: str, start: int) -> tuple[Unit, int] | None:
    """The currency sign, code or word before a number, and where it begins."""
    if (
        start == 0
        or text[max(0, start - 2) : start].rstrip(" \u00a0")[-1:].casefold() not in _last_letters()
    ):
        return None
    end = start - 1 if text[start - 1] in " \u00a0" else start
    for length in _lengths():
        own = text[end - length : end] if length <= end else ""
        unit = prefixes().get(own) or _loose().get(own.casefold())
        apart = end == length or not (own[:1].isalnum() and text[end - length - 1].isalnum())
        if unit is not None and apart and not _is_article(text, own, end - length):
            return unit, end - length
    return None


def _is_article(text: str, own: str, start: int) -> bool:
    """Whether the letter of "A $" opens its sentence, as in "A $5 fee"; else it is Australian."""
    return own == "A $" and not re.search(r"[\w,;] $", text[:start])


@cache
def _loose() -> dict[str, Unit]:
    """As some agencies write it, "hk $10"; but "a $5 fee" is in no dollar of its own."""
    return {
        words.casefold(): unit
        for words, unit in prefixes().items()
        if "$" in words and len(words.partition("$")[0].strip()) > 1
    }


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(words) for words in prefixes()}, reverse=True))


def _inside(written: str) -> Unit | None:
    """The sign of a sum that only its second figure has: "8 or $9"."""
    signs = (u for words, u in prefixes().items() if not words.isalpha() and f" {words}" in written)
    return next(signs, None)


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(words[-1].casefold() for words in prefixes())
