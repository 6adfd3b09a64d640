"""STIX 2.1, checked by OASIS's own stix2-validator in strict mode."""

import dataclasses
import json

import pytest
from hypothesis import Phase, given, settings

import deposits
from sayso.export import stix


def bundle(deposit):
    return json.loads(b"".join(stix.render(deposit)))


@pytest.fixture(scope="module")
def objects():
    return bundle(deposits.deposit())["objects"]


@pytest.fixture(scope="module")
def check():
    validator = pytest.importorskip("stix2validator", reason="needs stix2-validator, dev group")
    # A UUIDv4 is only recommended, and it would make two exports of one ledger differ.
    options = validator.ValidationOptions(version="2.1", strict=True, disabled="uuid-check")

    def found(made):
        result = validator.validate_instance(made, options)
        return [str(each) for each in (result.errors or [])]

    return found


@pytest.mark.parametrize("deposit", [deposits.deposit, deposits.empty])
def test_the_validator_finds_nothing(check, deposit) -> None:
    assert check(bundle(deposit())) == []


@settings(
    deadline=None,
    max_examples=5,
    phases=[Phase.explicit, Phase.generate],  # each look of the validator costs a quarter second
)
@given(deposits.any_deposit())
def test_the_validator_finds_nothing_in_whatever_words(check, deposit) -> None:
    assert check(bundle(deposit)) == []


def test_every_reference_is_in_the_bundle(objects) -> None:
    ids = {each["id"] for each in objects}
    assert len(ids) == len(objects)
    for each in objects:
        assert {*each.get("object_refs", ())} <= ids
        assert each.get("created_by_ref", each["id"]) in ids


def test_an_article_of_no_outlet_refers_to_none_and_empty_articles_to_their_reader() -> None:
    told = deposits.deposit()
    bare = [(dataclasses.replace(article, outlet=None), ()) for article, _ in told.readings()]
    objects = bundle(dataclasses.replace(told, readings=lambda: bare))["objects"]
    ids = {each["id"] for each in objects}
    reports = [each for each in objects if each["type"] == "report"]
    assert reports
    assert all(each["object_refs"] and {*each["object_refs"]} <= ids for each in reports)


def test_every_extension_is_defined(objects) -> None:
    defined = {each["id"] for each in objects if each["type"] == "extension-definition"}
    used = {name for each in objects for name in each.get("extensions", ())}
    assert used == defined


def test_an_opinion_is_an_analysts_on_the_reading(objects) -> None:
    opinions = {each["opinion"]: each for each in objects if each["type"] == "opinion"}
    assert set(opinions) == {"agree", "disagree", "strongly-disagree"}
    kinds = {each["id"]: each["type"] for each in objects}
    assert all(kinds[ref] == "note" for each in opinions.values() for ref in each["object_refs"])
    assert opinions["agree"]["authors"] == ["Ana"]


def test_an_article_is_cited_with_its_hash(objects) -> None:
    reports = [each for each in objects if each["type"] == "report"]
    assert len(reports) == 5
    for report in reports:
        (reference,) = report["external_references"]
        assert len(reference["hashes"]["SHA-256"]) == 64
        assert not reference.get("url", "https:").startswith("javascript")
