"""Perhaps: what speaks for one occurrence where articles stand in two stories.

A report that looks back, or one that names no place, may fall into a story of its own. Too little
tells that both are of one occurrence to put them together, and too much to keep it from a reader.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from sayso.link import details, occasions, sketches
from sayso.link.commonness import share
from sayso.link.corpus import Corpus
from sayso.link.details import Details
from sayso.model import Answer, Article, Sketch

NEAR = timedelta(days=2)  # between reports of one occurrence while it is news
MOST = 6  # articles of either side that are looked at
NAMED = 3  # names that a reason gives
LIKELY = 1.0  # log-odds of one occurrence; real reports of one day and place often lie just above 0


def shared(corpus: Corpus, left: Iterable[Answer], right: Iterable[Answer]) -> str:
    """The day, and the names or the person that two reports share; empty where it is too little."""
    mine, theirs = (_articles(corpus, each) for each in (left, right))
    for one, other in product(mine, theirs):
        if one.id == other.id:
            return ""  # who tells both under two questions has told them apart
    for one, other in product(mine, theirs):
        day = _day(one, other)
        if day and (who := _who(one, other)) and _are_alike(one, other):
            return f"{day}, {who}, another toll"
    return ""


def _articles(corpus: Corpus, answers: Iterable[Answer]) -> list[Article]:
    keys = {corpus.claim[key].article for answer in answers for key in answer.claims}
    return [corpus.articles[key] for key in sorted(keys)[:MOST]]


def _day(one: Article, other: Article) -> str:
    """As both came out while it was news, or the later one recalls the day."""
    early, late = sorted((one, other), key=_out)
    first, last = _out(early), _out(late)
    if last == date.max:
        return ""
    if last - first <= NEAR:
        return "told within two days"
    days = {first - timedelta(days=back) for back in range(NEAR.days + 1)}
    back = sorted(days & _details(late).days)
    return f"the later one recalls {back[0].isoformat()}" if back else ""


def _who(one: Article, other: Article) -> str:
    """A person with his age, or names that few articles have."""
    people = sorted(_details(one).bearers & _details(other).bearers)
    if people:
        return f"the same person: {people[0].title()}"
    names = _apart(occasions.rare_names(one) & occasions.rare_names(other))
    if len(names) < occasions.LEAST_NAMES:
        return ""
    return f"names in common: {', '.join(name.title() for name in names[:NAMED])}"


def _apart(names: Iterable[str]) -> list[str]:
    """Names of which none has a word of another, the longest first: "pell marren" is one name."""
    found: list[str] = []
    taken: set[str] = set()
    for name in sorted(names, key=lambda name: (-len(name.split()), share(f"name {name}"), name)):
        if taken.isdisjoint(name.split()):
            found.append(name)
            taken |= set(name.split())
    return found


def _are_alike(one: Article, other: Article) -> bool:
    """Whether all that the two have in common makes one occurrence likelier than two."""
    return sketches.likeness(_sketch(one), _sketch(other)) >= LIKELY


def _out(article: Article) -> date:
    """The day it came out; an undated one last."""
    return article.published.latest.date() if article.published.latest else date.max


@lru_cache(maxsize=4096)
def _details(article: Article) -> Details:
    day = article.published.latest
    return details.find(f"{article.title or ''}. {article.text}", day.date() if day else None)


@lru_cache(maxsize=4096)
def _sketch(article: Article) -> Sketch:
    return sketches.find(article)
