"""Threads: articles that go on about one thing, found by the rare words they share near in time.

Wider than a story: a siege of months is one thread and many occurrences. Names that one article
gives in short are looked for in its thread. Nobody is shown a thread.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from sayso.link import blocks, wordbags
from sayso.link.groups import Groups
from sayso.link.vectors import Rarity, Vector, cosine
from sayso.model import Article, Story, Why, identify

# Fifteen invented stories in one pile fall together so at B-cubed F1 97.
ALIKE = 0.15
NEAR = timedelta(days=14)
TERMS = 60  # of one article: its rarest and most repeated words
BLOCK = 60  # articles that may share a word before it is too common to propose pairs
TITLE_WEIGHT = 3


def find(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Every article in exactly one thread; single link over pairs alike and near in time."""
    ordered = sorted(articles, key=lambda article: article.id)
    weighted = Rarity([_words(article) for article in ordered]).vectors(TERMS)
    vectors = {article.id: vector for article, vector in zip(ordered, weighted, strict=True)}
    groups = Groups(article.id for article in ordered)
    for left, right in _pairs(ordered, vectors):
        if not groups.together(left.id, right.id) and _near(left, right):
            same_uri = left.uri == right.uri
            if same_uri or cosine(vectors[left.id], vectors[right.id]) >= ALIKE:
                groups.join(left.id, right.id)
    return tuple(_story(members) for members in groups.lists())


def _story(members: list[str]) -> Story:
    first = min(members)
    why = Why(
        "shared-words", None, f"{len(members)} articles alike by their rarer words, within 14 days"
    )
    return Story(identify("thr", first), tuple(members), (why,) if len(members) > 1 else ())


def _words(article: Article) -> Counter[str]:
    text, title = wordbags.words(article.text), wordbags.words(article.title or "")
    return Counter(word[: wordbags.STEM] for word in text + title * TITLE_WEIGHT if len(word) > 2)


def _pairs(
    articles: Sequence[Article], vectors: dict[str, Vector]
) -> Iterator[tuple[Article, Article]]:
    """Pairs that share a word few others have."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        holders[f"uri {article.uri}"].append(number)
        for word in vectors[article.id]:
            holders[word].append(number)
    for left, right in blocks.pairs(holders, BLOCK):
        yield articles[left], articles[right]


def _near(left: Article, right: Article) -> bool:
    """Whether both could have come out within the window; no date never rules it out."""
    return all(
        one.published.latest is None
        or other.published.earliest is None
        or other.published.earliest - one.published.latest <= NEAR
        for one, other in ((left, right), (right, left))
    )
