"""Clocks: when something was said, published or ingested; each an interval, never a guess."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from sayso.model import Answer, Article, Claim, Precision, When

# What has no date comes last; only ever compared, and all our times are naive.
LAST = datetime(9999, 12, 31)
ON_THE_CLOCK = frozenset({Precision.MINUTE, Precision.HOUR})


class Clock(StrEnum):
    """By which time the ledger is asked."""

    SAID = "said"
    PUBLISHED = "published"
    INGESTED = "ingested"


class Reached(StrEnum):
    """Whether something had happened by a moment, as far as its date can tell."""

    BY_THEN = "by-then"
    MAYBE = "may-have-been"
    LATER = "later"


def start(when: When) -> datetime | None:
    """The first moment it can have been: of a day, its midnight."""
    if when.earliest is None or when.precision in ON_THE_CLOCK:
        return _naive(when.earliest)
    return datetime.combine(when.earliest.date(), time.min)


def end(when: When) -> datetime | None:
    """The last moment it can have been: of a day, its end."""
    if when.latest is None or when.precision in ON_THE_CLOCK:
        return _naive(when.latest)
    return datetime.combine(when.latest.date(), time.max)


def reached(when: When, moment: datetime) -> Reached:
    """Whether it had come by the moment; an open end leaves it undecided."""
    last, first = end(when), start(when)
    if last is not None and last <= moment:
        return Reached.BY_THEN
    return Reached.LATER if first is not None and first > moment else Reached.MAYBE


def strictly_before(one: When, other: When) -> bool:
    """Whether the first is known to have been over before the second began."""
    last, first = end(one), start(other)
    return last is not None and first is not None and last < first


def _naive(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Clocks:
    """The three times of every claim and article, and which article replaced which.

    ``newer`` names the next version of an edited article; ``runs`` the link run by which an article
    was first there, which orders what one second cannot.
    """

    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    ingested: Mapping[str, datetime]
    runs: Mapping[str, int]
    newer: Mapping[str, str]

    @classmethod
    def of(
        cls,
        articles: Iterable[Article],
        claims: Iterable[Claim],
        ingested: Mapping[str, datetime],
        runs: Mapping[str, int],
    ) -> "Clocks":
        """Index what the ledger holds; ``ingested`` and ``runs`` go by article."""
        known = {article.id: article for article in articles}
        newer = {each.version_of: each.id for each in known.values() if each.version_of is not None}
        newer |= _numbered(known.values())
        return cls({claim.id: claim for claim in claims}, known, ingested, runs, newer)

    def article(self, id: str, clock: Clock) -> When:
        """When an article came out, or came in."""
        if clock is not Clock.INGESTED:
            return self.articles[id].published
        moment = _naive(self.ingested.get(id))
        return When(moment, moment, Precision.MINUTE, ("when it was ingested, UTC",))

    def claim(self, id: str, clock: Clock) -> When:
        """When a claim was said, came out, or came in."""
        claim = self.claims[id]
        when = self.article(claim.article, clock)
        if clock is not Clock.SAID:
            return when
        if claim.own_voice and not claim.said.known:
            return when
        return _no_later(claim.said, when)

    def answer(self, answer: Answer, clock: Clock) -> When:
        """When a position was taken: said once, but out or in by the first report of it."""
        if clock is Clock.SAID:
            return _no_later(answer.said, self._first_out(answer))
        times = [self.claim(each, clock) for each in answer.claims if each in self.claims]
        return min(times, key=lambda when: end(when) or LAST, default=When())

    def replaced(self, article: str, clock: Clock) -> When | None:
        """When a newer version took an article's place; None while it is the newest."""
        newer = self.newer.get(article)
        if newer is None:
            return None
        if clock is Clock.INGESTED:
            return self.article(newer, clock)
        old, new = self.articles[article].published, self.articles[newer].published
        if strictly_before(old, new):
            return new
        # Many an edited page keeps its first date: then only the day it was seen is a bound.
        seen = _naive(self.articles[newer].retrieved) or _naive(self.ingested.get(newer))
        told = ("the newer version tells no later date; when it was seen is the bound",)
        return When(start(old), seen, Precision.DAY, told)

    def _first_out(self, answer: Answer) -> When:
        times = [self.claim(each, Clock.PUBLISHED) for each in answer.claims if each in self.claims]
        return min(times, key=lambda when: end(when) or LAST, default=When())


def _numbered(articles: Iterable[Article]) -> dict[str, str]:
    """The next version of each item of a wire, in the order its publisher made them.

    They may have come in another order, and the ledger, which only grows, tells the first it knew.
    """
    lines: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.numbered and article.published.earliest is not None:
            lines[article.uri].append(article)
    found: dict[str, str] = {}
    for line in lines.values():
        line.sort(key=lambda each: (each.published.earliest or LAST, each.id))
        found |= {before.id: after.id for before, after in itertools.pairwise(line)}
    return found


def _no_later(said: When, published: When) -> When:
    """Nothing is said after it has been printed, so publication closes an open end."""
    last, first = end(published), start(said)
    if said.latest is not None or last is None or (first is not None and first > last):
        return said
    basis = (*said.basis, "said no later than published")
    precision = said.precision if said.known else published.precision
    return When(said.earliest, published.latest, precision, basis)
