"""When a page was published, on invented pages of many kinds; F1 may not fall below 0.95."""
# ruff: noqa: E501 - mark-up stands in one line, as pages have it

import json

import pytest

import made
from sayso.ingest import html
from sayso.model import Precision, RawInput

DAY = "2031-05-04"
FLOOR = 0.95
BODY = (
    *made.PARAGRAPHS,
    "The mill was built on 3 June 1987 and restored in 2012, the parish book says.",
)


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def meta(name: str, value: str, key: str = "name") -> str:
    return f'<meta {key}="{name}" content="{value}">'


def of(kind: str = "NewsArticle", **more: object) -> str:
    return ld({"@context": "https://schema.org", "@type": kind, "headline": made.TITLE, **more})


# (what it is, parts of the page, the day)
HEADS = [
    ("JSON-LD", of(datePublished="2031-05-04T09:30:00+02:00"), DAY),
    ("JSON-LD, changed later", of(datePublished=DAY, dateModified="2031-05-06"), DAY),
    ("JSON-LD, changed first", of(dateModified="2031-05-06", datePublished=DAY), DAY),
    (
        "JSON-LD in a graph",
        ld({"@graph": [{"@type": "WebSite"}, {"@type": "Article", "datePublished": DAY}]}),
        DAY,
    ),
    ("JSON-LD, two kinds", of(**{"@type": ["Article", "NewsArticle"]}, datePublished=DAY), DAY),
    (
        "JSON-LD, kind as address",
        ld({"@type": "http://schema.org/NewsArticle", "datePublished": DAY}),
        DAY,
    ),
    (
        "JSON-LD, live blog",
        of("LiveBlogPosting", datePublished=DAY, coverageEndTime="2031-05-09"),
        DAY,
    ),
    ("JSON-LD, analysis", of("AnalysisNewsArticle", datePublished=DAY), DAY),
    ("JSON-LD, web page", of("WebPage", datePublished=DAY), DAY),
    (
        "JSON-LD in CDATA",
        of(datePublished=DAY).replace(">{", ">//<![CDATA[\n{").replace("}</", "}\n//]]></"),
        DAY,
    ),
    ("JSON-LD with a stray comma", of(datePublished=DAY).replace('"}', '",}'), DAY),
    (
        "JSON-LD broken, meta whole",
        '<script type="application/ld+json">{"a": </script>' + meta("date", DAY),
        DAY,
    ),
    ("JSON-LD, in words", of(datePublished="May 4, 2031 9:30 am"), DAY),
    ("JSON-LD, in milliseconds", of(datePublished="1620120600000"), "2021-05-04"),
    ("JSON-LD, compact zone", of(datePublished="2031-05-04T09:30:00.000+0200"), DAY),
    ("JSON-LD, RFC 822", of(datePublished="Sun, 04 May 2031 09:30:00 +0200"), DAY),
    ("Open Graph", meta("article:published_time", "2031-05-04T09:30:00Z", "property"), DAY),
    (
        "Open Graph, changed",
        meta("article:modified_time", "2031-05-06", "property")
        + meta("article:published_time", DAY, "property"),
        DAY,
    ),
    ("parsely", meta("parsely-pub-date", "2031-05-04T07:30:00Z"), DAY),
    ("Dublin Core", meta("DC.date.issued", DAY), DAY),
    ("Dublin Core terms", meta("dcterms.created", DAY), DAY),
    ("pubdate", meta("pubdate", "20310504"), DAY),
    ("pubdate with time", meta("pubdate", "20310504093000"), DAY),
    ("sailthru", meta("sailthru.date", "2031-05-04 09:30:00"), DAY),
    ("citation", meta("citation_publication_date", "2031/05/04"), DAY),
    ("itemprop meta", meta("datePublished", DAY, "itemprop"), DAY),
    ("date in words", meta("date", "4 May 2031"), DAY),
    ("publish-date", meta("publish-date", "Sun May 04 09:30:00 UTC 2031"), DAY),
    ("canonical", '<link rel="canonical" href="https://herald.example/2031/05/04/mill">', DAY),
    (
        "canonical with dashes",
        '<link rel="canonical" href="https://herald.example/news/2031-05-04-mill">',
        DAY,
    ),
    (
        "canonical run together",
        '<link rel="canonical" href="https://herald.example/20310504/mill.html">',
        DAY,
    ),
    (
        "canonical with a month's name",
        '<link rel="canonical" href="https://herald.example/2031/may/04/mill">',
        DAY,
    ),
    (
        "an address of numbers only",
        '<link rel="canonical" href="https://herald.example/a/99887766">',
        None,
    ),
    ("changed only", of(dateModified="2031-05-06"), None),
    ("a copyright year", meta("copyright", "2031"), None),
    ("nothing", "", None),
    ("an event's date", ld({"@type": "Event", "startDate": "2031-06-01"}), None),
    ("an image's date", ld({"@type": "ImageObject", "uploadDate": "2030-01-01"}), None),
    ("a date that is none", meta("date", "today"), None),
]
SHOWN = [
    ("time with datetime", '<time datetime="2031-05-04T09:30:00+02:00">4 May</time>', DAY),
    ("time in words", "<time>May 4, 2031</time>", DAY),
    (
        "time with pubdate",
        '<time datetime="2031-05-06">x</time><time pubdate datetime="2031-05-04">y</time>',
        DAY,
    ),
    (
        "published and updated",
        (
            '<p>Published <time datetime="2031-05-04">4 May</time>.'
            ' Updated <time datetime="2031-05-06">6 May</time></p>'
        ),
        DAY,
    ),
    (
        "updated and published",
        (
            '<p>Updated <time datetime="2031-05-06">6 May</time>,'
            ' published <time datetime="2031-05-04">4 May</time></p>'
        ),
        DAY,
    ),
    (
        "updated class first",
        (
            '<time class="updated" datetime="2031-05-06">6</time>'
            '<time class="entry-date published" datetime="2031-05-04">4</time>'
        ),
        DAY,
    ),
    ("a span of class date", '<span class="date">4 May 2031</span>', DAY),
    ("a div of class post-date", '<div class="post-date">Sunday, May 4, 2031</div>', DAY),
    ("a byline", '<div class="byline">By Ilda Marren | May 4, 2031, 9:30 a.m.</div>', DAY),
    ("a plain line", "<p>4 May 2031</p>", DAY),
    ("a plain line with a name", "<div>Ilda Marren, 4 May 2031 09:30 GMT</div>", DAY),
    (
        "a line with both",
        '<p class="dates">Published: 4 May 2031 | Last updated: 6 May 2031</p>',
        DAY,
    ),
    ("dots", '<span class="article-date">04.05.2031</span>', DAY),
    ("day first, past twelve", '<span class="article__date">14/05/2031</span>', "2031-05-14"),
    ("American order", '<span class="timestamp">05/14/2031</span>', "2031-05-14"),
    ("microdata", '<span itemprop="datePublished" content="2031-05-04T09:30">Sunday</span>', DAY),
    ("microdata in words", '<span itemprop="datePublished">May 4th, 2031</span>', DAY),
    ("short month", '<p class="meta-date">04-May-2031 09:30</p>', DAY),
    ("ordinal", '<p class="date">4th May 2031</p>', DAY),
    ("updated only", '<p class="updated">Updated 6 May 2031</p>', None),
    (
        "related teaser",
        '</article><aside class="related"><time datetime="2031-04-01">x</time></aside><article>',
        None,
    ),
    ("comments", '<div class="comments"><time datetime="2031-05-09">x</time></div>', None),
    ("a clock of the page", '<div class="clock">Sunday</div>', None),
]
# Pages of the kinds that publishing systems make, and what looks like a date and is none.
MORE = [
    (
        "wp",
        "",
        '<div class="entry-meta"><span class="posted-on"><a href="#"><time class="entry-date published updated" datetime="2031-05-04T10:00:00+00:00">May 4, 2031</time></a></span></div>',
        DAY,
    ),
    (
        "wp2",
        "",
        '<div class="entry-meta">Posted on <a href="/2031/05/04">May 4, 2031</a> by <a>Ilda</a></div>',
        DAY,
    ),
    (
        "bbc",
        "",
        '<div data-component="byline-block"><time data-testid="timestamp" datetime="2031-05-04T08:00:00.000Z">4 May</time></div>',
        DAY,
    ),
    (
        "guardian",
        "",
        '<details class="dcr-eb59kw"><summary><span class="dcr-u0h1qy">Tue 4 May 2031 09.30 BST</span></summary>Last modified on Wed 5 May 2031</details>',
        DAY,
    ),
    ("ap", "", '<bsp-timestamp data-timestamp="1620120600000"></bsp-timestamp>' + "", None),
    (
        "cms-ru",
        "",
        '<div class="article-info"><span>04.05.2031, 09:30</span><span>Views: 33</span></div>',
        DAY,
    ),
    (
        "updated header",
        meta("article:modified_time", "2031-05-06", "property"),
        '<p class="info">First published 4 May 2031, 09:30</p>',
        DAY,
    ),
    ("og updated", meta("og:updated_time", "2031-05-06", "property"), "", None),
    ("data attr", "", '<p class="meta" data-date="2031-05-04">a year ago</p>', None),
    (
        "h2 line",
        "",
        '<h2>The roof fell in</h2><p class="author">Ilda Marren</p><p class="publication">Tuesday 4 May 2031</p>',
        DAY,
    ),
    (
        "header time",
        "",
        '<header><p class="kicker">Region</p><time datetime="2031-05-04">Tuesday</time></header>',
        DAY,
    ),
    (
        "json news",
        ld(
            {
                "@type": "NewsArticle",
                "mainEntityOfPage": {"@type": "WebPage", "datePublished": "2020-01-01"},
                "datePublished": DAY,
            }
        ),
        "",
        DAY,
    ),
    (
        "ld array",
        ld(
            [
                {"@type": "BreadcrumbList"},
                {"@type": "NewsArticle", "datePublished": "2031-05-04T00:00"},
            ]
        ),
        "",
        DAY,
    ),
    (
        "next data",
        '<script id="__NEXT_DATA__" type="application/json">{"date":"2031-05-04T10:00:00Z"}</script>',
        "",
        DAY,
    ),
    (
        "footer year",
        "",
        '</article><div class="footer">© 2031 Herald. Printed 1 June 2020</div><article>',
        None,
    ),
    (
        "http-equiv",
        '<meta http-equiv="last-modified" content="Wed, 05 May 2031 10:00:00 GMT">',
        "",
        None,
    ),
    ("event", "", "<p>The fair of 12 June 2031 is called off.</p>", None),
    (
        "byline long",
        "",
        '<p class="c-byline">by Ilda Marren · Tuesday, 4 May 2031 · 3 min read</p>',
        DAY,
    ),
    ("dateline sup", "", '<div class="dt">Velm, 4th May, 2031</div>', DAY),
    ("iso text", "", '<span class="published-at">2031-05-04 09:30</span>', DAY),
    (
        "popular list",
        "",
        '<ul class="most-read"><li><span class="date">1 Jan 2031</span></li></ul>',
        None,
    ),
    ("abbr", "", '<abbr class="published" title="2031-05-04T09:30:00Z">Tuesday</abbr>', DAY),
    ("author bio", "", '<div class="author-bio">Ilda joined on 3 March 2019.</div>', None),
    (
        "url only slash",
        '<link rel="canonical" href="https://herald.example/2031/5/4/mill">',
        "",
        DAY,
    ),
    (
        "url month only",
        '<link rel="canonical" href="https://herald.example/2031/05/mill">',
        "",
        None,
    ),
    (
        "medium",
        "",
        '<div><a href="#">Ilda Marren</a> · <span>May 4, 2031</span> · <span>5 min read</span></div>',
        DAY,
    ),
    (
        "drupal",
        "",
        '<span class="submitted-by">Submitted by Ilda Marren on Tue, 05/04/2031 - 09:30</span>',
        None,
    ),
    (
        "drupal2",
        "",
        '<div class="field field--name-created">Tuesday, May 4, 2031 - 09:30</div>',
        DAY,
    ),
    ("span time", "", '<span class="news-time">09:30, 4 May 2031</span>', DAY),
    ("ld dateCreated", of(dateCreated=DAY, dateModified="2031-05-07"), "", DAY),
    ("meta lastmod first", meta("lastmod", "2031-05-07") + meta("publishdate", DAY), "", DAY),
    (
        "two times",
        "",
        '<div class="stamp">Posted: <time datetime="2031-05-04T10:00">4 May</time> | Edited: <time datetime="2031-05-07">7 May</time></div>',
        DAY,
    ),
    (
        "no date event list",
        "",
        '<div class="sidebar-events"><time datetime="2031-06-01">1 June</time></div>',
        None,
    ),
    (
        "comment time",
        "",
        '<ol id="comments"><li><time datetime="2031-05-09">9 May</time></li></ol>',
        None,
    ),
    (
        "related art",
        "",
        '</article><section class="related-stories"><article><h2>Other</h2><time datetime="2031-04-01">x</time></article></section><article>',
        None,
    ),
    ("fb", '<meta property="og:article:published_time" content="1620120600">', "", "2021-05-04"),
    (
        "url amp",
        '<link rel="canonical" href="https://herald.example/news/amp/2031/05/04/index.html?x=2020/01/01">',
        "",
        DAY,
    ),
    (
        "url id",
        '<link rel="canonical" href="https://herald.example/news/20315/mill-burns-1987">',
        "",
        None,
    ),
    (
        "text only para",
        "",
        "<p>VELM, 4 May 2031 (Lantern) - The mill of Velm burned down, the brigade said on Tuesday.</p>",
        None,
    ),
    (
        "foot published",
        "",
        '</article><p class="article-footer-note">Published in The Herald on May 4th, 2031</p><article>',
        DAY,
    ),
    (
        "img caption",
        "",
        "<figure><figcaption>The mill on 1 May 2019. Photo: Herald</figcaption></figure>",
        None,
    ),
    ("weekday abbr", "", '<p class="story-date">Tue. May 4, 2031</p>', DAY),
]
PAGES = [(what, made.page(paragraphs=BODY, head=head), day) for what, head, day in HEADS] + [
    (what, made.page(paragraphs=BODY, before=line), day) for what, line, day in SHOWN
]
PAGES += [
    (what, made.page(paragraphs=BODY, head=head, before=line), day)
    for what, head, line, day in MORE
]


