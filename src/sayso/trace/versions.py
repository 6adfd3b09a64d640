"""Versions: an article found at the same address with other bytes."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sayso.model import Article
from sayso.trace.shingles import share, shingles

# Below this share of the shorter text, one address has carried two different articles.
SAME_ARTICLE = 0.3
UNDATED = datetime(1, 1, 1)


def find(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles in the order given; a later version has ``version_of`` set to the one before it.

    Versions are ordered by when they were published, then retrieved, then by place in the input.
    """
    by_uri: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        by_uri[article.uri].append(number)
    older: dict[int, str] = {}
    for numbers in by_uri.values():
        distinct = {articles[number].id: number for number in reversed(numbers)}
        line = sorted(distinct.values(), key=lambda number: _order(articles[number], number))
        for before, after in itertools.pairwise(line):
            if _alike(articles[before], articles[after]):
                older[after] = articles[before].id
    return tuple(
        replace(article, version_of=older[number]) if number in older else article
        for number, article in enumerate(articles)
    )


def _order(article: Article, number: int) -> tuple[datetime, datetime, int]:
    published = article.published.earliest or article.published.latest or UNDATED
    retrieved = article.retrieved or UNDATED
    return published.replace(tzinfo=None), retrieved.replace(tzinfo=None), number


def _alike(left: Article, right: Article) -> bool:
    if right.withdrawn or (left.numbered and right.numbered):
        return True  # the publisher says itself that it is one item
    one, other = shingles(left.text), shingles(right.text)
    return not one or not other or share(one, other) >= SAME_ARTICLE
