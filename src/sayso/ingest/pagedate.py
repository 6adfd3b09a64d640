"""Page dates: when a page says it was published; what it says of its last change is another date.

In order of trust: its data (JSON-LD, meta elements, microdata), a time element beside the headline,
a date in its address, a visible line of the head; and last what the htmldate library finds.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from htmldate import find_date

from sayso.ingest import given
from sayso.model import NEVER_STATED, Precision, When

GUESSED: Final = "found in the page by htmldate"
META: Final = (
    *("article:published_time", "og:article:published_time", "og:published_time"),
    *("article:published", "parsely-pub-date", "cxenseparse:recs:publishtime", "bt:pubdate"),
    *("datepublished", "date-published", "published-date", "published_date", "published"),
    *("pubdate", "pub_date", "publishdate", "publish-date", "publish_date", "publication_date"),
    *("publication-date", "originalpublicationdate", "article_date_original", "release_date"),
    *("citation_publication_date", "citation_online_date", "citation_date", "rnews:datepublished"),
    *("prism.publicationdate", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.issued"),
    *("dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "date", "timestamp"),
)
JSON_LD: Final = ("datePublished", "dateCreated", "uploadDate")
# Names that sites give to what prints the date, and those of other dates.
DATED: Final = re.compile(
    r"publi|posted|pub-?_?date|(?:^|[-_ ])(?:date|time|datetime|timestamp|dateline)(?:$|[-_ ])"
    r"|(?:post|entry|article|story|byline|news)[-_]*(?:date|time|on\b)",
    re.IGNORECASE,
)
CHANGED: Final = re.compile(r"modif|updat|edit(?:ed|date)|revis|changed", re.IGNORECASE)
# Parts of a page whose dates are those of other things.
ELSEWHERE: Final = re.compile(
    r"comment|related|sidebar|(?<!article-)(?<!article_)(?<!post-)(?<!entry-)footer|recommend|most-?read|popular|widget|teaser|latest|ticker"
    r"|newsletter|event|copyright|promo|also-?read|more-?news|trending",
    re.IGNORECASE,
)
KEPT: Final = frozenset({"html", "head", "body", "script", "meta", "main"})
ASIDE: Final = frozenset({"aside", "figure", "footer", "nav", "script", "style", "noscript"})
ADDRESS: Final = (
    re.compile(r"[/_-]((?:19|20)\d\d)([/_-])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?=[/_.-]|$)"),
    re.compile(r"[/_-]((?:19|20)\d\d)()(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])(?=[/_.-]|$)"),
    re.compile(
        r"/((?:19|20)\d\d)(/)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?=/)",
        re.IGNORECASE,
    ),
)
SENTENCE: Final = re.compile(r"(?<![ap]\.m)(?<![A-Z])[.!?][\"”’)]*$")
LABEL: Final = re.compile(r"(?:first |originally )?(?:published|posted|by|date)\b", re.IGNORECASE)
MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MOST_LOOKED_AT: Final = 400  # elements; a page of thousands of dates is a list
LONGEST: Final = 120  # letters of a line that prints a date and who wrote it
MOST_UP: Final = 40  # elements around one that are looked at


def find(
    tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str], addresses: tuple[str, ...]
) -> When:
    """The page's own statement, with its time of day where it gives one."""
    stated: Iterator[When] = (
        when
        for basis, value in _data(tree, linked, meta)
        if (when := given.date(value, basis)).known
    )
    first = next(stated, NEVER_STATED)
    if first.known:
        return first
    shown = next(_shown(tree), NEVER_STATED)
    if shown.known and shown.precision is not Precision.UNKNOWN:
        return shown
    addressed = next((when for each in addresses if (when := _addressed(each)).known), shown)
    return addressed if addressed.known else shown


