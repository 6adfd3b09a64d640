"""What the outlet says itself beside others' words, and headlines that only count."""

import pytest

import language
from sayso.extract import reading
from sayso.extract.parser import Parser

# A text, and what the outlet says in it in its own name.
CASES = (
    (
        "Five people were hurt on Saturday in what neighbours described as a shootout.",
        ["Five people were hurt on Saturday"],
    ),
    (
        "They are accused of robbing two shops in Vell; four people are dead.",
        ["four people are dead"],
    ),
    (
        "The mayor, who said the bridge was safe, resigned on Monday.",
        ["The mayor resigned on Monday"],
    ),
    ("Police said three people were hurt.", []),
    ("Three people were hurt, police said.", []),
    ("The Post reports, citing the harbour office, that two ships sank.", []),
)


def own(text: str, parser: Parser) -> list[str]:
    read = reading.read(language.article(text, outlet="Harbour Post"), parser)
    return [claim.words for claim in read.claims if claim.own_voice]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_the_main_clause_beside_others_words_is_the_outlets(
    text: str, expected: list[str], parser: Parser
):
    assert own(text, parser) == expected


def test_a_headline_that_counts_the_harmed_states_it(parser: Parser):
    text = "Two dead, five injured in mill fire\n\nThe mill by the river burned down on Monday.\n"
    assert own(text, parser)[0] == "Two dead, five injured in mill fire"


def test_any_other_headline_without_a_verb_states_nothing(parser: Parser):
    text = "A mill and its two owners\n\nThe mill by the river burned down on Monday.\n"
    assert own(text, parser) == ["The mill by the river burned down on Monday"]


def test_a_line_of_figures_states_them(parser: Parser):
    text = "We went through the lists. Seven for Vell rowers lost on Tuesday, five for Orlan ones."
    assert own(text, parser)[-1] == "Seven for Vell rowers lost on Tuesday, five for Orlan ones"
