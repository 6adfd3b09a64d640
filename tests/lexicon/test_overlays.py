"""Overlays of words: what they add and take away, and what is wrong in them is told."""

import re
from pathlib import Path

import pytest

from lexicon_loads import loads
from sayso import linking
from sayso.errors import LexiconError
from sayso.lexicon import entries, overlays, tables
from sayso.lexicon.bounds import Bound
from sayso.lexicon.units import Unit

BOUND = """[[entry]]
words = ["a stone's throw over"]
effect = "low"
example = "A stone's throw over 40 carts came."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "tides"
    found.mkdir()
    return found


def over(folder: Path, name: str, kind: type) -> tuple:
    overlay = overlays._read(str(folder))
    overlays.check(overlay)
    return overlays.over(name, kind, entries.own(name, kind), (overlay,))


def test_entries_are_added_behind_ours(folder: Path) -> None:
    (folder / "bounds.toml").write_text(BOUND)
    found = over(folder, "bounds", Bound)
    assert found[:-1] == entries.own("bounds", Bound)
    assert found[-1] == Bound(
        ("a stone's throw over",), "low", "A stone's throw over 40 carts came."
    )


def test_entries_are_taken_away_by_their_values(folder: Path) -> None:
    (folder / "units.toml").write_text('[[remove]]\nunit = "barrel"\nkind = "measure"\n')
    ours = entries.own("units", Unit)
    assert set(ours) - set(over(folder, "units", Unit)) == {u for u in ours if u.unit == "barrel"}


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("unitz.toml", BOUND, "overlay tides, unitz.toml: there is no such table; there are:"),
        ("bounds.toml", "[[entry", "overlay tides, bounds.toml: "),
        ("bounds.toml", "\xff", "overlay tides, bounds.toml: "),
        ("bounds.toml", "[[entri]]\na = 1", "bounds.toml: the key 'entri' is unknown"),
        ("bounds.toml", "entry = 3", "bounds.toml: entry must be blocks"),
        ("bounds.toml", BOUND.replace("effect", "effekt"), "entry 1 .*unknown keys \\['effekt'\\]"),
        ("bounds.toml", BOUND.replace('"low"', "7"), "entry 1 .*effect = 7 is not of type"),
        ("bounds.toml", BOUND.partition("example")[0], "entry 1 .*the key 'example' is missing"),
        ("bounds.toml", '[[remove]]\nwords = ["nothing"]', "remove 1: no entry has"),
        ("bounds.toml", "[[remove]]", "remove 1: no entry has"),
        ("bounds.toml", "[[remove]]\nword = 1", "remove 1: unknown keys \\['word'\\]"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_key(
    folder: Path, file: str, text: str, told: str
) -> None:
    (folder / file).write_text(text, encoding="latin-1")
    with pytest.raises(LexiconError, match=told):
        overlays.check(overlays._read(str(folder)))


def test_a_pattern_that_is_none_is_told(folder: Path) -> None:
    ours = (Path(overlays.__file__).parent / "background.toml").read_text()
    block = "[[entry]]" + ours.split("[[entry]]")[1]
    (folder / "background.toml").write_text(re.sub(r"(?m)^pattern = .*$", 'pattern = "(x"', block))
    with pytest.raises(LexiconError, match=r"entry 1: pattern = '\(x' is no pattern"):
        overlays.check(overlays._read(str(folder)))


def test_folders_that_are_none_are_told(folder: Path) -> None:
    for name, told in (
        (str(folder / "none"), "there is no folder"),
        (str(folder), "holds no table"),
        ("nowhere", "no plug-in 'nowhere' of words; the plug-ins are:"),
    ):
        with pytest.raises(LexiconError, match=told):
            overlays._read(name)


def test_a_mark_changes_with_the_words(folder: Path) -> None:
    (folder / "bounds.toml").write_text(BOUND)
    first = overlays._read(str(folder)).mark
    (folder / "bounds.toml").write_text(BOUND.replace("carts", "boats"))
    assert overlays._read(str(folder)).mark != first
    assert re.fullmatch(r"tides@[0-9a-f]{16}", first)


def test_every_table_has_its_type_written_down() -> None:
    assert {(name, *told.split(":")) for name, told in tables.TYPES.items()} <= set(loads())
    assert set(tables.TYPES) == {name for name, _, _ in loads()}


def test_the_words_of_shipping_news_are_whole() -> None:
    overlay = overlays._read("shipping")
    overlays.check(overlay)
    assert set(overlay.blocks) == {"roles", "units"}


def test_overlays_come_before_anything_is_read(folder: Path) -> None:
    (folder / "bounds.toml").write_text(BOUND)
    overlays.active()
    with pytest.raises(LexiconError, match="begin with those"):
        overlays.use([str(folder)])


def test_pieces_are_linked_anew_with_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A piece's inputs begin with the rules; see `linking._shelve`."""
    assert linking.rules() == linking.RULES
    monkeypatch.setattr(overlays, "mark", lambda: "tides@1 harbour@2")
    found = linking.rules()
    assert re.fullmatch(rf"{re.escape(linking.RULES)}\+[0-9a-f]{{12}}", found)
    monkeypatch.setattr(overlays, "mark", lambda: "tides@1")
    assert linking.rules() != found
