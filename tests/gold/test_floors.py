"""Accuracy on gold never falls. Raise the floors with: python tests/gold/test_floors.py"""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest
import read_story
import scoring
from goldset import SEEDS, read_gold

from sayso.extract.parser import Parser

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.toml"
STORIES = {
    "seeds": (SEEDS, HERE / "seeds.toml"),
    "sample": (ROOT / "src/sayso/sample", ROOT / "tests/stories/sample.toml"),
    "ferry": (ROOT / "tests/stories/ferry", ROOT / "tests/stories/ferry.toml"),
    "ballot": (ROOT / "tests/stories/ballot", ROOT / "tests/stories/ballot.toml"),
}


def measure(name: str, parser: Parser) -> scoring.Score:
    folder, gold = STORIES[name]
    return scoring.score(list(read_story.lines(folder, parser)), read_gold([gold]), folder)


def figure(score: scoring.Score, what: str) -> float:
    direct = {"recall": score.recall, "precision": score.precision}
    return direct[what] if what in direct else score.accuracy(what)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
def test_accuracy_does_not_fall(name: str, parser: Parser) -> None:
    folder, gold = STORIES[name]
    if not folder.exists():
        pytest.skip(f"{name}: the articles of {gold.name} are not beside this checkout")
    floors = tomllib.loads(FLOORS.read_text("utf-8"))[name]
    assert floors.pop("gold") == digest(gold), f"{gold.name} changed: measure and set floors anew"
    score = measure(name, parser)
    reached = {what: figure(score, what) for what in floors}
    fallen = {
        what: (reached[what], floor) for what, floor in floors.items() if reached[what] < floor
    }
    assert not fallen, f"{name}: reached, floor: {fallen}\n" + "\n".join(scoring.report(score))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def raise_floors() -> None:
    """Write what is reached now, cut to three digits, wherever that is higher than the floor."""
    text, parser = FLOORS.read_text("utf-8"), Parser()
    for name, floors in tomllib.loads(text).items():
        score = measure(name, parser)
        head, body = text.split(f"[{name}]\n")
        section, *rest = re.split(r"(?=\n\[)", body, maxsplit=1)
        for what, floor in floors.items():
            if what == "gold":
                section = re.sub(r'gold = ".*"', f'gold = "{digest(STORIES[name][1])}"', section)
                continue
            reached = max(floor, int(figure(score, what) * 1000) / 1000)
            section = re.sub(rf"{what} = .*", f"{what} = {reached}", section)
        text = head + f"[{name}]\n" + section + "".join(rest)
    FLOORS.write_text(text, "utf-8")


if __name__ == "__main__":
    raise_floors()
