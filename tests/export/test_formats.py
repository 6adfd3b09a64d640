"""What holds of every format: it says what it is, loses nothing unsaid, and is the same twice."""

import json
from typing import get_args

import pytest
from hypothesis import given, settings

import deposits
from sayso.cli import writing
from sayso.export import formats, metadata

STANDARDS = [pytest.param(each, id=each.name) for each in formats.STANDARDS]


def written(format, deposit=None) -> str:
    return b"".join(format.render(deposit or deposits.deposit())).decode()


def test_the_command_line_offers_all_of_them() -> None:
    assert list(get_args(writing.Form)) == list(formats.FORMATS)
    assert list(writing.TABLES) == [each.name for each in formats.TABLES]


@pytest.mark.parametrize("format", STANDARDS)
def test_it_is_the_same_twice(format) -> None:
    assert written(format) == written(format)


@pytest.mark.parametrize("format", STANDARDS)
def test_it_says_what_wrote_it_and_what_it_loses(format) -> None:
    text = written(format)
    assert "weights/attribution" in text
    assert "ab" * 32 in text  # of the model
    assert format.loses
    assert all(json.dumps(each, ensure_ascii=False)[1:-1] in text for each in format.loses)


@pytest.mark.parametrize("format", STANDARDS)
def test_it_has_the_log_of_corrections_with_who_and_when(format) -> None:
    text = written(format)
    for said in ("jdg_c", "Ana", "2031-06-02T12:00:00", "see the page", "act deny"):
        assert said in text


@pytest.mark.parametrize("format", STANDARDS)
def test_it_has_hashes_and_offsets(format) -> None:
    text = written(format)
    (article, claims), *_ = deposits.deposit().readings()
    assert article.sha256 in text
    assert "code points" in text
    assert str(claims[0].content[0].end) in text


@pytest.mark.parametrize("format", STANDARDS)
def test_an_empty_ledger_is_written_too(format) -> None:
    assert written(format, deposits.empty())


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_a_table_has_that_beside_it(name) -> None:
    about = formats.about(deposits.deposit(), name)
    made = json.loads(metadata.render(about, "claims", name, f"claims.{name}"))
    told = made["notes"][0] if name == "csv" else made
    assert told["manifest"]["sayso"] == "0.1.0"
    assert [each["id"] for each in told["corrections"]][:2] == ["jdg_a", "jdg_b"]
    assert told["loss"]
    assert made["url"] == f"claims.{name}"


@settings(deadline=None, max_examples=25)
@given(deposits.any_deposit())
def test_whatever_words_are_written_well_formed(deposit) -> None:
    for each in formats.STANDARDS:
        text = written(each, deposit)
        if each.ending.endswith(("json", "jsonld")):
            parts = text.split("\n")[:-1] if each.name == "ftm" else [text]
            assert all(map(json.loads, parts))


@settings(deadline=None, max_examples=15)
@given(deposits.any_deposit())
def test_whatever_words_are_turtle(deposit) -> None:
    rdflib = pytest.importorskip("rdflib", reason="needs rdflib, of the dev group")
    rdflib.Graph().parse(data=written(formats.FORMATS["prov"], deposit), format="turtle")
