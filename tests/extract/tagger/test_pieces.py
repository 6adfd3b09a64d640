"""Pieces: every word of the lines is there once, at its place, with what is known of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laid import laid_out
from sayso.extract.tagger import network, pieces
from sayso.extract.tagger.pieces import CHANNELS, LONGEST, Layout, Pieces
from strategies import texts

TEXT = (
    "Orlo denies leak\n"
    "Mayor Ilda Orlo denied on Friday that the reservoir was leaking.\n"
    "“Nobody drank it,” she said."
)


def cut(layout: Layout) -> Pieces:
    model = network.load()
    return pieces.find(model.cut([s.words for s in layout.lines]), model.vocabulary, layout)


@pytest.fixture(scope="module")
def found() -> Pieces:
    return cut(laid_out(TEXT))


def column(found: Pieces, name: str, word: str) -> int:
    at = int(np.flatnonzero(found.start == TEXT.index(word))[0])
    return int(found.features[at, CHANNELS.index(name)])


def test_words_stand_where_the_text_has_them(found: Pieces) -> None:
    words = [TEXT[a:b] for a, b in zip(found.start, found.end, strict=True) if b > a]
    assert "".join(words) == "".join(TEXT.split())


def test_the_rules_roles_are_told(found: Pieces) -> None:
    assert column(found, "role", "denied") == 5  # a cue begins
    assert column(found, "role", "Mayor") == 3  # a source begins
    assert column(found, "role", "reservoir") == 2  # inside a content


def test_headline_and_quotation_are_told(found: Pieces) -> None:
    assert column(found, "place", "leak") == 1
    assert column(found, "place", "reservoir") == 0
    assert column(found, "quote", "Nobody") == 1
    assert column(found, "quote", "she said") == 0


def test_the_governor_of_a_subject_is_its_verb(found: Pieces) -> None:
    subject = int(np.flatnonzero(found.start == TEXT.index("Ilda Orlo") + 5)[0])
    assert found.start[found.head[subject]] == TEXT.index("denied")


def test_lines_are_kept_together_and_long_ones_cut_at_sentences() -> None:
    text = "A short line.\n" + " ".join(["The council met again on Monday."] * 60) + "\nThe end."
    found = cut(laid_out(text))
    units = list(found.units())
    assert [unit.start for unit in units[1:]] == [unit.stop for unit in units[:-1]]
    assert units[0].start == 0
    assert units[-1].stop == len(found.ids)
    assert all(unit.stop - unit.start <= LONGEST for unit in units)
    begun = [text[found.start[unit.start] :][:4] for unit in units[1:-1]]
    assert set(begun) == {"The "}


@settings(max_examples=40, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4).map("\n".join))
def test_any_text_can_be_cut_and_read(text: str) -> None:
    layout = laid_out(text)
    found = cut(layout) if layout.lines else None
    if found is None:
        return
    assert np.all(found.end >= found.start)
    assert np.all((found.head >= 0) & (found.head < len(found.ids)))
    assert sum(unit.stop - unit.start for unit in found.units()) == len(found.ids)
