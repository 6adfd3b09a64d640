"""schema.org: the types and properties there are (msgspec-schemaorg), read by rdflib."""

import json
from datetime import datetime

import pytest

import deposits
from sayso.export import schemaorg
from sayso.model import Precision, When


@pytest.fixture(scope="module")
def nodes():
    return json.loads(b"".join(schemaorg.render(deposits.deposit())))["@graph"]


def of_type(nodes, name):
    return [node for node in nodes if node.get("@type") == name]


def inner(node):
    """A node and all that it holds that has a type."""
    if isinstance(node, list):
        for each in node:
            yield from inner(each)
    elif isinstance(node, dict):
        if "@type" in node:
            yield node
        for each in node.values():
            yield from inner(each)


def test_types_and_properties_are_those_of_the_vocabulary(nodes) -> None:
    models = pytest.importorskip(
        "msgspec_schemaorg.models", reason="needs msgspec-schemaorg, of the dev group"
    )
    for node in inner(nodes):
        known = {*getattr(models, node["@type"]).__struct_fields__}
        given = {name for name in node if not name.startswith("@")}
        assert given <= known, node["@type"]


def test_rdflib_reads_it(nodes) -> None:
    rdflib = pytest.importorskip("rdflib", reason="needs rdflib, of the dev group")
    data = json.dumps({"@context": {"@vocab": "https://schema.org/"}, "@graph": nodes})
    graph = rdflib.Graph().parse(data=data, format="json-ld")
    sdo = rdflib.Namespace("https://schema.org/")
    claims = set(graph.subjects(rdflib.RDF.type, sdo.Claim))
    articles = set(graph.subjects(rdflib.RDF.type, sdo.NewsArticle))
    assert len(claims) == 11
    assert {each for claim in claims for each in graph.objects(claim, sdo.appearance)} <= articles


def test_nobody_rates_a_claim(nodes) -> None:
    assert of_type(nodes, "ClaimReview") == []
    assert "no ClaimReview" in of_type(nodes, "Dataset")[0]["description"]


def test_an_analysts_grade_is_a_review_of_the_source(nodes) -> None:
    (review,) = (node for node in inner(nodes) if node["@type"] == "Review")
    assert review["reviewRating"]["ratingValue"] == "B"
    assert review["author"]["name"] == "Ana"
    assert "not whether" in review["reviewAspect"]


def test_who_denies_or_is_silent_is_not_the_author(nodes) -> None:
    for claim in of_type(nodes, "Claim"):
        silent = any(word in claim["description"] for word in (" denies: ", " declines: "))
        assert ("mentions" in claim) >= silent
        assert "SHA-256" in claim["citation"]
        assert "characters [" in claim["citation"]


def test_only_words_in_quotation_marks_are_a_quotation(nodes) -> None:
    (only,) = of_type(nodes, "Quotation")
    assert only["text"] == "Not one soldier has set foot on the other bank"


def test_where_an_undated_report_may_be_earlier_no_first_appearance_is_named(nodes) -> None:
    # The 8,000 stand in a dated page and in an undated one; the 10,000 in one page only.
    firsts = {
        each["text"]: each["firstAppearance"]["@id"]
        for each in of_type(nodes, "Claim")
        if "firstAppearance" in each
    }
    titles = {node["@id"]: node["headline"] for node in of_type(nodes, "NewsArticle")}
    assert list(firsts) == ["over 10,000 Veskan soldiers across the Orle bridge"]
    assert titles[next(iter(firsts.values()))] == deposits.dossier_fixture.HOSTILE


def on(first: str, last: str, precision: Precision) -> When:
    return When(datetime.fromisoformat(first), datetime.fromisoformat(last), precision)


DAY = on("2031-05-01", "2031-05-01", Precision.DAY)
NEXT = on("2031-05-02", "2031-05-02", Precision.DAY)
AT_SEVEN = on("2031-05-01T07:00", "2031-05-01T07:00", Precision.MINUTE)
AT_EIGHT = on("2031-05-01T08:00", "2031-05-01T08:00", Precision.MINUTE)


@pytest.mark.parametrize(
    ("reports", "first"),
    [
        ((DAY, NEXT), "0"),
        ((NEXT, DAY), "1"),
        ((DAY, DAY), ""),
        ((AT_SEVEN, DAY), ""),
        ((AT_SEVEN, AT_EIGHT), "0"),
        ((DAY, When()), ""),
        ((When(),), ""),
    ],
)
def test_the_first_report_is_the_one_before_any_other_can_be(reports, first) -> None:
    assert schemaorg.earliest({str(i): each for i, each in enumerate(reports)}) == first
