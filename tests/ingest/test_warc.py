"""WARC and WACZ: written by warcio and zipfile, read record by record."""

import io
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import made
from sayso.ingest import received
from sayso.ingest.source import Source
from sayso.model import RawInput, article_id

CRLF = b"\r\n"


def read(name: str, data: bytes):
    return received.read(RawInput(name, data))


def record(kind: str, block: bytes, *, length: int | None = None, **more: str) -> bytes:
    told = {"WARC-Type": kind, "WARC-Target-URI": made.ADDRESS, "WARC-Date": "2031-05-04T12:00:00Z"}
    told |= {name.replace("_", "-"): value for name, value in more.items()}
    told["Content-Length"] = str(len(block) if length is None else length)
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return b"WARC/1.1\r\n" + head.encode() + CRLF + block + CRLF * 2


def test_a_page_keeps_its_own_bytes_its_address_and_when_it_was_seen():
    (article,) = read("crawl.warc.gz", made.warc()).articles
    assert article.raw == made.PAGE.encode()
    assert article.id == article_id(made.PAGE.encode())
    assert (article.uri, article.retrieved.isoformat()) == (made.ADDRESS, "2031-05-04T12:00:00")
    assert article.published.iso()[0] == "2031-05-04T09:30"
    assert dict(article.basis)["digest"] == "of the record's block, checked"


@pytest.mark.parametrize("packed", [True, False])
def test_offsets_are_those_that_warcio_finds(packed):
    from warcio.archiveiterator import ArchiveIterator

    data = made.warc(packed=packed)
    records = ArchiveIterator(io.BytesIO(data))
    known = {
        records.get_record_offset(): each.rec_headers.get_header("WARC-Target-URI")
        for each in records
    }
    got = read("crawl.warc", data)
    places = {int(item.uri.partition("offset=")[2]): item.detail for item in got.set_aside[:3]}
    (article,) = got.articles
    places[int(dict(article.basis)["archive"].partition("offset=")[2])] = article.uri
    assert places.items() <= known.items()
    assert len(places) == 4


def test_what_is_no_page_is_set_aside_with_its_place_and_reason():
    got = read("crawl.warc.gz", made.warc())
    assert [item.reason.partition(":")[0].partition(",")[0] for item in got.set_aside] == [
        "image/png",
        "the server sent no page",
        "a revisit record",
        "request records",
        "warcinfo records",
    ]
    assert all(item.uri.startswith("crawl.warc.gz#offset=") for item in got.set_aside[:3])


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", lambda body: zlib.compress(body, wbits=31)),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body, wbits=-15)),
        ("br", lambda body: body),
    ],
)
def test_a_packed_body_is_unpacked(coding, pack):
    body = pack(made.PAGE.encode())
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n"
    got = read("x.warc", record("response", head.encode() + body))
    assert [article.raw for article in got.articles] == [made.PAGE.encode()]


def test_chunks_are_joined_and_the_charset_of_the_server_is_heeded():
    body = made.page(paragraphs=[*made.PARAGRAPHS, "«Вот», he said."]).replace("utf-8", "x")
    packed = body.encode("cp1251")
    chunks = b"".join(
        b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (packed[:300], packed[300:])
    )
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n"
    block = head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"
    (article,) = read("x.warc", record("response", block)).articles
    assert article.raw == packed
    assert "«Вот»" in article.text


def test_pages_as_resources_and_as_converted_text_are_read():
    resource = record("resource", made.PAGE.encode(), Content_Type="text/html")
    text = record("conversion", "\n".join(made.PARAGRAPHS).encode(), Content_Type="text/plain")
    assert [a.format for a in read("x.warc", resource + text).articles] == ["html", "text"]


@pytest.mark.parametrize("name", ["WARC-Block-Digest", "WARC-Payload-Digest"])
def test_a_digest_that_does_not_hold_refuses_the_record(name):
    false = record(
        "resource", made.PAGE.encode(), Content_Type="text/html", **{name: "sha1:" + "A" * 32}
    )
    (item,) = read("x.warc", false).set_aside
    assert name in item.reason
    unknown = record("resource", made.PAGE.encode(), Content_Type="text/html", **{name: "crc:1"})
    assert len(read("x.warc", unknown).articles) == 1


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_file_that_is_cut_off_gives_what_is_whole(packed, cut):
    pages = [made.page(title=f"Mill {n} burns", paragraphs=[f"{n} {made.LEAD}"]) for n in range(5)]
    data = made.warc(packed=packed, pages=pages, revisit=False)
    got = read("crawl.warc", data[: int(cut * len(data))])
    assert len(got.articles) < 6
    assert any("damaged record" in item.reason for item in got.set_aside)


@pytest.mark.parametrize("length", [10, 100_000, -5, 10**20])
@pytest.mark.parametrize("packed", [True, False])
def test_a_wrong_length_spoils_one_record_and_not_the_next(length, packed):
    bad = record("resource", made.PAGE.encode(), Content_Type="text/html", length=length)
    good = record("resource", made.page(title="The other").encode(), Content_Type="text/html")
    pieces = [zlib.compress(each, wbits=31) if packed else each for each in (bad, good)]
    got = read("x.warc", b"".join(pieces))
    spoilt_both = length == 100_000 and not packed  # nothing tells where the first one ends
    assert [article.title for article in got.articles] == ([] if spoilt_both else ["The other"])
    assert "damaged record" in got.set_aside[0].reason


