"""Figures of one loose key: together where they count one thing, apart where they do not."""

from builders import Story, article, together
from sayso.model import Linked, Question, QuestionKind


def told(*sentences: tuple[str, str]) -> Story:
    story = Story()
    for number, (content, by) in enumerate(sentences):
        day = f"2031-05-0{number + 4}"
        made = article(f"{number}.txt", f"Post {number}", day, f"{content}, {by} said.")
        story.add(made, {"content": content, "by": by, "act": "assert", "said": day})
    return story


def figures(found: Linked) -> list[set[float | None]]:
    asked = (q for q in found.questions if q.kind is QuestionKind.HOW_MANY)
    return [{answer.low for answer in question.answers} for question in asked]


def with_figure(found: Linked, figure: float) -> Question:
    return next(q for q in found.questions if figure in {answer.low for answer in q.answers})


MILL = ("The mill in Ostrel has 5,200 weavers", "Ilda Marren")
AGAIN = ("The mill in Ostrel has 5,400 weavers", "Tor Vask")
SEED = ("In Ostrel 38,000 growers have the new seed in their barns", "Una Brell")


def test_figures_of_one_thing_stay_together() -> None:
    assert {5200, 5400} in figures(together(told(MILL, AGAIN)))


def test_people_of_whom_other_things_are_told_are_two_questions() -> None:
    asked = figures(together(told(MILL, AGAIN, SEED)))
    assert not any({5200, 38000} <= each for each in asked)


def test_the_first_question_keeps_its_name_when_another_article_comes() -> None:
    before = with_figure(together(told(MILL, AGAIN)), 5200)
    after = with_figure(together(told(MILL, AGAIN, SEED)), 5200)
    assert before.id == after.id


def test_two_parts_that_begin_with_one_claim_have_names_of_their_own() -> None:
    both = ("Twelve people had left on the 12th and eight people on the 20th", "Ilda Marren")
    found = together(told(both, ("Some 900 people had left the island", "Tor Vask"), MILL, SEED))
    ids = [question.id for question in found.questions]
    assert len(ids) == len(set(ids))
