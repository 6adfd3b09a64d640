"""Years: what a page leaves open of its date, from the other articles of its thread.

"Nov 13" above a report of a vote of which others wrote on 14 November 2028 is the day before;
"05/07/2033" is in July where they wrote in July; and "Friday 8 July 2033, late edition" in a line
above the text, which reading takes for no date line, is the day of the page where they wrote in
that week. Only what is known across articles can say so, and only where one day alone fits.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sayso.lexicon.dateforms import PrintedDate, find_dates
from sayso.model import Article, Story

NEAR = timedelta(days=45)  # from the nearest article of the thread whose year is printed
CLOSE = timedelta(days=14)  # of two years that fit, that in which several wrote so near
SEVERAL = 2
HEAD, LONGEST = 5, 16  # lines above the text that may hold the date of a page, and their words
PRINTED = re.compile(r"^printed as '(?P<words>.+)', without a year$")


def complete(articles: Sequence[Article], threads: Iterable[Story]) -> tuple[Article, ...]:
    """The articles, with the day where their thread leaves no other."""
    found = {article.id: article for article in articles}
    for thread in threads:
        open_ones = {key: _printed(found, key) for key in thread.articles if _is_open(found, key)}
        if not any(open_ones.values()):
            continue
        days = (_day(found, key) for key in thread.articles if key not in open_ones)
        known = sorted(day for day in days if day is not None)
        for key, dates in open_ones.items():
            found[key] = _filled(found[key], dates, known)
    return tuple(found[article.id] for article in articles)


def _is_open(articles: Mapping[str, Article], key: str) -> bool:
    return key in articles and _day(articles, key) is None


def _printed(articles: Mapping[str, Article], key: str) -> list[PrintedDate]:
    """The date as printed, of a page that left out the year; else those in the lines at its top."""
    article = articles[key]
    told = (PRINTED.match(basis) for basis in article.published.basis)
    dates = (date for each in told if each for date in find_dates(each["words"]))
    printed = [date for date in dates if date.day is not None and date.year is None][:1]
    return printed or list(_at_the_head(article))


def _at_the_head(article: Article) -> Iterator[PrintedDate]:
    """As in "Tuesday, 12 March 2030, 7 p.m. bulletin": no sentence of the text."""
    when = article.published
    unordered = any(basis.startswith("order of day") for basis in when.basis)
    if when.earliest is not None and when.latest is not None and not unordered:
        return
    lines = (line.strip() for line in article.text.splitlines())
    for line in [line for line in lines if line][:HEAD]:
        if len(line.split()) <= LONGEST:
            yield from (date for date in find_dates(line) if date.day is not None)


def _day(articles: Mapping[str, Article], key: str) -> datetime | None:
    when = articles[key].published if key in articles else None
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest if when.earliest.date() == when.latest.date() else None


def _filled(article: Article, printed: Sequence[PrintedDate], known: Sequence[datetime]) -> Article:
    first = article.published.earliest
    fitting: dict[datetime, PrintedDate] = {}
    for date in printed:
        for day, read in _meant(date, known):
            if first is None or first.date() <= day.date():
                fitting.setdefault(day, read)
    if len({day.date() for day in fitting}) > 1:
        near = [day for day in fitting if _is_close(day, known)]
        fitting = {day: fitting[day] for day in near}
    if len({day.date() for day in fitting}) != 1:
        return article
    day, date = max(fitting.items(), key=lambda each: each[0])
    note = "the year" if not any(each.year for each in printed) else "the day"
    told = f"{note} {day.year if note == 'the year' else day.date()} from other articles"
    basis = (*article.published.basis, f"{told} of its thread")
    return replace(article, published=replace(date, year=day.year).when(*basis))


def _meant(date: PrintedDate, known: Sequence[datetime]) -> Iterator[tuple[datetime, PrintedDate]]:
    """The days near those of other articles that a date can mean, each with the date so read."""
    pairs = [(date.month, date.day), *([date.other] if date.other else [])]
    years = {date.year} if date.year else {day.year + n for day in known for n in (-1, 0, 1)}
    for month, on in pairs:
        read = replace(date, month=month, day=on, other=None)
        for year in sorted(years):
            moments = read.moments(year)
            if moments is None or date.weekday not in (None, moments[0].weekday()):
                continue
            if any(abs(moments[0] - day) <= NEAR for day in known):
                yield moments[0], read


def _is_close(day: datetime, known: Sequence[datetime]) -> bool:
    return sum(abs(day - each) <= CLOSE for each in known) >= SEVERAL
