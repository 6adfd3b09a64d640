"""Web Annotations: the rules of the recommendation, and rdflib with the terms of its context."""

import json

import pytest
from hypothesis import given, settings

import deposits
from sayso.export import annotations

ANNO = {
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "as": "http://www.w3.org/ns/activitystreams#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "exact": "oa:exact",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "value": "rdf:value",
    "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"},
}
MOTIVATIONS = {"describing", "moderating"}


def written(deposit):
    return json.loads(b"".join(annotations.render(deposit)))


def many(value):
    return value if isinstance(value, list) else [value]


def test_the_collection_has_one_page_with_all_of_it() -> None:
    found = written(deposits.deposit())
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert found["total"] == len(found["first"]["items"]) == 11 + 6
    assert found["last"] == found["first"]["id"]


def test_every_annotation_has_what_the_model_asks_for() -> None:
    items = written(deposits.deposit())["first"]["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert item["target"]
        assert item["created"].endswith("Z")
        assert item["generated"].endswith("Z")
        for body in many(item["body"]):
            assert body["type"] == "TextualBody"
            assert isinstance(body["value"], str)
        for target in many(item["target"]):
            if isinstance(target, dict):
                kinds = [selector["type"] for selector in target["selector"]]
                assert kinds == ["TextQuoteSelector", "TextPositionSelector"]
                assert target["source"]["citation"]["sha256"]


def test_a_content_of_two_stretches_has_two_targets() -> None:
    targets = [many(item["target"]) for item in written(deposits.deposit())["first"]["items"]]
    assert max(map(len, targets[:11])) == 2


def test_an_address_that_runs_is_never_a_source() -> None:
    text = b"".join(annotations.render(deposits.deposit())).decode()
    assert '"id":"javascript:' not in text
    assert '"id":"https://gazette.example/' in text


def test_a_decision_is_an_annotation_on_that_of_the_claim() -> None:
    items = {item["id"]: item for item in written(deposits.deposit())["first"]["items"]}
    accepted = items["urn:sayso:judgement:jdg_a"]
    assert accepted["target"] in items
    assert accepted["creator"]["name"] == "Ana"


@settings(deadline=None, max_examples=40)
@given(deposits.any_deposit())
def test_selectors_find_the_words(deposit) -> None:
    texts = {article.sha256: article.text for article, _ in deposit.readings()}
    for item in written(deposit)["first"]["items"]:
        for target in many(item["target"]):
            text = texts[target["source"]["citation"]["sha256"]]
            quote, place = target["selector"]
            start, end = place["start"], place["end"]
            assert text[start:end] == quote["exact"]
            assert text[max(0, start - 32) : start] == quote["prefix"]
            assert text[end : end + 32] == quote["suffix"]


def test_rdflib_reads_the_annotations() -> None:
    rdflib = pytest.importorskip("rdflib", reason="needs rdflib, of the dev group")
    found = written(deposits.deposit())
    found["@context"][0] = ANNO
    graph = rdflib.Graph().parse(data=json.dumps(found), format="json-ld")
    rows = graph.query(
        """PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?words ?start WHERE {
            ?a a oa:Annotation ; oa:hasTarget [ oa:hasSelector
                [ a oa:TextQuoteSelector ; oa:exact ?words ] ,
                [ a oa:TextPositionSelector ; oa:start ?start ] ] }"""
    )
    assert len(rows) == 12
    assert "the number" in {str(row.words) for row in rows}
    (manifest,) = graph.objects(None, rdflib.URIRef("urn:sayso:term:about"))
    assert json.loads(str(manifest))["manifest"]["reading"] == "7"
