"""The weights that come with the package fit the code that feeds them, and say what they are."""

from pathlib import Path

import pytest

import builders
from sayso.errors import WeightsError
from sayso.extract.tagger import network
from sayso.extract.tagger.pieces import CHANNELS


def test_the_vocabulary_numbers_every_label_the_parser_gives() -> None:
    labels, words = builders.parser().labels(), network.load().vocabulary
    assert [set(labels[of]) for of in ("tag", "dep", "entity")] == [
        set(words.tags),
        set(words.deps),
        set(words.entities),
    ]


def test_the_network_wants_what_is_given() -> None:
    given = network.load().inputs()
    assert list(given) == ["ids", "features", "places", "mask"]
    assert (given["features"], given["places"]) == (len(CHANNELS), 3)


def test_the_model_card_says_data_licence_and_limits() -> None:
    card = (network.WEIGHTS / "README.md").read_text(encoding="utf-8")
    for heading in ("Trained on", "Licence", "Figures", "Limits", "make train"):
        assert heading in card


@pytest.mark.parametrize("broken", ["model.onnx", "tokenizer.json", "vocabulary.json"])
@pytest.mark.parametrize("damage", ["gone", "rubbish", "{}"])
def test_weights_that_cannot_be_used_are_named(tmp_path: Path, broken: str, damage: str) -> None:
    for name in ("model.onnx", "tokenizer.json", "vocabulary.json"):
        (tmp_path / name).write_bytes((network.WEIGHTS / name).read_bytes())
    (tmp_path / broken).unlink()
    if damage != "gone":
        (tmp_path / broken).write_text(damage)
    with pytest.raises(WeightsError, match="--fast"):
        network.load(tmp_path)
