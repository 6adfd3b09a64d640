"""Storable: letters that cannot be stored are replaced wherever strangers wrote them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from sayso.model import Article, Received, SetAside

# Half a letter of two, as broken programs write it, and NUL: neither can be stored as text.
UNSTORABLE: Final = re.compile("[\ud800-\udfff\0]")
REPLACEMENT: Final = "\ufffd"
OF_ARTICLE: Final = ("uri", "text", "outlet", "title", "byline", "language")
OF_ASIDE: Final = ("uri", "reason", "detail")


def find(got: Received) -> Received:
    """The same, letter for letter, with a mark for each that cannot be stored; offsets stay."""
    articles = tuple(_article(article) for article in got.articles)
    return Received(articles, tuple(_aside(item) for item in got.set_aside))


def words(text: str) -> str:
    """A text without such letters."""
    return UNSTORABLE.sub(REPLACEMENT, text)


def _article(article: Article) -> Article:
    told: dict[str, Any] = dict(_mended(article, OF_ARTICLE))
    if any(UNSTORABLE.search(word) for pair in article.basis for word in pair):
        told["basis"] = tuple((words(name), words(how)) for name, how in article.basis)
    if any(map(UNSTORABLE.search, article.published.basis)):
        basis = tuple(map(words, article.published.basis))
        told["published"] = replace(article.published, basis=basis)
    return replace(article, **told) if told else article


def _aside(item: SetAside) -> SetAside:
    told: dict[str, Any] = dict(_mended(item, OF_ASIDE))
    return replace(item, **told) if told else item


def _mended(noun: Article | SetAside, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        value = getattr(noun, name)
        if value and UNSTORABLE.search(value):
            yield name, words(value)
