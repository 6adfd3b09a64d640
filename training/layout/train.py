"""Learn which lines of a whole page are its article: ``make train-layout``.

    python training/layout/train.py SHARED/data

Learns from the tuning half of article_extraction's development part (``bench/body.py`` says which
pages those are): a logistic regression over the marks of a line (``extract/page/marks.py``),
written to ``src/sayso/weights/layout/weights.json``. Each page counts alike, and within it a line
by the root of its words. Every page is learned from twice, the second time with its bullets gone,
as other programs flatten it. Printed is how well pages are read by weights learned from others.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]

import body  # noqa: E402
from sayso.extract.page import layout, marks, page  # noqa: E402
from sayso.extract.page.lines import Piece  # noqa: E402

WEIGHTS = ROOT / "src" / "sayso" / "weights" / "layout" / "weights.json"
STRENGTH = 0.03  # C of the regression, chosen on the tuning half
LEAST = 5  # lines that have a mark before it is weighed
FOLDS = 5
A_PAGE = 200.0  # what the lines of a page weigh together
TARGETS = {"content": 1, "mixed": 1, "boilerplate": 0}  # other labels are not learned from


@dataclass(frozen=True)
class Line:
    """Its marks, whether it is of the article, and what it weighs."""

    marks: marks.Marks
    target: int
    weight: float


def lines_of(record: Mapping[str, Any], *, bullets: bool) -> list[Line]:
    """The lines of a page that have a label."""
    pieces = layout.certain(body.article_of(record["raw_text"]))
    if not bullets:
        pieces = [replace(piece, bullet=False) for piece in pieces]
    targets = [_target(record, piece) for piece in pieces]
    roots = [len(piece.words.split()) ** 0.5 for piece in pieces]
    whole = sum(root for root, target in zip(roots, targets, strict=True) if target is not None)
    rows = zip(marks.find(pieces), targets, roots, strict=True)
    return [Line(told, at, A_PAGE * root / whole) for told, at, root in rows if at is not None]


def _target(record: Mapping[str, Any], piece: Piece) -> int | None:
    """What the labelled line is that holds most of a piece."""
    shared = Counter[str]()
    for start, end, label in record["lines"]:
        shared[label] += max(0, min(end, piece.span.end) - max(start, piece.span.start))
    label, letters = shared.most_common(1)[0]
    return TARGETS.get(label) if letters else None


def fit(lines: Sequence[Line]) -> page.Weights:
    """A weight for each mark that is met often enough."""
    counts = Counter(mark for line in lines for mark in line.marks)
    names = sorted(mark for mark, count in counts.items() if count >= LEAST)
    place = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(lines), len(names)))
    for number, line in enumerate(lines):
        table[number, [place[mark] for mark in line.marks if mark in place]] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    weight = np.array([line.weight for line in lines])
    model.fit(table, [line.target for line in lines], sample_weight=weight)
    learned = {name: round(float(w), 4) for name, w in zip(names, model.coef_[0], strict=True)}
    return page.Weights(learned, round(float(model.intercept_[0]), 4))


def by_others(
    records: Sequence[Mapping[str, Any]], learned: Sequence[list[Line]]
) -> Iterator[body.Counts]:
    """Each page as read by weights learned from pages of the other folds."""
    for fold in range(FOLDS):
        rest = [line for n, lines in enumerate(learned) if n % FOLDS != fold for line in lines]
        found = fit(rest)
        with patch.object(page, "weights", return_value=found):
            yield from (body.from_text(record) for record in records[fold::FOLDS])


def main(data: Path) -> None:
    """Print what pages are read like by weights of others, and write those of all."""
    records = [record for record in body.records(data) if body.is_tuning(record["id"])]
    learned = [lines_of(each, bullets=True) + lines_of(each, bullets=False) for each in records]
    counts = list(by_others(records, learned))
    print(
        "tuning half, by weights of others: P / R / F1", *(f"{x:.3f}" for x in body.scored(counts))
    )
    found = fit([line for lines in learned for line in lines])
    told = {"intercept": found.intercept, "marks": found.marks}
    WEIGHTS.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(found.marks)} weights of {sum(map(len, learned))} lines, {len(records)} pages")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
