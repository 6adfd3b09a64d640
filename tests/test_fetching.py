"""Articles by their addresses: pages, feeds and sitemaps, once and again."""

from collections.abc import Callable
from pathlib import Path

import pytest

import made
from newsroom_server import fetcher, html, page, rss, sitemap
from sayso.fetch.asked import Limits
from sayso.fetching import Fetching
from sayso.ingest import received
from sayso.model import RawInput, Received

Make = Callable[..., Fetching]


@pytest.fixture
def fetching(tmp_path: Path) -> Make:
    def make(**more) -> Fetching:
        fetch = more.pop("fetcher", None) or fetcher(Limits())
        return Fetching(tmp_path / "kept.warc.gz", fetcher=fetch, **more)

    return make


def read(got: Fetching, address: str) -> Received:
    return received.together(got.read(address))


def titles(got: Received) -> list[str | None]:
    return [article.title for article in got.articles]


def reasons(got: Received) -> list[tuple[str, str]]:
    return [(item.stage, item.reason) for item in got.set_aside]


def test_a_page_is_an_article_with_its_address_and_where_it_is_kept(site, fetching, tmp_path):
    site.pages["/mill"] = html(made.PAGE.encode())
    (article,) = read(fetching(), site.at("/mill")).articles
    assert article.uri == site.at("/mill")
    assert article.raw == made.PAGE.encode()
    assert article.retrieved is not None
    basis = dict(article.basis)
    assert basis["uri"] == "given: the address it was fetched from"
    (again,) = received.read(
        RawInput("kept.warc.gz", (tmp_path / "kept.warc.gz").read_bytes())
    ).articles
    assert (again.id, again.text) == (article.id, article.text)
    assert dict(again.basis)["archive"] == basis["archive"]


