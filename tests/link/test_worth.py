"""What is asked although one voice alone speaks of it."""

from builders import Story, article, together
from sayso.model import Polarity


def wordings(content: str, **more: object) -> list[str]:
    story = Story()
    made = article("a.txt", "Harbour Post", "2031-05-04", f"{content}, Ilda Marren said.")
    story.add(made, {"content": content, "by": "Ilda Marren", **more})
    return [question.wording for question in together(story).questions]


def test_one_who_says_no_was_asked() -> None:
    assert wordings("The Vell bridge was not damaged", polarity=Polarity.NEGATIVE)


def test_one_who_says_that_it_is_so_need_not_have_been() -> None:
    assert not wordings("The Vell bridge was damaged")
