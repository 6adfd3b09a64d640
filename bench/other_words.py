"""Other names, words and figures for copies of articles, as long as they were, so offsets hold.

Names that no news has are spelt otherwise. Other words give way to words of the language that are
as long and about as rare (of the articles and of the lexicon, by chance), so that copies are other
stories and yet share as many words as news does: a word of random letters would be rarer than any.
What a text is read by stays: words of grammar, of days and of harm, years, and names that news
knows. What was read of a text keeps its own words and figures, but for the names.
"""

import random
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from zlib import crc32

from sayso.lexicon.number_words import number_words
from sayso.lexicon.stopwords import common_words
from sayso.link.commonness import share
from sayso.link.pages import DAY_NAMES, harms
from sayso.link.wordbags import stem

# A figure is one by itself: the words of a span may end where "610m" goes on in the text.
NAME = re.compile(r"[^\W\d_]{2,}|(?!(?:19|20)\d\d(?!\d))(?<!\d)\d+(?:,\d+)*")
VOWELS, OTHERS = "aeiou", "bcdfghklmnprstvz"

KNOWN = 0.005  # of articles: names that so many have stay
BANDS = (0.01, 0.05, 1.0)  # of articles: words up to the same of these are about as rare

Rank = tuple[int, int]  # letters, and how rare


@dataclass(frozen=True, slots=True)
class Words:
    """What differs from copy to copy, in lower case."""

    names: frozenset[str]
    ranks: Mapping[Rank, tuple[Sequence[str], Sequence[str]]]
    every: frozenset[str]

    @classmethod
    def among(cls, texts: Iterable[str]) -> "Words":
        """Of the articles that are copied."""
        words = {match[0] for text in texts for match in NAME.finditer(text)}
        lower = {word for word in words if word.islower()}
        kept = _kept()
        names = frozenset(
            word.lower()
            for word in words
            if word[0].isupper()
            and word.lower() not in lower | kept
            and share(f"name {word.lower()}") < KNOWN
        )
        figures = {word for word in words if word[0].isdigit()}
        own = lower - kept
        return cls(names, _ranks(own, set(_lexicon()) - kept), names | figures | own)

    def of(self, number: int) -> Callable[[str], str]:
        """What a name or a word is in the copy of this number; the first copy has them as is."""
        if not number:
            return str
        others: dict[str, str] = {}
        draw = random.Random(number)  # noqa: S311 - which words, no secret
        digits = _digits(draw)
        for own, pool in (*self.ranks.values(), *_numbers()):
            others |= zip(own, draw.sample(pool, len(own)), strict=True)

        def other(word: str) -> str:
            lower = word.lower()
            if word[0].isdigit():
                return word[0].translate(digits[0]) + word[1:].translate(digits[1])
            made = others.get(lower) or _spelt(lower, number)
            return "".join(
                new.upper() if old.isupper() else new for old, new in zip(word, made, strict=True)
            )

        return other


def _kept() -> frozenset[str]:
    """Words by which a text is read: of grammar, of days and of harm to people."""
    harmed = (word for word, kind in harms().items() if kind in {"killing", "wounding"})
    return common_words() | DAY_NAMES | frozenset(harmed)


def _numbers() -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Numbers spelt out that are as long as each other."""
    for kind in ("ones", "teens", "tens"):
        lengths: dict[int, list[str]] = defaultdict(list)
        for word in number_words(kind):
            lengths[len(word)].append(word)
        yield from ((words, words) for words in lengths.values())


def _digits(draw: random.Random) -> tuple[dict[int, int], dict[int, int]]:
    """For first digits and for further ones; most days of months become days of months."""
    first, others = ["".join(draw.sample(each, len(each))) for each in ("12", "456789")]
    return (
        str.maketrans("12456789", first + others),
        str.maketrans("123456789", "".join(draw.sample("123456789", 9))),
    )


def _ranks(
    own: Iterable[str], known: Iterable[str]
) -> Mapping[Rank, tuple[Sequence[str], Sequence[str]]]:
    """Words that are to be replaced, and those to be drawn from, by length and rarity."""
    wanted: dict[Rank, list[str]] = defaultdict(list)
    pool: dict[Rank, list[str]] = defaultdict(list)
    for word in sorted(own):
        wanted[_rank(word)].append(word)
    for word in sorted(known):
        if share(stem(word)):
            pool[_rank(word)].append(word)
    return {
        rank: (words, sorted({*pool[rank], *(words if len(words) > len(pool[rank]) else ())}))
        for rank, words in wanted.items()
    }


def _rank(word: str) -> Rank:
    return len(word), bisect_left(BANDS, share(stem(word)))


def _lexicon() -> Iterator[str]:
    for file in sorted(files("sayso.lexicon").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            found = NAME.findall(file.read_text("utf-8"))
            yield from (word for word in found if word.islower() and word.isascii())


def _spelt(name: str, number: int) -> str:
    seed = crc32(f"{name} {number}".encode())
    made = ""
    for place, letter in enumerate(name):
        kind = VOWELS if letter in VOWELS else OTHERS
        made += kind[(seed >> place) % len(kind)]
    return made
