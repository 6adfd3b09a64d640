"""Tolls that reports of one occurrence give otherwise: each pair is shown to the reader."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from builders import article, parser
from sayso import pipeline
from sayso.extract import reading
from sayso.model import Linked, Question

CASES = Path(__file__).resolve().parents[1] / "cases" / "tolls"


def cases() -> Iterator[Any]:
    for file, marks in (("made-up", ()), ("known-failures", (pytest.mark.xfail(strict=True),))):
        for case in tomllib.loads((CASES / f"{file}.toml").read_text("utf-8")).get("case", ()):
            yield pytest.param(case, id=case["name"], marks=marks)


@cache
def read(number: int, out: str, text: str) -> Any:
    return reading.read(article(f"{number}.txt", f"Post {number}", out, text), parser())


def shown(case: dict[str, Any]) -> set[str]:
    """All that is said of the two figures: links, comparisons, and relations that give both."""
    told = [read(number, **each) for number, each in enumerate(case["reports"], 1)]
    claims = [claim for each in told for claim in each.claims]
    found = pipeline.linked([each.article for each in told], claims)
    claims_of = {each.article.id: {claim.id for claim in each.claims} for each in told}
    sides = [
        under(found, case["of"], figure, claims_of[told[n - 1].article.id])
        for n, figure in (case["left"], case["right"])
    ]
    assert all(sides), "a figure stands in no question"
    return set(said(found, sides[0], sides[1], (case["left"][1], case["right"][1])))


def under(found: Linked, of: str, figure: int, claims: set[str]) -> dict[str, set[str]]:
    """The claims of a report that give the figure, by question."""
    places = {
        question.id: {
            claim
            for answer in question.answers
            if figure in (answer.low, answer.high)
            for claim in answer.claims
            if claim in claims
        }
        for question in found.questions
        if question.kind.value == "how-many" and question.scope.predicate == of
    }
    return {key: each for key, each in places.items() if each}


def said(
    found: Linked, left: dict[str, set[str]], right: dict[str, set[str]], figures: tuple[int, int]
) -> Iterator[str]:
    for question in found.questions:
        if question.id in left and question.id in right:
            two = left[question.id], right[question.id]
            yield from of_claims(question, *two)
        for one, other in ((left, right), (right, left)):
            for tie in question.related if question.id in one else ():
                if tie.question in other and all(str(each) in tie.why.detail for each in figures):
                    yield tie.relation.value


def of_claims(question: Question, left: set[str], right: set[str]) -> Iterator[str]:
    def joins(one: str, other: str) -> bool:
        return (one in left and other in right) or (one in right and other in left)

    yield from (link.relation.value for link in question.links if joins(link.left, link.right))
    pairs = (each for each in question.compared if joins(each.left, each.right))
    yield from (each.outcome.value for each in pairs)


@pytest.mark.parametrize("case", cases())
def test_tolls_that_differ_are_shown_as_they_stand(case: dict[str, Any]) -> None:
    assert shown(case) == set(case["shown"])
