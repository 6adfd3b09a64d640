"""Published: when an article appeared, as finely as the page says and never finer.

A year the page leaves out is supplied only if the evidence in the text leaves exactly one possible;
otherwise the interval stays open and its basis says why.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sayso.extract.page import addresses, dating
from sayso.extract.page.dating import Bound
from sayso.lexicon.dateforms import PrintedDate, find_dates
from sayso.lexicon.page_words import page_words
from sayso.model import Article, Passage, PassageKind, Precision, When

# A page prints its date above the article or at once after it; deeper dates are the text's own.
LINES_READ = 4
# Without an upper bound, a weekday decides the year only among so many; it returns after five.
WEEKDAY_YEARS = 4
PATH_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
PARAGRAPH = "dateline:"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A date seen in a dateline: how much it weighs, and in what words to name it."""

    printed: PrintedDate
    basis: str
    updated: bool
    paragraph: bool


def find(article: Article, passages: Sequence[Passage]) -> tuple[When, str]:
    """When it was published and, in a few words, where that comes from."""
    if article.given("published") and article.published.known:
        return article.published, dict(article.basis)["published"]
    seen = _seen(passages)
    if article.published.known:
        return _with_time(article.published, seen), dict(article.basis).get("published", "page")
    address = _address(article.uri)
    best = _best(seen)
    if best is None:
        return (address, "web address") if address else _by_text(dating.find(article, passages))
    if best.printed.year:
        return best.printed.when(best.basis), "dateline"
    if address and _agrees(best.printed, address):
        filled = replace(best.printed, year=address.earliest.year if address.earliest else None)
        return filled.when(best.basis, "the year from the web address"), "dateline and web address"
    return _without_year(best, dating.find(article, passages))


def _seen(passages: Sequence[Passage]) -> list[_Seen]:
    found: list[_Seen] = []
    body, told = 0, False
    for passage in passages:
        inside = passage.kind is PassageKind.BODY
        body += inside
        # Of the lines above a paragraph's dateline a slogan or a name of the page is no text.
        told = told or (inside and passage.why.rule != "heading")
        late = passage.why.rule.startswith(PARAGRAPH) and told
        if passage.kind is not PassageKind.DATELINE or body > LINES_READ or late:
            continue
        words = passage.span.words
        for printed in find_dates(words):
            if printed.day is not None:
                updated = bool(page_words("updated").search(words[: printed.start]))
                paragraph = passage.why.rule.startswith(PARAGRAPH)
                basis = f"dateline {' '.join(words.split())!r}"
                found.append(_Seen(printed, basis, updated, paragraph))
    return found or _at_the_end(passages)


def _at_the_end(passages: Sequence[Passage]) -> list[_Seen]:
    """Some pages print the date below the article."""
    last = max((n for n, p in enumerate(passages) if p.kind is PassageKind.BODY), default=-1)
    return [
        _Seen(printed, f"dateline {passage.span.words!r}", updated=False, paragraph=False)
        for passage in passages[last + 1 :]
        if passage.kind is PassageKind.DATELINE
        for printed in find_dates(passage.span.words)
        if printed.day is not None
        and printed.year is not None
        and not page_words("updated").search(passage.span.words[: printed.start])
    ]


def _best(seen: list[_Seen]) -> _Seen | None:
    """Published before updated, the page's line before a paragraph's, completed by the others."""
    ranked = sorted(
        seen, key=lambda item: (item.updated, item.paragraph, item.printed.year is None)
    )
    if not ranked:
        return None
    best = _ordered(ranked[0], ranked[1:])
    for other in ranked[1:]:
        if (other.printed.month, other.printed.day) != (best.printed.month, best.printed.day):
            continue
        if other.updated and not best.updated:
            continue
        best = _completed(best, other)
    return best


def _ordered(best: _Seen, others: Sequence[_Seen]) -> _Seen:
    """“11/02/2031” over “VELL, Feb 11 -” is the eleventh of February: the other line says so."""
    mine = best.printed
    days = {(each.printed.month, each.printed.day) for each in others if not each.printed.other}
    pair = (mine.month, mine.day)
    if mine.other is None or (pair in days) == (mine.other in days):
        return best
    month, day = pair if pair in days else mine.other
    return replace(best, printed=replace(mine, month=month, day=day, other=None))


def _completed(best: _Seen, other: _Seen) -> _Seen:
    mine, its = best.printed, other.printed
    if (mine.year and its.year and mine.year != its.year) or mine.other:
        return best
    timed = mine if mine.hour is not None else its
    merged = replace(
        mine,
        year=mine.year or its.year,
        weekday=mine.weekday if mine.weekday is not None else its.weekday,
        hour=timed.hour,
        minute=timed.minute,
        zone=timed.zone,
    )
    basis = best.basis if other.basis in best.basis else f"{best.basis}; {other.basis}"
    return replace(best, printed=merged, basis=basis)


