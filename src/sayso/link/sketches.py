"""Sketches: an article as the few words and names that few others have, to find what it touches.

Made of one article alone, so that no other article can change it, and weighed in whole numbers, so
that likeness comes out the same on every machine and in whatever order it is added up.
"""

import json
import math
import operator
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from sayso.link import pages
from sayso.link.commonness import share
from sayso.link.likeness import MOST_AGES, MOST_BEARERS, RECALLED, days_between, facts
from sayso.model import Article, Sketch

WORDS = 60  # of one article: its rarest and most repeated words
NAMES = 20  # the same of names of two words or more
AMONG = 3000  # articles that a word is thought to stand among
FINE = 1000  # steps of a weight
SOME = 0.06  # the cosine below which two articles have nothing in common
MOST_NAMES = 3  # full names in common that count
SURE = 99.0  # the likeness of versions of one page
EDITED = 14  # days between which a page at one address is thought to be edited, not another
NONE = -99.0  # of two articles with nothing in common


def find(article: Article) -> Sketch:
    """The sketch of an article."""
    page = pages.of(article)
    words = _heaviest(page.words, "", WORDS)
    full = Counter({name: n for name, n in page.names.items() if " " in name})
    names = _heaviest(full, "name ", NAMES)
    return Sketch(
        article.id,
        page.first,
        page.last,
        words | names,
        frozenset(names),
        mark(f"uri {article.uri}"),
        page.days | page.details.days,
        page.details.ages | page.details.bearers,
        page.tolls,
    )


def mark(word: str) -> int:
    """A number for a word; 63 bits, so that no two words of a ledger fall together."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest()) >> 1


def likeness(left: Sketch, right: Sketch) -> float:
    """The log-odds that two articles tell of one occurrence, by what their sketches show."""
    if left.address == right.address and days_between(left, right) <= EDITED:
        return SURE
    told = features(left, right)
    if told is None:
        return NONE
    learned = weights()
    return round(learned[""] + sum(learned[name] * value for name, value in told.items()), 6)


def features(left: Sketch, right: Sketch) -> dict[str, float] | None:
    """What speaks for and against one occurrence; None where two have nothing in common."""
    one, other = left.marks, right.marks
    product = sum(one[key] * other[key] for key in one.keys() & other.keys())
    words = product / math.sqrt(_length(left) * _length(right)) if product else 0.0
    if words < SOME:
        return None
    lag = math.log1p(days_between(left, right))
    ages = left.ages & right.ages
    bearers = sum(" " in each for each in ages)
    return {
        "words": words,
        "log words": math.log(words),
        # Not by their lengths: a short report has all its rare words in a long one.
        "log product": math.log(product / FINE**2),
        "marks in common": math.log1p(len(left.marks.keys() & right.marks.keys())),
        "length": math.log(min(len(one), len(other))),
        "full names": float(min(MOST_NAMES, len(left.names & right.names))),
        "lag": lag,
        "within a day": float(lag < 0.7),
        "long lag": max(0.0, lag - 2.7),
        "recalled day": float(_is_recalled(left, right)),
        "ages in common": float(min(MOST_AGES, len(ages) - bearers)),
        "name and age": float(min(MOST_BEARERS, bearers)),
        **facts(left, right),
    }


def _is_recalled(left: Sketch, right: Sketch) -> bool:
    """Whether the later one names the days on which the earlier was new, or one that it names."""
    early, late = sorted((left, right), key=_out)
    out = _out(early)
    if _out(late) == date.max or (_out(late) - out).days <= RECALLED:
        return False
    around = {out - timedelta(days=back) for back in range(RECALLED + 1)}
    return not late.days.isdisjoint(around | early.days)


def _out(sketch: Sketch) -> date:
    """The day it came out; an undated one last."""
    return sketch.last.date() if sketch.last is not None else date.max


@cache
def weights() -> Mapping[str, float]:
    """What training found, by feature; "" is the intercept."""
    text = files("sayso").joinpath("weights", "stories", "sketches.json").read_text("utf-8")
    found: dict[str, float] = json.loads(text)
    return found


def _length(sketch: Sketch) -> int:
    weights = sketch.marks.values()
    return sum(map(operator.mul, weights, weights))


def _heaviest(counts: Counter[str], kind: str, most: int) -> dict[int, int]:
    weighed = {
        word: (1 + math.log(times)) * math.log(1 + AMONG / (share(kind + word) * AMONG + 1))
        for word, times in counts.items()
    }
    chosen = sorted(weighed, key=lambda word: (-weighed[word], word))[:most]
    return {mark(kind + word): round(FINE * weighed[word]) for word in chosen}
