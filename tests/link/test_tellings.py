"""The encoder of tellings: one text has one vector, and other words for one thing are near."""

from pathlib import Path

import pytest

from sayso.errors import WeightsError
from sayso.link import tellings

TEXTS = ("No ransom was paid", "No money changed hands", "The ferry sails on Tuesday", "")


def test_other_words_for_one_thing_are_nearer_than_another_thing() -> None:
    near = tellings.alike(TEXTS[0], TEXTS[1])
    assert near > tellings.alike(TEXTS[0], TEXTS[2])
    assert near == tellings.alike(TEXTS[1], TEXTS[0])


def test_what_stands_beside_a_text_changes_nothing() -> None:
    whole = tellings.table(TEXTS)
    tellings.vector.cache_clear()
    turned = tellings.table(TEXTS[::-1])
    assert (whole == turned[::-1, ::-1]).all()
    assert whole[0, 1] == pytest.approx(tellings.alike(TEXTS[0], TEXTS[1]))


def test_a_long_text_is_read_to_its_limit() -> None:
    assert len(tellings.pieces("quorl " * 100)) == tellings.LONGEST


def test_weights_that_are_none_say_so(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"no weights")
    with pytest.raises(WeightsError, match="install sayso again"):
        tellings.load(tmp_path / "model.onnx")
