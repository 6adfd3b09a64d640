"""What is told of a line, and that each mark that is weighed can be met."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.page import layout, marks, page
from sayso.lexicon.line_cues import LineCue
from sayso.lexicon.loader import load
from sayso.model import Article, article_id, digest

STORY = [
    "The lock at Velm stays shut until the harbour board has looked at both gates, it was told.",
    "“Nobody goes through the lock before Friday,” said the keeper of the gates, Ilda Marren.",
    "Barges lie along the harbour wall as far as the lock, and the board counted ninety of them.",
]


def of(*lines: str) -> list[marks.Marks]:
    text = "\n".join(lines)
    raw = text.encode("utf-8", "replace")
    return marks.find(layout.certain(Article(article_id(raw), "a", text, raw, digest(raw), "text")))


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Lock gate gives way after a night of...", "ends: cut"),
        ("GATE GIVES WAY", "shouted"),
        ("and so to bed", "starts small"),
        ("Tide | Weather | 5 March", "parted"),
        ("* Tide tables", "bullet"),
        ("4 March 2031, noon", "short and dated"),
        ("See tide.example at www.tide.example", "address"),
        ("門は閉じたままであると港の番人は火曜日に語った。", "ends: other stop"),
        ("門は閉じたままであると港の番人は火曜日に語った。", "prose"),
    ],
)
def test_a_line_shows_what_it_is_like(line, mark) -> None:
    assert mark in of(line)[0]


@pytest.mark.parametrize("entry", load("line_cues", LineCue), ids=lambda entry: entry.kind)
def test_every_cue_finds_its_example(entry) -> None:
    assert entry.kind in of(entry.example)[0]


def test_a_story_comes_back_to_its_own_words() -> None:
    *_, told, menu = of(*STORY, "The harbour board and the lock", "Crosswords and recipes")
    assert "own words: 0" in menu
    assert "own words: 0" not in told


def test_what_stands_after_the_remarks_begin_is_marked() -> None:
    lines = [*STORY * 3, "3 comments", "Gates were better in the old days, I find."]
    assert ["after remarks begin" in each for each in of(*lines)] == [False] * 9 + [True] * 2


def test_every_weight_is_for_a_mark_that_can_be_met() -> None:
    kinds = {entry.kind for entry in load("line_cues", LineCue)}
    plain = {mark for each in of(*STORY, "* One", "CUT...") for mark in each}
    shapes = {mark.partition(":")[0] for mark in plain} | kinds
    shapes |= {"after links", "after remarks begin", "address", "figures", "parted", "repeated"}
    shapes |= {"short and dated", "furniture", "related-link", "dateline", "listed", "by itself"}
    shapes |= {"starts small", "sentences", "ends", "shouted"}
    assert {mark.partition(":")[0] for mark in page.weights().marks} <= shapes


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from([*STORY, "Menu", "* Tide"]))))
def test_each_line_has_its_marks_and_always_the_same(lines) -> None:
    assert of(*lines) == of(*lines)
