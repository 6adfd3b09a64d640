"""What feeds and sitemaps list, and what no server can do with a listing or an answer."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import made
from sayso.ingest import fetched, listing, received, source
from sayso.ingest.listing import Entry
from sayso.model import Received

BASE = "https://tidewaterherald.example/feed"


def find(data: bytes, name: str = "feed") -> tuple[Entry, ...] | None:
    return listing.find(source.of_bytes(BASE, data, name=name))


def test_items_are_known_by_their_links_and_whether_they_are_whole() -> None:
    (item, other) = find(made.rss())
    assert (item.address, item.full, item.number) == (made.ADDRESS, True, 1)
    assert (other.address, other.number) == ("herald-2", 2)
    (short, _) = find(made.rss(full=False))
    assert not short.full
    assert short.stamp != item.stamp


def test_links_are_seen_from_the_feed() -> None:
    data = made.rss(full=False).replace(made.ADDRESS.encode(), b"/a?b=1")
    assert find(data)[0].address == "https://tidewaterherald.example/a?b=1"


def test_sitemaps_are_newest_first_and_news_sitemaps_have_dates_too() -> None:
    data = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
     xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://a.example/1</loc><lastmod>2031-05-03</lastmod></url>
    <url><loc>https://a.example/2</loc><lastmod>never</lastmod></url>
    <url><loc>https://a.example/3</loc>
    <news:news><news:publication_date>2031-05-04T09:00:00Z</news:publication_date></news:news></url>
    <url><loc>https://a.example/1</loc></url><url></url></urlset>"""
    assert [each.address[-1] for each in find(data)] == ["3", "1", "2"]


def test_what_lists_nothing_is_no_listing() -> None:
    for data in (made.PAGE.encode(), b"<rss", b"plain words", b'{"text": "x"}', b"[" * 100_000):
        assert not find(data, "item.json" if data.startswith((b"{", b"[")) else "x")


@pytest.mark.parametrize("link", ["http://[", "\\ud800", "http://a.example/" + "x" * 5000])
def test_links_that_are_none_stop_nothing(link: str) -> None:
    feed = json.loads(made.json_feed())
    feed["items"] = [{"url": "@", "id": "1"}, {"url": "https://a.example/2"}]
    data = json.dumps(feed).replace("@", link).encode()
    assert "https://a.example/2" in {each.address for each in find(data, "feed.json")}
    assert find(made.rss().replace(made.ADDRESS.encode(), link.encode())) is not None


FEEDS = st.sampled_from(
    [made.rss(), made.atom(), made.sitemap(), made.json_feed(), made.PAGE.encode()]
)


@given(FEEDS, st.data())
@settings(max_examples=25, deadline=None)
def test_no_answer_raises(feed: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(feed)))
    hurt = (
        feed[:at] + data.draw(st.binary(max_size=8)) + feed[data.draw(st.integers(at, len(feed))) :]
    )
    coding = data.draw(st.sampled_from(["", "gzip", "br", "zstd", "deflate", "chunked", "x"]))
    media = data.draw(st.sampled_from(["text/html", "application/rss+xml", "", "application/json"]))
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Encoding: {coding}\r\n\r\n"
    got = fetched.source(head.encode() + hurt, BASE, made.AT)
    if not isinstance(got, Received):
        listing.find(got)
        list(received.each(got))


@given(st.binary(max_size=400))
@settings(max_examples=50, deadline=None)
def test_no_message_raises(message: bytes) -> None:
    for start in (b"", b"HTTP/1.1 200 OK\r\n"):
        fetched.source(start + message, BASE, made.AT)
