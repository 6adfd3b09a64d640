"""Years: the year that a page leaves out of its date, from the other articles of its thread.

"Nov 13" above a report of a vote of which others wrote on 14 November 2028 is the day before. Only
what is known across articles can say so, and only where one year alone fits.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sayso.lexicon.dateforms import PrintedDate, find_dates
from sayso.model import Article, Story

NEAR = timedelta(days=45)  # from the nearest article of the thread whose year is printed
PRINTED = re.compile(r"^printed as '(?P<words>.+)', without a year$")


def complete(articles: Sequence[Article], threads: Iterable[Story]) -> tuple[Article, ...]:
    """The articles, with the year where their thread leaves no other."""
    found = {article.id: article for article in articles}
    for thread in threads:
        yearless = {key: date for key in thread.articles if (date := _printed(found, key))}
        days = (
            [_day(found, key) for key in thread.articles if key not in yearless] if yearless else []
        )
        known = sorted(day for day in days if day is not None)
        for key, date in yearless.items():
            found[key] = _filled(found[key], date, known)
    return tuple(found[article.id] for article in articles)


def _printed(articles: Mapping[str, Article], key: str) -> PrintedDate | None:
    """The date as printed, of a page that left out the year and does not tell it otherwise."""
    article = articles.get(key)
    if article is None or _day(articles, key) is not None:
        return None
    told = (PRINTED.match(basis) for basis in article.published.basis)
    dates = (date for each in told if each for date in find_dates(each["words"]))
    return next((date for date in dates if date.day is not None and date.year is None), None)


def _day(articles: Mapping[str, Article], key: str) -> datetime | None:
    when = articles[key].published if key in articles else None
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest if when.earliest.date() == when.latest.date() else None


def _filled(article: Article, printed: PrintedDate, known: Sequence[datetime]) -> Article:
    fitting: set[int] = set()
    first = article.published.earliest
    for day in known:
        for year in (day.year - 1, day.year, day.year + 1):
            moments = printed.moments(year)
            if moments is None or abs(moments[0] - day) > NEAR:
                continue
            weekday = printed.weekday in (None, moments[0].weekday())
            if weekday and (first is None or first <= moments[1]):
                fitting.add(year)
    if len(fitting) != 1:
        return article
    year = fitting.pop()
    basis = (*article.published.basis, f"the year {year} from other articles of its thread")
    return replace(article, published=replace(printed, year=year).when(*basis))
