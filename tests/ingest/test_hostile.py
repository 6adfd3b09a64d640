"""Hostile input of every format: it lands in set_aside with a reason, and nothing raises."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import made
from sayso.ingest import received, source
from sayso.model import RawInput

DEEP = 100_000
FILES = {name: make() for _, name, _, make in made.EVERY}


def read(name: str, data: bytes):
    got = received.read(RawInput(name, data))
    assert got.articles or got.set_aside
    assert not [item for item in got.set_aside if item.reason.startswith("unforeseen")]
    assert all(item.reason and item.stage == "ingest" for item in got.set_aside)
    for article in got.articles:
        article.text.encode("utf-8")
        assert article.raw
    return got


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<html><body>" + b"<div>" * DEEP + made.LEAD.encode()),
        ("a.html", b"<html><body>" + b"<b><i>" * DEEP + made.LEAD.encode()),
        ("a.html", b"<html><body><p " + b"a='b' " * DEEP + b">" + made.LEAD.encode()),
        ("a.html", b"<html>" + b"<table><tr><td>" * 5000 + made.LEAD.encode()),
        ("a.rss", b"<rss><channel>" + b"<item>" * DEEP),
        ("a.rss", b"<rss>" + b"<a>" * DEEP + b"</a>" * DEEP + b"</rss>"),
        ("a.xml", b"<newsItem>" + b"<p>" * DEEP),
        ("a.json", b"[" * DEEP),
        ("a.json", b'{"uri": "x", "bodies": ' + b"[" * DEEP),
        ("a.csv", b"text,uri\n" + b'"' * DEEP),
        ("a.csv", b"," * DEEP),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * DEEP),
        (
            "a.mhtml",
            b"Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n",
        ),
        ("a.warc", b"WARC/1.0\r\n" + b"A: b\r\n" * DEEP),
        ("a.warc", b"WARC/1.0\r\n\r\n" * 50),
        ("a.pdf", b"%PDF-1.7\n" + b"1 0 obj<</Kids[1 0 R]>>endobj\n" * 100),
        ("a.parquet", b"PAR1" + bytes(100) + b"PAR1"),
        ("a.docx", b"PK\x03\x04" + bytes(1000)),
        ("a.gz", gzip.compress(b"", mtime=0)),
        ("a.xml", b'<?xml version="1.0" encoding="utf-9"?><rss><channel/></rss>'),
    ],
)
def test_what_is_made_to_hurt_hurts_nobody(name, data):
    read(name, data)


def test_gzip_within_gzip_is_not_followed_for_ever():
    data = made.LEAD.encode()
    for _ in range(10):
        data = gzip.compress(data)
    assert read("a.txt.gz", data).articles == ()


def test_a_gzip_bomb_is_told(monkeypatch):
    monkeypatch.setattr(source, "BOMB_BYTES", 2**20)
    bomb = gzip.compress(bytes(8 * 2**20))
    (item,) = read("a.jsonl.gz", bomb).set_aside
    assert "bomb" in item.reason


def test_a_page_too_long_is_told(monkeypatch):
    monkeypatch.setattr(source.whole, "__defaults__", (1000,))
    (item,) = read("a.txt", b"word " * 1000).set_aside
    assert "larger than" in item.reason


def test_a_bomb_in_a_collection_is_told(monkeypatch):
    from sayso.ingest import wacz

    monkeypatch.setattr(wacz, "BOMB_BYTES", 2**20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/a.warc", bytes(8 * 2**20))
    (item,) = read("a.wacz", out.getvalue()).set_aside
    assert "bomb" in item.reason


def test_an_archive_of_very_many_names_is_told(monkeypatch):
    from sayso.ingest import wacz

    monkeypatch.setattr(wacz, "MOST_MEMBERS", 10)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(20):
            archive.writestr(f"archive/{number}.warc", b"")
    (item,) = read("a.wacz", out.getvalue()).set_aside
    assert "more than 10 files" in item.reason


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "cp1251", "shift_jis", "koi8-r"])
@pytest.mark.parametrize("name", ["mill.txt", "mill.html", "crawl.csv", "feed.rss", "item.xml"])
def test_another_encoding_is_read_or_set_aside(name, encoding):
    read(name, FILES[name].decode().encode(encoding, errors="replace"))


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_format_cut_short_gives_something_and_no_error(name):
    data = FILES[name]
    for share in (0.1, 0.5, 0.9):
        read(name, data[: max(1, int(share * len(data)))])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_in_any_format_raises_nothing(data):
    name = data.draw(st.sampled_from(sorted(FILES)))
    spoilt = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 8))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    other = data.draw(st.sampled_from(["-", name, "x.html", "x.eml", "x.csv"]))
    read(other, bytes(spoilt))


def test_each_records_place_is_unique():
    for name in ("crawl.warc.gz", "crawl.wacz", "mill.eml", "feed.rss"):
        got = read(name, FILES[name])
        places = [dict(article.basis).get("archive", article.uri) for article in got.articles]
        assert len(set(places)) == len(places)


def test_an_article_longer_than_any_is_told(monkeypatch):
    monkeypatch.setattr(received, "MOST_LETTERS", 1000)
    (item,) = read("a.txt", b"The mill burned down. " * 100).set_aside
    assert item.reason == "longer than 1,000 letters, which is no article"


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("entities", "told"),
    [
        (f'<!ENTITY a0 "ha">{LAUGHS}', "&a11;"),
        ('<!ENTITY a SYSTEM "/etc/hostname">', "&a;"),
        ('<!ENTITY a SYSTEM "http://velm.example/a">', "&a;"),
    ],
    ids=["laughs", "file", "address"],
)
@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.html"])
def test_an_entity_is_neither_multiplied_nor_fetched(name, entities, told):
    body = f"<rss><channel><item><title>{told}</title><description>{told} {made.LEAD}</description>"
    data = f"<!DOCTYPE rss [{entities}]>{body}</item></channel></rss>"
    got = read(name, data.encode())
    assert all(len(article.text) < 5000 for article in got.articles)


def test_a_path_that_leads_out_of_an_archive_writes_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/../../../out.warc", made.warc())
        archive.writestr("/out.warc", made.warc())
    read("a.wacz", out.getvalue())
    assert not list(tmp_path.rglob("*"))