def found(page: str) -> str | None:
    (article,) = html.read(RawInput("page.html", page.encode())).articles
    when = article.published  # one whose day and month may be swapped is no day
    return when.iso()[0][:10] if when.earliest and when.precision is not Precision.UNKNOWN else None


# htmldate knows no date to come, so that only pages of years gone by show what it adds.
@pytest.mark.parametrize("year", ["2031", "2021"])
def test_dates_are_found_and_not_invented(year) -> None:
    told = [
        (what, found(page.replace("2031", year)), day and day.replace("2031", year))
        for what, page, day in PAGES
    ]
    right = sum(one == day is not None for _, one, day in told)
    given = sum(one is not None for _, one, _ in told)
    wanted = sum(day is not None for _, _, day in told)
    wrong = [each for each in told if each[1] != each[2]]
    score = 2 * right / (given + wanted)
    assert score >= FLOOR, (score, wrong)


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        (of(datePublished=DAY), "JSON-LD datePublished"),
        (meta("pubdate", DAY), "meta pubdate"),
        (
            '<link rel="canonical" href="https://herald.example/2031/05/04/mill">',
            "the page's address",
        ),
    ],
)
def test_the_basis_names_what_told_the_date(head, basis) -> None:
    (article,) = html.read(RawInput("a.html", made.page(head=head).encode())).articles
    assert basis in article.published.basis
