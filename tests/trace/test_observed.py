"""What an outlet's own people saw makes the outlet an origin; what it only says does not."""

import pytest

from builders import Story, article, linked
from sayso.trace import observed

SEEN = (
    "Our reporter counted nine boats on the quay at dawn",
    "We saw nine boats on the quay at dawn",
    "What our own photographer saw was nine boats on the quay",
    "We have counted nine boats on the quay",
)
TOLD = (
    "Nine boats lay on the quay at dawn",
    "We hear that nine boats lay on the quay",
    "We reported on nine boats on the quay",
    "A guard counted nine boats on the quay",
)
REST = "The works had stood by the harbour since the days of the old fleet."


def story(content: str, before: str = "") -> Story:
    made = Story()
    text = f"{REST} {before}{content}. {REST}"
    made.add(article("a", "Harbour Post", "2031-05-04", text), {"content": content, "by": ""})
    return made


@pytest.mark.parametrize("content", SEEN)
def test_what_its_own_people_saw_has_the_outlet_as_its_origin(content: str) -> None:
    (origin,) = linked(story(content)).origins
    assert origin.known
    assert observed.is_observed(story(content).claims[0], story(content).articles[0])


@pytest.mark.parametrize("content", TOLD)
def test_what_an_outlet_only_says_has_none(content: str) -> None:
    (origin,) = linked(story(content)).origins
    assert not origin.known


def test_the_words_of_others_are_not_what_it_saw() -> None:
    made = story("Nine boats lay there", before="“We counted them,” a guard cried. ")
    assert not observed.is_observed(made.claims[0], made.articles[0])
    quoted = story("nine boats lay there", before="“We counted them,” a guard cried, and ")
    assert not observed.is_observed(quoted.claims[0], quoted.articles[0])


def test_one_outlet_that_looked_twice_is_one_origin() -> None:
    made = story(SEEN[0])
    text = f"{REST} We saw eleven carts in the yard. {REST}"
    second = article("b", "Harbour Post", "2031-05-05", text)
    made.add(second, {"content": "We saw eleven carts in the yard", "by": ""})
    assert len([each for each in linked(made).origins if each.known]) == 1
