"""The contract: one line of JSON a claim, an article, a question; keys are never renamed.

Keys come in the order of ``schemas/<what>.json``, which is part of the product and which
the tests hold against what is built here. Unknown is null; lists may be empty; a date is always an
object, so that its ``basis`` can say why nothing is known. Spans are half-open offsets in Unicode
code points into the article's stored text.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sayso.errors import InputError
from sayso.export import reasons
from sayso.export.linked_index import LinkedIndex
from sayso.export.reasons import offsets as _offsets
from sayso.export.reasons import whys as _whys
from sayso.model import (
    Answer,
    Article,
    Claim,
    Hop,
    Link,
    Passage,
    Place,
    Proposition,
    Quantity,
    Question,
    Source,
    Span,
    Thing,
    When,
)

Line = dict[str, Any]

WHAT: Final = ("claims", "articles", "questions")
CONTEXT: Final = 32  # characters on each side that help to find a quote again in another copy
EXACT: Final = 2**53  # beyond it a float no longer holds every whole number


@cache
def schema(what: str) -> Mapping[str, Any]:
    """The JSON Schema (2020-12) of a line of claims, articles or questions."""
    if what not in WHAT:
        raise InputError(f"cannot export {what!r}; what can be exported: {', '.join(WHAT)}")
    text = files("sayso.export").joinpath("schemas", f"{what}.json").read_text("utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def claim_line(claim: Claim, article: Article, index: LinkedIndex) -> Line:
    """One claim, with the article it stands in and what it was linked to."""
    questions = index.questions.get(claim.id, ())
    return {
        "id": claim.id,
        "parent": claim.parent,
        "article": {
            "id": article.id,
            "uri": article.uri,
            "outlet": article.outlet,
            "title": article.title,
            "published": when_line(article.published),
            "sha256": article.sha256,
        },
        "content": {"spans": [_offsets(span) for span in claim.content], "text": claim.words},
        "cue": _words(claim.cue),
        "source": _source(claim.source),
        "chain": [_hop(hop) for hop in claim.chain],
        "act": claim.act.value,
        "stance": claim.stance.value,
        "certainty": claim.certainty.value,
        "polarity": claim.polarity.value,
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "places": [_place(place) for place in claim.places],
        "said": when_line(claim.said),
        "happened": None if claim.happened is None else when_line(claim.happened),
        "question": questions[0] if questions else None,
        "statement": index.statements.get(claim.id),
        "origin": index.origins.get(claim.id),
        "why": _whys(claim.why),
        "questions": list(questions),
        "identity": index.identities.get(claim.id),
        "propositions": [_proposition(each) for each in claim.propositions],
        "context": _context(claim, article.text),
        "kind": claim.kind.value,
        "replies_to": claim.replies_to,
    }


def article_line(article: Article, passages: Sequence[Passage], index: LinkedIndex) -> Line:
    """One article with its labelled passages."""
    return {
        "id": article.id,
        "uri": article.uri,
        "outlet": article.outlet,
        "title": article.title,
        "published": when_line(article.published),
        "story": index.stories.get(article.id),
        "passages": [
            {"span": _offsets(passage.span), "kind": passage.kind.value} for passage in passages
        ],
        "version_of": article.version_of,
        "byline": article.byline,
        "language": article.language,
        "format": article.format,
        "sha256": article.sha256,
        "retrieved": None if article.retrieved is None else article.retrieved.isoformat(),
        "basis": [{"field": field, "from": origin} for field, origin in article.basis],
    }


def question_line(question: Question) -> Line:
    """One question with everybody's answers and the relations between them."""
    scope = question.scope
    return {
        "id": question.id,
        "kind": question.kind.value,
        "wording": question.wording,
        "scope": {
            "of": scope.of,
            "predicate": scope.predicate,
            "places": list(scope.places),
            "when": scope.when,
            "measure": scope.measure.value,
        },
        "story": question.story,
        "answers": [answer_line(answer) for answer in question.answers],
        "outlets": question.outlets,
        "families": question.families,
        "origins": question.origins,
        "links": [link_line(link) for link in question.links],
        "related": [reasons.related(each) for each in question.related],
        "compared": [reasons.comparison(each) for each in question.compared],
        "clear": question.clear,
    }


