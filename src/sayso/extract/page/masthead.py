"""Masthead: outlet, title, byline and date, completed from the text where the input is silent.

A field that came with the input is never changed; ``basis`` says where each of the others is from.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.page import outlet, published
from sayso.lexicon.page_words import page_words
from sayso.model import Article, Passage, PassageKind


def find(article: Article, passages: Sequence[Passage]) -> Article:
    """The article with every masthead field the text supplies."""
    basis = [(name, how) for name, how in article.basis if name != "published"]
    when, how = published.find(article, passages)
    basis += [("published", how)] if when.basis or when.known else []
    guess = None if article.outlet else outlet.find(article, passages)
    if guess:
        basis.append(("outlet", guess.basis))
        basis += [("credit", name) for name in guess.credits]
    title = article.title or _title(passages)
    basis += [("title", "headline")] if title and not article.title else []
    byline = article.byline or _byline(passages)
    basis += [("byline", "byline")] if byline and not article.byline else []
    return replace(
        article,
        published=when,
        outlet=article.outlet or (guess.name if guess else None),
        title=title,
        byline=byline,
        basis=tuple(basis),
    )


def _title(passages: Sequence[Passage]) -> str | None:
    heads = (passage for passage in passages if passage.kind is PassageKind.HEADLINE)
    return next((" ".join(head.span.words.split()) for head in heads), None)


def _byline(passages: Sequence[Passage]) -> str | None:
    for passage in passages:
        if passage.why.rule != "byline":
            continue
        names = page_words("byline").sub("", passage.span.words)
        names = page_words("after the names").sub("", names).strip(" .,")
        if names:
            return names
    return None
