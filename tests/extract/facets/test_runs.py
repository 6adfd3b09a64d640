"""Runs of capitals that could be a name, cut where a headline or a day goes on."""

import pytest

from facet_cases import sentences
from sayso.extract.facets import runs


def found(parser, text: str) -> list[str]:
    return [
        runs.spelled(sentence.tokens[first : last + 1])
        for sentence in sentences(parser, text)
        for first, last in sorted(runs.find(sentence))
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They met in Deir al-Osk.", "Deir al - Osk"),
        ("She was flown to Pittsburgh Monday night.", "Pittsburgh"),
        ("Heavy Rain Kills Four in Karachi Slum", "Karachi"),
        ("Blast in Vesk Market Kills Nine in Ladd", "Vesk Market Kills Nine"),
        ("They met in New York City on Friday.", "New York City"),
        ("They drove through South Korea.", "South Korea"),
    ],
)
def test_a_run_is_the_name_and_no_more(parser, text: str, wanted: str) -> None:
    assert wanted in found(parser, text)


def test_a_country_within_a_run_stands_by_itself(parser) -> None:
    assert {"Homs", "Syria"} <= set(found(parser, "Four were hurt in Homs Syria on Friday."))


def test_small_words_and_titles_are_no_runs(parser) -> None:
    assert found(parser, "Mr. and Mrs. were asleep, and I was not.") == []
