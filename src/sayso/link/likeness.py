"""Whether two articles tell of one occurrence: what they share, weighed as training found."""

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Protocol

from sayso.link import blocks
from sayso.link.pages import Page
from sayso.link.vectors import MANY_ELSEWHERE, Rarity, cosine

TERMS = 60  # of one article: its rarest and most repeated words, which propose pairs
BLOCK = 80  # articles that share a word before it is too common to propose pairs
NAME_BLOCK = 20  # the same for names
LIKELY = 0.06  # cosine over those terms below which a pair is not looked at
ALIKE = 0.1  # cosine over all words below which two articles are never of one occurrence
LEAST = 1e-3
RARE = 5.0  # the weight from which a word is rare: no more than some twenty in 3,000 have it
WEEK = 2.0  # the logarithm of a lag of about a week, and of a month
MONTH = 3.4
RECALLED = 2  # days after an occurrence on which it is reported as new
OLD = 25  # days after which a text says of which month it was
MOST_AGES = 4  # in common that count
MOST_BEARERS = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by their numbers; ``score`` is the log-odds that they tell of one occurrence."""

    left: int
    right: int
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What training found: a weight for each feature, and where articles fall together."""

    features: Mapping[str, float]
    intercept: float
    together: float
    firmly: float
    apart: float


@cache
def weights() -> Weights:
    """The weights that come with the package (weights/stories)."""
    text = files("sayso").joinpath("weights", "stories", "weights.json").read_text("utf-8")
    return Weights(**json.loads(text))


def find(pages: Sequence[Page]) -> Iterator[Pair]:
    """Pairs of articles alike enough to be weighed, each with its score."""
    seen = Likeness(pages)
    learned = weights()
    for left, right in seen.pairs:
        told = seen.features(left, right)
        score = learned.intercept + sum(
            learned.features[name] * value for name, value in told.items()
        )
        if score > learned.apart:
            yield Pair(left, right, score, tuple(seen.shared(left, right)))


class Lead(Protocol):
    """What tells an occurrence at first sight: when it came out, and days, ages and tolls in it."""

    @property
    def first(self) -> datetime | None:
        """The first moment it can have come out."""

    @property
    def last(self) -> datetime | None:
        """The last one."""

    @property
    def days(self) -> frozenset[date]:
        """Days that it names."""

    @property
    def ages(self) -> frozenset[str]:
        """Ages of persons."""

    @property
    def tolls(self) -> frozenset[tuple[str, int]]:
        """How many were harmed, and how."""


