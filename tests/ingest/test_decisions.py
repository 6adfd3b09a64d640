"""Files of decisions: reviews as exported, reliability lists, and what is neither."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest import decisions
from sayso.model import Correction, Field, Proposal, RawInput, SetAside, Span, Verdict

LINE = {
    "judgement": "jdg_x",
    "verdict": "correct",
    "by": "Ana",
    "at": "2031-06-02T12:00:00+02:00",
    "note": "see the page",
    "article": "art_x",
    "text": "Vell is quiet, the mayor said.",
    "offset": 10,
    "marked": {"name": "the mayor", "content": [[10, 23]]},
    "corrections": [
        {"field": "act", "value": "deny", "spans": []},
        {"field": "source", "value": "mayor", "spans": [[29, 34]]},
    ],
}


def read(data: bytes | str | dict):
    if isinstance(data, dict):
        data = json.dumps(data)
    raw = data if isinstance(data, bytes) else data.encode()
    return list(decisions.find(RawInput("list", raw)))


def test_a_review_is_read_with_who_and_when() -> None:
    (found,) = read(LINE)
    assert (found.by, found.at, found.note) == ("Ana", "2031-06-02T10:00:00+00:00", "see the page")
    assert found.decision.verdict is Verdict.CORRECT
    assert found.decision.left.spans == (Span(10, 23, "Vell is quiet"),)
    assert found.decision.corrections == (
        Correction(Field.ACT, "deny"),
        Correction(Field.SOURCE, "mayor", (Span(29, 34, "mayor"),)),
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"verdict": "same"}, "not a review"),
        ({"verdict": "maybe"}, "not a review"),
        ({"verdict": None}, "not a review"),
        ({"by": " "}, "nobody decided"),
        ({"at": "yesterday"}, "no date"),
        ({"at": None}, "no date"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "no date"),
        ({"marked": {"name": "x", "content": []}}, "cannot be decided"),
        ({"marked": {"name": "x", "content": [[0, 5]]}}, "offsets outside of the text"),
        ({"marked": {"name": "x", "content": [["10", 12]]}}, "not a review"),
        ({"marked": {"name": "x", "content": [[True, 12]]}}, "not a review"),
        ({"marked": None}, "not a review"),
        ({"corrections": [{"field": "act", "value": "shout", "spans": []}]}, "cannot be decided"),
        ({"corrections": []}, "cannot be decided"),
        ({"corrections": 3}, "not a review"),
    ],
)
def test_what_is_no_review_is_set_aside_with_the_reason(change, reason) -> None:
    (found,) = read(LINE | change)
    assert (found.reason, found.uri, found.stage) == (reason, "list#1", "import")


def test_one_bad_line_does_not_stop_the_rest() -> None:
    found = read("{bad\n" + json.dumps(LINE) + "\n\n[1]\n")
    assert [type(each) for each in found] == [SetAside, Proposal, SetAside]
    assert [each.uri for each in found] == ["list#1", "list#2", "list#4"]


def test_an_older_review_without_corrections_says_what_to_do() -> None:
    (found,) = read({name: value for name, value in LINE.items() if name != "corrections"})
    assert "export the reviews anew" in found.detail


def test_a_list_names_outlets_or_sources() -> None:
    rows = read(
        "\ufeffoutlet,source,grade,note,by,at\nVell Courier,,b,,,\n,Ilda Marren,A,"
        "'=long known,Ana,2031-06-02\n"
    )
    first, second = rows
    assert (first.named, first.outlet, first.letter, first.by) == ("Vell Courier", True, "B", None)
    assert (second.named, second.outlet, second.note) == ("Ilda Marren", False, "=long known")
    assert second.at == "2031-06-02T00:00:00+00:00"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("source,grade\nIlda Marren,G\n", "no grade"),
        ("source,grade\nIlda Marren,\n", "no grade"),
        ("source,grade\n,A\n", "nobody named"),
        ("name,grade\nIlda Marren,A\n", "not a list"),
        ("", "not a list"),
        ('source,grade\n"Ilda Marren,A\n', "no CSV"),
        (b"source,grade\n\xff,A\n", "not UTF-8"),
    ],
)
def test_what_is_no_list_is_set_aside_with_the_reason(text, reason) -> None:
    assert [each.reason for each in read(text)] == [reason]


def test_a_line_that_is_too_long_is_set_aside() -> None:
    (found,) = read(b"{" + b" " * decisions.LONGEST + b"}")
    assert found.reason == "line too long"


@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda data: b"source,grade\n" + data))
def test_any_bytes_are_read_or_set_aside(data: bytes) -> None:
    assert all(isinstance(each, Proposal | SetAside) for each in read(data))
