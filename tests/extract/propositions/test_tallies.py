"""Tallies: only a figure that says how many answers how many there are."""

import pytest

from facet_cases import sentences
from sayso.extract.facets import quantities
from sayso.extract.propositions import tallies


@pytest.mark.parametrize(
    ("text", "noun", "figure"),
    [
        ("The raid killed 12 guards.", "guards", "12"),
        ("The port took in 500 tonnes of grain.", "grain", "500"),
        ("A third of the guards fled.", "guards", "A third"),
        ("They fire 2,000 shells a day.", "shells", "2,000"),
        ("The garrison grew by 300 guards.", "guards", None),
        ("They got 155-millimetre shells.", "shells", None),
        ("A 12-year-old guard fled.", "guard", None),
        ("The flood broke a $5 million bridge.", "bridge", None),
        ("They signed a three-day truce.", "truce", None),
    ],
)
def test_what_measures_or_moves_counts_nothing(parser, text: str, noun: str, figure: str) -> None:
    (sentence,) = sentences(parser, text)
    head = next(token for token in sentence.tokens if token.text == noun)
    found = tallies.find(sentence, head, head, quantities.find(sentence))
    assert (found.span.words if found else None) == figure
