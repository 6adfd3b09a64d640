"""Floors are raised in place: what is better is written, what is worse or not measured stays."""

from pathlib import Path

import pytest
from raising import Floors, digest, stamp

FILE = """# What is reached.

[tuned]
gold = "old"
"right first" = 0.5
recall = 0.9

[held]
gold = "same"
"right first" = 0.7
other = 0.1

[left]
"names" = 0.2
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "floors.toml"
    made.write_text(FILE, "utf-8")
    return made


GOLD = {"tuned": "new", "held": "same"}
REACHED = {
    "tuned": {"right first": 0.61299, "recall": 0.8, "met": 0.25},
    "held": {"right first": 0.65},
    "left": {"names": 0.1501},
}


def test_what_is_better_is_written_cut_to_three_digits(path: Path) -> None:
    Floors(path, tops=("left",)).raise_to(REACHED, GOLD)
    assert path.read_text("utf-8") == (
        FILE.replace('"old"', '"new"')
        .replace('"right first" = 0.5\n', '"right first" = 0.612\n')
        .replace("recall = 0.9\n", 'recall = 0.9\n"met" = 0.25\n')
        .replace("0.2\n", "0.151\n")
    )


def test_figures_on_other_gold_begin_anew(path: Path) -> None:
    Floors(path, anew=True, tops=("left",)).raise_to({**REACHED, "left": {}}, GOLD)
    text = path.read_text("utf-8")
    assert "recall = 0.8\n" in text
    assert '"right first" = 0.7\n' in text
    assert '"names" = 0.2\n' in text


def test_raising_again_changes_nothing(path: Path) -> None:
    floors = Floors(path, tops=("left",))
    floors.raise_to(REACHED, GOLD)
    once = path.read_text("utf-8")
    floors.raise_to(REACHED, GOLD)
    assert path.read_text("utf-8") == once


def test_a_digest_is_the_stamp_of_the_text(path: Path) -> None:
    assert digest(path) == stamp(FILE)
    assert digest(path) != stamp(FILE + " ")
