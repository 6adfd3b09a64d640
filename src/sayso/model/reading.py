"""Reading: all that one article gave."""

from dataclasses import dataclass

from sayso.model.article import Article, Passage, SetAside
from sayso.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its masthead completed, its passages, claims, and what was set aside."""

    article: Article
    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """What one input gave: articles as received, and what could not be read."""

    articles: tuple[Article, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
