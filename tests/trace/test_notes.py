"""What a page says of where its text stood first is evidence for whose text it is."""

import pytest

from builders import Story, article, linked
from sayso.trace import copies, notes

FIRST = (
    "The rope works of Vell burned down on Monday after a spark from a grinding wheel set fire "
    "to the hemp.\n"
    "The works had stood by the harbour since the days of the old fleet and gave bread to ninety "
    "families of the lower town."
)
HERE = "https://www.lanternwire.example/2031/rope-works"


def pair(*note: tuple[str, str]):
    """What stood first though found later, and the one whose page carries the note."""
    first = article(HERE, "Lantern Wire", "2031-05-06", FIRST)
    second = article("post", "Harbour Post", "2031-05-05", f"From the docks.\n{FIRST}", basis=note)
    return first, second


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (("canonical elsewhere", "https://lanternwire.example/2031/rope-works/"), "canonical link"),
        (("canonical elsewhere", "https://lanternwire.example"), "canonical link"),
        (("syndicated from", HERE), "syndicated from"),
        (("based on", "Lantern Wire"), "is based on Lantern Wire"),
        (("source organisation", "Lantern Wire"), "as the source"),
        (
            ("republished", "This article was originally published by Lantern Wire."),
            "first published by Lantern Wire",
        ),
    ],
)
def test_a_note_makes_the_named_one_the_original_though_dated_later(note, told) -> None:
    first, second = pair(note)
    (copy,) = copies.find([first, second])
    assert (copy.article, copy.of) == (second.id, first.id)
    assert told in copy.why.detail


@pytest.mark.parametrize(
    "note",
    [
        ("canonical elsewhere", "https://lanternwire.example/2031/another-fire"),
        ("canonical elsewhere", "http://[cut"),
        ("based on", "Lantern Wireless"),
        ("republished", "First published in a book."),
        ("outlet", "Lantern Wire"),
    ],
)
def test_a_note_about_another_text_changes_nothing(note) -> None:
    first, second = pair(note)
    assert notes.find(second, first) == ""
    (copy,) = copies.find([first, second])
    assert (copy.article, copy.of) == (first.id, second.id)
    assert "published first" in copy.why.detail


def test_of_two_earlier_texts_the_one_that_is_named_is_the_original() -> None:
    first, second = pair(("syndicated from", HERE))
    other = article("bell", "Pier Bell", "2031-05-01", f"Smoke all day.\n{FIRST}")
    assert {each.article: each.of for each in copies.find([other, second, first])}[
        second.id
    ] == first.id


def test_the_origin_says_by_which_note_it_is_known() -> None:
    content = "The rope works of Vell burned down on Monday"
    story = Story()
    for each in pair(("canonical elsewhere", HERE)):
        story.add(each, {"content": content})
    details = [why.detail for origin in linked(story).origins for why in origin.why]
    assert any("canonical link leads to Lantern Wire" in detail for detail in details), details
