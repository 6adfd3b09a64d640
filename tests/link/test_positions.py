"""Positions on how many: what a figure of a whole article counts, and of what it is a figure."""

import pytest

from builders import article, parser
from sayso.extract import reading
from sayso.link import corpus, positions
from sayso.model import QuestionKind


def counted(text: str) -> dict[str, set[tuple[str, str, str]]]:
    """Predicate, thing and unit of each figure of a text, by the figure's words."""
    made = article("a.txt", "Ostrel Post", "2031-05-04", text)
    read = reading.read(made, parser(), fast=True)
    gathered = corpus.gather([read.article], read.claims, (), ())
    found: dict[str, set[tuple[str, str, str]]] = {}
    for position in positions.find(gathered):
        key, told = position.key, position.proposition
        if key.kind is QuestionKind.HOW_MANY and told is not None and told.quantity is not None:
            words = told.quantity.span.words
            found.setdefault(words, set()).add((key.predicate, key.about, key.unit))
    return found


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        (
            "Five workers were freed on Monday. “All five are clerks of the mill,” Ilda Orlo said.",
            "five",
            ("release", "people", ""),
        ),
        (
            "Gunmen seized 24 workers in May. “Nineteen remain,” Ilda Orlo told reporters.",
            "Nineteen",
            ("remaining", "people", ""),
        ),
        (
            "The mill said nine sailors still had no bed. “Ten sailors remained,” Ilda Orlo said.",
            "Ten",
            ("remaining", "people", ""),
        ),
        (
            "Nine sailors drowned off Ostrel, the harbour office said. Ilda Orlo put it at twelve.",
            "twelve",
            ("killing", "people", ""),
        ),
        (
            "Turnout was 48 per cent, the board said. In the spring it was 39, Ilda Orlo said.",
            "39",
            ("level", "turnout", "percent"),
        ),
        ("The Yes side took 51 per cent, Ilda Orlo said.", "51", ("level", "yes", "percent")),
        (
            "The river stood at four metres, the office said. The tide will crest at six metres.",
            "six",
            ("level", "water", "metre"),
        ),
        ("Rents in Ostrel fell 6 per cent, Ilda Orlo said.", "6", ("decrease", "rent", "percent")),
        (
            "The owners demanded the release of 40 of their own men.",
            "40",
            ("demand", "people", ""),
        ),
    ],
)
def test_a_figure_is_of_what_the_article_counts(
    text: str, figure: str, expected: tuple[str, str, str]
) -> None:
    assert expected in counted(text)[figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The siren sounded at nine, and nobody came, Ilda Orlo said.", "nine"),
        ("Nine sailors are missing. The siren sounded at nine, Ilda Orlo said.", "nine"),
        ("A 17-year-old found the boat, Ilda Orlo said.", "17"),
        ("It went on for hundreds of years, Ilda Orlo said.", "hundreds"),
    ],
)
def test_a_time_or_an_age_counts_nothing(text: str, figure: str) -> None:
    assert figure not in counted(text)


def test_a_figure_told_of_an_event_is_not_told_again_as_an_amount() -> None:
    found = counted("The number of jobs to go has been cut to 980, Ilda Orlo said.")
    assert {predicate for predicate, *_ in found["980"]} == {"job loss"}