def guess(tree: Any) -> When:
    """What htmldate finds where the page states nothing: a day without a time.

    It is not shown the parts whose dates are of other things or of a change, which it would take.
    """
    left = copy.deepcopy(tree)
    for element in [each for each in left.iter() if isinstance(each.tag, str)]:
        names = _own_names(element)
        told = " ".join(element.attrib.values()) if element.tag == "meta" else ""
        other = element.tag in ASIDE or ELSEWHERE.search(names) or CHANGED.search(names)
        sentence = _is_sentence((element.text or "").strip())
        # Scripts stay: data that was not read as such may still hold a date.
        free = element.tag not in KEPT and element.getparent() is not None
        if (free and (other or sentence)) or CHANGED.search(told):
            element.drop_tree()
    try:
        day = find_date(left, extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return NEVER_STATED
    return given.date(day, GUESSED)


def _data(
    tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str]
) -> Iterator[tuple[str, Any]]:
    yield from ((f"JSON-LD {key}", linked.get(key)) for key in JSON_LD)
    yield from ((f"meta {name}", meta[name]) for name in META if name in meta)
    for element in islice(tree.xpath("//*[@itemprop='datePublished']"), MOST_LOOKED_AT):
        if not _elsewhere(element):
            told = element.get("datetime") or element.get("content") or element.text_content()
            yield "microdata datePublished", told


def _shown(tree: Any) -> Iterator[When]:
    """Dates that the page prints at its head, those in time elements first."""
    times = [each for each in islice(tree.iter("time"), MOST_LOOKED_AT) if not _elsewhere(each)]
    times.sort(key=lambda each: (each.get("pubdate") is None, not DATED.search(_names(each))))
    for element in times:
        if not _changed(element):
            told = element.get("datetime") or element.text_content()
            yield given.date(told, "time element")
    named = tree.xpath(
        "//*[@class or @id][self::p or self::div or self::span or self::li or self::a]"
    )
    for element in islice(named, 10 * MOST_LOOKED_AT):
        if DATED.search(_own_names(element)) and not _changed(element) and not _elsewhere(element):
            words = " ".join(element.text_content().split())
            if len(words) <= LONGEST:
                yield _printed(words)
    yield from _under_headline(tree)


def _under_headline(tree: Any) -> Iterator[When]:
    """A short line that holds nothing but a date and a name, right after the headline."""
    for heading in islice(tree.iter("h1"), 3):
        for element in islice(heading.itersiblings(), 3):
            if not isinstance(element.tag, str):
                continue
            words = " ".join(element.text_content().split())
            names = _own_names(element)
            other = element.tag in ASIDE or _elsewhere(element) or ELSEWHERE.search(names)
            if len(words) <= LONGEST and not other and not _is_sentence(words):
                yield _printed(words)


def _is_sentence(words: str) -> bool:
    """Whether a line tells something ("The fair of 12 June is off."), and is no date line."""
    return bool(SENTENCE.search(words)) and not LABEL.match(words)


def _printed(words: str) -> When:
    """The date of a line; where it tells of a change too, what stands before that."""
    label = CHANGED.search(words)
    # The words "last" or "first" before the label, or a mark, are no part of the date.
    head = re.sub(r"\W+(?:last)?\W*$", "", words[: label.start()]) if label else words
    return given.date(head, "a line at the page's head")


def _addressed(address: str) -> When:
    path = address.partition("://")[2].partition("/")[2].partition("?")[0]
    for form in ADDRESS:
        if match := form.search(f"/{path}"):
            year, _, month, day = match.groups()
            number = month if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
            return given.date(f"{year}-{int(number):02}-{int(day):02}", "the page's address")
    return NEVER_STATED


def _own_names(element: Any) -> str:
    return f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"


def _names(element: Any) -> str:
    """Its names and those of the element around it, which often bears them."""
    parent = element.getparent()
    return _own_names(element) + (" " + _own_names(parent) if parent is not None else "")


def _changed(element: Any) -> bool:
    before = element.getprevious()
    told = (element.getparent().text or "") if before is None else (before.tail or "")
    itself = element.text or ""
    label = f"{told[-30:]} {itself[:30]}"
    return bool(CHANGED.search(_own_names(element)) or CHANGED.search(label))


def _elsewhere(element: Any) -> bool:
    """Whether it stands in a part of the page that is about other things."""
    articles = 0
    for around in islice(element.iterancestors(), MOST_UP):
        if around.tag == "article":
            articles += 1
        if around.tag in ASIDE or (around.tag != "body" and ELSEWHERE.search(_own_names(around))):
            return True
    # An article within an article is a teaser or a comment.
    return articles > 1
