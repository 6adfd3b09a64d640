"""Which claim a denial, refusal or confirmation answers: tests/cases/replies/*.toml."""

import tomllib
from pathlib import Path

import pytest

import language
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.extract.speech.replying import RULE
from sayso.model import Act

FLOORS = Path(__file__).parents[2] / "gold" / "replies_floors.toml"
MADE_UP = language.load("replies", "made-up")
KNOWN = language.load("replies", "known-failures")
ALL = MADE_UP + KNOWN
READ = [case for case in MADE_UP if not case.get("held_out")]


def right(case: language.Case, got: str | None) -> bool:
    wanted = case["answers"]
    return bool(got) and wanted in got if wanted else not got


@pytest.mark.parametrize("case", READ, ids=language.label)
def test_a_reply_is_tied_to_what_it_answers(case: language.Case, parser: Parser):
    got = language.replied(case, parser)
    assert got is not None or not case["answers"], "no claim has this cue"
    assert right(case, got), got


@pytest.mark.parametrize("case", KNOWN, ids=language.label)
def test_a_known_failure_still_fails(case: language.Case, parser: Parser):
    assert case["why"]
    assert not right(case, language.replied(case, parser)), "it passes now: move it to made-up"


def test_there_are_enough_cases_and_a_third_is_held_out():
    assert len(ALL) >= 40
    assert 3 * sum(case.get("held_out", False) for case in ALL) >= len(ALL)
    assert sum(not case["answers"] for case in ALL) >= 12


def test_precision_and_recall_over_the_held_out_cases_stay_above_their_floors(parser: Parser):
    held = [case for case in ALL if case.get("held_out")]
    got = [(case["answers"], language.replied(case, parser) or "") for case in held]
    hits = sum(bool(wanted) and wanted in found for wanted, found in got)
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["held"]
    assert 100 * hits / sum(bool(found) for _, found in got) >= floors["precision"]
    assert 100 * hits / sum(bool(wanted) for wanted, _ in got) >= floors["recall"]


def test_a_reply_says_why_and_its_claim_is_of_the_same_article(parser: Parser):
    text = "The union said the crane was cracked. The firm denied that the crane was cracked."
    article = language.article(text, outlet="The Observer", basis=(("outlet", "given"),))
    claims = reading.read(article, parser, fast=True).claims
    reply = next(claim for claim in claims if claim.replies_to)
    answered = next(claim for claim in claims if claim.id == reply.replies_to)
    assert answered.voice.name != reply.voice.name
    why = next(why for why in reply.why if why.rule == RULE)
    assert why.span == reply.cue
    assert "crack" in why.detail
    assert all(claim.replies_to is None for claim in claims if claim is not reply)


LEAD = "Swimmers said guards had thrown stones at the boats. "


@pytest.mark.parametrize(
    ("reply", "act"),
    [
        ("“No stones were thrown at the boats,” captain Ilda Marren said.", Act.DENY),
        ("“No bread was sold in Vell,” captain Ilda Marren said.", Act.ASSERT),
        ("“Stones were thrown at the boats,” captain Ilda Marren said.", Act.ASSERT),
    ],
)
def test_negating_what_another_said_is_a_denial(reply: str, act: Act, parser: Parser):
    claims = reading.read(language.article(LEAD + reply), parser, fast=True).claims
    assert [claim.act for claim in claims if claim.voice.name == "Ilda Marren"] == [act]
