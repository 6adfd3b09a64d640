"""Every noun comes back from its row and its record as it went in."""

import json
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from sayso import rows
from sayso.model import Article, Quantity, Span

# The columns once more, by hand: another column is another ledger format (store/ledger.py, FORMAT).
COLUMNS = {
    "articles": "id uri text raw sha256 format outlet title byline language published retrieved "
    "basis version_of",
    "passages": "article span kind why",
    "claims": "id article content chain act cue source parent stance certainty polarity quantities "
    "places propositions said happened why kind replies_to",
    "set_aside": "stage reason uri article span detail",
    "identities": "id name kind aliases role affiliation why",
    "voices": "claim identity",
    "statements": "id speaker claims said why",
    "origins": "id voice statements claims known why weakest",
    "questions": "id kind wording scope answers links outlets families origins story "
    "related compared clear",
    "copies": "article of share why",
    "stories": "id articles why",
    "doubts": "left right verdict why",
    "judgements": "id left right verdict by at note undoes about corrections",
}

nouns = st.sampled_from(sorted(rows.NOUNS)).flatmap(
    lambda name: st.tuples(st.just(name), strategies.NOUNS[name])
)


@given(nouns)
def test_a_noun_comes_back_from_its_row(named) -> None:
    name, noun = named
    assert rows.from_row(rows.NOUNS[name], rows.to_row(noun)) == noun


@given(nouns)
def test_a_noun_comes_back_from_its_record(named) -> None:
    name, noun = named
    record = rows.to_record(noun)
    assert all(
        value is None or isinstance(value, str | int | float | bytes) for value in record.values()
    )
    assert rows.from_record(rows.NOUNS[name], record) == noun


@given(nouns)
def test_a_noun_comes_back_from_arrow(named) -> None:
    name, noun = named
    table = pa.Table.from_pylist([rows.to_row(noun)], schema=rows.schema(name))
    table.validate(full=True)
    assert rows.from_row(rows.NOUNS[name], table.to_pylist()[0]) == noun


@given(nouns)
def test_a_record_and_a_row_hold_the_same(named) -> None:
    name, noun = named
    assert rows.unpack(rows.NOUNS[name], rows.to_record(noun)) == rows.to_row(noun)


@pytest.mark.parametrize("name", sorted(rows.NOUNS))
def test_columns_are_those_written_down(name: str) -> None:
    assert " ".join(rows.columns(rows.NOUNS[name])) == COLUMNS[name]
    assert rows.schema(name).names == COLUMNS[name].split()


def test_a_column_that_may_be_unknown_is_nullable_and_the_others_are_not() -> None:
    schema = rows.schema("claims")
    assert [field.name for field in schema if field.nullable] == [
        "cue",
        "source",
        "parent",
        "happened",
        "replies_to",
    ]


def test_nested_parts_are_structs_in_arrow_and_sorted_json_in_a_record() -> None:
    span = Span(4, 12, "ministry")
    quantity = Quantity(span, 300, None)
    assert rows.to_row(quantity)["span"] == {"start": 4, "end": 12, "words": "ministry"}
    record = rows.to_record(quantity)
    assert record["span"] == '{"end":12,"start":4,"words":"ministry"}'
    assert json.loads(record["span"])["words"] == "ministry"


def test_a_zone_survives() -> None:
    moment = datetime(2031, 3, 2, 11, 30, tzinfo=UTC)
    article = Article("art_x", "a.txt", "Text.", b"Text.", "0", "text", retrieved=moment)
    assert rows.from_row(Article, rows.to_row(article)).retrieved == moment


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_would_turn_into_null_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        rows.to_row(Quantity(Span(0, 1, "x"), number, None))


def test_a_type_without_a_column_is_named() -> None:
    with pytest.raises(TypeError, match="complex"):
        rows._bare_codec(complex)
