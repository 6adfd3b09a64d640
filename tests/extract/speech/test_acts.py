"""What was done by speaking, how sure, and the reporter's own stance: tests/cases/acts/*.toml."""

from statistics import mean

import pytest

import language
from sayso.extract.parser import Parser
from sayso.model import Act

MADE_UP = language.load("acts", "made-up")
KNOWN = language.load("acts", "known-failures")
LEAST_OF_AN_ACT = 8
HELD_OUT_SHARE = 1 / 3
FLOOR = (
    0.00  # macro-F1 over the held-out cases; raise it when the reading gets better, never lower it
)


@pytest.mark.parametrize("case", MADE_UP + language.load("acts", "negative"), ids=language.label)
def test_the_facets_of_a_claim_are_those_of_its_case(case: language.Case, parser: Parser):
    claim = language.judged(case, parser)
    assert claim is not None, "no claim has this cue"
    got = language.facets(case, claim)
    assert got == {name: case[name] for name in got}


@pytest.mark.parametrize("case", KNOWN, ids=language.label)
def test_a_known_failure_still_fails(case: language.Case, parser: Parser):
    got = language.facets(case, language.judged(case, parser))
    assert case["why"]
    assert got != {name: case[name] for name in got}, "it passes now: move it to made-up"


def test_every_act_has_enough_cases_and_a_third_is_held_out():
    cases = MADE_UP + KNOWN
    for act in Act:
        assert sum(case["act"] == act for case in cases) >= LEAST_OF_AN_ACT, act
    assert sum(case.get("held_out", False) for case in cases) >= HELD_OUT_SHARE * len(cases)


def test_macro_f1_over_the_held_out_cases_stays_above_its_floor(parser: Parser):
    held = [case for case in MADE_UP + KNOWN if case.get("held_out")]
    pairs = [
        (case["act"], language.facets(case, language.judged(case, parser))["act"]) for case in held
    ]
    assert mean(_f1(pairs, act) for act in Act) >= FLOOR


def _f1(pairs: list[tuple[str, str]], act: str) -> float:
    right = sum(gold == got == act for gold, got in pairs)
    return 2 * right / max(1, sum((gold == act) + (got == act) for gold, got in pairs))


def test_every_act_carries_its_reason(parser: Parser):
    case = {"text": "The ministry could not confirm the loss of the ship.", "cue": "confirm"}
    claim = language.judged(case, parser)
    assert claim is not None
    assert any(why.rule == "negated confirmation" and why.span == claim.cue for why in claim.why)
