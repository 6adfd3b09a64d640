"""Pronouns of a content: whom they stand for in the sentences before it, and the speaker's own."""

import pytest

from builders import sentences
from sayso.extract.propositions import pronouns, propositions
from sayso.model import Proposition, Source, SourceKind, Span


def last(text: str) -> tuple[Proposition, ...]:
    """The propositions of the last sentence, with those before it to look back at."""
    parsed = sentences(text)
    return propositions.find(parsed, (parsed[-1].span,), (), ())


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The keeper slept in the tower. He had been robbed.", "keeper"),
        ("The sluice stood by the mill. It was stuck.", "sluice"),
        ("The welders met the mayor. They were tired.", "welders"),
        ("Rain fell on the mill. He was tired.", "He"),
    ],
)
def test_a_pronoun_stands_for_the_last_subject_that_agrees(text: str, about: str) -> None:
    found = last(text)[-1].about
    assert found is not None
    assert found.words == about


def test_we_is_who_says_so() -> None:
    source = Source(Span(0, 4, "Yard"), "Vell Yard", SourceKind.ORGANISATION)
    (made,) = pronouns.spoken_by(last("We repaired the ferry."), source)
    assert made.by is not None
    assert made.by.words == "Vell Yard"
    assert made.about is not None
    assert made.about.words == "ferry"
