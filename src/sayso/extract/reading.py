"""The order of things inside one article: layout, masthead, sentences, attributions, claims."""

import logging
from collections.abc import Sequence

from sayso.extract import claims, narrated, ownvoice
from sayso.extract.cast import sources
from sayso.extract.contents import Facets
from sayso.extract.page import layout, masthead, windows
from sayso.extract.parser import Parser
from sayso.extract.speech import attribution, carrying, deciding, nesting, quotes, replying
from sayso.extract.speech.page import Page
from sayso.extract.tagger import reading as tagger
from sayso.extract.tagger.pieces import Layout
from sayso.model import (
    Article,
    Attribution,
    Claim,
    Passage,
    PassageKind,
    Reading,
    SetAside,
    Source,
    Span,
    Why,
)

LOG = logging.getLogger(__name__)
VERSION = "9"  # another version is another reading of every article
READ = (PassageKind.HEADLINE, PassageKind.BODY, PassageKind.BACKGROUND)
REPEATED = "repeated headline"
SUBHEAD = "subhead"
WITHDRAWN = "withdrawn by its publisher"
TOO_LONG = "too long: only the beginning was read"
UNFORESEEN = "unforeseen"


def read(article: Article, parser: Parser, *, fast: bool = False) -> Reading:
    """Everything one article gives; pure, but for the models. ``fast`` leaves the tagger out.

    Never raises for what an article holds: where a rule fails, the article is kept unread, and the
    ledger says so.
    """
    if article.withdrawn:
        return _withdrawn(article)
    try:
        return _read(article, parser, fast=fast)
    except Exception as error:
        # One article of a crawl must never end the run; a fault of ours must be seen all the same.
        LOG.exception("a rule failed on article %s, which is kept unread", article.id)
        told = f"{UNFORESEEN}: {type(error).__name__}: {' '.join(str(error).split())[:300]}"
        return Reading(article, (), (), (SetAside("read", told, article.uri, article.id),))


def _read(article: Article, parser: Parser, *, fast: bool) -> Reading:
    passages = layout.find(article)
    article = masthead.find(article, passages)
    read_here = [p for p in passages if p.kind in READ and p.why.rule != REPEATED]
    cut = windows.find(article.text, read_here)
    spoken: list[Claim] = []
    aside = _unread(article, passages)
    whose: tuple[Source | None, ...] = ()
    for part in cut.parts:
        page = _page(article, part, parser)
        cast = sources.find(page.sentences, article.outlet, article.published)
        whose = whose or (ownvoice.publisher(article, passages, cast),)
        facets = Facets(page.sentences, article.published, _background(part))
        attributed = claims.find(page, article, cast, _attributions(page, fast=fast), facets)
        own = list(narrated.find(page, attributed, part))
        told = [(each.number, each.content) for each in own if not each.silent]
        attributed = [ownvoice.in_first_person(claim, *whose) for claim in attributed]
        here = [*attributed, *ownvoice.find(page, article, told, facets.afresh(), *whose)]
        here.sort(key=lambda claim: (claim.content[0].start, claim.parent is not None))
        spoken += replying.find(here, page.sentences)
        silent = [(each.number, each.silent) for each in own if each.silent]
        aside += _silent(article, page, silent)
    if cut.rest is not None:
        aside.append(SetAside("layout", TOO_LONG, article.uri, article.id, cut.rest))
    return Reading(article, tuple(passages), tuple(spoken), tuple(aside))


def _attributions(page: Page, *, fast: bool) -> tuple[Attribution, ...]:
    found = attribution.find(page)
    if not fast:
        found = deciding.find(page, found, tagger.find(page.text, lay_out(page, found)))
    return (*found, *carrying.find(page, found))


def _withdrawn(article: Article) -> Reading:
    """What its publisher took back claims nothing, and neither does the notice that says so."""
    told = dict(article.basis)["status"]
    span = Span(0, len(article.text), article.text)
    passage = Passage(article.id, span, PassageKind.FURNITURE, Why("withdrawn", detail=told))
    aside = SetAside("ingest", WITHDRAWN, article.uri, article.id, span, told)
    return Reading(article, (passage,), (), (aside,))


def _page(article: Article, passages: Sequence[Passage], parser: Parser) -> Page:
    lines = [passage.span for passage in passages]
    sentences = parser.parse(article.text, lines)
    headlines = {n for n, p in enumerate(passages) if p.kind is PassageKind.HEADLINE}
    subheads = {n for n, p in enumerate(passages) if p.why.rule == SUBHEAD}
    return Page(
        article.text,
        sentences,
        quotes.find(article.text, lines),
        frozenset(i for i, s in enumerate(sentences) if s.line in headlines),
        frozenset(i for i, s in enumerate(sentences) if s.line in subheads),
        tuple(lines),
    )


def _background(passages: Sequence[Passage]) -> frozenset[int]:
    """The lines that tell what went before the news."""
    return frozenset(n for n, p in enumerate(passages) if p.kind is PassageKind.BACKGROUND)


def lay_out(page: Page, found: Sequence[Attribution]) -> Layout:
    """The article as the tagger reads it, with what the rules found in it."""
    nested = nesting.find(found)
    return Layout(
        page.lines,
        page.sentences,
        tuple(q.outer for q in page.quotations if not q.term),
        tuple(q.outer for q in page.quotations if q.term),
        frozenset(page.sentences[n].line for n in page.headlines),
        tuple(n.attribution for n in nested if n.parent is None),
        tuple(n.attribution for n in nested if n.parent is not None),
    )


def _unread(article: Article, passages: Sequence[Passage]) -> list[SetAside]:
    """Everything the layout keeps out of claims, with its label as the reason."""
    return [
        SetAside("layout", _label(p), article.uri, article.id, p.span, p.why.detail)
        for p in passages
        if p.kind not in READ or p.why.rule == REPEATED
    ]


def _label(passage: Passage) -> str:
    return REPEATED if passage.why.rule == REPEATED else passage.kind.value


def _silent(article: Article, page: Page, silent: Sequence[tuple[int, str]]) -> list[SetAside]:
    return [
        SetAside("claims", reason, article.uri, article.id, page.sentences[number].span)
        for number, reason in silent
    ]
