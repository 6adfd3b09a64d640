"""What claims of one story leave out is filled in only where the story has one scene."""

import pytest

from builders import Story, article, asked, linked
from sayso.model import Act, Polarity

STRUCK = "Was the pier attacked by Lumerian drones?"


def text(*sentences: str) -> str:
    return "A fire on the pier of Vell harbour\n\n" + " ".join(sentences)


def pier(second_place: str = "") -> Story:
    """Two officials on the dead of one fire and on who lit it; the accused deny it."""
    story = Story()
    story.add(
        article(
            "a.txt",
            "Harbour Post",
            "2031-05-04",
            text(
                "Nine people were killed in Ostrel, the mayor Ilda Marren said.",
                "The pier was hit by Lumerian drones, Marren said.",
                "Lumeria denied any involvement.",
            ),
        ),
        {"content": "Nine people were killed in Ostrel", "by": "Ilda Marren"},
        {"content": "The pier was hit by Lumerian drones", "by": "Ilda Marren"},
        {
            "content": "any involvement",
            "by": "state: Lumeria",
            "act": "deny",
            "polarity": Polarity.NEGATIVE,
        },
    )
    where = f" in {second_place}" if second_place else ""
    story.add(
        article(
            "b.txt",
            "Coast Wire",
            "2031-05-05",
            text(
                f"Eleven people were killed{where}, the physician Tor Vask said.",
                "The fire had been caused by Lumerian drones, Vask said.",
                "Another three people were killed, the surgeon Una Brell said.",
            ),
        ),
        {"content": f"Eleven people were killed{where}", "by": "Tor Vask"},
        {"content": "The fire had been caused by Lumerian drones", "by": "Tor Vask"},
        {"content": "Another three people were killed", "by": "Una Brell"},
    )
    return story


def test_a_toll_without_a_place_is_of_the_one_place_of_the_story() -> None:
    question = asked(linked(pier()), "How many people were killed in Ostrel?")
    assert {answer.name: answer.low for answer in question.answers} == {
        "Ilda Marren": 9,
        "Tor Vask": 11,
        "Una Brell": 3,
    }


def test_where_a_story_has_two_places_nothing_is_filled_in() -> None:
    wordings = {question.wording for question in linked(pier("Merrin")).questions}
    assert "How many people were killed in Ostrel?" in wordings
    assert "How many people were killed in Merrin?" in wordings
    placed = asked(linked(pier("Merrin")), "How many people were killed in Ostrel?")
    assert {answer.name for answer in placed.answers} == {"Ilda Marren"}


def test_who_attacked_and_what_caused_it_meet_in_one_question_with_the_denial() -> None:
    question = asked(linked(pier()), STRUCK)
    sides = {answer.name: (answer.act, answer.polarity) for answer in question.answers}
    assert sides == {
        "Ilda Marren": (Act.ASSERT, Polarity.POSITIVE),
        "Tor Vask": (Act.ASSERT, Polarity.POSITIVE),
        "Lumeria": (Act.DENY, Polarity.NEGATIVE),
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_input_changes_nothing(seed: int) -> None:
    assert linked(pier(), seed) == linked(pier())


def paper() -> Story:
    """A permit said to have lapsed; its holder rejects that, and a clerk confirms a toll."""
    story = Story()
    story.add(
        article(
            "p.txt",
            "Harbour Post",
            "2031-05-04",
            text(
                "The permit expired in March, the warden Tor Vask said.",
                "Three lamps were found, Vask said.",
                "The Amber Works rejected the accusation.",
                "The permit is valid, the owner Una Brell said.",
                "Nine people were killed in Ostrel, the mayor Ilda Marren said.",
                "The clinic confirmed the toll.",
            ),
        ),
        {"content": "The permit expired in March", "by": "Tor Vask"},
        {"content": "Three lamps were found", "by": "Tor Vask"},
        {
            "content": "the accusation",
            "by": "organisation: Amber Works",
            "act": "deny",
            "polarity": Polarity.NEGATIVE,
        },
        {"content": "The permit is valid", "by": "Una Brell"},
        {"content": "Nine people were killed in Ostrel", "by": "Ilda Marren"},
        {"content": "the toll", "by": "organisation: Ostrel Clinic", "act": "confirm"},
    )
    return story


def test_valid_is_a_no_to_expired_and_the_denial_goes_where_its_next_words_go() -> None:
    question = asked(linked(paper()), "Had the permit expired?")
    assert {answer.name: answer.polarity for answer in question.answers} == {
        "Tor Vask": Polarity.POSITIVE,
        "Amber Works": Polarity.NEGATIVE,
        "Una Brell": Polarity.NEGATIVE,
    }


def test_who_confirms_a_toll_gives_it() -> None:
    question = asked(linked(paper()), "How many people were killed in Ostrel?")
    told = {answer.name: (answer.act, answer.low) for answer in question.answers}
    assert told["Ostrel Clinic"] == (Act.CONFIRM, 9)
