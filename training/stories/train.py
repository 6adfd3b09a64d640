"""Learn when two articles tell of one occurrence: ``make train-stories``.

    python training/stories/train.py DATA

DATA holds ``gva_incidents/dev.jsonl.gz`` (Postma, Ilievski and Vossen 2018), ``basil/dev.jsonl``
(Fan et al. 2019), and PolNeAR and fakes_syria (``news.py``). A logistic regression over the
features of ``link/likeness.py``, written to ``src/sayso/weights/stories/weights.json``. Taught are
pairs of reports of incidents; and, as pairs that are not of one occurrence, articles of PolNeAR and
of fakes_syria that lie DAYS apart, since incidents alone teach that names in common tell enough.

Printed first is B-cubed F1 on incidents not trained on: each half of them, by hash, is scored by
the weights of the other half, all in one pile, and those of two reports or more in another; and on
basil, of which nothing is trained on, by the weights of either half and of both.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
import news  # noqa: E402

import stories as bench  # noqa: E402
from sayso.link import clusters, likeness, pages, pieces  # noqa: E402
from sayso.model import Article  # noqa: E402

WEIGHTS = ROOT / "src" / "sayso" / "weights" / "stories" / "weights.json"
APART = -6.0  # log-odds below which a pair says no more than that
TOGETHER = -0.5  # chosen on the printed figures, as is FIRMLY
FIRMLY = 0.75
TRIED = (-0.75, -0.5, -0.25, 0.0, 0.25)
TRIED_FIRMLY = (0.0, 1.0, 1.5, 2.0, 2.5, 3.0)  # above together
DAYS = 5  # from which on two articles of politics or of a war are of two occurrences
WEIGHT = 0.1  # of such a pair beside one of incidents, which are known and not only likely

Fit = tuple[np.ndarray, float]


@dataclass(frozen=True)
class Pile:
    """Articles by number, the group of each, and the table of features of their pairs."""

    groups: Sequence[str]
    pairs: np.ndarray
    names: Sequence[str]
    table: np.ndarray

    @property
    def right(self) -> np.ndarray:
        """Which pairs are of one group."""
        return np.array([self.groups[a] == self.groups[b] for a, b in self.pairs])

    def scores(self, fit: Fit) -> np.ndarray:
        """The log-odds of all pairs."""
        return self.table @ fit[0] + fit[1]

    def f1(self, scores: np.ndarray, together: float, firmly: float) -> float:
        """B-cubed F1 of the groups that these scores make, in per cent."""
        scored = [(a, b, s) for (a, b), s in zip(self.pairs, scores, strict=True) if s > APART]
        found = clusters.find(len(self.groups), scored, together, APART, firmly=firmly)
        named = {number: name for name, group in enumerate(found) for number in group}
        return 100 * bench.b_cubed(named, dict(enumerate(self.groups)))[2]


def measured(pile: dict[Article, str]) -> Pile:
    """The features of every pair worth a look, piece by piece, as linking looks at them."""
    articles, pairs, told = seen(list(pile))
    names = list(told[0])
    table = np.array([[row[name] for name in names] for row in told])
    return Pile([pile[each] for each in articles], np.array(pairs), names, table)


Seen = tuple[list[Article], list[tuple[int, int]], list[dict[str, float]]]


def seen(pile: Sequence[Article]) -> Seen:
    """The articles in order of their pieces, pairs of their numbers, and what is seen of these."""
    by_id = {article.id: article for article in pile}
    articles, pairs, told = list[Article](), list[tuple[int, int]](), list[dict[str, float]]()
    for piece in pieces.find(by_id.values()):
        first = len(articles)
        articles += [by_id[key] for key in piece.articles]
        alike = likeness.Likeness(pages.find(articles[first:]))
        told += [alike.features(*pair) for pair in alike.pairs]
        pairs += [(first + left, first + right) for left, right in alike.pairs]
    return articles, pairs, told


def strangers(data: Path, names: Sequence[str]) -> np.ndarray:
    """The features of pairs of politics and of war that are of two occurrences by their days."""
    found = []
    for corpus in news.find(data):
        articles, pairs, told = seen(corpus)
        found += [
            [row[name] for name in names]
            for (left, right), row in zip(pairs, told, strict=True)
            if abs(_day(articles[left]) - _day(articles[right])) >= DAYS
        ]
    return np.array(found)


def _day(article: Article) -> int:
    return article.published.latest.toordinal() if article.published.latest else 0


def fitted(table: np.ndarray, right: np.ndarray, others: np.ndarray) -> Fit:
    """Weights and intercept on the features as they are, unscaled."""
    scaler = StandardScaler().fit(table)
    told = np.concatenate([right, np.zeros(len(others), dtype=bool)])
    weight = np.concatenate([np.ones(len(table)), np.full(len(others), WEIGHT)])
    every = scaler.transform(np.concatenate([table, others]))
    model = LogisticRegression(C=0.3, max_iter=4000).fit(every, told, sample_weight=weight)
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def crossed(pile: Pile, fits: Sequence[Fit]) -> np.ndarray:
    """The log-odds of all pairs, each by the weights of the half in which it is not."""
    halves = np.array([half(group) for group in pile.groups])[pile.pairs]
    first, second = (pile.scores(fit) for fit in fits)
    inside = [(halves == number).all(axis=1) for number in (0, 1)]
    return np.where(inside[0], second, np.where(inside[1], first, (first + second) / 2))


def half(group: str) -> int:
    """0 or 1, the same on every machine."""
    return hashlib.sha256(group.encode()).digest()[0] % 2


def main() -> None:
    """Measure by halves, then write the weights of the whole."""
    options = argparse.ArgumentParser(description="Learn when two articles tell of one occurrence")
    options.add_argument("data", type=Path)
    data = options.parse_args().data
    every = bench.incidents(data, 10**6)
    often = Counter(every.values())
    several = {article: group for article, group in every.items() if often[group] > 1}
    incidents, twice, basil = map(measured, (every, several, bench.told_thrice(data)))
    others = strangers(data, incidents.names)
    halves = np.array([half(group) for group in incidents.groups])[incidents.pairs]
    parts = [(halves == number).all(axis=1) for number in (0, 1)]
    fits = [fitted(incidents.table[part], incidents.right[part], others) for part in parts]
    both = fitted(incidents.table, incidents.right, others)
    scored = [(pile, crossed(pile, fits)) for pile in (incidents, twice)]
    scored += [(basil, basil.scores(fit)) for fit in (*fits, both)]
    for more in TRIED_FIRMLY:
        for together in TRIED:
            told = [f"{pile.f1(scores, together, together + more):.1f}" for pile, scores in scored]
            sys.stdout.write(
                f"together {together:5.2f}, firmly {together + more:5.2f}: incidents {told[0]}, "
                f"of two reports or more {told[1]}, basil {' '.join(told[2:])}\n"
            )
    features = dict(zip(incidents.names, both[0].round(4).tolist(), strict=True))
    written = {
        "features": features,
        "intercept": round(both[1], 4),
        "together": TOGETHER,
        "firmly": FIRMLY,
        "apart": APART,
    }
    WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
