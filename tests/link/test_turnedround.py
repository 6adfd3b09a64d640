"""Questions in the words of a content, which a reader understands who has read no article."""

import pytest

from builders import Story, article, linked, together
from sayso.model import Linked, QuestionKind

VOICES = ("Ilda Marren", "Tor Vask", "Una Brell")


def told(*contents: str, polarity: str = "positive") -> Linked:
    """Each content in an article of its own, by a voice of its own."""
    story = Story()
    for number, (content, by) in enumerate(zip(contents, VOICES, strict=False)):
        day = f"2031-05-0{number + 4}"
        made = article(f"{number}.txt", f"Post {number}", day, f"{content}, {by} said.")
        story.add(
            made,
            {"content": content, "by": by, "act": "assert", "said": day, "polarity": polarity},
        )
    return together(story) if len(contents) > 1 else linked(story)


def wordings(found: Linked, kind: QuestionKind) -> list[str]:
    return [question.wording for question in found.questions if question.kind is kind]


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        (
            "Some 4,100 growers in Ostrel use the new seed",
            "How many growers in Ostrel use the new seed?",
        ),
        (
            "In Ostrel 300 growers are using the new seed",
            "How many growers are using the new seed in Ostrel?",
        ),
        ("Ten of the looms are still in use", "How many of the looms are still in use?"),
        ("The mill has 5,200 spindles", "How many spindles does the mill have?"),
        (
            "The number of looms in the old mill is nearer to 900",
            "How many looms are in the old mill?",
        ),
    ],
)
def test_a_single_figure_is_asked_in_the_words_of_its_clause(content: str, asked: str) -> None:
    assert wordings(told(content), QuestionKind.HOW_MANY) == [asked]


@pytest.mark.parametrize(
    "content",
    [
        "They looked at it in nine towns",
        "It was so with 40 of them",
        "We stop at twelve",
    ],
)
def test_a_single_figure_that_no_reader_could_place_is_not_clear(content: str) -> None:
    assert not any(question.clear for question in told(content).questions)


def test_several_figures_may_be_asked_by_a_quotation() -> None:
    found = told(
        "A survey with 1,100 weavers showed worn looms",
        "The survey with 900 weavers showed worn looms",
    )
    (asked,) = wordings(found, QuestionKind.HOW_MANY)
    assert asked.startswith("How many")
    assert "weavers" in asked
    assert "…" in asked


@pytest.mark.parametrize(
    ("contents", "asked"),
    [
        (
            ("The weavers had mended the looms by Friday", "The weavers had mended the looms"),
            "Had the weavers mended the looms?",
        ),
        (
            ("The looms clattered at night", "The looms clattered at night in May"),
            "Did the looms clatter at night?",
        ),
    ],
)
def test_a_yes_or_no_is_asked_by_turning_a_clause_round(
    contents: tuple[str, ...], asked: str
) -> None:
    assert asked in wordings(told(*contents), QuestionKind.IS_IT_SO)


def test_nothing_is_asked_of_what_only_points() -> None:
    assert not wordings(told("They mended it", "They mended it"), QuestionKind.IS_IT_SO)
