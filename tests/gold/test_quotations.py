"""What is said and what is not, over real quotations: quotations.toml, floors that only rise."""

import hashlib
import tomllib

import pytest
import quotations
from quotations import GOLD, HERE

FLOORS = tomllib.loads((HERE / "quotations_floors.toml").read_text("utf-8"))
LEAST = 200
HELD_SHARE = 1 / 3


def test_the_gold_is_large_a_third_is_held_and_nothing_stands_in_both():
    tuned, held = quotations.gold("tuned"), [*quotations.gold("held"), *quotations.gold("fresh")]
    places = {(one.corpus, one.document, one.start) for one in (*tuned, *held)}
    assert len(places) == len(tuned) + len(held) >= LEAST
    assert len(held) >= HELD_SHARE * len(places)


@pytest.mark.parametrize("part", quotations.PARTS)
def test_accuracy_does_not_fall(part: str):
    if not quotations.SHARED.is_dir():
        pytest.skip("needs the real articles in ../shared, which are not part of the project")
    digest = hashlib.sha256(GOLD.read_bytes()).hexdigest()[:16]
    assert FLOORS["gold"] == digest, "the gold changed: measure and set floors anew"
    reached = quotations.figures(list(quotations.decide(part)))
    fallen = {what: reached[what] for what, least in FLOORS[part].items() if reached[what] < least}
    assert not fallen, fallen