def answer_line(answer: Answer) -> Line:
    """One source's answer, as it stands in the line of its question."""
    return {
        "source": answer.name,
        "low": _number(answer.low),
        "high": _number(answer.high),
        "approximate": answer.approximate,
        "polarity": answer.polarity.value,
        "act": answer.act.value,
        "said": when_line(answer.said),
        "claims": list(answer.claims),
        "statement": answer.statement,
        "origin": answer.origin,
        "identity": answer.source,
        "vague": answer.vague,
        "words": answer.words,
        "mode": str(answer.mode),
        "grade": reasons.grade(answer.grade),
        "why": _whys(answer.why),
    }


def link_line(link: Link) -> Line:
    """One relation between two claims."""
    return {
        "left": link.left,
        "right": link.right,
        "relation": link.relation.value,
        "why": _whys([link.why]),
        "parts": [reasons.part(part) for part in link.parts],
    }


def _source(source: Source | None) -> Line | None:
    if source is None:
        return None
    return {
        "span": None if source.span is None else _offsets(source.span),
        "text": None if source.span is None else source.span.words,
        "name": source.name,
        "kind": source.kind.value,
        "role": source.role,
        "affiliation": source.affiliation,
        "why": _whys([] if source.why is None else [source.why]),
    }


def _hop(hop: Hop) -> Line:
    return {
        "name": hop.name,
        "kind": hop.kind.value,
        "act": hop.act.value,
        "stance": hop.stance.value,
        "span": None if hop.span is None else _offsets(hop.span),
        "cue": _words(hop.cue),
    }


def _quantity(quantity: Quantity) -> Line:
    return {
        "span": _offsets(quantity.span),
        "text": quantity.span.words,
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        "of": quantity.of,
        "vague": quantity.vague,
        "measure": quantity.measure.value,
        "of_span": None if quantity.of_span is None else _offsets(quantity.of_span),
        "change": None if quantity.change is None else quantity.change.value,
        "changed_by": quantity.changed_by,
        "changed_from": _number(quantity.changed_from),
    }


def _place(place: Place) -> Line:
    return {
        "span": _offsets(place.span),
        "text": place.span.words,
        "name": place.name,
        "id": place.id,
        "key": place.key,
        "within": place.within,
        "precision": place.precision,
        "country": place.country,
        "unsure": place.unsure,
        "candidates": list(place.candidates),
    }


def _proposition(proposition: Proposition) -> Line:
    return {
        "span": _offsets(proposition.span),
        "predicate": proposition.predicate,
        "about": _thing(proposition.about),
        "by": _thing(proposition.by),
        "places": list(proposition.places),
        "quantity": None if proposition.quantity is None else _quantity(proposition.quantity),
        "negated": proposition.negated,
        "mode": proposition.mode.value,
    }


def _thing(thing: Thing | None) -> Line | None:
    if thing is None:
        return None
    return {
        "span": None if thing.span is None else _offsets(thing.span),
        "text": thing.words,
        "noun": thing.noun,
        "belonging": thing.belonging,
    }


def _context(claim: Claim, text: str) -> Line:
    start, end = claim.content[0].start, claim.content[-1].end
    return {"before": text[max(0, start - CONTEXT) : start], "after": text[end : end + CONTEXT]}


def when_line(when: When) -> Line:
    """A date as an object, so that its basis can say why nothing is known."""
    earliest, latest = when.iso()
    return {
        "earliest": earliest,
        "latest": latest,
        "precision": when.precision.value,
        "basis": list(when.basis),
    }


def _words(span: Span | None) -> Line | None:
    return None if span is None else {"span": _offsets(span), "text": span.words}


def _number(value: float | None) -> float | int | None:
    """10000, not 10000.0: a count of soldiers has no decimals."""
    if value is None or not float(value).is_integer() or abs(value) >= EXACT:
        return value
    return int(value)
