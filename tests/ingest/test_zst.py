"""Zstandard, packed by the reference library (zstandard), whole, damaged and hostile."""

import io
import json
import struct

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

import made
from sayso.ingest import http, received, source, zst
from sayso.model import RawInput


def read(name: str, data: bytes):
    return received.read(RawInput(name, data))


@given(st.lists(st.binary(max_size=300_000), min_size=1, max_size=4), st.integers(1, 70_000))
@settings(max_examples=12, deadline=None)
def test_what_is_packed_comes_out_again_piece_by_piece(parts, size):
    stream = zst.Unpacking(io.BytesIO(b"".join(map(made.zst, parts))))
    found = b""
    while piece := stream.read(size):
        found += piece
    assert found == b"".join(parts)


def test_lines_are_read_whatever_the_file_is_called():
    for name in ("crawl.jsonl.zst", "crawl.zstd", "crawl"):
        got = read(name, made.zst(made.jsonl()))
        assert [article.text for article in got.articles] == [made.LEAD]


def test_records_are_named_by_their_frames():
    data = made.warc_zst()
    (article,) = read("crawl.warc.zst", data).articles
    place = dict(article.basis)["archive"]
    offset = int(place.rpartition("=")[2])
    frame = zstandard.ZstdDecompressor().decompressobj().decompress(data[offset:])
    assert frame.startswith(b"WARC/1.")
    assert made.LEAD.encode() in frame


@pytest.mark.parametrize("packed", [False, True])
def test_a_dictionary_before_the_records_is_used(packed):
    dictionary = zstandard.train_dictionary(
        2048, [f"{made.LEAD} {n}".encode() * 9 for n in range(400)]
    ).as_bytes()
    data = made.warc_zst(dictionary)
    if packed:
        inside = made.zst(dictionary)
        rest = data[8 + len(dictionary) :]
        data = zst.DICTIONARY + struct.pack("<I", len(inside)) + inside + rest
    plain = read("crawl.warc.zst", made.warc_zst())
    got = read("crawl.warc.zst", data)
    assert [article.id for article in got.articles] == [article.id for article in plain.articles]
    assert [item.reason for item in got.set_aside] == [item.reason for item in plain.set_aside]


def test_a_damaged_record_is_set_aside_and_the_next_one_read():
    pages = [made.page(f"Mill {n}", (f"Mill {n} of Velm burned.", *made.MORE)) for n in range(3)]
    frames = [made.zst(each) for each in made.records(made.warc(packed=False, pages=pages))]
    hurt = next(n for n, each in enumerate(frames) if len(each) > 400)
    frames[hurt] = frames[hurt][:200] + b"\xff" * 40 + frames[hurt][240:]
    got = read("crawl.warc.zst", b"".join(frames))
    assert len(got.articles) == 2
    assert any("damaged record" in item.reason for item in got.set_aside)


def test_a_file_that_is_cut_off_is_told():
    data = made.zst(json.dumps({"text": made.LEAD * 300}).encode())
    (item,) = read("crawl.jsonl.zst", data[:-9]).set_aside
    assert "ends too early" in item.reason
    assert read("crawl.warc.zst", made.warc_zst()[:-9]).set_aside


def test_bombs_are_refused(monkeypatch):
    for module in (zst, source):
        monkeypatch.setattr(module, "BOMB_BYTES", 2**20, raising=False)
    (item,) = read("bomb.txt.zst", made.zst(b" " * 2**24)).set_aside
    assert "bomb" in item.reason
    with pytest.raises(source.Broken, match="bomb"):
        zst.unpacked(made.zst(b" " * 2**22), 2**20)


def test_a_dictionary_without_end_is_refused():
    (item,) = read("x.warc.zst", zst.DICTIONARY + b"\xff\xff\xff\xff" + b"x" * 100).set_aside
    assert "dictionary" in item.reason


def test_a_window_that_would_fill_the_memory_is_refused():
    packed = zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters(window_log=30, enable_ldm=True)
    )
    out = io.BytesIO()
    with packed.stream_writer(out, closefd=False) as writer:
        writer.write(made.jsonl())
    assert read("crawl.jsonl.zst", out.getvalue()).set_aside[0].reason.startswith("damaged")


@pytest.mark.parametrize("coding", ["zstd", "br"])
def test_pages_that_servers_packed_so_are_read(coding):
    import brotli

    page = made.PAGE.encode()
    body = made.zst(page) if coding == "zstd" else brotli.compress(page)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n"
    assert http.page(head.encode() + body).body == page
    for hurt in (body[:-5], b"\x01\x02\x03", body[:20] + b"\xff\xfe" + body[22:]):
        try:
            http.page(head.encode() + hurt)
        except source.Broken:
            continue


def test_a_dictionary_frame_is_no_text():
    assert zst.begins(b"\x50\x2a\x4d\x18")
    assert not zst.begins(b"\x49\x2a\x4d\x18")
    assert not zst.begins(b"")
