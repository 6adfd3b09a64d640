"""What a page says of itself, in the ways pages say it, and of where its text was first."""

import json

import pytest

import made
from sayso.ingest import html
from sayso.model import RawInput


def article(head: str = "", before: str = "", address: str = ""):
    page = made.page(head=head, before=before)
    (found,) = html.read(RawInput("page.html", page.encode(), address=address)).articles
    return found


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ORGANISATION = {"@type": "NewsMediaOrganization", "@id": "#org", "name": "Tidewater Herald"}
PERSON = {"@type": "Person", "@id": "#ilda", "name": "Ilda Marren"}


@pytest.mark.parametrize(
    "head",
    [
        ld(
            {
                "@graph": [
                    {"@type": "Article", "publisher": {"@id": "#org"}, "author": {"@id": "#ilda"}},
                    ORGANISATION,
                    PERSON,
                ]
            }
        ),
        ld({"@type": "NewsArticle", "publisher": [ORGANISATION], "author": [PERSON, PERSON]}),
        ld({"@type": "NewsArticle", "publisher": "Tidewater Herald", "author": "Ilda Marren"}),
        ld(
            [
                {"@type": "WebSite"},
                {"@type": ["Report"], "publisher": ORGANISATION, "author": PERSON},
            ]
        ),
        (
            '<meta property="og:site_name" content="Tidewater Herald">'
            '<meta name="byl" content="Ilda Marren">'
        ),
    ],
)
def test_outlet_and_author_are_found_wherever_they_stand(head):
    found = article(head)
    assert (found.outlet, found.byline) == ("Tidewater Herald", "Ilda Marren")


@pytest.mark.parametrize(
    "line",
    [
        '<span itemprop="author"><span itemprop="name">Ilda Marren</span></span>',
        '<a rel="author" href="/ilda">Ilda Marren</a>',
    ],
)
def test_an_author_in_the_markup_is_found(line):
    assert article(before=f"<p>By {line}</p>").byline == "Ilda Marren"


def test_an_address_is_no_name():
    head = ld({"@type": "NewsArticle", "author": "https://social.example/ilda"})
    assert (
        article(head + '<meta property="article:author" content="https://x.example">').byline
        is None
    )


@pytest.mark.parametrize(
    ("head", "line", "pair"),
    [
        (
            '<meta name="syndication-source" content="https://lanternwire.example/1">',
            "",
            ("syndicated from", "https://lanternwire.example/1"),
        ),
        (
            '<meta name="original-source" content="https://lanternwire.example/1">',
            "",
            ("syndicated from", "https://lanternwire.example/1"),
        ),
        (
            '<link rel="syndication-source" href="https://lanternwire.example/1">',
            "",
            ("syndicated from", "https://lanternwire.example/1"),
        ),
        (
            ld({"@type": "NewsArticle", "isBasedOn": {"url": "https://lanternwire.example/1"}}),
            "",
            ("based on", "https://lanternwire.example/1"),
        ),
        (
            ld({"@type": "NewsArticle", "sourceOrganization": {"name": "Lantern Wire"}}),
            "",
            ("source organisation", "Lantern Wire"),
        ),
        (
            '<link rel="canonical" href="https://lanternwire.example/2031/mill">',
            "",
            ("canonical elsewhere", "https://lanternwire.example/2031/mill"),
        ),
        (
            "",
            "<p><em>This article was originally published by <a>Lantern Wire</a>.</em></p>",
            ("republished", "This article was originally published by Lantern Wire."),
        ),
    ],
)
def test_where_a_text_was_first_is_kept_as_evidence(head, line, pair):
    found = article(head, line, address=made.ADDRESS)
    assert pair in found.basis
    assert found.uri == "page.html"  # the archive's address is laid on by whoever opened it


def test_a_page_that_is_its_own_source_says_nothing():
    head = f'<link rel="canonical" href="{made.ADDRESS}">' + ld(
        {"@type": "NewsArticle", "isBasedOn": made.ADDRESS}
    )
    found = article(head, address=made.ADDRESS)
    names = {"syndicated from", "based on", "canonical elsewhere", "republished"}
    assert not names & dict(found.basis).keys()
    assert found.uri == made.ADDRESS


def test_html_letters_in_a_headline_are_read():
    head = ld({"@type": "NewsArticle", "headline": "Velm&#8217;s mill burns"})
    assert article(head).title == "Velm’s mill burns"
