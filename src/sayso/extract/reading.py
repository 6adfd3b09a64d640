"""The order of things inside one article: layout, masthead, sentences, attributions, claims."""

from collections.abc import Sequence

from sayso.extract import claims
from sayso.extract.cast import sources
from sayso.extract.contents import Facets
from sayso.extract.page import layout, masthead
from sayso.extract.parser import Parser
from sayso.extract.speech import attribution, deciding, nesting, quotes, replying
from sayso.extract.speech.attribution import Page
from sayso.extract.tagger import reading as tagger
from sayso.extract.tagger.pieces import Layout
from sayso.model import (
    Article,
    Attribution,
    Claim,
    Passage,
    PassageKind,
    Reading,
    Sentence,
    SetAside,
)

VERSION = "3"  # another version is another reading of every article
READ = (PassageKind.HEADLINE, PassageKind.BODY, PassageKind.BACKGROUND)
REPEATED = "repeated headline"
SUBHEAD = "subhead"
LEAST_WORDS = 4  # an own-voice sentence shorter than this states nothing one could compare


def read(article: Article, parser: Parser, *, fast: bool = False) -> Reading:
    """Everything one article gives; pure, but for the models. ``fast`` leaves the tagger out."""
    passages = layout.find(article)
    article = masthead.find(article, passages)
    read_here = [p for p in passages if p.kind in READ and p.why.rule != REPEATED]
    page = _page(article, read_here, parser)
    found = attribution.find(page)
    if not fast:
        found = deciding.find(page, found, tagger.find(article.text, lay_out(page, found)))
    cast = sources.find(page.sentences, article.outlet, article.published)
    facets = Facets(page.sentences, article.published, _background(read_here))
    attributed = claims.find(page, article, cast, found, facets)
    own, silent = _own_voice(page, attributed, read_here)
    spoken = [*attributed, *claims.own_voice(page, article, own, facets.afresh())]
    spoken.sort(key=lambda claim: (claim.content[0].start, claim.parent is not None))
    spoken = replying.find(spoken, page.sentences)
    aside = [*_unread(article, passages), *_silent(article, page, silent)]
    return Reading(article, tuple(passages), tuple(spoken), tuple(aside))


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


def _own_voice(
    page: Page, attributed: Sequence[Claim], passages: Sequence[Passage]
) -> tuple[list[int], list[tuple[int, str]]]:
    """Numbers of sentences the outlet says itself, and of those that state nothing, and why."""
    own: list[int] = []
    silent: list[tuple[int, str]] = []
    for number, sentence in enumerate(page.sentences):
        if any(_touches(claim, sentence) for claim in attributed):
            continue
        if passages[sentence.line].kind is PassageKind.BACKGROUND:
            silent.append((number, "background"))
        elif not _states(sentence):
            silent.append((number, "no statement"))
        else:
            own.append(number)
    return own, silent


def _touches(claim: Claim, sentence: Sentence) -> bool:
    parts = [*claim.content, *(span for span in (claim.cue,) if span)]
    return any(sentence.span.overlaps(span) for span in parts)


def _states(sentence: Sentence) -> bool:
    """A finite verb with a subject, in enough words, and no question."""
    words = [token for token in sentence.tokens if token.text[0].isalnum()]
    finite = any(token.pos in ("VERB", "AUX") for token in words)
    subject = any(token.dep in ("nsubj", "nsubjpass", "expl", "csubj") for token in words)
    asks = sentence.tokens[-1].text == "?"
    return finite and subject and not asks and len(words) >= LEAST_WORDS


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
