"""Chains of say-so in invented passages never get worse.

Raise the floors with: PYTHONPATH=tests python tests/gold/test_chains.py
With the argument "tuned" it prints what was found and missed; held passages show totals only.
"""

import sys
import tomllib
from pathlib import Path

import passages
import pytest
from raising import Floors

from sayso.extract.parser import Parser

FLOORS = Path(__file__).with_name("chains_floors.toml")


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", [part + how for how in ("", passages.TAGGER) for part in passages.PARTS]
)
def test_chains_do_not_fall(part: str, parser: Parser) -> None:
    floors = tomllib.loads(FLOORS.read_text("utf-8"))[part]
    assert set(floors) == set(passages.FIGURES)
    measured = passages.measure(part, parser)
    fallen = {
        what: (measured.figure(what), floor)
        for what, floor in floors.items()
        if measured.figure(what) < floor
    }
    notes = measured.report() if part.startswith("tuned") else "held: only totals are shown"
    assert not fallen, f"{part}: reached, floor: {fallen}\n{notes}"


def test_every_gold_content_stands_in_its_passage() -> None:
    for part in passages.PARTS:
        for passage in passages.load(part):
            text = f"{passage['headline']}\n{passage['text']}"
            for claim in passage["claims"]:
                for key in ("content", "also_content"):
                    words = claim.get(key, "")
                    for piece in [words] if isinstance(words, str) else words:
                        assert piece in text, passage["id"]
                assert claim["chain"][0] == passage["outlet"], passage["id"]


def test_each_third_passage_is_held_and_the_set_is_large_enough() -> None:
    tuned, held = (passages.load(part) for part in passages.PARTS)
    assert all((int(each["id"][1:]) % 3 == 0) == (each in held) for each in [*tuned, *held])
    assert len(tuned) + len(held) >= 48
    assert sum(each.get("deep", False) for each in [*tuned, *held]) >= 8


def raise_floors() -> None:
    """Write what is reached now wherever that is higher than the floor."""
    reached, parser = {}, Parser()
    for part, floors in tomllib.loads(FLOORS.read_text("utf-8")).items():
        measured = passages.measure(part, parser)
        reached[part] = {what: measured.figure(what) for what in floors}
    Floors(FLOORS).raise_to(reached, {})


if __name__ == "__main__":
    if "tuned" in sys.argv[1:]:
        print(passages.measure("tuned", Parser()).report())
    else:
        raise_floors()
