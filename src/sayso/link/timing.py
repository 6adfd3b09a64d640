"""Timing of answers: which came first, and whether two speak of one time."""

from datetime import datetime, timedelta

from sayso.lexicon.predicates import predicate_classes
from sayso.link import moments
from sayso.link.answers import dated
from sayso.link.corpus import Corpus
from sayso.model import Answer, Facet, Measure, Part, Precision, Scope, When

SNAPSHOT_DAYS = 1  # two figures of what is at a moment can conflict only if told this near
NONE_DAYS = 7  # the same where one of them is none at all
KNOWN_DAYS = 3  # the widest span within which it is known when something was said
FEW_TIMES = 3  # by which a total may well grow in a day
DISPUTE_DAYS = 21  # a yes and a no, or a reply and what it replies to
# What happened this long before an article came out is its background, and not what others tell
# of the day without a date.
BACKGROUND = timedelta(days=60)
# How many are being looked for changes from one day to the next.
PASSING = frozenset({"disappearance", "protest"})
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def on_a_day(corpus: Corpus, answer: Answer) -> bool:
    """Whether it is known when it was said, to a few days."""
    said = moments.find(corpus, answer)
    first, last = said.earliest, said.latest
    return first is not None and last is not None and (last - first).days <= KNOWN_DAYS


def happened_apart(corpus: Corpus, left: Answer, right: Answer) -> Part | None:
    """The times of which the two speak, where they differ.

    A time told by one alone counts where it is long past: "In 2022 nine died" is background, and
    those of whom other articles tell died now.
    """
    mine, theirs = (_happened(corpus, answer) for answer in (left, right))
    if mine and theirs:
        if any(a.may_overlap(b) for a in mine for b in theirs):
            return None
        return Part(Facet.TIME, _in_words(mine[0]), _in_words(theirs[0]))
    if mine and _long_before(corpus, mine, right):
        return Part(Facet.TIME, _in_words(mine[0]), "no earlier time is given")
    if theirs and _long_before(corpus, theirs, left):
        return Part(Facet.TIME, "no earlier time is given", _in_words(theirs[0]))
    return None


def _happened(corpus: Corpus, answer: Answer) -> list[When]:
    every = (corpus.claim[key].happened for key in answer.claims)
    return [when for when in every if when is not None and when.known]


def _long_before(corpus: Corpus, times: list[When], other: Answer) -> bool:
    """Whether all times lie long before anything of the other answer came out."""
    out = [corpus.articles[corpus.claim[key].article].published for key in other.claims]
    starts = [day for when in (*out, other.said) if (day := when.earliest or when.latest)]
    lasts = [when.latest for when in times if when.latest is not None]
    if not starts or len(lasts) < len(times):
        return False
    return max(lasts).replace(tzinfo=None) + BACKGROUND < min(starts).replace(tzinfo=None)


def said_apart(
    corpus: Corpus, scope: Scope, earlier: Answer, later: Answer, *, grew: bool
) -> Part | None:
    """The days of saying, where what is counted may have changed between them.

    ``grew`` says that the later figure is the higher one: of a total that is no conflict, but the
    former was overtaken.
    """
    apart = moments.apart(corpus, earlier, later)
    told = Part(Facet.TIME, _said(earlier), _said(later))
    if moments.in_one_paragraph(corpus, earlier, later) and not (
        dated(earlier.said) and dated(later.said)
    ):
        # A reporter who sets two figures side by side holds them to be of one time.
        return told if grew and moments.strictly_after(corpus, earlier, later) else None
    if apart is None or not (on_a_day(corpus, earlier) and on_a_day(corpus, later)):
        return told
    if scope.predicate in PASSING and moments.strictly_after(corpus, earlier, later):
        return told
    at_most = earlier.low is None and earlier.high is not None
    if is_total(scope):
        if grew and moments.strictly_after(corpus, earlier, later):
            return None if at_most and apart <= SNAPSHOT_DAYS else told
        low, high = (earlier, later) if grew else (later, earlier)
        if moments.may_be_before(corpus, low, high) and not _of_one_day(corpus, low, high):
            return told
        undated = not (dated(low.said) and dated(high.said))
        if undated and moments.in_one_article(corpus, low, high) and not _are_far(low, high):
            return told  # a live page goes on from hour to hour
        # Of no place and no story in common, figures told on two days may be of two occasions.
        bound = bool(scope.places) or in_one_story(corpus, earlier, later)
        unbound = not bound and moments.strictly_after(corpus, earlier, later)
        return told if unbound or apart > DISPUTE_DAYS else None
    none = any((each.low, each.high) == (0, 0) for each in (earlier, later))
    return told if apart > (NONE_DAYS if none else SNAPSHOT_DAYS) else None


def _of_one_day(corpus: Corpus, low: Answer, high: Answer) -> bool:
    """Whether two totals of one day's pages are so far apart that neither grew into the other."""
    named = all(moments.has_name(corpus.identities[each.source]) for each in (low, high))
    return named and moments.printed_together(corpus, low, high) and _are_far(low, high)


def _are_far(low: Answer, high: Answer) -> bool:
    most, least = low.high or low.low or 0, high.low or high.high or 0
    return most * FEW_TIMES <= least


def in_one_story(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether articles about one occurrence tell both."""
    told_in = [
        {corpus.thread.get(corpus.claim[key].article) for key in answer.claims} - {None}
        for answer in (left, right)
    ]
    return bool(told_in[0] & told_in[1])


def is_total(scope: Scope) -> bool:
    """Whether figures of a question add up since some start."""
    kind = predicate_classes().get(scope.predicate)
    implied = kind is not None and kind.measure == Measure.CUMULATIVE.value
    return scope.measure is Measure.CUMULATIVE or (
        implied and scope.measure is not Measure.SNAPSHOT
    )


def near(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether both are dated and lie within the days of one dispute."""
    if not all(dated(moments.find(corpus, each)) for each in (left, right)):
        return False
    apart = moments.apart(corpus, left, right)
    return apart is not None and apart <= DISPUTE_DAYS


def dates(earlier: Answer, later: Answer) -> str:
    """For a reason: when the two were said."""
    return f"said {_date(earlier)} and {_date(later)}"


def told_on(answer: Answer) -> str:
    """For a reason: when one was said."""
    return _said(answer)


def as_part(earlier: Answer, later: Answer) -> Part:
    """The days of saying of an older and a newer word of one voice."""
    return Part(Facet.TIME, _said(earlier), _said(later))


def _said(answer: Answer) -> str:
    return f"said {_date(answer)}"


def _date(answer: Answer) -> str:
    first, last = answer.said.iso()
    return first or (f"by {last}" if last else "undated")


def _in_words(when: When) -> str:
    moment = when.earliest or when.latest
    if moment is None:
        return "no time"
    if when.precision is Precision.YEAR or _span(when) > timedelta(days=200):
        return f"in {moment.year}"
    month = f"{MONTHS[moment.month - 1]} {moment.year}"
    return f"in {month}" if _span(when) > timedelta(days=20) else f"on {moment.day} {month}"


def _span(when: When) -> timedelta:
    ends: tuple[datetime | None, datetime | None] = (when.earliest, when.latest)
    return ends[1] - ends[0] if ends[0] and ends[1] else timedelta(0)
