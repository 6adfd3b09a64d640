"""FollowTheMoney, loaded and validated by followthemoney itself where that is installed."""

import json
import re

import pytest

import deposits
from sayso.export import ftm

ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
# The part of the model (4.11) that is used: schemata, and which sort an entity of a property is.
RANGES = {
    "document": {"Article"},
    "resolved": {"Person", "Organization", "PublicBody", "LegalEntity"},
    "proof": {"Article"},
}
SCHEMATA = {"Article", "Mention", "Note", *RANGES["resolved"]}
REQUIRED = {"Article": {"fileName"}, "Mention": {"document", "name"}}


@pytest.fixture(scope="module")
def entities():
    lines = b"".join(ftm.render(deposits.deposit())).splitlines()
    return {each["id"]: each for each in map(json.loads, lines)}


def test_every_entity_is_of_a_known_schema(entities) -> None:
    assert {each["schema"] for each in entities.values()} <= SCHEMATA
    for key, each in entities.items():
        assert ID.fullmatch(key)
        assert REQUIRED.get(each["schema"], {"name"}) <= each["properties"].keys()
        assert all(isinstance(v, str) for some in each["properties"].values() for v in some)


def test_every_reference_leads_to_an_entity_of_its_range(entities) -> None:
    for each in entities.values():
        for name in ftm.REFERENCES & each["properties"].keys():
            for key in each["properties"][name]:
                assert entities[key]["schema"] in RANGES.get(name, SCHEMATA)


def test_followthemoney_loads_every_entity_and_loses_nothing(entities) -> None:
    money = pytest.importorskip("followthemoney", reason="needs followthemoney, which needs ICU")
    for each in entities.values():
        proxy = money.model.get_proxy(each, cleaned=False)
        proxy.schema.validate(each)
        kept = proxy.to_dict()["properties"]
        assert {name: sorted(some) for name, some in kept.items()} == {
            name: sorted(some) for name, some in each["properties"].items()
        }


def test_an_article_has_the_hash_that_the_model_means(entities) -> None:
    articles = [each for each in entities.values() if each["schema"] == "Article"]
    assert len(articles) == 5
    for each in articles:
        assert len(each["properties"]["contentHash"][0]) == 40
        assert "SHA-256" in each["properties"]["notes"][0]
        assert not each["properties"].get("sourceUrl", ["https:"])[0].startswith("javascript")
