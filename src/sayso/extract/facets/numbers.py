"""Numbers in a text, as intervals with offsets: digits, words, scales, ranges, vague words.

Needs no parse and does not judge what a number is for; ``quantities.py`` does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.lexicon.number_words import number_words
from sayso.lexicon.units import prefixes, units
from sayso.lexicon.vague_numbers import VagueNumber, vague_numbers

SIGN = r"(?P<sign>(?i:minus |negative |minus-)|(?:(?<=\s)|(?<=^)|(?<=\())-(?=[\d.]))?"
GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"
SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d|,\d)"
# "10.000 soldiers" is a translator's thousand; "1.500" is left a decimal, as English has it.
DOTTED = r"\d{1,3}(?:\.000)+(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
PLAIN = r"(?:\d+(?:\.\d+)?|\.\d+)"
GLYPHS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125, "⅙": 1 / 6}


@dataclass(frozen=True, slots=True)
class Number:
    """One figure or range; ``low`` and ``high`` are both set except for open vague words.

    ``form`` is "digits", "words", "vague", "fraction" or "nothing"; ``scale`` is the factor its own
    scale word gave ("12 thousand": 1000), which the first figure of a range may share.
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
    return tuple(_merge(text, find_single(text)))


def find_single(text: str, offset: int = 0) -> list[Number]:
    """All numbers in text order, each for itself; ``offset`` is added to their places."""
    return [
        replace(number, start=number.start + offset, end=number.end + offset)
        for match in _pattern().finditer(text)
        if (number := _read(match)) is not None
    ]


def _alternatives(words: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def spelled() -> str:
    """A regular expression for a number in words: "three hundred and forty", "half a million"."""
    ones, teens, tens = (_alternatives(list(number_words(k))) for k in ("ones", "teens", "tens"))
    scale = _alternatives([word for word in number_words("scale") if word != "hundred"])
    under_hundred = rf"(?:(?:{tens})(?:[ -](?:{ones})\b)?|(?:{teens})\b|(?:{ones})\b)"
    hundreds = rf"(?:(?:{under_hundred}|an?)[ -]hundred(?:,? (?:and )?{under_hundred})?)"
    part = rf"(?:{hundreds}|{under_hundred})"
    scaled = rf"(?:(?:{part}|an?)(?: and a half| and a quarter)?(?:[ -](?:{scale})\b)+)"
    return (
        rf"(?:{scaled}(?: (?:and )?{scaled})*(?:(?:,? and)? {part}(?! (?:{scale})))?"
        rf"|{part}(?: and a half| and a quarter)?(?! (?:{scale})s?\b))"
    )


@cache
def _pattern() -> re.Pattern[str]:
    vague = [entry for entry in vague_numbers() if not entry.scaled]
    scaled = [entry for entry in vague_numbers() if entry.scaled]
    scale = _alternatives(list(number_words("scale")))
    short = _alternatives(list(number_words("short-scale")))
    fraction = _alternatives(list(number_words("fraction")))
    ones = _alternatives(list(number_words("ones")))
    parts = [
        rf"(?P<nothing>(?i:{_alternatives(list(number_words('nothing')))})\b)",
        rf"(?P<vague>(?i:{_alternatives(_words(vague))})\b)",
        rf"(?P<several>(?i:{_alternatives(_words(scaled))})\b)(?:[ -](?P<times>(?i:{scale})))?\b",
        rf"(?P<fraction>(?i:(?P<over>an?|{ones})[ -](?P<part>{fraction})s?)\b(?![ -](?:{scale})))",
        (
            r"(?P<half>(?i:(?<=than )half|(?<=nearly )half|(?<=almost )half"
            r"|half(?= (?:of|the|a|an|its|their|his|her|our)\b))(?![\w-]))"
        ),
        r"(?P<slash>(?P<upper>[1-9])[/⁄](?P<lower>[2-9]|1[06]|32|64|100|128))(?![\d/])",
        (
            rf"{SIGN}(?P<digits>{GROUPED}|{SPACED}|{DOTTED}|{PLAIN})"
            rf"(?P<glyph>[{''.join(GLYPHS)}])?"
            rf"(?:[ -]?(?P<scale>(?i:{scale})\b)|\s?(?P<short>{short})\b)?"
        ),
        rf"(?P<alone>[{''.join(GLYPHS)}])",
        (
            rf"(?P<minus>(?i:minus |negative ))?(?P<words>(?i:{spelled()}))"
            rf"(?: (?i:point) (?P<point>(?i:(?:{ones})(?: (?:{ones}))*)))?\b"
            r"(?P<extra> (?i:and an? (?:half|quarter)))?\b"
        ),
    ]
    # "EUR50m", "RM23.50": a currency code may stick to its figure; other letters make it a name.
    money = "".join(
        rf"|(?<={re.escape(code)})" for code in prefixes() if code.isascii() and code[-1].isalpha()
    )
    return re.compile(rf"(?:(?<![\w.]){money})(?:{'|'.join(parts)})")


def _words(entries: list[VagueNumber]) -> list[str]:
    return [word for entry in entries for word in entry.words]


def _read(match: re.Match[str]) -> Number | None:
    start, end = match.span()
    kind = next(key for key in KINDS if match[key])
    if kind == "digits":
        return _digits(match)
    if kind == "words":
        return _words_value(match)
    if kind == "slash":
        share = int(match["upper"]) / int(match["lower"])
        return Number(start, end, share, share, "fraction") if share < 1 else None
    if kind in ("vague", "several"):
        return _vague(match, kind)
    if kind == "nothing":
        return Number(start, end, 0, 0, "nothing")
    if kind == "fraction":
        over = number_words("ones").get(match["over"].lower(), 1)
        share = over * number_words("fraction")[match["part"].lower()]
        return Number(start, end, share, share, "fraction") if share < 1 else None
    share = GLYPHS[match["alone"]] if kind == "alone" else 0.5
    return Number(start, end, share, share, "fraction")


KINDS = ("nothing", "vague", "several", "fraction", "half", "slash", "digits", "alone", "words")


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(list(prefixes()))})\s?$")


