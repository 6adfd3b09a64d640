"""Regions in short: as agencies and addresses write them, in their own case."""

import pytest

from sayso.lexicon import gazetteer
from sayso.lexicon.loader import load
from sayso.lexicon.short_regions import ShortRegion, short_region


@pytest.mark.parametrize("word", ["Tenn.", "Tenn", "TN"])
def test_a_short_form_names_its_region(word: str) -> None:
    found = gazetteer.entry(short_region(word) or "")
    assert found is not None
    assert found.name == "Tennessee"


@pytest.mark.parametrize("word", ["tn", "in", "Vesk", ""])
def test_other_words_do_not(word: str) -> None:
    assert short_region(word) is None


def test_every_entry_is_a_region_of_that_name_and_no_form_stands_twice() -> None:
    seen: set[str] = set()
    for each in load("region_short_names", ShortRegion):
        found = gazetteer.entry(each.id)
        assert found is not None
        assert found.kind in ("region", "metropolis")
        assert found in gazetteer.named(each.name)
        assert seen.isdisjoint(each.words)
        seen.update(each.words)