def test_a_damaged_member_is_passed_over():
    good = zlib.compress(record("resource", made.PAGE.encode(), Content_Type="text/html"), wbits=31)
    bad = bytearray(good)
    bad[40:60] = bytes(20)
    got = read("x.warc.gz", good[:] + bytes(bad) + good)
    assert len(got.articles) == 2
    assert any("damaged" in item.reason for item in got.set_aside)


def test_a_record_that_swells_is_set_aside(monkeypatch):
    from sayso.ingest import warcbytes

    monkeypatch.setattr(warcbytes, "BOMB_BYTES", 2**20)
    bomb = record("resource", bytes(4 * 2**20), Content_Type="text/html")
    got = read("x.warc.gz", zlib.compress(bomb, wbits=31))
    assert "a bomb" in got.set_aside[0].reason


def test_a_long_crawl_is_read_in_memory_of_its_own_size():
    page = made.page(paragraphs=[made.LEAD] * 2000)
    one = record("metadata", page.encode())
    count = 400
    size = count * len(one)

    class Endless(io.RawIOBase):
        left = count
        ahead = b""

        def readable(self):
            return True

        def readinto(self, into):
            if not self.ahead and self.left:
                self.left -= 1
                self.ahead = one
            found, self.ahead = self.ahead[: len(into)], self.ahead[len(into) :]
            into[: len(found)] = found
            return len(found)

    tracemalloc.start()
    for _ in received.each(Source("crawl.warc", Endless)):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 60 * 2**20
    assert peak < 4 * 2**20


def test_a_collection_names_its_archive_and_checks_its_digest():
    good, bad = made.wacz(), made.wacz(stated="sha256:" + "0" * 64)
    (article,) = read("crawl.wacz", good).articles
    assert dict(article.basis)["archive"].startswith("crawl.wacz/archive/data.warc.gz#offset=")
    reasons = [item.reason for item in read("crawl.wacz", bad).set_aside]
    assert [reason for reason in reasons if "datapackage.json" in reason]
    assert not [item for item in read("crawl.wacz", good).set_aside if "digest" in item.reason]


def test_an_archive_that_is_none_of_ours_says_so():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    (item,) = read("x.zip", out.getvalue()).set_aside
    assert "without a WARC" in item.reason
    assert "damaged" in read("x.wacz", made.wacz()[:300]).set_aside[0].reason


WHOLE = {packed: made.warc(packed=packed) for packed in (True, False)}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_raises(data):
    whole = bytearray(WHOLE[data.draw(st.booleans())])
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    got = read("x.warc", bytes(whole))
    assert got.articles or got.set_aside
    assert not [item for item in got.set_aside if item.reason.startswith("unforeseen")]


@pytest.mark.parametrize("ends", [b"", CRLF])
def test_a_record_without_the_line_ends_behind_it_is_read_and_so_is_the_next(ends):
    one, other = (
        record("resource", made.page(title=title).encode(), Content_Type="text/html")
        for title in ("The one", "The other")
    )
    got = read("x.warc", one.removesuffix(CRLF * 2) + ends + other)
    assert [article.title for article in got.articles] == ["The one", "The other"]


def test_a_damaged_record_of_a_file_packed_at_once_spoils_none_behind_it():
    bad = record("resource", made.PAGE.encode(), Content_Type="text/html", length=10)
    good = record("resource", made.page(title="The other").encode(), Content_Type="text/html")
    got = read("x.warc.gz", zlib.compress(bad + good + good, wbits=31))
    places = [dict(article.basis)["archive"] for article in got.articles]
    assert places == ["x.warc.gz#offset=0&record=2", "x.warc.gz#offset=0&record=3"]


def test_a_damaged_member_is_told_of_at_its_own_place():
    good = zlib.compress(record("resource", made.PAGE.encode(), Content_Type="text/html"), wbits=31)
    got = read("x.warc.gz", good + b"\x1f\x8b\x08\xff" + good)
    assert got.set_aside[0].uri == f"x.warc.gz#offset={len(good)}"


def test_a_text_that_begins_like_a_number_is_no_chunk():
    body = f"A fire burnt down the mill.\n{made.LEAD}\n".encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked"
    (article,) = read("x.warc", record("response", head + CRLF * 2 + body)).articles
    assert article.text.encode() == body


def test_one_damaged_crawl_of_a_collection_spoils_no_other():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("a", "b"):
            page = made.page(title=f"Crawl {name}").encode()
            one = record("resource", page, Content_Type="text/html")
            archive.writestr(f"archive/{name}.warc", one)
    data = out.getvalue().replace(b"Crawl a", b"Crawl x")
    got = read("crawl.wacz", data)
    assert "Crawl b" in [article.title for article in got.articles]
    assert [item.uri for item in got.set_aside] == ["crawl.wacz/archive/a.warc"]
