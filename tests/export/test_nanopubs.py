"""Nanopublications: read by rdflib, and held to their SHACL shapes by pyshacl."""

import pytest
from hypothesis import given, settings

import deposits
from sayso.export import nanopubs

rdflib = pytest.importorskip("rdflib", reason="needs rdflib, of the dev group")
NP = rdflib.Namespace("http://www.nanopub.org/nschema#")


def read(text: str):
    return rdflib.Dataset().parse(data=text, format="trig")


def flat(text: str):
    """All graphs as one, which is what the shapes are about."""
    graph = rdflib.Graph()
    for subject, predicate, object_, _ in read(text).quads():
        graph.add((subject, predicate, object_))
    return graph


def conforms(text: str) -> tuple[bool, str]:
    pyshacl = pytest.importorskip("pyshacl", reason="needs pyshacl, of the dev group")
    shapes = rdflib.Graph().parse(data=nanopubs.shapes(), format="turtle")
    found, _, report = pyshacl.validate(flat(text), shacl_graph=shapes)
    return found, report


@pytest.fixture(scope="module")
def trig() -> str:
    return b"".join(nanopubs.render(deposits.deposit())).decode()


def test_each_has_four_graphs_of_its_own(trig) -> None:
    dataset = read(trig)
    heads = {
        s: g for s, _, _, g in dataset.quads((None, rdflib.RDF.type, NP.Nanopublication, None))
    }
    assert len(heads) == 11 + 6
    names = set(heads.values())
    for one, head in heads.items():
        parts = (NP.hasAssertion, NP.hasProvenance, NP.hasPublicationInfo)
        for part in parts:
            ((_, _, graph, _),) = dataset.quads((one, part, None, head))
            assert graph not in names
            assert len(dataset.graph(graph))
            names.add(graph)


def test_the_shapes_hold(trig) -> None:
    held, report = conforms(trig)
    assert held, report


@pytest.mark.parametrize("of", ["sayso:saidBy", "oa:exact", "sayso:sha256", "sayso:act"])
def test_what_lacks_something_breaks_the_shapes(trig, of) -> None:
    assert not conforms(trig.replace(of, "rdfs:seeAlso"))[0]


@settings(deadline=None, max_examples=30)
@given(deposits.any_deposit())
def test_whatever_words_come_back(deposit) -> None:
    dataset = read(b"".join(nanopubs.render(deposit)).decode())
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    found = {str(words) for _, _, words, _ in dataset.quads((None, exact, None, None))}
    assert found == {
        span.words for _, claims in deposit.readings() for c in claims for span in c.content
    }
