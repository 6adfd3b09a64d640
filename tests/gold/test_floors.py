"""Accuracy on gold never falls. Raise the floors with: python tests/gold/test_floors.py

With the name of a story it prints what was found and missed there instead.
"""

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import linking
import pytest
import read_story
import scoring
from goldset import SEEDS, read_gold
from raising import Floors, digest

from sayso.extract.parser import Parser

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.toml"
LINKING = ("answers", "gathered", "statements", "copies")
HELD_OUT = ("ferry", "ballot")
TAGGER = "-tagger"
STORIES = {
    "seeds": (SEEDS, HERE / "seeds.toml"),
    "sample": (ROOT / "src/sayso/sample", ROOT / "tests/stories/sample.toml"),
    "pipeline": (ROOT / "tests/stories/pipeline", ROOT / "tests/stories/pipeline.toml"),
    "quarry": (ROOT / "tests/stories/quarry", ROOT / "tests/stories/quarry.toml"),
    "ferry": (ROOT / "tests/stories/ferry", ROOT / "tests/stories/ferry.toml"),
    "ballot": (ROOT / "tests/stories/ballot", ROOT / "tests/stories/ballot.toml"),
}


@dataclass(frozen=True, slots=True)
class Measured:
    claims: scoring.Score
    links: linking.Linkage

    def figure(self, what: str) -> float:
        if what in LINKING:
            return self.links.rate(what)
        if what == "acts":  # of all that must be found, so that finding more never lowers it
            required = {m.expected.id for m in self.claims.right if m.expected.required}
            marks = self.claims.facets.get("act", [])
            return sum(good for name, good in marks if name in required) / self.claims.required
        direct = {"recall": self.claims.recall, "precision": self.claims.precision}
        return direct[what] if what in direct else self.claims.accuracy(what)

    def report(self, name: str) -> str:
        """What was found and missed; of a held-out story nothing that one could tune on."""
        if name.removesuffix(TAGGER) in HELD_OUT:
            return "held out: only totals are shown"
        return "\n".join([*scoring.report(self.claims), *self.links.notes])


def measure(name: str, parser: Parser) -> Measured:
    """A story read by the rules alone, or, where its name ends with TAGGER, as users read it."""
    folder, gold = STORIES[name.removesuffix(TAGGER)]
    read = read_story.read(folder, parser, fast=not name.endswith(TAGGER))
    claims = scoring.score(list(read_story.lines(read)), read_gold([gold]), folder)
    return Measured(claims, linking.score(read_story.story(read), gold))


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.slow
@pytest.mark.parametrize("name", [name + how for how in ("", TAGGER) for name in STORIES])
def test_accuracy_does_not_fall(name: str, parser: Parser) -> None:
    folder, gold = STORIES[name.removesuffix(TAGGER)]
    if not folder.exists():
        pytest.skip(f"{name}: the articles of {gold.name} are not beside this checkout")
    floors = tomllib.loads(FLOORS.read_text("utf-8"))[name]
    assert floors.pop("gold") == digest(gold), f"{gold.name} changed: measure and set floors anew"
    measured = measure(name, parser)
    reached = {what: measured.figure(what) for what in floors}
    fallen = {
        what: (reached[what], floor) for what, floor in floors.items() if reached[what] < floor
    }
    assert not fallen, f"{name}: reached, floor: {fallen}\n{measured.report(name)}"


def raise_floors() -> None:
    """Write what is reached now wherever that is higher than the floor."""
    stored, parser = tomllib.loads(FLOORS.read_text("utf-8")), Parser()
    reached = {}
    for name, floors in stored.items():
        measured = measure(name, parser)
        reached[name] = {what: measured.figure(what) for what in floors if what != "gold"}
    gold = {name: digest(STORIES[name.removesuffix(TAGGER)][1]) for name in stored}
    Floors(FLOORS).raise_to(reached, gold)


if __name__ == "__main__":
    if sys.argv[1:]:
        print(measure(sys.argv[1], Parser()).report(sys.argv[1]))
    else:
        raise_floors()
