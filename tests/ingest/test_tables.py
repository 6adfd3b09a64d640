"""Tables: CSV, TSV, Parquet and auto-archiver's sheets, written by pandas and pyarrow."""

import io
import json
import zlib

import pytest

import made
from sayso.ingest import given, received, source
from sayso.model import RawInput


def read(name: str, data: bytes):
    return received.read(RawInput(name, data))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", made.csv()),
        ("a.csv", made.csv(sep=";")),
        ("a.tsv", made.csv(sep="\t")),
        ("a.csv", b"\xef\xbb\xbf" + made.csv()),
        ("a.csv", made.csv().decode().encode("utf-16")),
        ("a.parquet", made.parquet()),
        ("-", made.parquet()),
    ],
)
def test_columns_of_many_names_are_known_and_the_rest_is_named(name, data):
    got = read(name, data)
    assert got.set_aside == ()
    (article,) = got.articles
    assert article.text == "\n".join(made.PARAGRAPHS)
    assert (article.uri, article.outlet, article.title, article.byline) == (
        made.ADDRESS,
        "Tidewater Herald",
        made.TITLE,
        "Ilda Marren",
    )
    assert article.published.iso()[0] == "2031-05-04T09:30"
    assert dict(article.basis)["columns not read"] == "score"
    assert dict(article.basis)["title"] == "given: column 'Headline'"
    assert json.loads(article.raw)["Headline"] == made.TITLE


def test_the_surest_name_wins():
    row = {"source": "A crawler", "outlet": "Lanternpost", "text": made.LEAD, "date": "2031-05-04"}
    (article,) = read("a.csv", made.csv([row])).articles
    assert article.outlet == "Lanternpost"
    assert dict(article.basis)["columns not read"] == "source"


def test_a_table_without_a_name_is_known_by_its_header_alone():
    row = {"url": made.ADDRESS, "title": made.TITLE, "text": made.LEAD}
    assert read("-", made.csv([row])).articles[0].format == "csv"
    assert (
        read("-", b"Text, title, url, and so on: " + made.LEAD.encode()).articles[0].format
        == "text"
    )


def test_bad_rows_never_stop_the_rest():
    rows = [
        {"text": made.LEAD},
        {"text": "12"},
        {"text": None, "title": "x"},
        {"text": f"{made.LEAD} End."},
    ]
    got = read("a.csv", made.csv(rows))
    assert len(got.articles) == 2
    assert [item.detail for item in got.set_aside] == ["line 3", "line 4"]


def test_a_quotation_mark_that_nobody_closed_is_told(monkeypatch):
    from sayso.ingest import table

    monkeypatch.setattr(table, "MOST_CELL", 1000)
    data = f'title,text\nx,{made.LEAD}\ny,"{made.LEAD * 30}'.encode()
    got = read("a.csv", data)
    assert len(got.articles) == 1
    assert "damaged table" in got.set_aside[0].reason


def test_a_table_without_text_says_what_it_has():
    (item,) = read("a.csv", b"year,total\n2031,4\n").set_aside
    assert "it has: year, total" in item.reason


def test_a_sheet_of_auto_archiver_gives_texts_and_names_the_archives_of_the_rest():
    got = read("sheet.csv", made.sheet())
    (article,) = got.articles
    assert (article.uri, article.title) == ("https://posts.example/1", made.TITLE)
    assert article.retrieved.isoformat() == "2031-05-04T12:00:00"
    basis = dict(article.basis)
    assert basis["archive"] == "https://archive.example/1.wacz"
    assert basis["hash"] == "9f86d081884c7d65"
    (item,) = got.set_aside
    assert item.detail.endswith("posts.example/2, archived at https://archive.example/1.wacz")


def test_parquet_with_moments_and_lists_is_read():
    import pandas as pd
    import pyarrow as pa
    from pyarrow import parquet

    table = pa.table(
        {
            "text": [made.LEAD],
            "published": [pd.Timestamp("2031-05-04T09:30")],
            "tags": [["fire", "mill"]],
        }
    )
    out = io.BytesIO()
    parquet.write_table(table, out)
    (article,) = read("a.parquet", out.getvalue()).articles
    assert article.published.iso()[0] == "2031-05-04T09:30"
    assert dict(article.basis)["columns not read"] == "tags"


@pytest.mark.parametrize("cut", [5, 200, 900])
def test_a_damaged_parquet_file_is_set_aside(cut):
    got = read("a.parquet", made.parquet()[:cut])
    assert got.articles == ()
    assert "damaged" in got.set_aside[0].reason


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (20310504, "2031-05-04"),
        (20310504.0, "2031-05-04"),
        (2031, "2031-01-01"),
        (1_936_000_000, "2031-05-08T09:46"),
        (1_936_000_000_000, "2031-05-08T09:46"),
        (203105041200, "2031-05-04T12:00"),
        (1e300, None),
        (10**400, None),
        (float("nan"), None),
    ],
)
def test_a_date_that_is_a_number_is_what_the_same_letters_are(value, day):
    assert given.date(value, "given").iso()[0] == day


@pytest.mark.parametrize("key", ["title", "outlet", "byline", "uri", "archive", "published"])
def test_half_a_letter_in_any_field_can_be_stored(key):
    line = json.dumps({"text": made.LEAD, key: "Mill \ud83d burns"})
    (article,) = read("a.jsonl", line.encode()).articles
    for words in (article.uri, article.title or "", article.outlet or "", str(article.basis)):
        words.encode("utf-8")


def test_half_a_letter_in_what_a_page_says_of_itself_can_be_stored():
    data = json.dumps({"@type": "NewsArticle", "headline": "Mill \ud83d burns"})
    page = f"<script type='application/ld+json'>{data}</script></head>"
    (article,) = read("a.html", made.PAGE.replace("</head>", page).encode()).articles
    assert article.title == "Mill \ufffd burns"
    assert "\ufffd" in article.text


def test_many_small_packed_members_are_unpacked_in_the_time_that_they_take():
    empty = zlib.compress(b"", wbits=31)
    data = empty * 200_000 + zlib.compress(b"The end.", wbits=31) + bytes(9)
    assert source.unpacked(data) == b"The end."
