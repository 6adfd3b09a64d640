"""Find the words that make a figure a bound: "over", "up to", "at least", "or so"."""

import re
from dataclasses import dataclass, replace
from functools import cache

from sayso.extract.facets.numbers import Number
from sayso.extract.facets.unit import Beside
from sayso.lexicon.bounds import bounds
from sayso.lexicon.measures import measure_lemmas
from sayso.model import Quantity, Sentence

LONGEST_BOUND = 40  # characters: a bound word stands right before its figure
PREPOSITIONS = frozenset({"about", "around", "near", "over", "under", "above", "below", "beyond"})
FEW = 20
GLUED = "%°€£$₽₴"


@dataclass(frozen=True, slots=True)
class Bounded:
    """A figure's span with its bound words and glued symbols, and what the words do."""

    start: int
    end: int
    effects: frozenset[str]


def find(sentence: Sentence, number: Number, beside: Beside) -> Bounded:
    """The bound words around a number; offsets into the sentence.

    Example: "almost 40 or more" -> effects approximate and low.
    """
    text, start, end = sentence.span.words, beside.start, number.end
    glued = text[end : beside.end]
    if glued and glued.strip() == glued and glued[0] in GLUED:
        end = beside.end
    effects: set[str] = set()
    for _ in range(3):
        match = _before_pattern().search(text, max(0, start - LONGEST_BOUND), start)
        if match is None or _is_other(sentence, number, match):
            break
        effects.add(bounds()[re.sub(r"\s?(the )?$", "", match[0].lower()).strip()])
        start = match.start()
    for after in (end, beside.end):
        if match := _after_pattern().match(text, after):
            words = match[0].strip().lower()
            effects.add(bounds(after=True)[words])
            return Bounded(start, match.end(), frozenset(effects))
    return Bounded(start, end, frozenset(effects))


def apply(quantity: Quantity, effects: frozenset[str]) -> Quantity:
    """The quantity with the end its bound words leave open."""
    approximate = "approximate" in effects
    if "low" in effects and "high" not in effects:
        return replace(quantity, high=None, approximate=approximate)
    if "high" in effects and "low" not in effects:
        return replace(quantity, low=None, approximate=approximate)
    return replace(quantity, approximate=approximate)


def _is_other(sentence: Sentence, number: Number, match: re.Match[str]) -> bool:
    """Whether the words only look like a bound: "over two villages", "talk about three"."""
    words = match[0].lower().strip()
    if words == "up to":
        return _is_move(sentence, match) and not _is_object(sentence, number)
    if words not in PREPOSITIONS or number.form != "words" or number.low > FEW:
        return False
    start = sentence.span.start + match.start()
    return any(t.dep == "prep" for t in sentence.between(start, start + len(words)))


def _is_move(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether "up to" leads on from a verb of rising: "climbed back up to 40"."""
    before = sentence.between(sentence.span.start, sentence.span.start + match.start())[-2:]
    back = [token for token in before if token.lower not in ("back", "all", "right")]
    return bool(back) and back[-1].lemma in (measure_lemmas("rise") | measure_lemmas("standing"))


def _is_object(sentence: Sentence, number: Number) -> bool:
    """Whether what is counted is itself moved: "could move up to 900 men to the camp"."""
    start = sentence.span.start
    figure = sentence.between(start + number.start, start + number.end)[-1:]
    return bool(figure) and figure[0].dep == "nummod" and sentence.head(figure[0]).dep == "dobj"


@cache
def _before_pattern() -> re.Pattern[str]:
    words = sorted(bounds(), key=len, reverse=True)
    parts = [
        (r"(?<![a-z])" if word[0].isalpha() else "")
        + re.escape(word)
        + (r"[ \u00a0]" if word[-1].isalpha() else " ?")
        + "(?:the )?"
        for word in words
    ]
    return re.compile(rf"(?P<last>{'|'.join(parts)})$", re.IGNORECASE)


@cache
def _after_pattern() -> re.Pattern[str]:
    words = sorted(bounds(after=True), key=len, reverse=True)
    return re.compile(
        "|".join(
            rf"{'' if not word[0].isalpha() else ' '}{re.escape(word)}(?![a-z0-9]| than \w)"
            for word in words
        ),
        re.IGNORECASE,
    )
