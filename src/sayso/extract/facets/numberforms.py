"""The forms a number takes in a text, as one regular expression whose groups name its parts."""

import re
from collections.abc import Iterable
from functools import cache

from sayso.lexicon.number_words import number_words
from sayso.lexicon.units import prefixes
from sayso.lexicon.vague_numbers import VagueNumber, vague_numbers

SIGN = r"(?P<sign>(?i:minus |negative |minus-)|(?:(?<=\s)|(?<=^)|(?<=\())[-−](?=[\d.]))?"
# "12,34,567" is how Indian papers set lakhs and crores apart.
GROUPED = r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(?:\.\d+)?"
SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d|,\d)"
# "10.000 soldiers" is a translator's thousand; "1.500" is left a decimal, as English has it.
DOTTED = r"\d{1,3}(?:\.000)+(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
# "1.250.000,75" has its points and comma the other way round, which two kinds of mark give away.
TURNED = r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d|,\d)"
PLAIN = r"(?:\d+(?:\.\d+)?|\.\d+)"
GAP = r"\s{1,3}"  # a line may break, or be set wide, inside a number
GLYPHS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125, "⅙": 1 / 6}


def alternatives(words: Iterable[str]) -> str:
    """The words as one expression, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def spelled() -> str:
    """A regular expression for a number in words: "three hundred and forty", "half a million"."""
    ones, teens, tens = (alternatives(list(number_words(k))) for k in ("ones", "teens", "tens"))
    scale = alternatives([word for word in number_words("scale") if word != "hundred"])
    fraction = rf"(?:{alternatives(list(number_words('fraction')))})s?"
    under_hundred = (
        rf"(?:(?:{tens})(?:(?: ?- ?|\s{{1,3}})(?:{ones})\b)?|(?:{teens})\b|(?:{ones})\b)"
    )
    hundreds = (
        rf"(?:(?:{under_hundred}|an?)(?:-|{GAP})hundreds?\b(?:,?\s{{1,3}}(?:and\s{{1,3}})?{under_hundred}"
        rf"(?![ -]{fraction}))?)"
    )
    part = rf"(?:{hundreds}|{under_hundred})"
    scaled = (
        rf"(?:(?:{part}|an?)(?: and a half| and a quarter)?(?:(?:-|{GAP})(?:{scale})s?\b)+"
        r"|hundred (?:thousand|million|billion)\b)"
    )
    return (
        rf"(?:{scaled}(?:{GAP}(?:and{GAP})?{scaled})*"
        rf"(?:(?:,?{GAP}and)?{GAP}{part}(?! (?:{scale})|[ -]{fraction}))?"
        rf"|{part}(?: and a half| and a quarter)?(?! (?:{scale})s?\b))"
    )


@cache
def pattern() -> re.Pattern[str]:
    """All forms of a number; the named group that is set says which was found."""
    parts = [*_phrases(), *_shares(), _digits(), rf"(?P<alone>[{''.join(GLYPHS)}])", _spelled_out()]
    # "EUR50m", "RM23.50": a currency code may stick to its figure; other letters make it a name.
    money = "|".join(
        rf"(?<={re.escape(code)})" for code in prefixes() if code.isascii() and code[-1].isalpha()
    )
    # Most places in a text can begin no number: what is cheap to see is looked at first.
    opened = rf"(?=[{_initials()}])(?:(?<![\w.])|(?<=[A-Za-z])(?=\d)(?:{money}))"
    return re.compile(rf"{opened}(?:{'|'.join(parts)})")


def _kinds(kind: str) -> str:
    return alternatives(list(number_words(kind)))


def _phrases() -> tuple[str, ...]:
    """Words that stand for a number without one: "nobody", "dozens", "several thousand"."""
    vague, scaled = (
        alternatives(_words([entry for entry in vague_numbers() if entry.scaled is own])).replace(
            "\\ ", GAP
        )
        for own in (False, True)
    )
    return (
        rf"(?P<nothing>(?i:{_kinds('nothing')})\b)",
        rf"(?P<vague>(?i:{vague})\b)",
        rf"(?P<several>(?i:{scaled})\b)(?P<times>(?i:[ -](?:{_kinds('scale')}))+)?\b",
    )


def _shares() -> tuple[str, ...]:
    """Parts of a whole: "nine out of ten", "two thirds", "half of", "3/4"; and "sixfold"."""
    ones, scale, fraction = _kinds("ones"), _kinds("scale"), _kinds("fraction")
    folds = alternatives([w for k in ("ones", "teens", "tens") for w in number_words(k)])
    ratio = (
        rf"(?P<ratio>(?i:(?P<some>{ones}|\d+)(?: out of| in)(?: every)? "
        rf"(?P<all>{spelled()}|\d+)))(?![\w,.]\w)"
    )
    part = (
        rf"(?P<fraction>(?i:(?P<under>minus |negative )?(?P<over>an?|{ones})(?: - |[ -])"
        rf"(?P<part>{fraction})s?)\b(?![ -](?:{scale}))(?: of an? (?P<whole>{scale})\b)?)"
    )
    half = (
        r"(?P<half>(?i:(?<=than )half|(?<=nearly )half|(?<=almost )half"
        r"|half(?= (?:of|the|a|an|its|their|his|her|our)\b))(?![\w-]))"
    )
    slash = (
        r"(?P<slash>(?P<below>(?<![\w)] )(?<![\w)])-)?(?P<upper>[1-9])[/⁄]"
        r"(?P<lower>[2-9]|1[06]|32|64|100|128))(?![\d/])"
    )
    return ratio, rf"(?P<fold>(?i:(?P<times_over>{folds})fold))\b", part, half, slash


def _digits() -> str:
    """Figures with their scale: "10,000", "7 3/4", "1.99×10^30", "3 and a half million", "5bn"."""
    scale, fraction = _kinds("scale"), _kinds("fraction")
    # "120 MEUR": a scale may stick to the code of its currency.
    codes = "|".join(code for code in prefixes() if re.fullmatch("[A-Z]{3}", code))
    return (
        rf"{SIGN}(?P<digits>{GROUPED}|{SPACED}|{TURNED}|{DOTTED}|{PLAIN})"
        rf"(?:\s?(?P<glyph>[{''.join(GLYPHS)}])|(?:-|{GAP})(?P<mixed>[1-9]/(?:[2-9]|16|32))(?![\d/]))?"
        r"(?:\s?[x×]\s?10\^?(?P<power>[-−–]?\d{1,2})(?!\d))?"
        rf"(?P<halved> (?i:and an? half)(?= (?:{scale})\b))?"
        rf"(?:[ -]?(?P<scale>(?i:(?:{scale})s?)\b)(?: (?P<again>(?i:{scale}))\b)?"
        rf"|\s?(?P<short>{_kinds('short-scale')})(?:\b|(?=(?:{codes})\b)))?"
        rf"(?: (?i:and (?:an?|one) (?P<more>{fraction}))\b(?! (?:{scale})))?"
    )


def _spelled_out() -> str:
    """Words with a point or a fraction after them: "one point five million", "two and a half"."""
    ones, teens, tens, fraction, scale = map(_kinds, ("ones", "teens", "tens", "fraction", "scale"))
    decimals = rf"(?:(?:{tens})(?:[ -](?:{ones}))?|(?:{teens})|(?:{ones})(?: (?:{ones}))*)"
    return (
        rf"(?P<minus>(?i:minus |negative ))?(?P<words>(?i:{spelled()}))"
        rf"(?: (?i:point) (?P<point>(?i:{decimals})))?\b"
        rf"(?: (?P<later>(?i:{scale}))(?=\b))?"
        rf"(?: (?i:and (?P<few>an?|{ones}) (?P<extra>{fraction})s?)\b"
        rf"(?: (?P<extra_scale>(?i:{scale}))\b)?)?\b"
        rf"(?!-(?:first|second|{fraction})\b)"  # "thirty-first" is a place in a row
    )


def _initials() -> str:
    """The characters a number can begin with, for a class of a regular expression."""
    kinds = ("ones", "teens", "tens", "scale", "fraction", "nothing")
    words = [word for kind in kinds for word in number_words(kind)]
    words += [*_words(list(vague_numbers())), "a", "minus", "negative"]
    letters = {word[0] for word in words}
    every = letters | {letter.upper() for letter in letters} | set(GLYPHS)
    return r"\d.\-−" + re.escape("".join(sorted(every)))


def _words(entries: list[VagueNumber]) -> list[str]:
    return [word for entry in entries for word in entry.words]
