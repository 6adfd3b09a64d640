import csv
import io

import pytest
from hypothesis import given

import contract_lines
from sayso.errors import InputError
from sayso.export import contract
from sayso.export.csv import ROWS, render
from sayso.export.linked_index import LinkedIndex
from sayso.model import (
    Act,
    Answer,
    Article,
    Claim,
    Hop,
    Linked,
    Polarity,
    Quantity,
    Question,
    QuestionKind,
    Scope,
    SourceKind,
    Span,
    When,
)

TEXT = "=Drums, “about 300” and 20 barrels, were found\nin Vell."


def read(what: str, lines) -> list[dict[str, str]]:
    written = b"".join(render(lines, what)).decode("utf-8")
    return list(csv.DictReader(io.StringIO(written, newline="")))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def claim_line() -> contract.Line:
    article = Article("art_x", "a.txt", TEXT, TEXT.encode(), "ab", "text", "Vell Courier")
    claim = Claim(
        "cla_x",
        "art_x",
        (span("=Drums, “about 300” and 20 barrels"), span("were found")),
        (Hop("Vell Courier", SourceKind.OUTLET), Hop("Port Office", SourceKind.ORGANISATION)),
        Act.ASSERT,
        quantities=(
            Quantity(span("about 300"), 300.0, 300.0, approximate=True, of="drums"),
            Quantity(span("20"), 20.0, None),
        ),
    )
    return contract.claim_line(claim, article, LinkedIndex.of(Linked()))


def test_a_claim_is_a_row() -> None:
    (row,) = read("claims", [claim_line()])
    assert row["outlet"] == "Vell Courier"
    assert row["chain"] == "Vell Courier > Port Office"
    assert row["content_spans"] == "0-34 | 36-46"
    assert row["quantities"] == "about 300 | 20"
    assert (row["quantity_low"], row["quantity_high"]) == ("300 | 20", "300 | ")
    assert row["source_name"] == row["happened_earliest"] == row["question"] == ""
    assert row["said_precision"] == "unknown"


def test_a_formula_in_an_article_is_only_words() -> None:
    (row,) = read("claims", [claim_line()])
    assert row["content"].startswith("'=Drums, “about 300”")


def test_a_negative_number_is_still_a_number() -> None:
    answer = Answer("ide_x", "-X", (), Act.ASSERT, Polarity.POSITIVE, When(), -5.0)
    question = Question("que_x", QuestionKind.HOW_MANY, "How cold?", Scope("x", "be"), (answer,))
    (row,) = read("questions", [contract.question_line(question)])
    assert (row["low"], row["source"]) == ("-5", "'-X")


def test_an_answer_is_a_row_and_so_a_question_without_any_is_none() -> None:
    question = Question("que_x", QuestionKind.IS_IT_SO, "Is it?", Scope("x", "be"), ())
    assert read("questions", [contract.question_line(question)]) == []


@given(contract_lines.any_lines)
def test_every_line_has_all_columns_and_every_row_comes_back(named) -> None:
    what, lines = named
    flat, header = ROWS[what]
    expected = [row for line in lines for row in flat(line)]
    assert all(sorted(row) == sorted(header) for row in expected)
    found = read(what, lines)
    assert len(found) == len(expected)
    for row, want in zip(found, expected, strict=True):
        for name, value in want.items():
            text = "" if value is None else str(value)
            assert row[name] in (text, f"'{text}"), name


def test_what_cannot_be_exported_is_told_what_can() -> None:
    with pytest.raises(InputError, match="questions"):
        list(render([], "rumours"))
