"""Which two claims are put side by side, and in which order."""

from dataclasses import replace

from builders import Story, article
from sayso import linking
from sayso.dossier import build, pairs
from sayso.model import (
    Act,
    Answer,
    Polarity,
    Question,
    QuestionKind,
    Related,
    Scope,
    ScopeRelation,
    Statement,
    When,
    Why,
)


def question(id: str, *answers: tuple[str, tuple[str, ...]], **more) -> Question:
    said = tuple(
        Answer(source, source, claims, Act.ASSERT, Polarity.POSITIVE, When())
        for source, claims in answers
    )
    return Question(id, QuestionKind.IS_IT_SO, f"{id}?", Scope("troops", "presence"), said, **more)


ARTICLE = {"a": "1", "b": "2", "c": "2", "d": "3"}


def test_one_voice_in_two_articles_may_have_spoken_once() -> None:
    asked = question("q", ("marren", ("a", "b")), ("orr", ("c",)))
    said = [Statement("s", "marren", ("a",), When()), Statement("t", "marren", ("b",), When())]
    (found,) = pairs.of_speeches([asked], said, ARTICLE)
    assert (found.left, found.right, found.together) == ("a", "b", False)
    assert found.reason == "one voice, in two articles, on “q?”"


def test_two_reports_in_one_article_are_two() -> None:
    asked = question("q", ("marren", ("b", "c")))
    assert pairs.of_speeches([asked], [], ARTICLE) == ()


def test_what_was_joined_comes_after_with_its_reason() -> None:
    why = (Why("same-day", None, "same day and figure"),)
    said = [Statement("s", "marren", ("a", "b", "d"), When(), why)]
    found = pairs.of_speeches([question("q", ("marren", ("a", "b", "d")))], said, ARTICLE)
    assert [(each.left, each.right, each.together) for each in found] == [
        ("a", "b", True),
        ("a", "d", True),
    ]
    assert found[0].reason == "same day and figure"


def test_near_questions_are_put_side_by_side_once() -> None:
    why = Why("scope", None, "Kursk lies in Russia")
    one = question("q", ("marren", ("a",)), related=(Related("r", ScopeRelation.WIDER, why),))
    other = question("r", ("orr", ("d",)), related=(Related("q", ScopeRelation.NARROWER, why),))
    (found,) = pairs.of_questions([one, other])
    assert (found.left, found.right, found.together) == ("a", "d", False)
    assert "Kursk lies in Russia" in found.reason


def test_claims_that_contradict_each_other_are_put_side_by_side_once() -> None:
    story = Story()
    for number, (who, figure) in enumerate((("Ilda Marren", "3,000"), ("Pell Vask", "5,000"))):
        words = f"{figure} Lumerian troops were in Vell"
        made = article(f"{number}", f"O{number}", f"2031-03-0{number + 2}", f"{who} said {words}.")
        story.add(made, {"content": words, "by": who})
    linked = linking.linked(story.articles, story.claims)
    asked = sorted(linked.questions, key=build.interest)
    found = pairs.of_questions([*asked, *(replace(each, id="again") for each in asked)])
    two = [(each.left, each.right) for each in found if each.together]
    assert {frozenset(each) for each in two} == {frozenset(c.id for c in story.claims)}
    assert len(two) == 1
