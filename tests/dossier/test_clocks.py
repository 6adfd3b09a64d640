"""Three clocks: what a date can tell, it tells; what it leaves open stays open."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import day
from sayso.dossier.clocks import Clock, Reached, end, reached, start, strictly_before
from sayso.model import Precision, When

NOON = datetime(2031, 5, 4, 12)


def open_before(text: str) -> When:
    return When(None, datetime.fromisoformat(text), Precision.DAY)


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (day("2031-05-03"), Reached.BY_THEN),
        (day("2031-05-04"), Reached.MAYBE),  # that day, but at which hour?
        (day("2031-05-05"), Reached.LATER),
        (open_before("2031-05-03"), Reached.BY_THEN),
        (open_before("2031-05-06"), Reached.MAYBE),
        (When(datetime(2031, 5, 5)), Reached.LATER),
        (When(datetime(2031, 5, 1)), Reached.MAYBE),
        (When(), Reached.MAYBE),
        (When(NOON, NOON, Precision.MINUTE), Reached.BY_THEN),
    ],
)
def test_a_date_says_only_what_it_can(when, told) -> None:
    assert reached(when, NOON) is told


@given(
    first=st.datetimes(datetime(2030, 1, 1), datetime(2032, 1, 1)),
    days=st.integers(0, 40),
    moment=st.datetimes(datetime(2030, 1, 1), datetime(2032, 3, 1)),
)
def test_what_has_come_stays_come(first, days, moment) -> None:
    last = first.replace(hour=0, minute=0, second=0, microsecond=0)
    when = When(last, last.replace(year=2032) if days > 20 else last, Precision.DAY)
    order = [Reached.LATER, Reached.MAYBE, Reached.BY_THEN]
    now, later = reached(when, moment), reached(when, moment.replace(year=moment.year + 1, day=1))
    assert order.index(now) <= order.index(later)
    assert not strictly_before(when, when)
    assert start(when) <= end(when)


def test_nothing_is_said_after_it_is_printed(told) -> None:
    story = told()
    story.says("Ilda Marren", 900, out="2031-05-04")
    clocks, (answer,) = story.clocks(), story.answers
    when = clocks.answer(answer, Clock.SAID)
    assert (when.earliest, when.latest) == (None, datetime(2031, 5, 4))
    assert "said no later than published" in when.basis


def test_the_first_report_brings_an_answer_out_and_in(clocks, bridge) -> None:
    marren = bridge.questions[0].answers[2]  # in the Gazette of 4 May and an undated article
    assert clocks.answer(marren, Clock.PUBLISHED).latest == datetime(2031, 5, 4)
    assert clocks.answer(marren, Clock.INGESTED).latest == datetime(2031, 6, 1, 12)


def test_a_newer_version_with_the_old_date_came_between_that_day_and_when_it_was_seen(told) -> None:
    story = told()
    story.says("Ilda Marren", 900, said="2031-05-04", out="2031-05-04")
    old = story.articles[0]
    story.says("Tor Vask", 5, out="2031-05-04", version_of=old, seen="2031-05-07T08:00")
    clocks = story.clocks()
    replaced = clocks.replaced(old.id, Clock.PUBLISHED)
    assert (replaced.earliest.day, replaced.latest.day) == (4, 7)
    assert clocks.replaced(old.id, Clock.INGESTED).latest == datetime(2031, 5, 7, 8)
    assert clocks.replaced(story.articles[1].id, Clock.PUBLISHED) is None
