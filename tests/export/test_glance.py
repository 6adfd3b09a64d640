"""At a glance: who gave an answer first, who carried it on, who denied it; and too many answers."""

import dataclasses
from datetime import datetime, timedelta

import pytest

from sayso.export.html import fewer, glance, lanes, numbers, questions, render
from sayso.export.lookup import Lookup
from sayso.model import Act, QuestionKind, When


@pytest.fixture
def asked(dossier):
    return next(each for each in dossier.questions if each.kind is QuestionKind.HOW_MANY)


@pytest.fixture
def crowd(asked):
    """The question with two hundred answers, the denials all last."""
    start = datetime(2031, 5, 1)
    made = []
    for number in range(200):
        day = start + timedelta(hours=number)
        made.append(
            dataclasses.replace(
                asked.answers[0],
                source=f"idn_{number}",
                name=f"Speaker {number} of the Commission for Exceedingly Long Names",
                claims=(),
                said=When(day, day),
                low=None if number >= 190 else 1000.0 + number % 7,
                high=None if number >= 190 else 1000.0 + number % 7,
                act=Act.DENY if number >= 190 else Act.ASSERT,
            )
        )
    return dataclasses.replace(asked, answers=tuple(made), links=(), compared=())


def test_each_figure_has_its_first_voice(dossier, asked) -> None:
    lines = glance.find(asked, Lookup.of(dossier))
    assert {line.verb for line in lines} >= {"First said by"}
    labels = [line.label for line in lines]
    assert len(labels) == len(set(labels))
    assert all(line.through is None or line.through.href.startswith("#clm_") for line in lines)


def test_first_is_who_surely_was(dossier, asked) -> None:
    answer = asked.answers[0]
    early = When(datetime(2031, 5, 1), datetime(2031, 5, 2))
    loose = When(datetime(2031, 4, 1), datetime(2031, 6, 1))
    late = When(datetime(2031, 5, 20), datetime(2031, 5, 20))
    given = (
        dataclasses.replace(answer, source="a", name="Late", said=late),
        dataclasses.replace(answer, source="b", name="Loose", said=loose),
        dataclasses.replace(answer, source="c", name="Early", said=early),
        dataclasses.replace(answer, source="d", name="Undated", said=When()),
    )
    (line,) = glance.find(dataclasses.replace(asked, answers=given, links=()), Lookup.of(dossier))
    assert line.first.text == "Early"
    assert line.perhaps == "Loose, Undated"
    assert line.others == "Late"


def test_the_one_file_dossier_has_it_too(dossier) -> None:
    assert render(dossier).count("At a glance") == len(dossier.questions)


def test_a_crowd_is_cut_and_no_side_is_lost(dossier, crowd) -> None:
    drawn = lanes.draw(crowd, "lanes")
    assert len(drawn.marks) == lanes.MOST
    assert sum("p-no" in mark.css for mark in drawn.marks) == 10
    assert "160 sources too many" in drawn.description
    figures = numbers.draw(crowd, "numbers")
    assert len(figures.marks) == numbers.MOST
    section = questions.section(crowd, Lookup.of(dossier), {})
    assert len(section.rows) + len(section.more_rows) == 200
    assert section.glance[0].others.endswith("more")


def test_fair_takes_from_each_side_in_turn() -> None:
    assert fewer.fair("aaaaab", 2, lambda each: each) == ["a", "b"]
    assert fewer.fair("abc", 3, lambda each: each) == ["a", "b", "c"]
    assert fewer.note(0, "source") == ""
