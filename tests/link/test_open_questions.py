"""Questions without a class of predicates, gathered figures, and who and when."""

from dataclasses import replace
from datetime import datetime

import pytest

from builders import Story, article, linked, together
from sayso.link import openwording
from sayso.model import (
    Linked,
    Precision,
    Proposition,
    Question,
    QuestionKind,
    Relation,
    Span,
    Thing,
    When,
)


def told(*sentences: tuple[str, str, str]) -> Story:
    """One article: content, voice and act of each sentence."""
    story = Story()
    add(story, *sentences, name="a.txt", day="2031-05-04")
    return story


def add(story: Story, *sentences: tuple[str, str, str], name: str, day: str) -> None:
    text = " ".join(f"{content}, {by} said." for content, by, _ in sentences)
    # Of one occasion, by names that few have.
    scene = "Snow lay on Skarn and the Ovelle." if name == "a.txt" else "The Ovelle froze at Skarn."
    made = article(name, f"Post of {name}", day, f"{text} {scene}")
    for content, by, act in sentences:
        story.add(made, {"content": content, "by": by, "act": act, "said": day})


def kinds(found: Linked, kind: QuestionKind) -> dict[str, Question]:
    return {question.wording: question for question in found.questions if question.kind is kind}


def figures(question: Question) -> set[float | None]:
    return {answer.low for answer in question.answers}


def test_a_predicate_of_no_class_is_asked_in_its_own_words() -> None:
    story = told(("The wardens stacked 400 sandbags", "Ilda Marren", "assert"))
    add(
        story,
        ("Some 600 sandbags were stacked by the wardens", "Tor Vask", "assert"),
        name="b.txt",
        day="2031-05-04",
    )
    asked = kinds(together(story), QuestionKind.HOW_MANY)
    assert figures(asked["How many sandbags were stacked?"]) == {400, 600}


def test_one_figure_is_asked_on_the_authority_of_somebody_and_not_of_the_paper_alone() -> None:
    content = "The wardens stacked 400 sandbags"
    assert kinds(linked(told((content, "Ilda Marren", "assert"))), QuestionKind.HOW_MANY)
    story = Story()
    story.add(article("p.txt", "Harbour Post", "2031-05-04", f"{content}."), {"content": content})
    assert not kinds(linked(story), QuestionKind.HOW_MANY)


def test_the_same_number_of_different_things_is_two_questions() -> None:
    story = told(
        ("The barge was carrying 900 tonnes of gravel", "Ilda Marren", "assert"),
        ("The barge was carrying 900 barrels", "Tor Vask", "assert"),
    )
    add(
        story,
        ("The barge was carrying 700 tonnes", "Una Brell", "assert"),
        name="b.txt",
        day="2031-05-04",
    )
    asked = kinds(together(story), QuestionKind.HOW_MANY)
    assert figures(asked["How many tonnes of gravel were carried?"]) == {900, 700}


def test_a_figure_told_in_other_words_is_one_question_but_known_ones_stay_apart() -> None:
    story = told(
        ("The barge was carrying 900 tonnes of gravel", "Ilda Marren", "assert"),
        ("Nine hundred tonnes of gravel were shifted", "Tor Vask", "assert"),
        ("The yard released 12 prisoners", "Una Brell", "assert"),
        ("The yard detained 12 prisoners", "Una Brell", "assert"),
    )
    asked = kinds(linked(story), QuestionKind.HOW_MANY)
    tonnes = asked["How many tonnes of gravel were carried?"]
    assert {answer.name for answer in tonnes.answers} == {"Ilda Marren", "Tor Vask"}
    assert {"How many prisoners were released?", "How many prisoners were detained?"} <= set(asked)


