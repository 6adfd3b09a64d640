"""Questions of other scopes."""

from builders import Story, article, asked, linked
from sayso.model import Linked


def told(*contents: tuple[str, str]) -> Linked:
    """One article that tells everything; each content by a voice of its own."""
    story = Story()
    words = " ".join(f"{content}, {by} said." for by, content in contents)
    made = article("a.txt", "Harbour Post", "2031-05-04", f"A report\n\n{words}")
    story.add(
        made, *({"content": content, "by": by, "said": "2031-05-04"} for by, content in contents)
    )
    return linked(story)


def related(found: Linked, wording: str) -> dict[str, str]:
    names = {question.id: question.wording for question in found.questions}
    question = asked(found, wording)
    return {names[each.question]: each.relation.value for each in question.related}


def test_a_town_is_narrower_than_its_country_and_the_other_way_round() -> None:
    found = told(
        ("Tor Vask", "Some 900 Lumerian soldiers are in Bordeaux"),
        ("Ilda Marren", "Some 4,000 Lumerian soldiers are in France"),
    )
    town = "How many Lumerian troops are in Bordeaux?"
    country = "How many Lumerian troops are in France?"
    assert related(found, town) == {country: "wider"}
    assert related(found, country) == {town: "narrower"}


def test_soldiers_of_a_state_are_some_of_the_people_there() -> None:
    found = told(
        ("Tor Vask", "Nine soldiers were killed in Bordeaux"),
        ("Ilda Marren", "Twelve people were killed in Bordeaux"),
    )
    assert related(found, "How many troops were killed in Bordeaux?") == {
        "How many people were killed in Bordeaux?": "wider"
    }


def test_the_missing_are_another_thing_than_the_dead() -> None:
    found = told(
        ("Tor Vask", "Nine people are missing in Bordeaux"),
        ("Ilda Marren", "Twelve people were killed in Bordeaux"),
    )
    assert related(found, "How many people are missing in Bordeaux?") == {
        "How many people were killed in Bordeaux?": "other thing"
    }
    assert not any(question.links for question in found.questions)


def test_a_toll_without_a_place_is_not_held_for_wider() -> None:
    found = told(
        ("Tor Vask", "Nine people were killed"),
        ("Ilda Marren", "Twelve people were killed in Bordeaux"),
        ("Pell Ostrum", "Four people were killed in Marseille"),
    )
    assert all(
        each.relation.value not in {"wider", "narrower"}
        for question in found.questions
        for each in question.related
    )


def test_every_relation_is_told_from_both_sides() -> None:
    found = told(
        ("Tor Vask", "Nine soldiers were killed in Bordeaux"),
        ("Ilda Marren", "Twelve people were killed in France"),
        ("Pell Ostrum", "Four people are missing in France"),
    )
    back = {"wider": "narrower", "narrower": "wider"}
    pairs = {(q.id, e.question, e.relation.value) for q in found.questions for e in q.related}
    assert pairs
    assert pairs == {(b, a, back.get(relation, relation)) for a, b, relation in pairs}


def test_tolls_of_one_story_know_of_each_other_whatever_place_they_name() -> None:
    found = told(
        ("Tor Vask", "Nine people were killed"),
        ("Ilda Marren", "Twelve people were killed in Bordeaux"),
        ("Pell Ostrum", "Four people were killed in Marseille"),
    )
    wordings = {question.wording for question in found.questions}
    assert len(wordings) == 3
    for question in found.questions:
        assert set(related(found, question.wording)) == wordings - {question.wording}
        assert all(each.why.rule == "toll-of-one-story" for each in question.related)
        assert not question.links


def test_what_does_no_harm_is_no_toll() -> None:
    found = told(
        ("Tor Vask", "Some 900 Lumerian soldiers are in Bordeaux"),
        ("Ilda Marren", "Some 4,000 Lumerian soldiers are in Marseille"),
    )
    assert len(found.questions) == 2
    assert not any(question.related for question in found.questions)


SINKING = (
    "Two sailors were killed when the ferry Lady Orm sank off Vell on Sunday after it struck a "
    "wreck. Divers searched the hull of the Lady Orm for the purser, Tomas Breck, 41. The ferry "
    "had left Tarn at dawn, the Vell Line said; fishing boats took off the passengers."
)
TRIAL = (
    "A court in Tarn heard on Monday why the Lady Orm went down. Three sailors were killed when "
    "the ferry struck a wreck on May 4. The widow of Tomas Breck, 41, its purser, wept as divers "
    "told of the hull. The Vell Line has paid those whom the fishing boats took off."
)


def test_tolls_of_one_story_months_apart_answer_one_question() -> None:
    story = Story()
    for number, (day, text, words) in enumerate(
        (
            ("2031-05-04", SINKING, "Two sailors were killed"),
            ("2031-11-17", TRIAL, "Three sailors were killed"),
        )
    ):
        made = article(f"{number}.txt", f"Post {number}", day, text)
        story.add(made, {"content": words, "by": f"Tor Vask{number}"})
    found = linked(story)
    assert len(found.stories) == 1
    assert len(found.questions) == 1
    assert {answer.low for answer in found.questions[0].answers} == {2, 3}
