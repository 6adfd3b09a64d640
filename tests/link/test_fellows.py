"""Figures of one story that ask one thing in other words stand under one question."""

from unittest.mock import patch

from builders import Story, article, together
from sayso.lexicon.predicates import predicate_classes
from sayso.model import Linked, QuestionKind

FREED = "Some 1,900 prisoners were released in Ostrel"
BACK = "About 2,100 prisoners have come back in Ostrel"
FAR = "About 90,000 prisoners have come back in Ostrel"


def told(*contents: str) -> Linked:
    story = Story()
    for number, content in enumerate(contents):
        by = ("Ilda Marren", "Tor Vask")[number]
        made = article(f"{number}.txt", f"Post {number}", "2031-05-04", f"{content}, {by} said.")
        story.add(made, {"content": content, "by": by, "said": "2031-05-04"})
    return together(story)


def figures(found: Linked) -> list[set[float | None]]:
    asked = (q for q in found.questions if q.kind is QuestionKind.HOW_MANY)
    return [{answer.low for answer in question.answers} for question in asked]


def test_words_for_one_deed_count_one_thing() -> None:
    assert {1900, 2100} in figures(told(FREED, BACK))


def test_figures_far_apart_have_no_key_in_common() -> None:
    # Without what is learned of other words, which may hold them to be one question all the same.
    with patch("sayso.link.matching.find", lambda _, parts: list(parts)):
        assert {1900, 2100} in figures(told(FREED, BACK))
        assert not any({1900, 90000} <= each for each in figures(told(FREED, FAR)))


def test_whose_patients_they_are_is_where_they_are() -> None:
    found = told(
        "Nine patients of the Ostrel Hospital have died",
        "Seven patients have died in Ostrel",
    )
    assert {9, 7} in figures(found)


def test_kindred_classes_are_classes() -> None:
    known = predicate_classes()
    named = {name for each in known.values() for name in each.kin}
    assert named
    assert named <= known.keys()
