"""Grades, questions of other scope and pairs that are not compared, on the page and in Markdown."""

from dataclasses import replace

import pytest

from sayso.export import markdown
from sayso.export.html import compose, render
from sayso.model import (
    Comparison,
    Dossier,
    Facet,
    Grade,
    Outcome,
    Part,
    Related,
    ScopeRelation,
    Why,
)

ANALYST = Why("analyst-only", None, "F: only an analyst judges how reliable a source is")
COUNTED = Why("counted-origins", None, "2, probably true, proposed: one other origin says the same")


@pytest.fixture(scope="module")
def beside(dossier) -> Dossier:
    """The dossier with a grade, a narrower question and a pair that is not compared."""
    many, so = dossier.questions
    graded = replace(many.answers[2], grade=Grade("F", 2, (ANALYST, COUNTED)))
    earlier, later = many.answers[2].claims[0], many.answers[3].claims[0]
    time = Part(Facet.TIME, "on 4 May", "on 9 May")
    reason = Why("figures", None, "not held against each other: time")
    many = replace(
        many,
        answers=(*many.answers[:2], graded, *many.answers[3:]),
        related=(Related(so.id, ScopeRelation.NARROWER, Why("scope", None, "only the bridge")),),
        compared=(
            Comparison(earlier, later, Outcome.NOT_COMPARABLE, (time,), reason),
            Comparison(earlier, later, Outcome.EQUAL, (), reason),
        ),
    )
    return replace(dossier, questions=(many, so))


def test_a_grade_is_two_axes_with_what_was_counted(beside) -> None:
    rows = compose(beside).questions[0].rows
    assert rows[2].grade == "reliability F, credibility 2"
    assert rows[2].grounds == (
        "reliability F: cannot be judged; only an analyst gives it",
        "credibility 2: probably true; proposed from counts",
        "one other origin says the same",
    )
    assert rows[0].grade == "reliability F, credibility 6"


def test_a_question_of_other_scope_leads_there_with_the_reason(beside) -> None:
    question = compose(beside).questions[0]
    (other,) = question.others
    assert (other.ref.text, other.ref.href) == ("Q2", f"#{beside.questions[1].id}")
    assert (other.how, other.reason) == ("a narrower question", "only the bridge")


def test_only_pairs_that_differ_stand_as_not_compared(beside) -> None:
    group = compose(beside).questions[0].links[-1]
    assert (group.relation, group.count, group.open) == ("not compared", "1 pair", False)
    (line,) = group.lines
    assert (line.left_words, line.right_words) == (
        "About 8,000 Veskan soldiers",
        "over 10,000 Veskan soldiers",
    )
    assert line.reason == "differ in time: on 4 May / on 9 May"
    assert line.left.href == f"#{beside.questions[0].compared[0].left}"


def test_the_page_and_markdown_say_it(beside) -> None:
    for text in (render(beside), markdown.render(beside)):
        assert "Not to be mixed with" in text
        assert "only the bridge" in text
        assert "differ in time: on 4 May / on 9 May" in text
        assert "reliability F, credibility 2" in text
        assert "one other origin says the same" in text


def test_a_claim_of_two_figures_is_told_by_the_reason(beside) -> None:
    many, so = beside.questions
    twice = replace(many.answers[3], claims=many.answers[2].claims)
    many = replace(many, answers=(*many.answers[:3], twice, *many.answers[4:]))
    line = compose(replace(beside, questions=(many, so))).questions[0].links[-1].lines[0]
    assert (line.left_words, line.reason) == ("", "not held against each other: time")
