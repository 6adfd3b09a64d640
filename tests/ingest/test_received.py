"""Received: every format by name and by content; what can't be read is set aside, never raised."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ingest.received import read
from sayso.model import Precision, RawInput, article_id, digest

ENGLISH = (
    "The mill of Velm burned down on Sunday, the fire brigade said. Nobody was hurt, it added."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Mill burns | Tidewater Herald</title>
<link rel="canonical" href="https://tidewaterherald.example/mill">
<script type="application/ld+json">
{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
"headline": "Mill burns in Velm",
"datePublished": "2031-03-04T07:20:00+02:00", "author": [{{"name": "Ilda Marren"}}],
"publisher": {{"@type": "Organization", "name": "Tidewater Herald"}}}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Mill burns in Velm</h1>
<p>{ENGLISH}</p>
<p>The miller, Orrin Vale, told reporters that he would build it again before winter.</p>
<p>The council of Velm will speak about the matter on Friday, its clerk told us.</p></article>
<footer>All rights reserved</footer></body></html>"""


def one(uri: str, data: bytes):
    received = read(RawInput(uri, data))
    assert received.set_aside == ()
    (article,) = received.articles
    assert article.sha256 == digest(article.raw)
    assert article.id == article_id(article.raw)
    return article


def reason(uri: str, data: bytes) -> str:
    received = read(RawInput(uri, data))
    assert received.articles == ()
    (aside,) = received.set_aside
    assert (aside.stage, aside.uri) == ("ingest", uri)
    return aside.reason


def lines(*records: object) -> bytes:
    return "\n".join(r if isinstance(r, str) else json.dumps(r) for r in records).encode()


def test_plain_text_is_stored_exactly_as_decoded():
    text = f"  Mill burns\r\n\r\n\u00a0{ENGLISH}\r\n\n"
    article = one("a/mill.txt", text.encode())
    assert article.text == text
    assert (article.uri, article.format, article.language) == ("a/mill.txt", "text", "en")


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_dropped_and_said(name):
    article = one("mill.txt", ENGLISH.encode(name))
    assert article.text == ENGLISH
    assert "byte-order mark dropped" in dict(article.basis)["encoding"]


def test_old_encodings_are_guessed():
    text = f"“Mill burns” – says Małgorzata Ćwik’s friend.\n{ENGLISH}"
    western = ENGLISH.replace("Velm", "Vélm") + " “Never mind,” it said."
    assert one("mill.txt", western.encode("cp1252")).text == western
    assert one("mill.txt", text.encode("utf-8")).text == text


def test_a_page_cut_in_the_middle_of_a_letter_is_still_read():
    article = one("mill.txt", f"„Ja“ – {ENGLISH} –".encode()[:-1])
    assert article.text.endswith(" \ufffd")
    assert "replaced: 1" in dict(article.basis)["encoding"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 200, "binary"),
        (b"12 34 -- 56", "no words"),
        (b"Accept all   Reject\n\nLog in   Subscribe\n\nShare   Print   E-mail", "no sentence"),
        ("Die Mühle von Velm ist am Sonntag abgebrannt, sagte die Feuerwehr.".encode(), "'de'"),
        ("Мельница в Вельме сгорела в воскресенье, сообщили пожарные.".encode(), "'ru'"),
        (gzip.compress(ENGLISH.encode(), mtime=0)[:-12], "damaged gzip"),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_the_reason(data, expected):
    assert expected in reason("thing.txt", data)


def test_a_page_gives_its_body_and_its_own_data():
    article = one("saved/mill.html", PAGE.encode())
    assert article.text.split("\n")[0] == article.title == "Mill burns in Velm"
    assert ENGLISH in article.text
    assert "Sport" not in article.text
    assert article.raw == PAGE.encode()
    assert (article.outlet, article.byline) == ("Tidewater Herald", "Ilda Marren")
    assert article.uri == "https://tidewaterherald.example/mill"
    assert article.published.iso() == ("2031-03-04T07:20", "2031-03-04T07:20")
    assert "time zone +02:00" in article.published.basis
    assert all(article.given(name) for name in ("outlet", "title", "byline", "published", "uri"))


@pytest.mark.parametrize("uri", ["page", "page.txt", "-", "page.htm"])
def test_a_page_is_known_by_its_content_too(uri):
    assert one(uri, PAGE.encode()).format == "html"


def test_a_text_called_html_is_read_as_text():
    assert one("page.html", ENGLISH.encode()).format == "text"


def test_a_text_about_markup_is_no_page():
    text = f"The tag <html> was on the banner. {ENGLISH}"
    assert one("mill.txt", text.encode()).text == text


def test_columns_set_as_a_table_keep_their_paragraphs_apart():
    paragraphs = "".join(f"<p>{ENGLISH} Part {n}.</p>" for n in range(5))
    page = (
        "<html><head><title>Mill burns :: Tidewater Herald</title></head>"
        "<body><table><tr><td>News</td>"
        f"<td><h2>Mill burns</h2>{paragraphs}</td></tr></table></body></html>"
    )
    article = one("mill.html", page.encode())
    assert sum("Part" in line for line in article.text.split("\n")) == 5
    assert "|" not in article.text
    assert (article.title, article.outlet) == ("Mill burns", "Tidewater Herald")


def test_a_page_without_an_article_is_set_aside():
    empty = b"<!DOCTYPE html><html><body><img src='a.png'></body></html>"
    assert reason("index.html", empty) == "no article found in the page"
    menu = b"<!DOCTYPE html><html><body><nav><a href='/'>Home</a></nav></body></html>"
    assert "no sentence" in reason("index.html", menu)


