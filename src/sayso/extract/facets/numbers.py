"""Numbers in a text, as intervals with offsets: digits, words, scales, ranges, vague words.

Needs no parse and does not judge what a number is for; ``quantities.py`` does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import isfinite

from sayso.extract.facets.numberforms import DOTTED, GLYPHS, TURNED, alternatives, pattern
from sayso.lexicon.number_words import number_words
from sayso.lexicon.units import prefixes, units
from sayso.lexicon.vague_numbers import vague_numbers

TEN = 10
OPENING = 40  # characters: "between" and what may stand before the first figure
NEXT = 1.5  # times the first figure: "20 or 30" is a guess, "25 or 40" a choice


@dataclass(frozen=True, slots=True)
class Number:
    """One figure or range; ``low`` and ``high`` are both set except for open vague words.

    ``form`` is "digits", "words", "vague", "fraction", "fold" or "nothing"; ``scale`` is the
    factor its own scale word gave ("12 thousand": 1000), which the first figure of a range may
    share.
    """

    start: int
    end: int
    low: float
    high: float | None
    form: str
    scale: float = 1
    ranged: bool = False


def find(text: str) -> tuple[Number, ...]:
    """All numbers in text order, ranges merged; offsets into ``text``."""
    return tuple(each for each in _merge(text, find_single(text)) if _is_finite(each))


def find_single(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """All numbers between two places in text order, each for itself."""
    found: list[Number] = []
    for match in pattern().finditer(text, start, len(text) if end is None else end):
        number = _read(match)
        if number is not None:
            if _is_finite(number):
                found.append(number)
        elif match["ratio"]:
            # "12 in six boxes" is no share of anything, but two figures.
            middle = match.start() + match["ratio"].index(" ")
            found += find_single(text, match.start(), middle)
            found += find_single(text, middle, match.end())
    return found


def _is_finite(number: Number) -> bool:
    """Whether a figure can be held: one of four hundred digits is none that anybody counted."""
    return isfinite(number.low) and (number.high is None or isfinite(number.high))


def _read(match: re.Match[str]) -> Number | None:
    kind = next(key for key in KINDS if match[key])
    if kind == "digits":
        return _digits(match)
    if kind == "words":
        return _words_value(match)
    if kind in ("vague", "several"):
        return _vague(match, kind)
    if kind == "nothing":
        return Number(*match.span(), 0, 0, "nothing")
    if kind == "fold":
        times = _value(match["times_over"].lower())
        return Number(*match.span(), times, times, "fold")
    if match["whole"]:
        # "two thirds of a million"
        whole = number_words("scale")[match["whole"].lower()]
        total = _share(match, kind) * whole
        return Number(*match.span(), total, total, "words", whole)
    share = _ratio(match) if kind == "ratio" else _share(match, kind)
    return Number(*match.span(), share, share, "fraction") if 0 != share < 1 else None


def _share(match: re.Match[str], kind: str) -> float:
    if kind == "slash":
        return int(match["upper"]) / int(match["lower"]) * (-1 if match["below"] else 1)
    if kind == "fraction":
        over = number_words("ones").get(match["over"].lower(), 1)
        return (
            over * number_words("fraction")[match["part"].lower()] * (-1 if match["under"] else 1)
        )
    return GLYPHS[match["alone"]] if kind == "alone" else 0.5


KINDS = (
    "nothing",
    "vague",
    "several",
    "ratio",
    "fold",
    "fraction",
    "half",
    "slash",
    "digits",
    "alone",
    "words",
)


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(list(prefixes()))})\s?$")


def _digits(match: re.Match[str]) -> Number:
    value = _figure(match["digits"]) + (GLYPHS[match["glyph"]] if match["glyph"] else 0)
    if match["mixed"]:
        upper, lower = match["mixed"].split("/")
        value += int(upper) / int(lower)
    if match["halved"]:
        value += 0.5
    if match["power"]:
        value *= 10.0 ** int(re.sub("[−–]", "-", match["power"]))
    scale = 1.0
    if match["scale"]:
        for word in (match["scale"], match["again"] or ""):
            scale *= number_words("scale").get(word.lower().removesuffix("s"), 1)
    elif match["short"]:
        scale = number_words("short-scale")[match["short"]]
    if match["more"]:
        value += number_words("fraction")[match["more"].lower()]
    start, end = match.span()
    # "$5m" and "SEK 5 m" are money in millions; "5m" elsewhere is a length.
    millions = re.match(r" ?m(?!\w)", match.string[end : end + 3])
    if millions and _money().search(match.string[:start]):
        scale, end = 1e6, end + millions.end()
    value = float(f"{value * scale:.15g}") * (-1 if match["sign"] else 1)
    return Number(start, end, value, value, "digits", scale)


def _figure(written: str) -> float:
    """The value of digits and their marks: "10,000", "10 000", "10.000", "1.250.000,75"."""
    if re.fullmatch(TURNED, written):
        return float(written.replace(".", "").replace(",", "."))
    plain = re.sub(r"[,\s]", "", written)
    return float(plain.replace(".", "") if re.fullmatch(DOTTED, written) else plain)


def _words_value(match: re.Match[str]) -> Number:
    words = match["words"].lower()
    scale = _last_scale(words)
    value = _value(words)
    if match["point"]:
        value += _decimals(match["point"].lower())
    if match["later"]:  # "one point five million"
        scale = number_words("scale")[match["later"].lower()]
        value *= scale
    if match["extra"]:
        few = number_words("ones").get(match["few"].lower(), 1)
        part = few * number_words("fraction")[match["extra"].lower()]
        own = number_words("scale").get((match["extra_scale"] or "").lower(), 1)
        # "a billion and a half million" adds; "four and two thirds million" multiplies the whole.
        value = (value + part) * own if own > scale else value + part * (own if own > 1 else scale)
        scale = max(own, scale)
    if match["minus"]:
        value = -value
    return Number(*match.span(), value, value, "words", scale)


def _decimals(words: str) -> float:
    """What stands after "point": "seven five" and "seventy-five" are both 0.75."""
    if _value(words) < TEN or words.split(maxsplit=1)[0] in number_words("ones"):
        return float("0." + "".join(f"{_value(word):.0f}" for word in words.split()))
    return _value(words) / 100


def _ratio(match: re.Match[str]) -> float:
    """A share told by two figures: "one in five", "nine out of ten"; 0 for "12 in six"."""
    some, every = (
        float(word) if word.isdigit() else _value(word.lower())
        for word in (match["some"], match["all"])
    )
    plain = " in " not in match["ratio"] or some == 1 or every <= TEN or every in (100, 1000)
    return some / every if 0 < some < every and plain else 0


def _vague(match: re.Match[str], kind: str) -> Number:
    words = " ".join(match[kind].lower().split())
    entry = next(entry for entry in vague_numbers() if words in entry.words)
    times = 1.0
    for word in re.findall("[a-z]+", (match["times"] or "").lower()):
        times *= number_words("scale")[word]
    high = entry.high * times or None
    return Number(
        *match.span(), entry.low * times, high, "words" if entry.exact else "vague", times
    )


def _value(words: str) -> float:
    """Add up a number in words: "two and a half million", "three hundred and forty"."""
    names = {
        name: value for k in ("ones", "teens", "tens") for name, value in number_words(k).items()
    }
    scales = number_words("scale")
    words = words.replace("and a half", "HALF").replace("and a quarter", "QUARTER")
    total = current = 0.0
    for spelling in re.findall(r"[A-Za-z]+", words):
        word = spelling.removesuffix("s") if spelling not in names else spelling
        if word in names:
            current += names[word]
        elif word in ("HALF", "QUARTER"):
            current += 0.5 if word == "HALF" else 0.25
        elif word in ("a", "an"):
            current += 1
        elif word in scales and scales[word] <= 100:
            current = (current or 1) * scales[word]
        elif word in scales:
            # "two hundred thousand million" multiplies what stands before it as a whole.
            total, current = (
                (total + (current or 1) * scales[word], 0) if current else (total * scales[word], 0)
            )
    return total + current


def _last_scale(words: str) -> float:
    last = re.split(r"[ -]", words)[-1]
    return number_words("scale").get(last.removesuffix("s"), 1)


@cache
def _gaps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between the ends of a range: a plain connector, and "and" of "between"."""
    unit = rf"(?:[ -]?(?:{alternatives(list(units()))}))?"
    money = rf"(?:(?:{alternatives(list(prefixes()))})\s?)?"
    plain = re.compile(rf"{unit}(?:\s?[-–—~]\s?|-to-|\s(?:to|or|and up to|through)\s){money}")
    return plain, re.compile(rf"{unit} and {money}")


