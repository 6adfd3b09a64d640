"""What claims leave unsaid: whose, where, which deed; from their article, or from another."""

from dataclasses import replace

import pytest

from builders import Story, article, asked, linked
from sayso.model import Act, Answer, Linked, Polarity, QuestionKind, Span

VALLEY_MANY = "How many Lumerian troops are in the Vell Valley?"
VALLEY = "Are Lumerian troops in the Vell Valley?"
IN_VALLEY = "Some 900 Lumerian soldiers are in Vell Valley"


def told(*sentences: tuple[str, str, str], name: str = "a.txt", day: str = "2031-05-04") -> Story:
    """One article: content, voice and act of each sentence."""
    story = Story()
    add(story, *sentences, name=name, day=day)
    return story


def add(story: Story, *sentences: tuple[str, str, str], name: str, day: str) -> None:
    text = " ".join(f"{content}, {by} said." for content, by, _ in sentences)
    made = article(name, f"Post of {name}", day, text)
    for content, by, act in sentences:
        sides = {"deny": Polarity.NEGATIVE, "decline": Polarity.UNSTATED}
        more = {"polarity": sides[act]} if act in sides else {}
        story.add(made, {"content": content, "by": by, "act": act, "said": day, **more})


def answers(found: Linked, wording: str) -> dict[str, Answer]:
    return {answer.name: answer for answer in asked(found, wording).answers}


def test_the_number_of_intruders_is_that_of_the_soldiers_spoken_of() -> None:
    story = told(
        (IN_VALLEY, "Ilda Marren", "assert"),
        ("the number of intruders is 1,200", "Tor Vask", "assert"),
    )
    found = answers(linked(story), VALLEY_MANY)
    assert (found["Tor Vask"].low, found["Ilda Marren"].low) == (1200, 900)


def test_the_valley_of_one_article_is_named_by_another() -> None:
    story = told((IN_VALLEY, "Ilda Marren", "assert"))
    short = ("Only 300 Lumerian soldiers are in the valley", "Tor Vask", "assert")
    add(story, short, name="b.txt", day="2031-05-05")
    assert set(answers(linked(story), VALLEY_MANY)) == {"Ilda Marren", "Tor Vask"}


def test_of_two_valleys_none_is_meant() -> None:
    story = told((IN_VALLEY, "Ilda Marren", "assert"))
    other = ("Some 400 Lumerian soldiers are in Osk Valley", "Una Brell", "assert")
    short = ("Only 300 Lumerian soldiers are in the valley", "Tor Vask", "assert")
    add(story, other, name="b.txt", day="2031-05-05")
    add(story, short, name="c.txt", day="2031-05-05")
    placed = [q for q in linked(story).questions if q.scope.places]
    assert placed
    assert "Tor Vask" not in {answer.name for q in placed for answer in q.answers}


def test_who_denies_any_involvement_denies_the_deed_the_article_speaks_of() -> None:
    story = told(
        ("Lumerian gunners shelled the mill in Ostrel", "Ilda Marren", "assert"),
        ("two pumps were destroyed", "Ilda Marren", "assert"),
        ("any involvement", "state: Lumeria", "deny"),
    )
    question = next(q for q in linked(story).questions if q.scope.predicate == "attack")
    assert "Ostrel" in question.wording
    sides = {answer.name: answer.polarity for answer in question.answers}
    assert sides == {"Ilda Marren": Polarity.POSITIVE, "Lumeria": Polarity.NEGATIVE}


def test_a_refusal_on_numbers_stands_among_the_numbers() -> None:
    story = told(
        (IN_VALLEY, "Ilda Marren", "assert"), ("to discuss numbers", "Tor Vask", "decline")
    )
    assert answers(linked(story), VALLEY_MANY)["Tor Vask"].act is Act.DECLINE


def test_who_dismisses_a_report_denies_what_it_says() -> None:
    content = "a report by the Beacon that Lumerian soldiers are in Vell Valley"
    story = told((content, "Tor Vask", "deny"))
    outer = story.claims[0]
    made = story.articles[0]
    inner = story.claim(
        made, "Lumerian soldiers are in Vell Valley", "outlet: Beacon", said="2031-05-04"
    )
    story.claims[0] = replace(outer, propositions=())
    story.claims.append(replace(inner, parent=outer.id))
    assert answers(linked(story), VALLEY)["Tor Vask"].polarity is Polarity.NEGATIVE


def test_who_knows_of_reports_does_not_say_it_is_so() -> None:
    story = told(
        ("Lumerian soldiers are in Vell Valley", "Ilda Marren", "assert"),
        ("no Lumerian soldiers are in Vell Valley", "Una Brell", "assert"),
        ("he had read reports of Lumerian soldiers in Vell Valley", "Tor Vask", "assert"),
    )
    assert set(answers(linked(story), VALLEY)) == {"Ilda Marren", "Una Brell"}


