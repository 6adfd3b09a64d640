"""Nationals: a people's name and its soldiers are one thing where a story tells of them alone."""

from builders import Story, article, together
from sayso.model import Linked

SOLDIERS = "Some 900 Lumerian soldiers are in Bordeaux"
VOICES = ("Ilda Marren", "Tor Vask", "Una Brell")


def linked(*sentences: str) -> Linked:
    """Each sentence in an article of its own, by a voice of its own."""
    story = Story()
    for number, (content, by) in enumerate(zip(sentences, VOICES, strict=False)):
        day = f"2031-05-0{number + 4}"
        made = article(f"{number}.txt", f"Post {number}", day, f"{content}, {by} said.")
        story.add(made, {"content": content, "by": by, "act": "assert", "said": day})
    return together(story)


def answered(found: Linked) -> set[frozenset[str]]:
    """Who stands together in one question."""
    return {frozenset(answer.name for answer in each.answers) for each in found.questions}


def test_a_peoples_name_stands_for_its_soldiers_there() -> None:
    found = linked(SOLDIERS, "About 1,100 Lumerians are in Bordeaux")
    assert frozenset({"Ilda Marren", "Tor Vask"}) in answered(found)


def test_its_workers_are_not_its_soldiers() -> None:
    found = linked(SOLDIERS, "About 1,100 Lumerian workers are in Bordeaux")
    assert frozenset({"Ilda Marren", "Tor Vask"}) not in answered(found)


def test_where_two_sorts_are_told_of_nothing_says_which() -> None:
    children = "Some 40 Lumerian children are in Bordeaux"
    found = linked(SOLDIERS, children, "About 1,100 Lumerians are in Bordeaux")
    assert all(len(each) < 2 for each in answered(found))
