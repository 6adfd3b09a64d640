"""Occasions: whether two answers come from reports of one occurrence.

A thread may go from one shooting in town to the next, and stories are cut so fine that who looks
back on a day stands apart from those who told of it. Names that few articles have tell more.
"""

from functools import lru_cache

from sayso.link import pages, timing
from sayso.link.commonness import share
from sayso.link.corpus import Corpus
from sayso.model import Answer, Article

RARE = 0.002  # the share of articles that have a name which tells an occasion
LEAST_NAMES = 2  # such names that articles of two stories share


def of_one_occasion(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether articles about one occurrence tell both, or such as share names that few have.

    A thread may go from one shooting to the next in town; stories are cut so fine that who looks
    back on a day stands apart from those who told of it.
    """
    if not timing.in_one_story(corpus, left, right):
        return False
    mine, theirs = ({corpus.claim[key].article for key in each.claims} for each in (left, right))
    stories = [{corpus.story.get(key, key) for key in keys} for keys in (mine, theirs)]
    return bool(stories[0] & stories[1]) or share_names(corpus, left, right)


def share_names(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether articles of both have names in common that few have, or are one."""
    mine, theirs = ({corpus.claim[key].article for key in each.claims} for each in (left, right))
    return bool(mine & theirs) or any(
        len(rare_names(corpus.articles[one]) & rare_names(corpus.articles[other])) >= LEAST_NAMES
        for one in sorted(mine)
        for other in sorted(theirs)
    )


@lru_cache(maxsize=4096)
def rare_names(article: Article) -> frozenset[str]:
    """The names in an article that few articles have."""
    names = pages.of(article).names
    return frozenset(name for name in names if share(f"name {name}") <= RARE)