def _with_time(when: When, seen: list[_Seen]) -> When:
    """A day found by another reader, made finer by a time of day printed for the same day."""
    for item in seen:
        printed = item.printed
        moments = printed.moments(printed.year or (when.earliest.year if when.earliest else 1))
        timed = printed.hour is not None and not item.updated and not printed.other
        known = when.earliest if when.precision is Precision.DAY else None
        if moments and timed and known and moments[0].date() == known.date():
            basis = (*when.basis, f"time of day from {item.basis}")
            return When(moments[0], moments[1], Precision.MINUTE, basis)
    return when


def _address(uri: str) -> When | None:
    """The date many sites put into the path of their addresses."""
    parts = addresses.find(uri)
    match = PATH_DATE.search(parts.path)
    if match is None or not parts.hostname:
        return None
    try:
        day = datetime(*(int(part) for part in match.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None
    return When(day, day, Precision.DAY, (f"web address path {match.group()!r}",))


def _agrees(printed: PrintedDate, address: When) -> bool:
    """Whether the dateline's day is the address's or next to it (editors work past midnight)."""
    if address.earliest is None:
        return False
    moments = printed.moments(address.earliest.year)
    return (
        bool(moments) and abs(moments[0] - address.earliest) <= timedelta(days=2)
        if moments
        else False
    )


def _without_year(best: _Seen, bounds: Sequence[Bound]) -> tuple[When, str]:
    printed = best.printed
    first, last = dating.earliest(bounds), dating.latest(bounds)
    printed_as = f"printed as {' '.join(printed.words.split())!r}, without a year"
    if first is None:
        return When(
            basis=(best.basis, printed_as, "nothing in the text bounds the year")
        ), "dateline"
    horizon = last.year if last else first.year + WEEKDAY_YEARS
    possible = dating.years(printed, bounds, horizon)
    if len(possible) == 1 and (last or printed.weekday is not None):
        reasons = (*_deciding(printed, bounds, possible[0], horizon), *_weekday(printed))
        filled = replace(printed, year=possible[0]).when(best.basis)
        year = f"the year {possible[0]} from evidence in the text: {'; '.join(reasons)}"
        return replace(filled, basis=(*filled.basis, year)), "dateline and text"
    if not possible:
        return When(
            basis=(best.basis, printed_as, "the evidence for the year disagrees")
        ), "dateline"
    return _open(
        printed, possible, bool(last), (best.basis, printed_as), bounds
    ), "dateline and text"


def _open(
    printed: PrintedDate,
    possible: Sequence[int],
    closed: bool,
    basis: tuple[str, ...],
    bounds: Sequence[Bound],
) -> When:
    """From the first to the last possible year's day; open above where nothing bounds it."""
    low, high = printed.moments(possible[0]), printed.moments(possible[-1])
    reasons = (f"the year stays open: {reason}" for reason in _tightest(bounds))
    latest = high[1] if high and closed else None
    return When(low[0] if low else None, latest, Precision.UNKNOWN, (*basis, *reasons))


def _weekday(printed: PrintedDate) -> tuple[str, ...]:
    return ("the weekday printed with it",) if printed.weekday is not None else ()


def _deciding(
    printed: PrintedDate, bounds: Sequence[Bound], year: int, horizon: int
) -> tuple[str, ...]:
    """A smallest set of reasons (found greedily) without which another year would be possible."""
    kept = list(bounds)
    for bound in bounds:
        fewer = [other for other in kept if other is not bound]
        first = dating.earliest(fewer)
        bounded = first is not None and dating.latest(fewer) is not None
        if bounded and dating.years(printed, fewer, horizon) == (year,):
            kept = fewer
    return tuple(bound.reason for bound in kept)


def _tightest(bounds: Sequence[Bound]) -> tuple[str, ...]:
    """The reasons behind the first and last day left possible."""
    first, last = dating.earliest(bounds), dating.latest(bounds)
    low = next((bound.reason for bound in bounds if first and bound.earliest == first), None)
    high = next((bound.reason for bound in bounds if last and bound.latest == last), None)
    return tuple(reason for reason in (low, high) if reason)


def _by_text(bounds: Sequence[Bound]) -> tuple[When, str]:
    """No date at all: only what the text bounds."""
    first, last = dating.earliest(bounds), dating.latest(bounds)
    if first and last and first > last:
        return When(basis=("no date on the page", "the evidence in the text disagrees")), "text"
    reasons = _tightest(bounds)
    return When(first, last, Precision.UNKNOWN, ("no date on the page", *reasons)), "text"
