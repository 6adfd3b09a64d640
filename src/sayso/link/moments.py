"""Moments: when a voice said what it answers, as near as the page that prints it tells.

News prints what was said that day or the day before. A statement that the text does not date is
held to be of these two days, unless it is told as something over: "the office had said twelve".
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from sayso.lexicon.clause_words import clause_words
from sayso.link.answers import LATE
from sayso.link.corpus import Corpus, days_apart, once
from sayso.model import Answer, Claim, Identity, SourceKind, When

FRESH = timedelta(days=1)
# "The office had put the toll at 12", "it had announced": before the time of which the text tells.
OVER = re.compile(r"(?:\bhad|['’]d)(?: \w+){0,2}\W*$", re.IGNORECASE)
REACH = 24  # letters before a cue in which "had" stands


@once
def find(corpus: Corpus, answer: Answer) -> When:
    """When it was said: as dated by a text, else the day of the first page that has it, or before.

    What is only recalled keeps its open end.
    """
    said = answer.said
    if said.earliest is not None or any(_is_told(corpus, each) for each in _claims(corpus, answer)):
        return said
    days = [corpus.articles[claim.article].published for claim in _fresh(corpus, answer)]
    ends = [(day.latest, day.earliest) for day in days if day.latest and day.earliest]
    if not ends:
        return said
    latest, earliest = min(ends)
    earliest = min(earliest, *_of_originals(corpus, answer), earliest)
    basis = ("said, it is held, on the day of the page or the day before", *said.basis)
    return When(earliest - FRESH, latest, said.precision, basis)


def _is_told(corpus: Corpus, claim: Claim) -> bool:
    """Whether a text tells when it was said, and not only that it was before the page came out."""
    last, out = claim.said.latest, corpus.articles[claim.article].published.latest
    if claim.said.earliest is not None or last is None or out is None:
        return claim.said.known
    return last.date() < out.date()


def apart(corpus: Corpus, left: Answer, right: Answer) -> int | None:
    """The least number of days between the two."""
    return days_apart(find(corpus, left), find(corpus, right))


def order(corpus: Corpus, answer: Answer) -> tuple[datetime, datetime]:
    """By which answers are told one after the other; what has no date comes last."""
    when = find(corpus, answer)
    return when.earliest or when.latest or LATE, when.latest or LATE


def strictly_after(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether the later one was said on a later day.

    Of two, one or both undated, that which was printed on a later day, if nothing speaks against.
    """
    if surely_after(corpus, earlier, later):
        return True
    if _dated(earlier) and _dated(later):
        return False
    one, other = find(corpus, earlier), find(corpus, later)
    back = one.earliest and other.latest and other.latest.date() <= one.earliest.date()
    return not back and _printed_after(corpus, earlier, later)


def surely_after(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether all the days on which the later can have been said lie after the earlier's."""
    one, other = find(corpus, earlier), find(corpus, later)
    first, second = one.latest or one.earliest, other.earliest
    if second is None and other.latest is not None and one.earliest and one.latest:
        second = other.latest if not _guessed(corpus, later) else None
    return first is not None and second is not None and first.date() < second.date()


def may_be_before(corpus: Corpus, one: Answer, other: Answer) -> bool:
    """Whether the one, not dated by a text, may have been said on a day before the other.

    Two that one day printed without a date are held to be of one time.
    """
    if _dated(one) and _dated(other):
        return False
    mine, theirs = find(corpus, one), find(corpus, other)
    if (mine.earliest, mine.latest) == (theirs.earliest, theirs.latest):
        return False
    first, last = mine.earliest, theirs.latest
    return first is None or last is None or first.date() < last.date()


def has_name(voice: Identity) -> bool:
    """Not "police", "Officials": those of any town are called so."""
    if voice.kind in {SourceKind.PERSON, SourceKind.STATE}:
        return True
    owner = "'s " in voice.name or "’s " in voice.name
    return owner or any(word[:1].isupper() for word in voice.name.split()[1:])


def printed_together(corpus: Corpus, one: Answer, other: Answer) -> bool:
    """Whether two pages first have them on one day; one page may go on from hour to hour."""
    day = _printed(corpus, one)
    same = day is not None and day == _printed(corpus, other)
    return same and not in_one_article(corpus, one, other)


def in_order_of_text(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether one article tells both, and the earlier one first."""
    return any(
        mine.article == theirs.article and _start(mine) < _start(theirs)
        for mine in _claims(corpus, earlier)
        for theirs in _claims(corpus, later)
    )


def _of_originals(corpus: Corpus, answer: Answer) -> Iterator[datetime]:
    """The days of the texts that its articles were copied from, which may have had it before."""
    for claim in _claims(corpus, answer):
        original = corpus.articles.get(corpus.same_text.get(claim.article, ""))
        if original is not None and original.published.earliest is not None:
            yield original.published.earliest


def _guessed(corpus: Corpus, answer: Answer) -> bool:
    """Whether all that is known is that it was said before it was printed."""
    return not any(corpus.claim[key].said.known for key in answer.claims)


def _printed_after(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    first, second = _printed(corpus, earlier), _printed(corpus, later)
    return first is not None and second is not None and first < second


@once
def _printed(corpus: Corpus, answer: Answer) -> date | None:
    """The first day on which a page has it."""
    out = (corpus.articles[claim.article].published.latest for claim in _fresh(corpus, answer))
    return min((day.date() for day in out if day is not None), default=None)


def _fresh(corpus: Corpus, answer: Answer) -> Iterator[Claim]:
    return (claim for claim in _claims(corpus, answer) if not is_recalled(corpus, claim))


def is_recalled(corpus: Corpus, claim: Claim) -> bool:
    """Whether the telling itself lies before what the article tells."""
    if _old_figure().search(claim.words):
        return True
    if claim.cue is None:
        return False
    text = corpus.articles[claim.article].text
    before = text[max(0, claim.cue.start - REACH) : claim.cue.start]
    return claim.cue.words.lower().startswith("had ") or OVER.search(before) is not None


@cache
def _old_figure() -> re.Pattern[str]:
    """As in "the earlier figure of less than 60 tonnes"."""
    old, figure = (
        "|".join(map(re.escape, sorted(clause_words(kind))))
        for kind in ("of old", "word for a figure")
    )
    return re.compile(rf"\b(?:{old}) (?:{figure})s?\b", re.IGNORECASE)


@once
def is_only_recalled(corpus: Corpus, answer: Answer) -> bool:
    """As in "the office had said twelve": an old figure told again, which is no newer word."""
    return all(is_recalled(corpus, claim) for claim in _claims(corpus, answer))


def in_one_article(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether one article sets the two side by side."""
    articles = [{claim.article for claim in _claims(corpus, each)} for each in (left, right)]
    return bool(articles[0] & articles[1])


def in_one_paragraph(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether one paragraph sets the two side by side; a live page goes on for days."""
    lines = [
        {
            (claim.article, corpus.articles[claim.article].text.rfind("\n", 0, _start(claim)))
            for claim in _claims(corpus, each)
        }
        for each in (left, right)
    ]
    return bool(lines[0] & lines[1])


def _claims(corpus: Corpus, answer: Answer) -> Iterator[Claim]:
    return (corpus.claim[key] for key in answer.claims)


def _dated(answer: Answer) -> bool:
    """Whether a text gives the day; "that day or the day before" is only held to be so."""
    first, last = answer.said.earliest, answer.said.latest
    return first is not None and last is not None and first.date() == last.date()


def _start(claim: Claim) -> int:
    return claim.content[0].start if claim.content else 0