def test_pictures_and_failures_are_set_aside_by_name(site, fetching):
    site.pages["/x.png"] = (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n")
    got = fetching()
    assert reasons(read(got, site.at("/x.png"))) == [("ingest", "image/png: no text")]
    assert reasons(read(got, site.at("/no"))) == [
        ("fetch", "the server sent no page: its status is 404")
    ]
    assert reasons(read(got, "http://ann@herald.example/"))[0][0] == "fetch"


def test_a_page_that_unpacks_to_a_bomb_is_set_aside(site, fetching, monkeypatch):
    import brotli

    from newsroom_server import packed
    from sayso.ingest import http, source

    monkeypatch.setattr(source.unpacked, "__defaults__", (source.GZIP, 2**20))
    monkeypatch.setattr(http, "MOST_BYTES", 2**20)
    bomb = b"<html>" + b" " * 2**23
    site.pages["/gzip"] = packed(bomb)
    site.pages["/br"] = html(brotli.compress(bomb), Content_Encoding="br")
    for path in ("/gzip", "/br"):
        assert reasons(read(fetching(), site.at(path))) == [("ingest", "unpacks to more than 1 MB")]


def test_a_feed_of_summaries_gives_the_pages_it_lists(site, fetching):
    site.pages |= {
        "/feed": rss(site, ("/a", "Mill burns"), ("/b", "Bridge shut")),
        "/a": page("Mill burns"),
    }
    got = read(fetching(), site.at("/feed"))
    first, second = got.articles
    assert (first.format, first.title) == ("html", "Mill burns")
    assert dict(first.basis)["listed in"] == site.at("/feed")
    # What cannot be had is told, and the feed's own words stand for it.
    assert (second.format, second.title) == ("feed", "Bridge shut")
    assert reasons(got) == [("fetch", "the server sent no page: its status is 404")]


def test_a_feed_of_whole_texts_asks_for_no_page(site, fetching):
    site.pages["/feed"] = rss(site, ("/a", "Mill burns"), full=True)
    got = read(fetching(), site.at("/feed"))
    assert [article.uri for article in got.articles] == [site.at("/a")]
    assert site.paths == ["/feed"]


def test_a_feed_as_atom_and_as_json_lists_its_pages(site, fetching):
    address = made.ADDRESS.encode()
    site.pages["/atom"] = made.atom().replace(address, site.at("/a").encode())
    site.pages["/json"] = (
        200,
        {"Content-Type": "application/feed+json"},
        made.json_feed().replace(address, site.at("/a").encode()),
    )
    for path in ("/atom", "/json"):
        (article,) = read(fetching(), site.at(path)).articles
        assert (article.format, article.uri) == ("feed", site.at("/a"))


def test_sitemaps_give_pages_the_newest_first_and_no_more_than_asked(site, fetching):
    site.pages |= {f"/{n}": page(f"Mill {n} burns") for n in range(4)}
    site.pages["/inner.xml"] = sitemap(site, *((f"/{n}", f"2031-05-0{n + 1}") for n in range(4)))
    site.pages["/map.xml"] = sitemap(site, ("/inner.xml", "2031-05-04"), index=True)
    got = read(fetching(most=2), site.at("/map.xml"))
    assert titles(got) == ["Mill 3 burns", "Mill 2 burns"]
    (left,) = got.set_aside
    assert (left.stage, left.detail) == ("fetch", "2 of them, over 2")


def test_sitemaps_in_sitemaps_end(site, fetching):
    for n in range(6):
        site.pages[f"/{n}.xml"] = sitemap(site, (f"/{n + 1}.xml", ""), index=True)
    got = read(fetching(), site.at("/0.xml"))
    assert ("fetch", "sitemaps more than 2 deep within each other") in reasons(got)
    assert len(site.paths) == 3


def test_polling_asks_for_nothing_twice(site, fetching):
    feed = rss(site, ("/a", "Mill burns"))
    site.pages |= {"/feed": html(feed, ETag='"1"'), "/a": page("Mill burns")}
    got = fetching(polling=True)
    assert titles(read(got, site.at("/feed"))) == ["Mill burns"]
    assert titles(read(got, site.at("/feed"))) == []  # 304
    site.pages |= {
        "/feed": html(rss(site, ("/b", "Bridge shut"), ("/a", "Mill burns")), ETag='"2"'),
        "/b": page("Bridge shut"),
    }
    assert titles(read(got, site.at("/feed"))) == ["Bridge shut"]
    assert site.paths == ["/feed", "/a", "/feed", "/feed", "/b"]


def test_an_item_that_was_changed_is_fetched_again(site, fetching):
    site.pages |= {"/feed": rss(site, ("/a", "Mill burns")), "/a": page("Mill burns")}
    got = fetching(polling=True)
    read(got, site.at("/feed"))
    site.pages |= {"/feed": rss(site, ("/a", "Mill saved")), "/a": page("Mill saved")}
    assert titles(read(got, site.at("/feed"))) == ["Mill saved"]


def test_a_page_that_changes_without_its_words_is_no_version(site, fetching):
    site.pages["/mill"] = html(made.page(head='<meta name="nonce" content="1">').encode())
    got = fetching(polling=True)
    assert titles(read(got, site.at("/mill"))) == [made.TITLE]
    site.pages["/mill"] = html(made.page(head='<meta name="nonce" content="2">').encode())
    assert titles(read(got, site.at("/mill"))) == []
    site.pages["/mill"] = html(made.page(paragraphs=(made.LEAD, made.MORE[1])).encode())
    assert titles(read(got, site.at("/mill"))) == [made.TITLE]


def test_a_page_in_trouble_is_asked_for_three_times_then_the_feed_stands_for_it(site, fetching):
    site.pages |= {"/feed": html(rss(site, ("/a", "Mill burns")), ETag='"1"'), "/a": (500, {}, b"")}
    got = fetching(polling=True)
    assert [titles(read(got, site.at("/feed"))) for _ in range(4)] == [[], [], ["Mill burns"], []]
    assert site.paths.count("/a") == 3


def test_a_server_that_asks_for_time_is_left_alone_and_nothing_is_lost(site, fetching):
    items = [(f"/{n}", f"Mill {n} burns") for n in range(4)]
    site.pages |= {"/feed": html(rss(site, *items), ETag='"1"')}
    site.pages |= {path: page(title) for path, title in items}
    site.pages["/1"] = (429, {"Retry-After": "3000"}, b"")
    got = fetching(polling=True)
    assert titles(read(got, site.at("/feed"))) == ["Mill 0 burns"]
    assert got.known[site.at("/feed")].wait == 3000
    site.pages["/1"] = page("Mill 1 burns")
    again = fetching(polling=True)
    again.known = got.known
    assert titles(read(again, site.at("/feed"))) == [f"Mill {n} burns" for n in (1, 2, 3)]
