"""Occasions: what one voice, or those who speak for it, said on one day, wherever it is told."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.model import Article, Claim, Statement, When

DAY = timedelta(days=1)
LOOSE = 2  # how loosely a group is dated that gives neither a day nor a night or two
Group = list[Statement]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Statements of one occasion; its day, "" if unknown, and how undated ones came to it."""

    statements: tuple[Statement, ...]
    day: str
    note: str = ""


def find(
    groups: Sequence[Group], claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> list[Occasion]:
    """Groups of statements of one voice by day.

    An undated group goes to the one day as new as its articles which they give for that voice, or
    to the last on which the voice spoke as they appeared; else all that one article leaves undated
    is one occasion.
    """
    days: dict[str, list[Group]] = defaultdict(list)
    notes: dict[str, str] = {}
    undated: list[Group] = []
    told: dict[str, set[str]] = defaultdict(set)
    steps: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        steps[_looseness(group)].append(group)
    # The better a group is dated the sooner, for what is told beside it is dated by it.
    for step in sorted(steps):
        known = frozenset(days)
        for group in steps[step]:
            day, note = _day_for(group, told, known, claims, articles)
            if not day:
                undated.append(group)
                continue
            days[day].append(group)
            notes.setdefault(day, note)
            if step < LOOSE:
                _tell(day, _articles(group, claims), articles, told)
    found = [_occasion(days[day], day, notes.get(day, "")) for day in sorted(days)]
    note = "what one article leaves undated"
    return found + [
        _occasion(together, "", note if len(together) > 1 else "")
        for together in _by_article(undated, claims, articles)
    ]


def _tell(
    day: str, keys: Sequence[str], articles: Mapping[str, Article], told: dict[str, set[str]]
) -> None:
    """Note for articles that they give a day; what they recall dates nothing else they tell."""
    for key in keys:
        if articles[key].published.latest is None or _fresh(articles[key], day):
            told[key].add(day)


def _by_article(
    groups: Sequence[Group], claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> list[list[Group]]:
    """Groups that share an article, or articles of one day of which two groups share one each."""
    places: dict[str, str] = {}

    def root(article: str) -> str:
        while places.setdefault(article, article) != article:
            article = places[article]
        return article

    for group in groups:
        here = sorted(_articles(group, claims), key=lambda a: _age(articles[a]))
        for article in here[1:]:
            if _one_day(articles[here[0]], articles[article]):
                one, other = sorted((root(here[0]), root(article)))
                places[other] = one
    found: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        first = min(_articles(group, claims), key=lambda a: _age(articles[a]))
        found[root(first)].append(group)
    return [found[key] for key in sorted(found)]


def _one_day(left: Article, right: Article) -> bool:
    one, other = left.published.latest, right.published.latest
    return one is None or other is None or abs(one.date() - other.date()) <= DAY


def _looseness(group: Group) -> int:
    """0 for a group dated to the day, 1 to a night or two days, 2 for others."""
    if any(_exact(each.said) for each in group):
        return 0
    return 1 if _range(group) else LOOSE


def _day_for(
    group: Group,
    told: Mapping[str, set[str]],
    known: frozenset[str],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
) -> tuple[str, str]:
    """The day a group belongs to and, unless it is dated to the day, why; or nothing."""
    exact = sorted({day for each in group if (day := _exact(each.said))})
    if exact:
        return exact[0], ""
    inside = sorted(day for day in known if all(_could_be(each.said, day) for each in group))
    ranged = _range(group)
    if ranged:
        within = [day for day in inside if ranged[0] <= day <= ranged[1]]
        if len(within) == 1:
            return within[0], "told of a night or two days of which this is one"
        return ranged[1], ""
    own = {day for article in _articles(group, claims) for day in told.get(article, ())}
    fitting = [day for day in inside if day in own]
    if len(fitting) == 1:
        return fitting[0], "undated, in an article that gives one day for this voice"
    if fitting or own:
        return "", ""
    fresh = [
        day for day in inside if any(_fresh(articles[a], day) for a in _articles(group, claims))
    ]
    if fresh:
        return fresh[-1], "undated, published on that day or the next"
    return "", ""


def _occasion(groups: Sequence[Group], day: str, note: str) -> Occasion:
    every = sorted((each for group in groups for each in group), key=lambda each: each.id)
    return Occasion(tuple(every), day, note)


def _articles(group: Group, claims: Mapping[str, Claim]) -> list[str]:
    return sorted({claims[claim].article for each in group for claim in each.claims})


def _age(article: Article) -> tuple[str, str]:
    return article.published.iso()[0] or article.published.iso()[1] or "~", article.id


def _exact(when: When) -> str:
    """The day it was said on, if it is known to the day."""
    if when.earliest is None or when.latest is None:
        return ""
    return when.latest.date().isoformat() if when.latest.date() == when.earliest.date() else ""


def _range(group: Group) -> tuple[str, str] | None:
    """The days between which it was said, where they are at most two nights apart."""
    for each in group:
        early, late = each.said.earliest, each.said.latest
        if early is not None and late is not None and late - early <= 2 * DAY:
            return early.date().isoformat(), late.date().isoformat()
    return None


def _could_be(when: When, day: str) -> bool:
    early, late = when.earliest, when.latest
    before = early is not None and day < early.date().isoformat()
    return not before and not (late is not None and day > late.date().isoformat())


def _fresh(article: Article, day: str) -> bool:
    late = article.published.latest
    if late is None:
        return False
    return late.date() - DAY <= date.fromisoformat(day) <= late.date()
