"""Threads: articles that go on about one thing, found by the rare words they share near in time.

Wider than a story: a siege of months is one thread and many occurrences. Names that one article
gives in short are looked for in its thread. Nobody is shown a thread.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from sayso.link import blocks, wordbags
from sayso.link.groups import Groups
from sayso.model import Article, Story, Why, identify

# ELSEWHERE is how many articles about other things a ledger is thought to stand among: where all
# are about one thing, the words they share are its words, and counted inside the ledger alone
# they would look common. Fifteen invented stories in one pile fall together so at B-cubed F1 97.
ALIKE = 0.15
ELSEWHERE = 200
NEAR = timedelta(days=14)
TERMS = 60  # of one article: its rarest and most repeated words
BLOCK = 60  # articles that may share a word before it is too common to propose pairs
TITLE_WEIGHT = 3

Vector = dict[str, float]


def find(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Every article in exactly one thread; single link over pairs alike and near in time."""
    ordered = sorted(articles, key=lambda article: article.id)
    vectors = _vectors(ordered)
    groups = Groups(article.id for article in ordered)
    for left, right in _pairs(ordered, vectors):
        if not groups.together(left.id, right.id) and _near(left, right):
            same_uri = left.uri == right.uri
            if same_uri or _cosine(vectors[left.id], vectors[right.id]) >= ALIKE:
                groups.join(left.id, right.id)
    return tuple(_story(members) for members in groups.lists())


def _story(members: list[str]) -> Story:
    first = min(members)
    why = Why(
        "shared-words", None, f"{len(members)} articles alike by their rarer words, within 14 days"
    )
    return Story(identify("thr", first), tuple(members), (why,) if len(members) > 1 else ())


def _vectors(articles: Sequence[Article]) -> dict[str, Vector]:
    counts = {
        article.id: Counter(
            word[: wordbags.STEM]
            for word in wordbags.words(article.text)
            + wordbags.words(article.title or "") * TITLE_WEIGHT
            if len(word) > 2
        )
        for article in articles
    }
    spread = Counter(word for count in counts.values() for word in count)
    total = len(articles) + 1
    return {key: _vector(count, spread, total) for key, count in counts.items()}


def _vector(count: Counter[str], spread: Counter[str], total: int) -> Vector:
    raw = {
        word: (1 + math.log(times)) * math.log(1 + (total + ELSEWHERE) / (spread[word] + 1))
        for word, times in count.items()
    }
    best = sorted(raw.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS]
    length = math.sqrt(sum(weight * weight for _, weight in best)) or 1.0
    return {word: weight / length for word, weight in best}


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


def _cosine(left: Vector, right: Vector) -> float:
    return sum(weight * right.get(word, 0.0) for word, weight in left.items())


def _near(left: Article, right: Article) -> bool:
    """Whether both could have come out within the window; no date never rules it out."""
    return all(
        one.published.latest is None
        or other.published.earliest is None
        or other.published.earliest - one.published.latest <= NEAR
        for one, other in ((left, right), (right, left))
    )