class Likeness:
    """The pages of a ledger as vectors, words weighted by how few articles have them."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self._names = Rarity([page.names for page in pages], "name ", MANY_ELSEWHERE)
        words = Rarity([page.words for page in pages], elsewhere=MANY_ELSEWHERE)
        self._words, self._terms = words.vectors(), words.vectors(TERMS)
        self._weight = {word: words.weight(word) for page in pages for word in page.words}
        self._whole = [math.fsum(self._weight[word] for word in page.words) for page in pages]
        titles, beginnings = ([p.title for p in pages], [p.beginning for p in pages])
        self._titles = Rarity(titles, elsewhere=MANY_ELSEWHERE).vectors()
        self._beginnings = Rarity(beginnings, elsewhere=MANY_ELSEWHERE).vectors()
        self.pairs = tuple(self._pairs())
        self._best: dict[int, float] = defaultdict(float)
        for pair in self.pairs:
            words_of_both = self._cosine(*pair)
            for number in pair:
                self._best[number] = max(self._best[number], words_of_both)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs that share a rare word or name, and enough words besides."""
        holders: dict[str, list[int]] = defaultdict(list)
        for number, page in enumerate(self.pages):
            for word in self._terms[number]:
                holders[word].append(number)
            for name in page.names:
                holders[f"name {name}"].append(number)
            holders[f"uri {page.uri}"].append(number)
        few = {word: among for word, among in holders.items() if len(among) <= _most(word)}
        for left, right in blocks.pairs(few, BLOCK):
            if (
                cosine(self._terms[left], self._terms[right]) >= LIKELY
                and cosine(self._words[left], self._words[right]) >= ALIKE
            ):
                yield left, right

    def shared(self, left: int, right: int) -> list[str]:
        """The rarest names that both have."""
        common = self.pages[left].names.keys() & self.pages[right].names.keys()
        return sorted(common, key=lambda name: (-self._names.weight(name), name))[:3]

    def features(self, left: int, right: int) -> dict[str, float]:
        """What speaks for and against one occurrence, by name; of one of the pairs."""
        one, other = self.pages[left], self.pages[right]
        words = self._cosine(left, right)
        lag = math.log1p(days_between(one, other))
        return {
            "words": words,
            "log words": math.log(max(words, LEAST)),
            "few words only": self._few_only(left, right),
            "to the best": min(words / self._best[left], words / self._best[right]),
            **self._of_words(left, right),
            "title": cosine(self._titles[left], self._titles[right]),
            "beginning in text": max(
                cosine(self._beginnings[left], self._words[right]),
                cosine(self._beginnings[right], self._words[left]),
            ),
            **self._of_names(left, right),
            "lag": lag,
            "within a day": float(lag < 0.7),
            "more than a week": max(0.0, lag - WEEK),
            "more than a month": max(0.0, lag - MONTH),
            **facts(one, other),
            **recalled(one, other),
        }

    def _cosine(self, left: int, right: int) -> float:
        return cosine(self._words[left], self._words[right])

    def _of_words(self, left: int, right: int) -> dict[str, float]:
        """What both have, whatever else the longer one has besides: a page that goes on."""
        one, other = self.pages[left].words, self.pages[right].words
        common = [self._weight[word] for word in one.keys() & other.keys()]
        short, long = sorted((len(one), len(other)))
        return {
            "contained": math.fsum(common) / min(self._whole[left], self._whole[right]),
            "rare words": math.log1p(sum(weight > RARE for weight in common)),
            "length": math.log(short),
            "longer": math.log(long / short),
        }

    def _few_only(self, left: int, right: int) -> float:
        """What is left of the likeness without the three words that weigh most."""
        one, other = self._words[left], self._words[right]
        products = sorted((one[word] * other[word] for word in one.keys() & other), reverse=True)
        return sum(products[3:])

    def _of_names(self, left: int, right: int) -> dict[str, float]:
        common = self.pages[left].names.keys() & self.pages[right].names.keys()
        rare = sorted((self._names.weight(name) for name in common), reverse=True)
        return {
            "three rarest names": sum(rare[:3]) / 10,
            "rarest name": max(rare, default=0.0) / 10,
        }


def facts(left: Lead, right: Lead) -> dict[str, float]:
    """What the leads say for and against one occurrence: days, ages and tolls."""
    days = _agreement(left.days, right.days)
    if days < 0 and any(abs((a - b).days) <= 1 for a in left.days for b in right.days):
        days = 0.0  # "Saturday night" and "early Sunday"
    ages = _agreement(left.ages, right.ages)
    near = days_between(left, right) <= 14
    same = bool(left.tolls & right.tolls)
    counted = {word for word, _ in left.tolls} & {word for word, _ in right.tolls}
    return {
        "a day in common": float(days > 0),
        "other days": float(days < 0),
        "other days, near": float(days < 0 and near),
        "an age in common": float(ages > 0),
        "other ages": float(ages < 0),
        "a toll in common": float(same),
        "other tolls": float(bool(counted) and not same),
    }


def recalled(left: Page, right: Page) -> dict[str, float]:
    """What the whole texts say: the day or month of the earlier one, ages, who is of which age."""
    early, late = sorted((left, right), key=_out)
    out, lag = _out(early), (_out(late) - _out(early)).days
    dated = out != date.max and _out(late) != date.max
    days = {out - timedelta(days=back) for back in range(RECALLED + 1)} | early.days
    months = {(day.year, day.month) for day in days}
    one, other = left.details, right.details
    return {
        "recalled day": float(dated and lag > RECALLED and bool(late.details.days & days)),
        "recalled month": float(dated and lag > OLD and bool(late.details.months & months)),
        "ages in common": float(min(MOST_AGES, len(one.ages & other.ages))),
        "name and age": float(min(MOST_BEARERS, len(one.bearers & other.bearers))),
    }


def _out(page: Page) -> date:
    """The day it came out; an undated one last."""
    return page.last.date() if page.last is not None else date.max


def _agreement(left: frozenset[object], right: frozenset[object]) -> float:
    """1 for something in common, -1 for nothing, 0 where one names none."""
    if not left or not right:
        return 0.0
    return 1.0 if left & right else -1.0


def days_between(left: Lead, right: Lead) -> int:
    """Days that lie between at least; 0 where a date is open."""
    gaps = [
        (one.first - other.last).days
        for one, other in ((left, right), (right, left))
        if one.first is not None and other.last is not None
    ]
    return max(0, *gaps) if gaps else 0


def _most(word: str) -> int:
    return NAME_BLOCK if word.startswith("name ") else BLOCK