def _merge(text: str, numbers: list[Number]) -> Iterator[Number]:
    """Join neighbours such as "10,000 to 12,000", "10-12 thousand", "between 8 and 9"."""
    waiting: Number | None = None
    for number in numbers:
        if waiting is None:
            waiting = number
        elif (joined := _join(text, waiting, number)) is not None:
            yield joined
            waiting = None
        else:
            yield waiting
            waiting = number
    if waiting is not None:
        yield waiting


def _join(text: str, left: Number, right: Number) -> Number | None:
    if {left.form, right.form} - {"digits", "words", "fraction"}:
        return None
    plain, between = _gaps()
    gap = text[left.end : right.start]
    before = text[max(0, left.start - OPENING) : left.start]
    opened = re.search(r"\b(?:between|both)\b[^,;]{0,24}$", before, re.IGNORECASE)
    if not (plain.fullmatch(gap) or (opened and between.fullmatch(gap))):
        return None
    # "rose 18 sen to RM23.50" names two things.
    if " to " in gap and re.search(r"\w", gap.split(" to ")[0]) and _money().search(gap):
        return None
    low = left.low
    if left.scale == 1 and right.scale > 1 and left.low < right.low / right.scale:
        low = left.low * right.scale
    # "eight or nine" is about as many; "185 or 270" are two figures to choose from.
    if gap.strip() == "or" and right.low > max(low + right.scale, low * NEXT):
        return None
    if right.low <= low or right.low > low * 1e6 > 0:
        return None
    return replace(left, low=low, high=right.high, end=right.end, ranged=True)
