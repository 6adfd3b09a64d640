"""Pairs of mentions that are one voice, or two: the gold, and floors that only rise.

Raise the floors with: python tests/gold/test_identities.py
"""

import hashlib
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from identities import (
    CORPORA,
    GOLD,
    KINDS,
    Judged,
    Once,
    Pair,
    figures,
    hear,
    judge,
    read_gold,
    report,
    texts,
)
from raising import Floors, digest, stamp

from sayso.model import Verdict

FLOORS = Path(__file__).with_name("identities_floors.toml")
ARTICLES, PAIRS = read_gold()
SLACK = 0.01  # what is found around a mention, by other rules, moves a few of the pairs
LEAST = 500


def needs(corpus: str) -> None:
    if not CORPORA[corpus].exists():
        folder = CORPORA[corpus].parent.name
        pytest.skip(f"needs {folder} in ../shared/data, which is not part of the project")


def test_the_gold_is_as_large_and_as_varied_as_it_says() -> None:
    kinds = Counter((pair.kind, pair.same) for pair in PAIRS)
    assert len(PAIRS) == len({(pair.left, pair.right) for pair in PAIRS}) >= LEAST
    assert {kind for kind, _ in kinds} == set(KINDS)
    assert abs(sum(pair.same for pair in PAIRS) / len(PAIRS) - 0.5) < 0.05
    assert all(kinds[kind, same] >= 8 for kind in KINDS for same in (True, False))
    assert {row["corpus"] for row in ARTICLES.values()} == set(CORPORA)


def test_a_third_of_the_articles_is_held_out_by_a_hash_of_the_id() -> None:
    for row in ARTICLES.values():
        hashed = int(hashlib.sha256(row["id"].encode()).hexdigest()[:8], 16)
        assert row["held"] is (hashed % 3 == 0)
    held = sum(row["held"] for row in ARTICLES.values()) / len(ARTICLES)
    assert 0.28 < held < 0.4


@pytest.mark.parametrize("corpus", sorted(CORPORA))
def test_the_gold_points_at_whole_words_of_the_text_it_was_read_on(corpus: str) -> None:
    needs(corpus)
    for place in {place for pair in PAIRS for place in (pair.left, pair.right)}:
        row: Any = ARTICLES[place[0]]
        if row["corpus"] == corpus:
            text = texts(corpus)[row["id"]].text
            assert stamp(text) == row["sha256"]
            assert text[place[1] : place[2]].strip() == text[place[1] : place[2]] != ""
            assert not re.match(r"\w\w", text[max(0, place[1] - 1) : place[1] + 1])
            assert not re.match(r"\w\w", text[place[2] - 1 : place[2] + 1])


def judged(verdict: Verdict, *, same: bool, words: tuple[str, str] = ("a", "b")) -> Judged:
    return Judged(Pair((1, 0, 1), (2, 0, 1), same, "person", False), verdict, words, words, False)


def test_precision_counts_what_is_called_same_and_recall_what_is() -> None:
    found = figures(
        [
            judged(Verdict.SAME, same=True),
            judged(Verdict.SAME, same=False),
            judged(Verdict.UNDECIDED, same=True, words=("the Quay", "Quay")),
            judged(Verdict.NOT_SAME, same=True),
        ]
    )
    assert found["both: all: sayso: precision"] == (0.5, 2)
    assert found["tuned: person: sayso: recall"] == (1 / 3, 3)
    assert found["both: all: sayso: same left undecided"] == (1 / 3, 3)
    assert found["both: all: same words: precision"] == (1.0, 1)
    assert "held: person: sayso: recall" not in found


@pytest.mark.slow
def test_neither_precision_nor_recall_falls() -> None:
    for corpus in CORPORA:
        needs(corpus)
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    assert floors.pop("gold") == digest(GOLD), "the gold changed: measure and set floors anew"
    answers = list(judge(hear(Once())))
    reached = {name: value for name, (value, _) in figures(answers).items()}
    fallen = {n: (reached[n], f) for n, f in floors["least"].items() if reached[n] < f - SLACK}
    assert not fallen, f"reached, floor: {fallen}\n{report(answers)}"


def raise_floors() -> None:
    """Write what is reached now wherever it is better than the floor."""
    reached = figures(list(judge(hear(Once()))))
    least = tomllib.loads(FLOORS.read_text("utf-8"))["least"]
    Floors(FLOORS).raise_to({"least": {n: reached[n][0] for n in least}}, {"": digest(GOLD)})


if __name__ == "__main__":
    if sys.argv[1:] == ["report"]:
        sys.stdout.write(report(list(judge(hear(Once())))) + "\n")
    else:
        raise_floors()
