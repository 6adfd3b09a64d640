"""The nouns are frozen values, and their small questions have the right answers."""

import dataclasses

import pytest

from sayso import errors, model
from sayso.model import (
    Act,
    Article,
    Attribution,
    Certainty,
    Claim,
    Hop,
    Polarity,
    Source,
    SourceKind,
    Span,
    Stance,
    Thing,
)

TEXT = "“The dam,” she said, “held.”"
CONTENT = (Span.of(TEXT, 1, 8), Span.of(TEXT, 22, 26))
OUTLET, SHE = Hop("Harbour Post", SourceKind.OUTLET), Hop("Ilda Marren", SourceKind.PERSON)
ACTS = (
    "assert confirm deny decline cannot-confirm estimate predict warn demand promise evaluate ask"
)
NOUNS = [getattr(model, name) for name in model.__all__]
DATACLASSES = [noun for noun in NOUNS if dataclasses.is_dataclass(noun) and isinstance(noun, type)]


@pytest.mark.parametrize("noun", DATACLASSES, ids=lambda noun: noun.__name__)
def test_every_noun_is_frozen_slotted_and_explained(noun: type):
    assert noun.__dataclass_params__.frozen
    assert "__slots__" in noun.__dict__
    assert noun.__doc__
    assert not noun.__doc__.startswith(noun.__name__ + "(")


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Act, ACTS),
        (Stance, "neutral distancing endorsing"),
        (Certainty, "certain probable possible unstated"),
        (Polarity, "positive negative unstated"),
        (SourceKind, "person organisation state outlet document unnamed"),
    ],
)
def test_the_values_of_a_facet_are_those_of_the_contract(kind, values: str):
    assert {str(value) for value in kind} == set(values.split())


def test_a_claim_knows_its_words_and_its_voice():
    claim = Claim("clm_x", "art_x", CONTENT, (OUTLET, SHE), Act.ASSERT)
    assert claim.words == "The dam held"
    assert claim.voice is SHE
    assert not claim.own_voice


def test_an_outlet_speaking_for_itself_has_a_chain_of_one_and_no_source():
    own = Claim("clm_x", "art_x", CONTENT, (OUTLET,), Act.ASSERT)
    assert own.own_voice
    source = Source(None, "Harbour Post", SourceKind.OUTLET)
    assert not dataclasses.replace(own, source=source).own_voice


def test_an_attribution_covers_what_lies_in_one_of_its_pieces():
    cue, source = Span.of(TEXT, 15, 19), Span.of(TEXT, 11, 14)
    one = Attribution(CONTENT, "clause/fronted", 0, cue=cue, source=source)
    assert one.start == 1
    assert one.covers(Span.of(TEXT, 5, 8))
    assert not one.covers(cue)
    assert not one.covers(Span.of(TEXT, 1, 26))


def test_a_field_is_given_only_if_the_input_had_it():
    article = Article(
        "art_x", "a.txt", TEXT, b"", "", "text", basis=(("outlet", "given"), ("title", "headline"))
    )
    assert article.given("outlet")
    assert not article.given("title")
    assert not article.given("byline")


def test_things_are_compared_by_noun_and_belonging():
    assert Thing(None, "Orlesk soldiers", "troops", "OR").key == "OR:troops"
    assert Thing(None, "soldiers", "troops").key == "troops"


def test_every_error_stands_in_one_tree_and_in_its_drawing():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    assert len(kinds) > 3
    for kind in kinds:
        assert issubclass(kind, errors.SaysoError)
        assert kind.__name__ in (errors.__doc__ or "")
