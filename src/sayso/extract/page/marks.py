"""Marks: what can be told of a line of a whole page without knowing what it is.

Its length and how it ends, what it speaks of (`lexicon/line_cues.toml`), how much prose stands
around it, and whether its words are those of the rest: a story comes back to its own words, a menu
does not. What each mark is worth was learned (`weights/layout`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from sayso.extract.page.lines import FULL_STOP, Piece, bare, size
from sayso.lexicon.dateforms import find_dates
from sayso.lexicon.line_cues import line_cues
from sayso.lexicon.stopwords import common_words
from sayso.model import PassageKind

WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
NEW_SENTENCE: Final = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
PARTED: Final = re.compile(r"\s[|•·»/>]\s|\t")
ADDRESS: Final = re.compile(r"https?://|www\.|\w@\w")
QUOTE: Final = re.compile('[“"”]')
CLOSING: Final = "\"'”’»)] "
# Edges of what is told in steps: words of a line, shares of its words, words of prose around it.
LENGTHS: Final = (1, 2, 3, 5, 8, 12, 18, 26, 40, 70)
SHARES: Final = (0.0, 0.15, 0.3, 0.45, 0.6, 0.8)
AMOUNTS: Final = (0, 20, 60, 120, 250, 500)
REACHES: Final = (3, 10)  # lines before and after one
SHORT: Final = 16  # words of a line that may be a date and little else
LONGEST: Final = 4_000  # letters of a line that are looked at
KNOWN: Final = 3  # lines of prose that have a word before it is one of the page's own
TOLD: Final = 120  # words of prose after which remarks and links may follow

Marks = frozenset[str]


def find(pieces: Sequence[Piece]) -> list[Marks]:
    """The marks of each line."""
    prose = [size(piece.words) if piece.prose else 0 for piece in pieces]
    sums = list(accumulate(prose, initial=0))
    own = [_own(piece) for piece in pieces]
    begun = _begun(own, sums)
    words = [_content(piece.words) for piece in pieces]
    topic = Counter(
        word for every, count in zip(words, prose, strict=True) if count for word in every
    )
    lines = Counter(bare(piece.words) for piece in pieces)
    found = []
    for number, piece in enumerate(pieces):
        marks = {*own[number], *begun[number], *_around(number, sums)}
        marks |= {"repeated"} if lines[bare(piece.words)] > 1 else set()
        if words[number]:
            known = sum(topic[word] - (prose[number] > 0) >= KNOWN for word in words[number])
            marks.add(f"own words: {_step(known / len(words[number]), SHARES)}")
        found.append(frozenset(marks))
    return found


def _own(piece: Piece) -> frozenset[str]:
    """What the line itself shows, and what the rules made of it."""
    words = piece.words[:LONGEST]
    told = {
        "prose": piece.prose,
        "bullet": piece.bullet,
        "short and dated": len(words.split()) <= SHORT and bool(find_dates(words)),
    }
    marks = {name for name, so in told.items() if so}
    marks |= {f"words: {_step(size(words), LENGTHS)}", _ending(words), *_letters(words)}
    marks |= {kind for kind, cue in line_cues() if cue.search(words)}
    if piece.kind is not None:
        marks |= {piece.kind.value, "listed" if piece.rule.startswith("under") else "by itself"}
    return frozenset(marks)


def _ending(words: str) -> str:
    if words.endswith(("...", "…")):
        return "ends: cut"
    if FULL_STOP.search(words):
        return "ends: stop" if words.rstrip(CLOSING).endswith(".") else "ends: other stop"
    return f"ends: {words[-1]}" if words[-1:] in {":", ",", ")", "”", '"'} else "ends: bare"


def _letters(words: str) -> set[str]:
    every, letters = words.split(), WORD.findall(words)
    told = {
        "shouted": words.isupper() and len(letters) > 1,
        "starts small": words[:1].islower(),
        "quoted": bool(QUOTE.search(words)),
        "parted": bool(PARTED.search(words)),
        "figures": sum(each[0].isdigit() for each in every) * 3 > len(every),
        "sentences": bool(NEW_SENTENCE.search(words)),
        "address": bool(ADDRESS.search(words)),
    }
    marks = {name for name, so in told.items() if so}
    if letters:
        common = sum(word.lower() in common_words() for word in letters) / len(letters)
        capital = sum(word[0].isupper() for word in letters) / len(letters)
        marks |= {f"common: {_step(common, SHARES)}", f"capital: {_step(capital, SHARES)}"}
    return marks


def _around(number: int, sums: Sequence[int]) -> set[str]:
    """How much prose stands near it, before and after."""
    last = len(sums) - 1
    marks = set()
    for reach in REACHES:
        before = sums[number] - sums[max(0, number - reach)]
        after = sums[min(last, number + reach + 1)] - sums[number + 1]
        marks.add(f"prose before, {reach} lines: {_step(before, AMOUNTS)}")
        marks.add(f"prose after, {reach} lines: {_step(after, AMOUNTS)}")
    return marks


def _begun(own: Sequence[Marks], sums: Sequence[int]) -> list[set[str]]:
    """Whether readers' remarks or links to other pages have begun, once enough was told."""
    found = []
    begun: set[str] = set()
    for marks, told in zip(own, sums, strict=False):
        if told > TOLD:
            begun |= {"after remarks begin"} if "remarks begin" in marks else set()
            begun |= {"after links"} if PassageKind.RELATED_LINK.value in marks else set()
        found.append(set(begun))
    return found


def _content(words: str) -> frozenset[str]:
    every = {word.lower() for word in WORD.findall(words[:LONGEST])}
    return frozenset(every - common_words())


def _step(value: float, edges: Sequence[float]) -> int:
    return sum(value > edge for edge in edges)
