"""Two plain ways of grouping reports into stories, to stand beside sayso's.

TF-IDF with single link: words of two letters or more in title and text, one plus the logarithm of
their count times inverse document frequency (smoothed), vectors of length 1; two reports not more
than 14 days apart are joined where their cosine reaches a threshold, and the best threshold by the
gold itself is taken, which flatters. Same day and place: reports of one day of publication whose
first place with an entry in the gazetteer, below a country, is the same; without one, a report
stays alone.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.model import Article, Place, Reading
from stories import b_cubed

WORD: Final = re.compile(r"\w\w+")
DAYS: Final = 14
THRESHOLDS: Final = tuple(round(0.02 * step, 2) for step in range(4, 40))
WIDE: Final = frozenset({"country", "continent", "region"})
Grouped = Mapping[str, str]


def tf_idf(articles: Sequence[Article], gold: Grouped) -> tuple[Grouped, float]:
    """The groups of the best threshold, by article, and that threshold."""
    pairs = _pairs(articles)
    best: tuple[float, float, Grouped] = (0.0, 0.0, {})
    leader = list(range(len(articles)))
    for threshold in sorted(THRESHOLDS, reverse=True):
        while pairs and pairs[-1][0] >= threshold:
            _, left, right = pairs.pop()
            leader[_top(leader, left)] = _top(leader, right)
        groups = {each.id: str(_top(leader, n)) for n, each in enumerate(articles)}
        score = b_cubed(groups, gold)[2]
        best = max(best, (score, threshold, groups), key=lambda one: one[:2])
    return best[2], best[1]


def _pairs(articles: Sequence[Article]) -> list[tuple[float, int, int]]:
    """Pairs near in time and alike at least a little, the most alike last."""
    vectors = _vectors(articles)
    days = np.array([_day(each) for each in articles])
    found: list[tuple[float, int, int]] = []
    for left in range(len(articles)):
        alike = vectors[left + 1 :] @ vectors[left]
        near = np.abs(days[left + 1 :] - days[left]) <= DAYS
        found += [
            (float(alike[right]), left, left + 1 + int(right))
            for right in np.flatnonzero(near & (alike >= THRESHOLDS[0]))
        ]
    return sorted(found)


def _day(article: Article) -> int:
    return article.published.latest.toordinal() if article.published.latest else 0


def _vectors(articles: Sequence[Article]) -> npt.NDArray[np.float32]:
    counts = [Counter(WORD.findall(f"{a.title or ''}\n{a.text}".lower())) for a in articles]
    spread = Counter(word for count in counts for word in count)
    # A word of one report only weighs in its length and is shared with none: its column can go.
    column = {word: n for n, word in enumerate(w for w, times in spread.items() if times > 1)}
    table = np.zeros((len(articles), len(column)), dtype=np.float32)
    for row, count in enumerate(counts):
        weights = {
            word: (1 + np.log(times)) * (np.log((1 + len(articles)) / (1 + spread[word])) + 1)
            for word, times in count.items()
        }
        length = np.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for word, weight in weights.items():
            if word in column:
                table[row, column[word]] = weight / length
    return table


def _top(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def same_day_and_place(readings: Sequence[Reading]) -> Grouped:
    """The groups by article."""
    found: dict[str, str] = {}
    for each in readings:
        place = next((p.id for c in each.claims for p in c.places if _narrow(p)), None)
        day = each.article.published.iso()[1]
        found[each.article.id] = f"{day} {place}" if place else each.article.id
    return found


def _narrow(place: Place) -> bool:
    return place.id is not None and place.id.startswith("gn:") and place.precision not in WIDE
