"""Feeds and sitemaps; feedparser, which is not ours, reads the same items."""

import feedparser
import pytest

import made
from sayso.ingest import feed, feedname, markup, received
from sayso.model import RawInput


def read(name: str, data: bytes):
    return received.read(RawInput(name, data))


@pytest.mark.parametrize(("name", "data"), [("a.rss", made.rss()), ("a.atom", made.atom())])
def test_an_item_says_what_feedparser_finds_in_it(name, data):
    entry = feedparser.parse(data).entries[0]
    article = read(name, data).articles[0]
    assert (article.title, article.uri, article.byline) == (entry.title, entry.link, entry.author)
    assert article.text == "\n".join([made.TITLE, *made.PARAGRAPHS])
    assert article.published.iso()[0] == "2031-05-04T09:30"
    assert "time zone +02:00" in " ".join(article.published.basis)
    assert all(article.given(name) for name in ("outlet", "title", "byline", "published", "uri"))


def test_the_raw_bytes_are_those_of_the_item():
    article = read("a.rss", made.rss()).articles[0]
    assert article.raw.startswith(b"<item")
    assert b"herald-1" in article.raw
    assert b"herald-2" not in article.raw


def test_an_item_with_a_summary_only_is_a_short_article_that_says_so():
    article = read("a.rss", made.rss(full=False)).articles[0]
    assert article.text.endswith("the fire brigade said.")
    assert dict(article.basis)["text"].startswith("summary only")


def test_an_item_without_a_text_is_set_aside():
    (item,) = read("a.rss", made.rss()).set_aside
    assert (item.uri, item.reason, item.detail) == (
        "a.rss#item=2",
        "an item without a text",
        "Picture of the day",
    )


def test_a_json_feed_gives_its_items():
    got = read("feed.json", made.json_feed())
    (article,) = got.articles
    assert (article.title, article.uri, article.outlet, article.byline) == (
        made.TITLE,
        made.ADDRESS,
        "Tidewater Herald",
        "Ilda Marren",
    )
    assert [item.uri for item in got.set_aside] == ["feed.json#item=2"]


def test_a_sitemap_is_set_aside_with_what_to_do():
    got = read("sitemap.xml", made.sitemap())
    assert got.articles == ()
    assert "fetch" in got.set_aside[0].reason
    assert got.set_aside[0].detail.startswith("2 addresses: https://tidewaterherald.example/")


def test_a_feed_without_an_end_gives_what_is_whole():
    cut = made.rss()[: made.rss().index(b"<item><title>Picture")]
    assert [article.title for article in read("a.rss", cut).articles] == [made.TITLE]


def test_entities_and_outside_files_are_never_looked_up(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("TOPSECRET")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    data = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{bomb}
<!ENTITY s SYSTEM "{secret.as_uri()}">]><rss><channel><title>X</title><item><title>T</title>
<description>{made.LEAD} &s; &a11;</description></item></channel></rss>""".encode()
    got = read("a.rss", data)
    assert got.articles or got.set_aside
    assert "TOPSECRET" not in "".join(article.text for article in got.articles)
    assert all(len(article.text) < 1000 for article in got.articles)


@pytest.mark.parametrize(
    ("title", "address", "outlet"),
    [
        ("Tidewater Herald", "", "Tidewater Herald"),
        ("Region | Tidewater Herald", "https://www.tidewaterherald.example/x", "Tidewater Herald"),
        ("The Lanternpost: Sport", "https://lanternpost.example", "The Lanternpost"),
        ("World - News", "https://feeds.example/1", None),
        ("", "", None),
    ],
)
def test_the_outlet_in_a_feeds_title(title, address, outlet):
    assert feedname.outlet(title, address) == outlet


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("desk@herald.example (Ilda Marren)", "Ilda Marren"),
        ('"Ilda Marren" <desk@herald.example>', "Ilda Marren"),
        ("desk@herald.example", ""),
        ("Ilda Marren", "Ilda Marren"),
    ],
)
def test_the_person_in_an_authors_line(written, name):
    assert feedname.person(written) == name


def feed_of(inside: str) -> bytes:
    media = 'xmlns:media="http://search.yahoo.com/mrss/"'
    item = f"<item><title>Mill burns</title><link>http://a.example/1</link>{inside}</item>"
    return f"<rss version='2.0' {media}><channel>{item}</channel></rss>".encode()


def test_the_caption_of_a_picture_is_not_the_text_of_an_item():
    caption = f"<media:content url='a.jpg'><media:title>{'A crane. ' * 99}</media:title>"
    data = feed_of(f"<description>{made.LEAD}</description>{caption}</media:content>")
    (article,) = read("a.rss", data).articles
    assert article.text == f"Mill burns\n{made.LEAD}"


def test_of_two_dates_the_one_that_can_be_read_counts():
    dates = "<pubDate>just now</pubDate><date>2031-05-04</date>"
    (article,) = read("a.rss", feed_of(f"<description>{made.LEAD}</description>{dates}")).articles
    assert article.published.iso()[0] == "2031-05-04"


def test_a_long_feed_is_read_in_the_time_that_it_takes():
    items = "<item><title>Mill burns</title></item>" * 30_000
    data = f"<rss version='2.0'><channel><title>Herald</title>{items}</channel></rss>"
    assert len(read("a.rss", data.encode()).set_aside) == 30_000


def test_a_comment_within_a_paragraph_ends_no_line():
    assert markup.text_of("<p>The mill<!-- ad --> has\nburnt</p>") == "The mill has burnt"


def test_an_address_that_is_none_spoils_no_item_and_no_page():
    item = f"<title>Mill burns</title><description>{made.LEAD}</description>"
    items = "".join(f"<item>{item}<link>http://[cut]/{n}</link></item>" for n in range(2))
    data = f"<rss version='2.0'><channel><title>News | Herald</title>{items}</channel></rss>"
    assert len(read("a.rss", data.encode()).articles) == 2


def test_a_canonical_link_that_is_no_address_is_passed_over():
    bad = made.PAGE.replace("</head>", "<link rel='canonical' href='http://[cut]/news'></head>")
    page = received.read(RawInput("a.html", bad.encode(), address="http://herald.example/mill"))
    assert len(page.articles) == 1


def test_the_rest_of_a_feed_that_is_too_long_is_said(monkeypatch):
    monkeypatch.setattr(feed, "MOST_ITEMS", 2)
    items = f"<item><title>Mill burns</title><description>{made.LEAD}</description></item>" * 5
    got = read("a.rss", f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    assert len(got.articles) == 2
    assert [item.reason for item in got.set_aside] == ["a feed of more than 2 items"]
