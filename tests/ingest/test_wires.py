"""Wires: ninjs and NewsML-G2; the newsmlg2 package, which is not ours, reads the same item."""

import json

import pytest

import made
from sayso.ingest import received
from sayso.model import RawInput

KILL = "STORY WITHDRAWN: the fire was in another town. Do not use it."


def read(name: str, data: bytes):
    return received.read(RawInput(name, data))


def test_both_standards_give_the_same_article():
    left, right = (
        read(name, data).articles[0]
        for name, data in (("a.json", made.ninjs()), ("a.xml", made.newsml()))
    )
    for name in ("uri", "text", "title", "byline", "outlet", "language"):
        assert getattr(left, name) == getattr(right, name)
    assert left.published.iso() == right.published.iso()
    assert left.numbered
    assert right.numbered


def test_newsmlg2_finds_the_same_in_the_item():
    newsmlg2 = pytest.importorskip("NewsMLG2")
    found = newsmlg2.NewsMLG2Document(made.newsml()).get_item()
    article = read("a.xml", made.newsml()).articles[0]
    assert (found.guid, str(found.version)) == (article.uri, dict(article.basis)["version"][-1])
    assert str(found.contentmeta.headline) == article.title
    assert str(found.contentmeta.by) == article.byline


@pytest.mark.parametrize(
    "item",
    [
        {"uri": "x:1", "pubstatus": "usable", "headline": made.TITLE, "body_text": made.LEAD},
        {"uri": "x:1", "headline": made.TITLE, "body_xhtml": f"<p>{made.LEAD}</p>"},
        {
            "uri": "x:1",
            "headlines": [{"value": made.TITLE}],
            "bodies": [{"contenttype": "text/plain", "value": made.LEAD}],
        },
    ],
)
def test_every_generation_of_ninjs_is_read(item):
    (article,) = read("a.json", json.dumps(item).encode()).articles
    assert article.text == f"{made.TITLE}\n{made.LEAD}"


def test_a_stream_of_items_is_read_line_by_line():
    data = b"\n".join((made.ninjs(), made.ninjs(version="2")))
    articles = read("wire.jsonl", data).articles
    assert [article.uri for article in articles] == [made.GUID] * 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", made.ninjs("canceled", "2", edNote=KILL)),
        ("a.xml", made.newsml("stat:canceled", "2", KILL)),
    ],
)
def test_a_cancelled_item_is_a_notice_and_nothing_of_the_story(name, data):
    (article,) = read(name, data).articles
    assert article.withdrawn
    assert article.text == f"{made.TITLE}\n{KILL}"
    assert article.uri == made.GUID
    assert article.published.iso()[0] == "2031-05-05T09:30"


def test_an_item_that_is_held_back_is_set_aside():
    (item,) = read("a.xml", made.newsml("stat:withheld")).set_aside
    assert "held back" in item.reason


def test_a_message_gives_its_text_items_and_names_the_others():
    item = made.newsml().split(b"?>", 1)[1].decode()
    picture = (
        item.replace("ninat:text", "ninat:picture")
        .replace("<contentSet>", "<x>")
        .replace("</contentSet>", "</x>")
    )
    package = '<packageItem guid="p"><itemMeta/></packageItem>'
    data = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        f"{item}{picture}{package}</itemSet></newsMessage>"
    )
    got = read("a.xml", data.encode())
    assert len(got.articles) == 1
    assert [item.reason for item in got.set_aside] == [
        "a news item of the kind picture, which holds no article",
        "a packageItem, which holds no article",
    ]
