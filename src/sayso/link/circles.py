"""Circles: stories that write of the same people and places, within which a name is one's own.

Stories are cut fine, by the occurrence they tell of; who speaks in them stays the same over many.
Two stories are of one circle where two of their articles share several names that few articles
have. Names of states, days and offices do not count: half the news shares those.
"""

import re
from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from sayso.lexicon.bodies import body_words
from sayso.lexicon.dateforms import WEEKDAYS
from sayso.lexicon.first_names import first_names
from sayso.lexicon.roles import role_words
from sayso.lexicon.states import nationalities, state_words
from sayso.link.groups import Groups
from sayso.model import Article

INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]{3,}\b")  # a capital inside a sentence
CALENDAR = frozenset({*WEEKDAYS, *(name.lower() for name in month_name[1:])})
FEW = 12  # articles: a name that more have is no sign of a circle
SHARED = 4  # names
LARGEST = 40  # articles of a circle: beyond it, blocks of names would be cut short


def find(articles: Sequence[Article], story_of: Mapping[str, str]) -> dict[str, str]:
    """The circle of each article, named for one of its stories; its own where it is in none."""
    articles = sorted(articles, key=lambda article: article.id)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for name in sorted(_names(article.text)):
            holders[name].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= FEW:
            shared.update(combinations(numbers, 2))
    groups = Groups(range(len(articles)))
    first: dict[str, int] = {}
    for number, article in enumerate(articles):
        groups.join(first.setdefault(story_of.get(article.id, article.id), number), number)
    size = Counter(groups.root(number) for number in range(len(articles)))
    for (left, right), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        low, high = sorted((groups.root(left), groups.root(right)))
        if count >= SHARED and low != high and size[low] + size[high] <= LARGEST:
            groups.join(low, high)
            size[low] += size[high]
    return {
        article.id: story_of.get(root := articles[groups.root(number)].id, root)
        for number, article in enumerate(articles)
    }


def _names(text: str) -> set[str]:
    """Capitalised words inside sentences that are nobody's title and no state's or day's name."""
    found = {word.lower() for word in INSIDE.findall(text)}
    common = (state_words(), nationalities(), body_words(), role_words(), first_names())
    return {word for word in found - CALENDAR if all(word not in table for table in common)}
