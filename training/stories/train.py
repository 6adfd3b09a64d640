"""Learn when two articles tell of one occurrence: ``make train-stories``.

    python training/stories/train.py DATA

DATA holds ``gva_incidents/dev.jsonl.gz`` (Postma, Ilievski and Vossen 2018) and ``basil/dev.jsonl``
(Fan et al. 2019). A logistic regression over the features of ``link/likeness.py``, written to
``src/sayso/weights/stories/weights.json``. Printed first is B-cubed F1 on incidents not trained on:
each half of them, by hash, is scored by the weights of the other half, all in one pile; and on
basil, of which nothing is trained on, by the weights of either half and of both.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
import stories as bench  # noqa: E402
from sayso.link import clusters, likeness, pages, pieces  # noqa: E402
from sayso.model import Article  # noqa: E402

WEIGHTS = ROOT / "src" / "sayso" / "weights" / "stories" / "weights.json"
APART = -6.0  # log-odds below which a pair says no more than that
TOGETHER = 0.5  # chosen on the printed figures
TRIED = (-0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0)

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

    def f1(self, scores: np.ndarray, together: float) -> float:
        """B-cubed F1 of the groups that these scores make, in per cent."""
        scored = [(a, b, s) for (a, b), s in zip(self.pairs, scores, strict=True) if s > APART]
        found = clusters.find(len(self.groups), scored, together, APART)
        named = {number: name for name, group in enumerate(found) for number in group}
        return 100 * bench.b_cubed(named, dict(enumerate(self.groups)))[2]


def measured(pile: dict[Article, str]) -> Pile:
    """The features of every pair worth a look, piece by piece, as linking looks at them."""
    by_id = {article.id: article for article in pile}
    articles, pairs, told = list[Article](), list[tuple[int, int]](), list[dict[str, float]]()
    for piece in pieces.find(by_id.values()):
        first = len(articles)
        articles += [by_id[key] for key in piece.articles]
        seen = likeness.Likeness(pages.find(articles[first:]))
        mine = list(seen.pairs())
        told += [seen.features(*pair) for pair in mine]
        pairs += [(first + left, first + right) for left, right in mine]
    names = list(told[0])
    table = np.array([[row[name] for name in names] for row in told])
    return Pile([pile[each] for each in articles], np.array(pairs), names, table)


def fitted(table: np.ndarray, right: np.ndarray) -> Fit:
    """Weights and intercept on the features as they are, unscaled."""
    scaler = StandardScaler().fit(table)
    model = LogisticRegression(C=1, max_iter=4000).fit(scaler.transform(table), right)
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def half(group: str) -> int:
    """0 or 1, the same on every machine."""
    return hashlib.sha256(group.encode()).digest()[0] % 2


def main() -> None:
    """Measure by halves, then write the weights of the whole."""
    options = argparse.ArgumentParser(description="Learn when two articles tell of one occurrence")
    options.add_argument("data", type=Path)
    data = options.parse_args().data
    incidents, basil = (
        measured(pile) for pile in (bench.incidents(data, 10**6), bench.told_thrice(data))
    )
    halves = np.array([half(group) for group in incidents.groups])[incidents.pairs]
    parts = [(halves == number).all(axis=1) for number in (0, 1)]
    fits = [fitted(incidents.table[part], incidents.right[part]) for part in parts]
    both = fitted(incidents.table, incidents.right)
    first, second = (incidents.scores(fit) for fit in fits)
    cross = np.where(parts[0], second, np.where(parts[1], first, (first + second) / 2))
    for together in TRIED:
        others = " ".join(f"{basil.f1(basil.scores(fit), together):.1f}" for fit in (*fits, both))
        told = f"incidents {incidents.f1(cross, together):.1f}, basil {others}"
        sys.stdout.write(f"together {together:5.2f}: {told}\n")
    features = dict(zip(incidents.names, both[0].round(4).tolist(), strict=True))
    written = {
        "features": features,
        "intercept": round(both[1], 4),
        "together": TOGETHER,
        "apart": APART,
    }
    WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
