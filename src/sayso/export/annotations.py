"""Web Annotation Data Model (W3C Recommendation, 23 February 2017) as JSON-LD.

A claim is an annotation that describes the words of an article, by quote and by position; a
person's decision is an annotation on that annotation. The whole ledger is one
AnnotationCollection with one page in it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sayso.export import contract, deposit, naming, streams
from sayso.export.deposit import Deposit, Line
from sayso.export.linked_index import LinkedIndex
from sayso.model import Article, Claim, Judged, Span

KEEPS: Final = (
    "every claim with its exact words, 32 characters on both sides and its offsets; its whole "
    "reading; who read it and when; every decision of a person as an annotation on the claim's"
)
LOSES: Final = (
    "a content of several stretches has one target for each, and each stands for a part of it only",
    "questions, statements and origins are ids in a body; links between claims are left out",
    "positions count in the stored text; a page on the web is found again by the quote",
    "dates of publication and of speech are intervals in the body; the model has no place for them",
)
CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
OWN: Final[Mapping[str, Any]] = {
    "@version": 1.1,
    "sayso": naming.TERMS,
    # JSON as a literal, for what the model has no words for.
    "about": {"@id": "sayso:about", "@type": "@json"},
    "reading": {"@id": "sayso:reading", "@type": "@json"},
    "citation": {"@id": "sayso:citation", "@type": "@json"},
    "decision": {"@id": "sayso:decision", "@type": "@json"},
}


def render(deposit: Deposit) -> Iterator[bytes]:
    """The collection with its one page, item by item."""
    made = software(deposit)
    collection = naming.urn("export", "annotations")
    counts = dict(deposit.manifest.counts)
    page = naming.urn("export", "annotations-1")
    around = {
        "@context": [CONTEXT, OWN],
        "id": collection,
        "type": "AnnotationCollection",
        "label": "Claims of a sayso ledger, each at its words",
        "creator": made,
        "modified": deposit.last,
        "total": counts.get("claims", 0) + len(deposit.judged),
        "last": page,
        "about": about(deposit),
    }
    head = {"id": page, "type": "AnnotationPage", "startIndex": 0}
    inner = streams.array(head, "items", _items(deposit), {})
    yield from streams.nested("first", inner, around)


def about(whole: Deposit) -> Line:
    """Manifest, corrections log and loss."""
    return deposit.about(whole, LOSES)


def software(deposit: Deposit) -> Line:
    """The program as an agent."""
    version = deposit.manifest.sayso
    return {
        "id": naming.urn("software", version),
        "type": "Software",
        "name": f"sayso {version}",
    }


def _items(deposit: Deposit) -> Iterator[Line]:
    index = LinkedIndex.of(deposit.linked)
    for article, claims in deposit.readings():
        for claim in claims:
            yield _claim(deposit, article, claim, index)
    for each in deposit.judged:
        yield _decision(deposit, each)


def _claim(whole: Deposit, article: Article, claim: Claim, index: LinkedIndex) -> Line:
    received = whole.received_at(article)
    line = contract.claim_line(claim, article, index)
    del line["article"]  # the target says it
    said = {
        "type": "TextualBody",
        "value": deposit.says(claim),
        "format": "text/plain",
        "language": "en",
        "purpose": "describing",
        "reading": line,
    }
    tags = [("act", claim.act), ("stance", claim.stance), ("polarity", claim.polarity)]
    targets = [_target(article, span, received, claim) for span in claim.content]
    return {
        "id": naming.urn("claim", claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "creator": naming.urn("software", whole.manifest.sayso),
        "created": received,
        "generator": naming.urn("software", whole.manifest.sayso),
        "generated": whole.last,
        "body": [said, *(_tag(name, value) for name, value in tags)],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _tag(name: str, value: str) -> Line:
    return {"type": "TextualBody", "value": f"{name}: {value}", "purpose": "tagging"}


def _target(article: Article, span: Span, received: str, claim: Claim) -> Line:
    source: Line = {
        "id": naming.address(article.uri) or naming.urn("article", article.id),
        "type": "Text",
        "citation": deposit.citation(article, received, claim),
    }
    if language := naming.language(article.language):
        source["language"] = language
    quote = {"type": "TextQuoteSelector", **deposit.quote(article, span)}
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    state = {"type": "TimeState", "sourceDate": received, "cached": naming.ni(article.sha256)}
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [quote, place],
        "state": state,
    }


def _decision(whole: Deposit, each: Judged) -> Line:
    made = each.judgement
    (told,) = deposit.corrections([each])
    sort = "claim" if made.left.spans else "voice"
    things = [naming.urn(sort, key) for key in each.about]
    # One on words that are read otherwise now is about the article, and says that it is stale.
    targets = things or [naming.urn("article", mark.article) for mark in made.marks]
    return {
        "id": naming.urn("judgement", made.id),
        "type": "Annotation",
        "motivation": "moderating",
        "creator": {"id": naming.urn("analyst", made.by), "type": "Person", "name": made.by},
        "created": naming.instant(made.at),
        "generator": naming.urn("software", whole.manifest.sayso),
        "generated": whole.last,
        "body": {
            "type": "TextualBody",
            "value": told["told"] + (f". {made.note}" if made.note else ""),
            "format": "text/plain",
            "purpose": "moderating",
            "decision": told,
        },
        "target": targets[0] if len(targets) == 1 else targets,
    }
