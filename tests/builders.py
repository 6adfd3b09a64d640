"""Articles and claims by hand: the words are looked for in the text, the rest is parsed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from random import Random
from typing import Any, TypeVar
from unittest.mock import patch

from sayso import pipeline
from sayso.extract.facets import places, quantities
from sayso.extract.parser import Parser
from sayso.extract.propositions import propositions
from sayso.model import (
    Act,
    Article,
    Claim,
    Hop,
    Linked,
    Precision,
    Question,
    Sentence,
    Source,
    SourceKind,
    Span,
    When,
    article_id,
    digest,
    identify,
    on_day,
)
from sayso.model import Story as TogetherStory
from sayso.trace import versions

Item = TypeVar("Item")
KINDS = {kind.value: kind for kind in SourceKind}


# One occasion, by names that few have; each in words of its own.
SCENES = (
    "Snow closed the pass of Skarn above the Ovelle.",
    "Nobody goes to Skarn since the Ovelle froze.",
    "The only bridge over the Ovelle lies below Skarn.",
    "Shepherds came down from Skarn and waded the Ovelle.",
    "A mill on the Ovelle burned; Skarn was dark that night.",
    "Lorries wait at Skarn until the ice on the Ovelle breaks.",
)


@cache
def parser() -> Parser:
    return Parser()


def day(text: str) -> When:
    return on_day(datetime.fromisoformat(text), "given")


def article(uri: str, outlet: str, published: str, text: str, **more: Any) -> Article:
    raw = text.encode("utf-8")
    when = day(published) if published else When(None, None, Precision.UNKNOWN)
    return Article(
        id=article_id(uri.encode() + raw if more.pop("distinct", False) else raw),
        uri=uri,
        text=text,
        raw=raw,
        sha256=digest(raw),
        format="text",
        outlet=outlet,
        published=when,
        **more,
    )


@cache
def sentences(text: str) -> tuple[Sentence, ...]:
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Span(start, start + len(line), line))
        start += len(line) + 1
    return parser().parse(text, lines)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


@dataclass
class Story:
    """Articles with their claims, added in text order so that earlier ones can be referred to."""

    articles: list[Article] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def add(self, made: Article, *claims: dict[str, Any]) -> Article:
        self.articles.append(made)
        for each in claims:
            self.claims.append(self.claim(made, **each))
        return made

    def claim(self, made: Article, content: str, by: str = "", **more: Any) -> Claim:
        """``by`` is "Name", "kind: Name" or "" for the outlet's own voice."""
        spans = (span(made.text, content),)
        parsed = [s for s in sentences(made.text) if any(s.span.overlaps(each) for each in spans)]
        counted = tuple(q for s in parsed for q in quantities.find(s) if inside(q.span, spans))
        located = tuple(p for s in parsed for p in places.find(s) if inside(p.span, spans))
        before = [p for each in self.claims if each.article == made.id for p in each.propositions]
        found = propositions.find(parsed, spans, counted, located, before)
        chain = [Hop(made.outlet or made.uri, SourceKind.OUTLET)]
        source = None
        kind, _, name = by.rpartition(": ")
        if by:
            via = [Hop(hop, SourceKind.OUTLET) for hop in more.pop("via", ())]
            sort = KINDS[kind or "person"]
            chain += [*via, Hop(name, sort, act=Act(more.get("act", "assert")))]
            source = Source(None, name, sort, more.pop("role", None), more.pop("affiliation", None))
        said = more.pop("said", None)
        return Claim(
            id=identify("clm", made.id, spans[0].start, spans[0].end, name),
            article=made.id,
            content=spans,
            chain=tuple(chain),
            act=Act(more.pop("act", "assert")),
            source=source,
            quantities=counted,
            places=located,
            propositions=found,
            said=day(said) if said else When(),
            **more,
        )


def inside(span: Span, spans: Iterable[Span]) -> bool:
    return any(each.contains(span) for each in spans)


def parse(text: str) -> tuple[Sequence[Sentence], Span]:
    return sentences(text), Span(0, len(text), text)


def linked(story: Story, seed: int = 0) -> Linked:
    """All that linking finds; the seed decides in which order it is given."""
    articles = versions.find(shuffled(story.articles, seed))
    claims = shuffled(story.claims, seed)
    return pipeline.linked(articles, claims)


def shuffled(items: Sequence[Item], seed: int) -> list[Item]:
    mixed = list(items)
    if seed:
        Random(seed).shuffle(mixed)
    return mixed


def asked(found: Linked, wording: str) -> Question:
    """The question with that wording; says which there are if it is not among them."""
    by_wording = {question.wording: question for question in found.questions}
    assert wording in by_wording, sorted(by_wording)
    return by_wording[wording]


def relations(question: Question) -> Counter[str]:
    return Counter(link.relation.value for link in question.links)


def together(story: Story) -> Linked:
    """Linked with all articles taken for one story, which texts this short do not show."""

    def one(articles: Sequence[Article]) -> tuple[TogetherStory, ...]:
        return (TogetherStory("sty_x", tuple(article.id for article in articles)),)

    with patch("sayso.linking.threads.find", one):
        return linked(story)
