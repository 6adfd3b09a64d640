"""Learn how much sketches of two articles have in common: part of ``make train-stories``.

    python training/stories/sketches.py DATA

A logistic regression over the features of ``link/sketches.py``, on the incidents of
``gva_incidents``, written to ``src/sayso/weights/stories/sketches.json``. Printed is the share of
an incident's reports that pieces leave together, of the incidents and of basil.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
import stories as bench  # noqa: E402
from sayso.link import pieces, shelf, sketches  # noqa: E402
from sayso.model import Article  # noqa: E402

WEIGHTS = ROOT / "src" / "sayso" / "weights" / "stories" / "sketches.json"


def compared(pile: dict[Article, str]) -> list[tuple[dict[str, float], bool]]:
    """The features of all pairs that would be compared, and whether they are of one group."""
    kept, found = shelf.Memory(), []
    groups = {article.id: group for article, group in pile.items()}
    for article in sorted(pile, key=lambda each: each.id):
        sketch = sketches.find(article)
        for other in pieces.near(kept, sketch):
            told = sketches.features(sketch, kept.sketch(other))
            if told is not None:
                found.append((told, groups[article.id] == groups[other]))
        kept.put(sketch)
    return found


def kept_together(pile: dict[Article, str]) -> str:
    """How much of each group pieces leave together, in per cent, and their sizes."""
    groups = {article.id: group for article, group in pile.items()}
    found = pieces.find(pile)
    piece = {article: each.name for each in found for article in each.articles}
    members = defaultdict(list)
    for article, group in groups.items():
        members[group].append(article)
    held = sum(
        Counter(piece[each] for each in mine)[piece[one]] / len(mine)
        for mine in members.values()
        for one in mine
    )
    sizes = sorted(len(each.articles) for each in found)
    return f"{100 * held / len(groups):.1f} in {len(found)} pieces, the largest {sizes[-3:]}"


def main() -> None:
    """Learn, write, and tell what comes of it."""
    options = argparse.ArgumentParser(description="Learn how alike sketches are")
    options.add_argument("data", type=Path)
    data = options.parse_args().data
    incidents, basil = bench.incidents(data, 10**6), bench.told_thrice(data)
    pairs = compared(incidents)
    names = list(pairs[0][0])
    table = np.array([[told[name] for name in names] for told, _ in pairs])
    model = LogisticRegression(C=1, max_iter=4000).fit(table, [right for _, right in pairs])
    learned = dict(zip(names, model.coef_[0].round(4).tolist(), strict=True))
    written = {"": round(float(model.intercept_[0]), 4), **learned}
    WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    sketches.weights.cache_clear()
    for name, pile in (("incidents", incidents), ("basil", basil)):
        sys.stdout.write(f"{name}: {kept_together(pile)}\n")


if __name__ == "__main__":
    main()
