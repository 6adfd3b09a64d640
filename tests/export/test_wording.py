"""Dates, numbers and positions as words: never finer, never firmer than what was read."""

import dataclasses
from datetime import datetime

import pytest

from sayso.export import wording
from sayso.export.wording import Position
from sayso.model import (
    Act,
    AttributionKind,
    Polarity,
    Precision,
    QuestionKind,
    Relation,
    When,
)


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        ("2031-05-04", "2031-05-04", Precision.DAY, "4 May 2031"),
        ("2031-05-04T07:40", "2031-05-04T07:40", Precision.MINUTE, "4 May 2031, 07:40"),
        ("2031-05-04T07:00", "2031-05-04T07:59", Precision.HOUR, "4 May 2031, 07:00–07:59"),
        ("2031-05-01", "2031-05-10", Precision.DAY, "1–10 May 2031"),
        ("2031-05-30", "2031-06-02", Precision.DAY, "30 May – 2 Jun 2031"),
        ("2030-12-30", "2031-01-02", Precision.DAY, "30 Dec 2030 – 2 Jan 2031"),
        ("2031-02-01", "2031-02-28", Precision.MONTH, "Feb 2031"),
        ("2031-01-01", "2031-12-31", Precision.YEAR, "2031"),
        ("2031-05-04", None, Precision.DAY, "no earlier than 4 May 2031"),
        (None, "2031-05-04", Precision.DAY, "no later than 4 May 2031"),
        (None, None, Precision.UNKNOWN, "date not stated"),
    ],
)
def test_date_is_said_no_finer_than_it_is_known(first, last, precision, said) -> None:
    ends = [datetime.fromisoformat(end) if end else None for end in (first, last)]
    assert wording.when(When(*ends, precision)) == said


@pytest.mark.parametrize(
    ("low", "high", "flags", "said"),
    [
        (8000, 8000, {}, "8,000"),
        (8000, 8000, {"approximate": True}, "≈ 8,000"),
        (29600, None, {}, "29,600 or more"),
        (None, 12000, {}, "up to 12,000"),
        (2000, 9999, {"vague": True}, "2,000–9,999 (vague)"),
        (2.5, 2.5, {}, "2.5"),
        (0, 0, {}, "0"),
        (None, None, {}, "no number"),
    ],
)
def test_bounds_are_kept(dossier, low, high, flags, said) -> None:
    answer = dataclasses.replace(dossier.questions[0].answers[0], low=low, high=high, **flags)
    assert wording.bounds(answer) == said


@pytest.mark.parametrize(
    ("act", "polarity", "position"),
    [
        ("assert", "positive", Position.YES),
        ("assert", "negative", Position.NO),
        ("deny", "negative", Position.NO),
        ("decline", "negative", Position.DECLINES),
        ("cannot-confirm", "positive", Position.CANNOT_CONFIRM),
        ("ask", "positive", Position.OPEN),
    ],
)
def test_refusal_and_doubt_are_neither_yes_nor_no(dossier, act, polarity, position) -> None:
    answer = dossier.questions[1].answers[0]
    given = dataclasses.replace(answer, act=Act(act), polarity=Polarity(polarity))
    assert wording.position(given, QuestionKind.IS_IT_SO) is position


def test_every_word_of_the_model_can_be_said() -> None:
    assert set(wording.ACTS) == set(Act)
    assert set(wording.ATTRIBUTIONS) == set(AttributionKind)
    assert set(wording.POSITIONS) == set(Position)
    assert set(wording.RELATIONS) == set(Relation)
    assert set(wording.KINDS) == set(QuestionKind)


def test_source_that_shifts_is_counted_at_both_positions(dossier) -> None:
    so = dossier.questions[1]
    shifted = dataclasses.replace(so.answers[2], act=Act.DECLINE)
    asked = dataclasses.replace(so, answers=(*so.answers, shifted))
    assert wording.stands(asked) == (
        "2 say it is so, 2 say it is not, 1 declines to comment, 1 cannot confirm "
        "(counting 1 change of position)"
    )


def test_nobody_is_a_number_and_no_denial_of_it(dossier) -> None:
    answer = dossier.questions[0].answers[0]
    none = dataclasses.replace(
        answer, act=Act.ASSERT, polarity=Polarity.NEGATIVE, low=0.0, high=0.0
    )
    assert wording.reading(none, QuestionKind.HOW_MANY) == "0"
    some = dataclasses.replace(none, low=300.0, high=300.0)
    assert wording.reading(some, QuestionKind.HOW_MANY) == "not 300"


def test_what_was_not_said_is_not_called_said(dossier) -> None:
    claim = next(iter(dossier.claims))
    hopes = dataclasses.replace(claim, act=Act.ASSERT, kind=AttributionKind.BELIEF)
    assert wording.does(hopes) == "believes"
    assert wording.does(dataclasses.replace(hopes, kind=AttributionKind.STATEMENT)) == "says"
    assert wording.does(dataclasses.replace(hopes, act=Act.DENY)) == "denies"