def test_a_declared_charset_is_believed():
    head = '<html><head><meta charset="windows-1251"><title>T</title></head>'
    page = f"{head}<body><p>{ENGLISH} «Вот»</p></body></html>"
    article = one("mill.html", page.encode("cp1251"))
    assert "«Вот»" in article.text
    assert dict(article.basis)["encoding"] == "windows-1251, declared"


def test_given_fields_win_and_say_so():
    record = {
        "text": ENGLISH,
        "uri": "https://tidewaterherald.example/1",
        "outlet": "Tidewater Herald",
        "title": "Mill burns",
        "published": "2031-03-04T07:20:00Z",
        "byline": "Ilda Marren",
        "language": "en-GB",
        "retrieved": "2031-03-05",
    }
    article = one("crawl.jsonl", lines(record))
    assert article.text == ENGLISH
    assert (article.uri, article.outlet, article.language) == (
        record["uri"],
        record["outlet"],
        "en",
    )
    assert article.published.precision is Precision.MINUTE
    assert article.retrieved.isoformat() == "2031-03-05T00:00:00"
    names = ("outlet", "title", "published", "byline", "language", "uri")
    assert all(article.given(name) for name in names)


def test_text_alone_is_enough_and_the_line_is_the_uri():
    received = read(
        RawInput("crawl.jsonl", lines({"text": ENGLISH}, {"text": f"{ENGLISH} Twice."}))
    )
    assert [article.uri for article in received.articles] == ["crawl.jsonl#1", "crawl.jsonl#2"]
    assert received.articles[0].raw == lines({"text": ENGLISH})


def test_a_bad_line_never_stops_the_rest():
    data = lines(
        {"text": ENGLISH},
        "{not json",
        "",
        {"title": "no text"},
        "[1, 2]",
        {"text": 5},
        "[" * 100_000,
        {"text": f"{ENGLISH} End."},
    )
    received = read(RawInput("crawl.jsonl", data))
    assert len(received.articles) == 2
    places = [aside.detail for aside in received.set_aside]
    assert places == ["line 2", "line 4", "line 5", "line 6", "line 7"]
    assert all(aside.reason for aside in received.set_aside)


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2031-03-04", "2031-03-04", "2031-03-04", Precision.DAY),
        ("2031-03-04 07:20", "2031-03-04T07:20", "2031-03-04T07:20", Precision.MINUTE),
        ("2031-03", "2031-03-01", "2031-03-31", Precision.MONTH),
        ("2031", "2031-01-01", "2031-12-31", Precision.YEAR),
        ("4 March 2031", "2031-03-04", "2031-03-04", Precision.DAY),
        ("Tue, 04 Mar 2031 07:20:00 GMT", "2031-03-04T07:20", "2031-03-04T07:20", Precision.MINUTE),
        (1930375200, "2031-03-04T07:20", "2031-03-04T07:20", Precision.MINUTE),
    ],
)
def test_given_dates_keep_their_precision(value, earliest, latest, precision):
    published = one("crawl.jsonl", lines({"text": ENGLISH, "published": value})).published
    if isinstance(value, int):
        assert published.precision is precision
        assert published.earliest.year == 2031
        return
    assert (*published.iso(), published.precision) == (earliest, latest, precision)


@pytest.mark.parametrize("value", ["soon", "2031-13-45", {"day": 4}, True, "99999999"])
def test_an_unreadable_date_stays_open_and_says_so(value):
    article = one("crawl.jsonl", lines({"text": ENGLISH, "published": value}))
    assert not article.published.known
    assert dict(article.basis)["published given"] == f"unreadable: {value!r}"
    assert not article.given("published")


def test_a_given_language_is_believed():
    assert "as given" in reason("x.jsonl", lines({"text": ENGLISH, "language": "uk"}))
    short = lines({"text": "Ilda Marren came to Velm", "language": "en"})
    assert one("x.jsonl", short).language == "en"


def test_gzip_json_lists_and_lines_without_a_name_are_read():
    assert one("crawl.jsonl.gz", gzip.compress(lines({"text": ENGLISH}), mtime=0)).format == "jsonl"
    assert one("-", lines({"text": ENGLISH})).format == "jsonl"
    received = read(RawInput("all.json", json.dumps([{"text": ENGLISH}, {}]).encode()))
    assert [article.uri for article in received.articles] == ["all.json#1"]
    assert [aside.detail for aside in received.set_aside] == ["item 2"]


def test_letters_that_cannot_be_stored_are_replaced_and_counted():
    article = one("x.jsonl", b'{"text": "' + ENGLISH.encode() + b' \\ud83d \\u0000"}')
    assert article.text.count("\ufffd") == 2
    article.text.encode("utf-8")
    assert dict(article.basis)["text"].endswith("2")


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.gz", "-"])
)
def test_no_bytes_raise_and_nothing_disappears(data, uri):
    received = read(RawInput(uri, data))
    assert received.articles or received.set_aside
    for article in received.articles:
        article.text.encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_text_round_trips(extra):
    text = f"{ENGLISH}\n{ENGLISH}\n{ENGLISH}\n{extra}"
    received = read(RawInput("a.txt", text.encode()))
    assert [article.text for article in received.articles] in ([text], [])
    if received.articles:
        assert received.articles[0].text.encode() == received.articles[0].raw
