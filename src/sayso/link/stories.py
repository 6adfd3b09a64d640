"""Stories: the articles about one occurrence."""

import itertools
from collections import defaultdict
from collections.abc import Sequence

from sayso.link import clusters, likeness, pages
from sayso.link.likeness import Pair, days_between
from sayso.link.pages import Page
from sayso.model import Article, Story, Why, identify

SHOWN = 3  # names that tell what the articles have in common
CERTAIN = 1e6  # the score of one page met twice
EDITED = 14  # days between which a page at one address is thought to be edited, not another


def find(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Every article in exactly one story; versions of one page always in the same."""
    ordered = sorted(articles, key=lambda article: article.id)
    learned = likeness.weights()
    read = pages.find(ordered)
    pairs = {(pair.left, pair.right): pair for pair in likeness.find(read)}
    scores = {key: pair.score for key, pair in pairs.items()}
    scores |= {(min(pair), max(pair)): CERTAIN for pair in _versions(read)}
    scored = [(*key, score) for key, score in sorted(scores.items())]
    groups = clusters.find(
        len(ordered), scored, learned.together, learned.apart, firmly=learned.firmly
    )
    found = [_story(ordered, group, pairs) for group in groups]
    return tuple(sorted(found, key=lambda story: story.articles))


def _versions(read: Sequence[Page]) -> list[tuple[int, int]]:
    """Pages met at one address within days: edited, and still of one occurrence."""
    at: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(read):
        at[page.uri].append(number)
    return [
        (left, right)
        for numbers in at.values()
        for left, right in itertools.pairwise(sorted(numbers, key=lambda n: _when(read[n])))
        if days_between(read[left], read[right]) <= EDITED
    ]


def _when(page: Page) -> tuple[bool, str, str]:
    """By date, undated ones last."""
    return page.last is None, page.last.isoformat() if page.last else "", page.id


def _story(
    articles: Sequence[Article], group: list[int], pairs: dict[tuple[int, int], Pair]
) -> Story:
    members = tuple(articles[number].id for number in group)
    held = [pairs[a, b] for a in group for b in group if (a, b) in pairs]
    shared: dict[str, int] = defaultdict(int)
    for pair in held:
        for name in pair.shared:
            shared[name] += 1
    names = sorted(shared, key=lambda name: (-shared[name], name))[:SHOWN]
    detail = f"{len(members)} articles alike in words, names, days and figures"
    told = f"{detail}; names in common: {', '.join(names)}" if names else detail
    why = (Why("one-occurrence", None, told),) if len(members) > 1 else ()
    return Story(identify("sty", min(members)), members, why)
