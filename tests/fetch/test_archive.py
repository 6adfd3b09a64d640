"""The archive of what was fetched, as a third party's tool (warcio) reads and checks it."""

from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

import made
from sayso.fetch.archive import Archive
from sayso.fetch.asked import Answer
from sayso.ingest import received
from sayso.model import RawInput

AT = datetime(2031, 5, 4, 12, tzinfo=UTC)


def answer(address: str) -> Answer:
    return Answer(address, 200, {}, made.response(made.PAGE.encode()), AT, "93.184.216.34")


def test_warcio_reads_every_record_where_it_is_said_to_be(tmp_path: Path) -> None:
    kept = Archive(tmp_path / "a.warc.gz", "sayso/1")
    places = [kept.keep(answer(made.ADDRESS)), kept.keep(answer(f"{made.ADDRESS}-2"))]
    with (tmp_path / "a.warc.gz").open("rb") as file:
        records = ArchiveIterator(file, check_digests="raise")
        found = []
        for record in records:
            body = record.content_stream().read()
            found.append((record.rec_type, f"a.warc.gz#offset={records.get_record_offset()}", body))
            if record.rec_type == "response":
                assert record.rec_headers["WARC-Date"] == "2031-05-04T12:00:00Z"
                assert record.http_headers.get_statuscode() == "200"
    assert [kind for kind, _, _ in found] == ["warcinfo", "response", "response"]
    assert [place for _, place, _ in found[1:]] == places
    assert found[1][2] == made.PAGE.encode()


def test_what_is_kept_is_read_like_any_crawl_and_a_torn_end_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    kept = Archive(path, "sayso/1")
    kept.keep(answer(made.ADDRESS))
    path.write_bytes(path.read_bytes() + b"\x1f\x8b\x08\x00\x00 torn by a crash")
    kept.keep(answer(f"{made.ADDRESS}-2"))
    got = received.read(RawInput("a.warc.gz", path.read_bytes()))
    assert [article.uri for article in got.articles] == [made.ADDRESS, f"{made.ADDRESS}-2"]
    assert dict(got.articles[0].basis)["digest"] == "of the record's block, checked"
