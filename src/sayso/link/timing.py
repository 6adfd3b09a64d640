"""Timing of answers: which came first, and whether two speak of one time."""

from sayso.link.answers import dated
from sayso.link.corpus import Corpus, days_apart
from sayso.model import Answer

SNAPSHOT_DAYS = 3  # two figures of what is at a moment can conflict only if told this near
DISPUTE_DAYS = 21  # a yes and a no, or a reply and what it replies to


def strictly_after(earlier: Answer, later: Answer) -> bool:
    """Whether the later one is known to have been said on a later day."""
    first = earlier.said.latest or earlier.said.earliest
    second = later.said.earliest or (later.said.latest if dated(earlier.said) else None)
    return first is not None and second is not None and first.date() < second.date()


def on_a_day(answer: Answer) -> bool:
    """Whether it is known when it was said, to a few days."""
    first, last = answer.said.earliest, answer.said.latest
    return first is not None and last is not None and (last - first).days <= SNAPSHOT_DAYS


def of_other_times(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether the two speak of things that happened at different times."""
    times = [
        [when for key in answer.claims if (when := corpus.claim[key].happened) is not None]
        for answer in (left, right)
    ]
    return all(times) and not any(a.may_overlap(b) for a in times[0] for b in times[1])


def near(left: Answer, right: Answer) -> bool:
    """Whether both are dated and lie within the days of one dispute."""
    if not (dated(left.said) and dated(right.said)):
        return False
    apart = days_apart(left.said, right.said)
    return apart is not None and apart <= DISPUTE_DAYS


def dates(earlier: Answer, later: Answer) -> str:
    """For a reason: when the two were said."""
    return f"said {_date(earlier)} and {_date(later)}"


def _date(answer: Answer) -> str:
    first, last = answer.said.iso()
    return first or (f"by {last}" if last else "undated")