def _digits(match: re.Match[str]) -> Number:
    plain = re.sub(r"[,\s]", "", match["digits"])
    if re.fullmatch(DOTTED, match["digits"]):
        plain = plain.replace(".", "")
    value = float(plain) + (GLYPHS[match["glyph"]] if match["glyph"] else 0)
    scale = 1.0
    if match["scale"]:
        scale = number_words("scale")[match["scale"].lower()]
    elif match["short"]:
        scale = number_words("short-scale")[match["short"]]
    start, end = match.span()
    # "$5m" is money in millions; "5m" elsewhere is a length.
    if re.match(r"m(?!\w)", match.string[end:]) and _money().search(match.string[:start]):
        scale, end = 1e6, end + 1
    value = round(value * scale, 9) * (-1 if match["sign"] else 1)
    return Number(start, end, value, value, "digits", scale)


def _words_value(match: re.Match[str]) -> Number:
    words = match["words"].lower()
    scale = _last_scale(words)
    value = _value(words)
    if match["point"]:
        ones = number_words("ones")
        digits = "".join(f"{ones[word]:.0f}" for word in match["point"].lower().split())
        value += float(f"0.{digits}")
    if match["extra"]:
        value += (0.5 if match["extra"].endswith("half") else 0.25) * scale
    if match["minus"]:
        value = -value
    return Number(*match.span(), value, value, "words", scale)


def _vague(match: re.Match[str], kind: str) -> Number:
    words = match[kind].lower()
    entry = next(entry for entry in vague_numbers() if words in entry.words)
    times = number_words("scale")[match["times"].lower()] if match["times"] else 1
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
    for word in re.findall(r"[A-Za-z]+", words):
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
    return number_words("scale").get(last, 1)


@cache
def _gaps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between the ends of a range: a plain connector, and "and" of "between"."""
    unit = rf"(?:[ -]?(?:{_alternatives(list(units()))}))?"
    money = rf"(?:(?:{_alternatives(list(prefixes()))})\s?)?"
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
    opened = re.search(r"\b(?:between|both)\b[^,;]{0,24}$", text[: left.start], re.IGNORECASE)
    if not (plain.fullmatch(gap) or (opened and between.fullmatch(gap))):
        return None
    # "rose 18 sen to RM23.50" names two things.
    if re.search(r"\w", gap.split(" to ")[0]) and _money().search(gap):
        return None
    low = left.low
    if left.scale == 1 and right.scale > 1 and left.low < right.low / right.scale:
        low = left.low * right.scale
    if right.low <= low or right.low > low * 1e6 > 0:
        return None
    return replace(left, low=low, high=right.high, end=right.end, ranged=True)