def test_an_identifier_stays_when_another_article_comes() -> None:
    story = told(
        ("The wardens stacked 400 sandbags", "Ilda Marren", "assert"),
        ("The wardens stacked 500 sandbags", "Tor Vask", "assert"),
    )
    before = kinds(linked(story), QuestionKind.HOW_MANY)["How many sandbags were stacked?"]
    late = ("The wardens stacked 700 sandbags", "Una Brell", "assert")
    add(story, late, name="c.txt", day="2031-05-06")
    after = kinds(together(story), QuestionKind.HOW_MANY)
    assert after["How many sandbags were stacked?"].id == before.id


def test_a_level_is_asked_by_its_height() -> None:
    story = told(
        ("Turnout was 48 per cent", "Ilda Marren", "assert"),
        ("Turnout stood at 51 per cent", "Tor Vask", "assert"),
    )
    asked = kinds(linked(story), QuestionKind.HOW_MANY)
    assert figures(asked["How high was the turnout?"]) == {48, 51}


def test_who_did_it_is_asked_where_two_are_named() -> None:
    story = told(
        ("Sarnian gunners shelled the mill in Ostrel", "Ilda Marren", "assert"),
        ("Lumerian gunners shelled the mill in Ostrel", "Tor Vask", "assert"),
    )
    asked = kinds(linked(story), QuestionKind.WHO)
    (question,) = asked.values()
    assert question.wording.startswith("By whom was the mill shelled")
    assert {a.name: a.words for a in question.answers} == {
        "Ilda Marren": "Sarnian gunners",
        "Tor Vask": "Lumerian gunners",
    }
    alone = told(("Sarnian gunners shelled the mill in Ostrel", "Ilda Marren", "assert"))
    assert not kinds(linked(alone), QuestionKind.WHO)


def timed(first: str, second: str) -> Linked:
    story = told((f"The lock opened at {first}", "Ilda Marren", "assert"))
    add(
        story,
        (f"The lock opened at {second}", "Tor Vask", "assert"),
        name="b.txt",
        day="2031-05-04",
    )
    for number, words in enumerate((first, second)):
        moment = datetime(2031, 5, 4, int(words[:1]))
        when = When(moment, moment, Precision.MINUTE, (f'the words "{words}"',))
        story.claims[number] = replace(story.claims[number], happened=when)
    return together(story)


def test_when_is_asked_of_times_of_day_and_agreement_is_linked() -> None:
    (question,) = kinds(timed("4 a.m.", "5 a.m."), QuestionKind.WHEN).values()
    assert question.wording == "When was the lock opened?"
    assert {answer.words for answer in question.answers} == {"4 a.m.", "5 a.m."}
    assert not question.links
    (same,) = kinds(timed("4 a.m.", "4 a.m."), QuestionKind.WHEN).values()
    assert [link.relation for link in same.links] == [Relation.CORROBORATES]
    assert same.links[0].why.rule == "two-origins"


@pytest.mark.parametrize(
    ("predicate", "words", "noun", "asked"),
    [
        ("stack", "400 sandbags were stacked", "sandbags", "How many sandbags were stacked?"),
        ("stack", "stacked 400 sandbags", "sandbags", "How many sandbags were stacked?"),
        ("sleep", "400 hikers slept", "hikers", "How many hikers slept?"),
        ("of margin", "margin of 400 votes", "votes", "How many votes are in the margin?"),
        ("eat", "ate 400 pies", "pies", "How many pies: “ate 400 pies”?"),
    ],
)
def test_an_open_question_uses_the_verb_as_it_stands(
    predicate: str, words: str, noun: str, asked: str
) -> None:
    thing = Thing(Span(0, len(noun), noun), noun, noun)
    told_once = [Proposition(Span(0, len(words), words), predicate, thing)]
    kind = QuestionKind.HOW_MANY
    assert openwording.word(predicate, kind, noun, told_once, plural=True) == asked


def test_residents_leave_where_armies_are_withdrawn() -> None:
    story = told(
        ("Some 600 residents left Ostrel", "Ilda Marren", "assert"),
        ("Some 900 residents left Ostrel", "Tor Vask", "assert"),
    )
    asked = kinds(linked(story), QuestionKind.HOW_MANY)
    assert figures(asked["How many people left Ostrel?"]) == {600, 900}
