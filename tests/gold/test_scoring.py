"""The scorer, on invented claims about invented people."""

from pathlib import Path

import pytest
from goldset import bag_of_words, overlap, read_gold, same_name
from scoring import report, score

STORY = """
[[claim]]
article = "harbour.txt"
source = "Ilva Renn"
act = "estimate"
content = "about 400 barges lie at anchor off Quell"
chain = ["Quell Courier", "Ilva Renn"]
low = 400
high = 400
approximate = true

[[claim]]
article = "harbour.txt"
source = "Harbour Office"
act = "decline"
content = ["the figures", "printed by the evening papers"]
chain = ["Quell Courier", "Harbour Office"]

[[claim]]
article = "harbour.txt"
source = "Quell Courier"
act = "assert"
content = "the mole was rebuilt in spring"
chain = ["Quell Courier"]
"""


@pytest.fixture
def gold(tmp_path: Path) -> list:
    path = tmp_path / "story.toml"
    path.write_text(STORY, encoding="utf-8")
    return read_gold([path])


def line(text: str, name: str, **more: object) -> dict:
    return {
        "article": {"uri": "story/harbour.txt"},
        "content": {"spans": [[0, 1]], "text": text},
        "source": {"span": [0, 1], "name": name},
        "chain": [{"name": "Quell Courier"}, {"name": name}],
        "act": "assert",
        **more,
    }


def test_found_claims_missed_claims_and_false_finds(gold: list) -> None:
    about = [{"span": [0, 1], "low": 400, "high": 400, "approximate": True}]
    lines = [
        line("that about 400 barges lie at anchor", "Renn", act="estimate", quantities=about),
        line("ferries will sail again on Sunday", "Ilva Renn"),
    ]
    result = score(lines, gold)
    assert (result.found, result.required, len(result.false)) == (1, 2, 1)
    assert (result.recall, result.precision) == (0.5, 0.5)
    assert [m.names[0] for m in result.missed] == ["Harbour Office"]
    assert {k: result.accuracy(k) for k in ("act", "chain", "quantity")} == dict.fromkeys(
        ("act", "chain", "quantity"), 1.0
    )
    assert any(row.startswith("MISSED") for row in report(result))


def test_a_number_that_lost_its_about_is_wrong(gold: list) -> None:
    exact = [{"span": [0, 1], "low": 400, "high": 400, "approximate": False}]
    words = "about 400 barges lie at anchor off Quell"
    result = score([line(words, "Ilva Renn", quantities=exact)], gold)
    assert result.accuracy("quantity") == 0.0


def test_the_same_content_twice_is_right_once(gold: list) -> None:
    words = "about 400 barges lie at anchor off Quell"
    result = score([line(words, "Ilva Renn"), line(words, "Ilva Renn")], gold)
    assert (result.found, result.precision) == (1, 0.5)


def test_the_outlets_own_voice_counts_neither_way(gold: list) -> None:
    own = line("the mole was rebuilt in spring", "", source=None, cue=None)
    own["chain"] = [{"name": "Quell Courier"}]
    result = score([own], gold)
    assert (result.reported, result.required) == (0, 2)
    assert list(result.own_voice.values()) == [True]


def test_a_claim_of_another_article_is_left_out(gold: list) -> None:
    stray = line("the figures printed by the evening papers", "Harbour Office")
    stray["article"] = {"uri": "elsewhere.txt"}
    assert score([stray], gold).reported == 0


@pytest.mark.parametrize(
    ("gold_name", "reported", "person", "same"),
    [
        ("Ilva Renn", "Renn", True, True),
        ("Ilva Renn", "Minister Renn", True, True),
        ("Ilva Renn", "Minister Renn", False, False),
        ("Harbour Office", "the Harbour Office", False, True),
        ("Quell Harbour Office", "Harbour Office of Quell", False, True),
        ("Quellian Ministry of Defence", "Quellia's defense ministry", False, True),
        ("Quellian Ministry of Defence", "Quellian defence minister", False, False),
        ("two clerks of the Quell Port Office", "Two clerks of the Port Office", False, True),
        ("Harbour Office", "Office of Tides", False, False),
        ("US", "U.S.", False, True),
        ("US", "Prussia", False, False),
        ("Ilva Renn", "", True, False),
    ],
)
def test_names(gold_name: str, reported: str, person: bool, same: bool) -> None:
    assert same_name(gold_name, reported, person=person) is same


def test_overlap_ignores_punctuation_case_and_a_leading_that() -> None:
    assert overlap(bag_of_words("That barges, 400, lie"), bag_of_words("barges 400 lie.")) == 1.0
    assert overlap(bag_of_words("barges lie"), bag_of_words("ferries sail")) == 0.0
