"""Grades: proposed from counted origins alone, on two axes."""

import pytest

from sayso.model import (
    CREDIBILITY,
    Act,
    Answer,
    Link,
    Origin,
    Polarity,
    Question,
    QuestionKind,
    Relation,
    Scope,
    When,
    Why,
)
from sayso.trace import grades


def answer(number: int, origin: str | None = "", act: Act = Act.ASSERT) -> Answer:
    known = f"org_{number}" if origin == "" else origin
    polarity = Polarity.UNSTATED if act is Act.DECLINE else Polarity.POSITIVE
    return Answer(
        f"idn_{number}", f"Voice {number}", (f"clm_{number}",), act, polarity, When(), origin=known
    )


def graded(answers: list[Answer], *links: tuple[int, Relation, int], rule: str = "made-up") -> list:
    made = tuple(
        Link("qst", f"clm_{left}", f"clm_{right}", relation, Why(rule, None, "made up"))
        for left, relation, right in links
    )
    question = Question("qst", QuestionKind.HOW_MANY, "?", Scope("x", "y"), tuple(answers), made)
    origins = [
        Origin(each.origin, each.source, (), each.claims, known="unknown" not in each.origin)
        for each in answers
        if each.origin
    ]
    return [each.grade for each in grades.find([question], origins)[0].answers]


SAME, OTHERWISE = Relation.CORROBORATES, Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("links", "credibility"),
    [
        ([], 6),
        ([(2, SAME, 1)], 2),
        ([(2, SAME, 1), (3, SAME, 1)], 1),
        ([(2, SAME, 1), (3, OTHERWISE, 1)], 3),
        ([(2, OTHERWISE, 1)], 4),
        ([(2, OTHERWISE, 1), (1, Relation.DENIES, 3)], 5),
        ([(2, Relation.REPEATS, 1), (3, Relation.REPEATS, 1)], 6),
    ],
)
def test_the_step_comes_from_counts_alone(links: list, credibility: int) -> None:
    found = graded([answer(1), answer(2), answer(3)], *links)[0]
    assert found.credibility == credibility
    assert found.reliability == "F"
    assert f"{credibility}, {CREDIBILITY[credibility]}, proposed" in found.why[1].detail


def test_an_unknown_origin_is_neither_graded_nor_counted() -> None:
    found = graded([answer(1, "org_unknown"), answer(2)], (2, SAME, 1))
    assert [each.credibility for each in found] == [6, 6]


def test_two_answers_of_one_origin_count_once() -> None:
    answers = [answer(1), answer(2, "org_x"), answer(3, "org_x")]
    assert graded(answers, (2, SAME, 1), (3, SAME, 1))[0].credibility == 2


def test_a_refusal_is_not_graded() -> None:
    found = graded([answer(1), answer(2, act=Act.DECLINE)], (2, Relation.DECLINES, 1))
    assert found[1].credibility == 6
    assert "no side" in found[1].why[1].detail


def test_a_miscopied_figure_is_not_graded_and_says_so() -> None:
    found = graded([answer(1), answer(2)], (2, OTHERWISE, 1), rule=grades.MISPRINT)
    assert [each.credibility for each in found] == [6, 6]
    assert "two figures" in found[0].why[-1].detail


def test_what_was_revised_says_so() -> None:
    found = graded([answer(1), answer(2)], (2, Relation.REVISES, 1))
    assert found[0].why[-1].detail == "Voice 2 has since said otherwise"