def test_not_one_is_a_no() -> None:
    story = told(
        (IN_VALLEY, "Ilda Marren", "assert"),
        ("Not one Lumerian soldier is in Vell Valley", "Tor Vask", "assert"),
    )
    assert answers(linked(story), VALLEY)["Tor Vask"].polarity is Polarity.NEGATIVE


def test_that_people_were_killed_is_not_asked_where_all_say_how_many() -> None:
    story = told(("Nine people were killed in Ostrel", "Ilda Marren", "assert"))
    more = ("Some 14 people were killed in Ostrel", "Tor Vask", "assert")
    add(story, more, name="b.txt", day="2031-05-05")
    wordings = [question.wording for question in linked(story).questions]
    assert wordings == ["How many people were killed in Ostrel?"]


def test_those_who_speak_of_it_are_no_voice() -> None:
    story = told((IN_VALLEY, "Ilda Marren", "assert"), (IN_VALLEY, "those", "assert"))
    names = {answer.name for q in linked(story).questions for answer in q.answers}
    assert names == {"Ilda Marren"}


def test_a_spokesman_and_his_office_make_one_statement() -> None:
    story = told((IN_VALLEY, "Ilda Marren", "assert"))
    story.claims[0] = replace(
        story.claims[0],
        source=replace(
            story.claims[0].source, role="spokeswoman", affiliation="Orvan Foreign Office"
        ),
    )
    body = (IN_VALLEY, "organisation: Orvan Foreign Office", "assert")
    add(story, body, name="b.txt", day="2031-05-05")
    story.claims[1] = replace(story.claims[1], said=story.claims[0].said)
    found = linked(story)
    assert len(found.statements) == 1
    assert len(found.origins) == 1


def test_blame_names_who_did_it_and_the_blamed_deny_it() -> None:
    story = told(
        ("Gunners shelled the mill in Ostrel", "Ilda Marren", "assert"),
        ("Sarnia", "Tor Vask", "assert"),
        ("any involvement", "state: Sarnia", "deny"),
    )
    story.claims[1] = replace(story.claims[1], cue=Span(0, 6, "blamed"))
    found = linked(story)
    sides = {
        (answer.name, answer.polarity)
        for question in found.questions
        for answer in question.answers
        if question.scope.predicate == "attack"
    }
    assert sides == {("Tor Vask", Polarity.POSITIVE), ("Sarnia", Polarity.NEGATIVE)}


@pytest.mark.parametrize(
    "content",
    [
        "A stone mosque stands in Ostrel",  # nobody would ask
        "Nine days were spent in Ostrel",
    ],
)
def test_what_nobody_disputes_and_no_reader_asks_is_no_question(content: str) -> None:
    story = told((content, "Ilda Marren", "assert"))
    add(story, (content, "Tor Vask", "assert"), name="b.txt", day="2031-05-05")
    assert linked(story).questions == ()


def test_one_voice_that_changes_its_figure_is_followed() -> None:
    story = told(("Some 40 dockers were injured in Vell", "Ilda Marren", "assert"))
    more = ("At least 60 dockers were injured in Vell", "Ilda Marren", "assert")
    add(story, more, name="b.txt", day="2031-05-06")
    question = asked(linked(story), "How many dockers were injured in Vell?")
    assert [answer.low for answer in question.answers] == [40, 60]


def test_a_word_on_either_account_is_a_word_on_the_figures_of_both() -> None:
    story = told(
        ("900 Lumerian soldiers were killed", "Ilda Marren", "assert"),
        ("40 Ildavian soldiers were captured", "Tor Vask", "assert"),
        ("either account", "Una Brell", "cannot-confirm"),
    )
    found = linked(story)
    asked_of = {q.wording for q in found.questions if "Una Brell" in {a.name for a in q.answers}}
    assert {
        "How many Lumerian troops were killed?",
        "How many Ildavian troops were captured?",
    } <= asked_of


def test_these_figures_are_all_that_were_given_last() -> None:
    story = told(
        ("nine Lumerian soldiers were killed and 21 were wounded in Vell", "Ilda Marren", "assert"),
        ("these figures", "Tor Vask", "decline"),
    )
    found = linked(story)
    many = [q for q in found.questions if q.kind is QuestionKind.HOW_MANY]
    assert len([q for q in many if "Tor Vask" in {answer.name for answer in q.answers}]) == 2


def test_a_bare_refusal_is_not_tied_to_an_event_of_nobody() -> None:
    story = told(
        ("she expects an acquittal", "Ilda Marren", "predict"),
        ("a request for comment", "Tor Vask", "decline"),
    )
    assert "Tor Vask" not in {a.name for q in linked(story).questions for a in q.answers}


def test_what_somebody_refuses_to_say_is_a_question() -> None:
    story = told(("whether the trawler also had military tasks", "Tor Vask", "decline"))
    assert [q.wording for q in linked(story).questions] == [
        "Did the trawler also have military tasks?"
    ]
