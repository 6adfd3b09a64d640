"""Propositions: the cases in tests/cases/propositions, and what holds for all of them."""

import tomllib
from pathlib import Path

import pytest

from builders import sentences
from sayso.extract.facets import places, quantities
from sayso.extract.propositions import propositions
from sayso.lexicon.predicates import HELPERS, predicate_classes
from sayso.model import Mode, Place, Proposition, Sentence, Span

CASES = Path(__file__).resolve().parents[2] / "cases" / "propositions"


def cases(name):
    text = (CASES / f"{name}.toml").read_text(encoding="utf-8")
    return [pytest.param(case, id=case["lines"][-1]) for case in tomllib.loads(text)["case"]]


def ostrel(sentence: Sentence) -> tuple[Place, ...]:
    """The gazetteer's places, and the invented Ostrel, of which no gazetteer knows."""
    known = tuple(place for place in places.find(sentence) if "ostrel" not in place.key)
    named = [token for token in sentence.tokens if token.text == "Ostrel"]
    found = [Place(Span(token.start, token.end, "Ostrel"), "Ostrel", "ostrel") for token in named]
    return (*known, *found)


def read(lines) -> tuple[Proposition, ...]:
    text, before, last = "\n".join(lines), (), ()
    start = 0
    for line in lines:
        content = (Span(start, start + len(line), line),)
        parsed = [s for s in sentences(text) if content[0].contains(s.span)]
        counted = [q for s in parsed for q in quantities.find(s)]
        located = [p for s in parsed for p in ostrel(s)]
        last = propositions.find(parsed, content, counted, located, before)
        for each in last:
            each.span.check(text)
        before = (*before, *last)
        start += len(line) + 1
    return last


def told(each: Proposition) -> str:
    figure = each.quantity.span.words if each.quantity else ""
    parts = [each.predicate, each.about.key if each.about else "", " ".join(each.places), figure]
    rest = ["not"] if each.negated else []
    rest += [each.mode.value] if each.mode is not Mode.ACTUAL else []
    acts = each.by is not None and each.by.span is not None
    rest += [f"by {each.by.key}"] if acts else []
    return " | ".join([*parts, *([" ".join(rest)] if rest else [])]).strip()


def squeezed(line: str) -> str:
    return " ".join(line.split())


def check(case) -> None:
    found = read(case["lines"])
    assert not {each.predicate for each in found} & set(case.get("never", ()))
    if "expect" in case:
        only = case.get("only")
        kept = [each for each in found if only is None or each.predicate in only]
        assert [squeezed(told(each)) for each in kept] == [squeezed(e) for e in case["expect"]]


@pytest.mark.parametrize("case", cases("made-up"))
def test_is_read(case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("negative"))
def test_is_not_read(case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("known-failures"))
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_is_still_read_wrongly(case) -> None:
    check(case)


@pytest.mark.parametrize("entry", predicate_classes().values(), ids=lambda entry: entry.name)
def test_every_class_finds_its_own_example(entry) -> None:
    if entry.name in HELPERS:
        assert not entry.is_it_so
        return
    assert entry.name in {each.predicate for each in read([entry.example])}


def test_only_what_lies_in_the_content_counts() -> None:
    text = "Nine people died in Ostrel, and the envoy resigned."
    content = (Span(text.index("the envoy"), len(text) - 1, "the envoy resigned"),)
    found = propositions.find(sentences(text), content, (), ())
    assert [each.predicate for each in found] == ["resignation"]
