"""PROV-O, read by rdflib and by the prov package as a PROV document."""

import io

import pytest

import deposits
from sayso.export import provenance

PROV = "http://www.w3.org/ns/prov#"


@pytest.fixture(scope="module")
def turtle() -> str:
    return b"".join(provenance.render(deposits.deposit())).decode()


@pytest.fixture(scope="module")
def graph(turtle):
    rdflib = pytest.importorskip("rdflib", reason="needs rdflib, of the dev group")
    return rdflib.Graph().parse(data=turtle, format="turtle")


def test_every_claim_leads_to_the_bytes(graph) -> None:
    rows = graph.query(
        """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX s: <urn:sayso:term:>
        SELECT ?claim ?bytes WHERE {
            ?claim a s:Claim ; prov:wasQuotedFrom ?article ; prov:wasAttributedTo ?voice ;
                prov:wasGeneratedBy ?reading .
            ?reading prov:used ?article ; prov:wasAssociatedWith ?program .
            ?program a prov:SoftwareAgent .
            ?voice a prov:Agent .
            ?article prov:wasDerivedFrom ?bytes ; prov:wasAttributedTo ?outlet .
            ?bytes a s:Bytes ; s:sha256 ?hash }"""
    )
    assert len({row.claim for row in rows}) == 11
    assert all(str(row.bytes).startswith("ni:///sha-256;") for row in rows)


def test_a_question_is_derived_from_claims(graph) -> None:
    ask = """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX s: <urn:sayso:term:>
        ASK { ?q a s:Question ; prov:wasDerivedFrom ?c . ?c a s:Claim }"""
    assert graph.query(ask).askAnswer


def test_a_decision_is_an_analysts(graph) -> None:
    rows = graph.query(
        """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX s: <urn:sayso:term:>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?who WHERE { ?j a s:Judgement ; s:holds true ;
            prov:wasAttributedTo [ rdfs:label ?who ] }"""
    )
    assert sorted(str(row.who) for row in rows) == ["Ana", "Ana", "Ana", "Bo"]


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_prov_package_reads_a_document(turtle) -> None:
    prov = pytest.importorskip("prov.model", reason="needs prov, of the dev group")
    pytest.importorskip("rdflib", reason="needs rdflib, of the dev group")
    found = prov.ProvDocument.deserialize(io.StringIO(turtle), format="rdf", rdf_format="turtle")
    assert len(list(found.get_records(prov.ProvActivity))) >= 5 + 1 + 6
    assert len(list(found.get_records(prov.ProvAttribution))) >= 11 + 5
    assert len(list(found.get_records(prov.ProvEntity))) >= 11 + 5 + 5
