"""What was done by speaking, how sure, and the reporter's own stance: tests/cases/acts/*.toml.

Of the held-out cases only totals are looked at. Raise the floors with
``python tests/extract/speech/test_acts.py``.
"""

import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from statistics import mean

import pytest

import language
from sayso.extract.parser import Parser
from sayso.model import Act, Certainty, Claim, Polarity, Stance

FLOORS = Path(__file__).parents[2] / "gold" / "acts_floors.toml"
VALUES = {"act": Act, "stance": Stance, "certainty": Certainty, "polarity": Polarity}
ALL = [
    case
    for name in ("made-up", "desks", "negative", "known-failures")
    for case in language.load("acts", name)
]
KNOWN = language.load("acts", "known-failures")
READ = [case for case in ALL if case not in KNOWN and not case.get("held_out")]
ENOUGH = 420
LEAST_OF_AN_ACT = 14
LEAST_OF_A_VALUE = 10
Pairs = list[tuple[str, str]]


@pytest.mark.parametrize("case", READ, ids=language.label)
def test_the_facets_of_a_claim_are_those_of_its_case(case: language.Case, parser: Parser):
    claim = language.judged(case, parser)
    assert claim is not None, "no claim has this cue"
    got = language.facets(case, claim)
    assert got == {name: case[name] for name in got}


@pytest.mark.parametrize("case", KNOWN, ids=language.label)
def test_a_known_failure_still_fails(case: language.Case, parser: Parser):
    got = language.facets(case, language.judged(case, parser))
    assert case["why"]
    assert not case.get("held_out"), "held-out cases are counted and never looked at"
    assert got != {name: case[name] for name in got}, "it passes now: move it to made-up"


def test_there_are_enough_cases_of_every_value_and_a_third_is_held_out():
    assert len(ALL) >= ENOUGH
    assert 3 * sum(case.get("held_out", False) for case in ALL) >= len(ALL)
    for facet, values in VALUES.items():
        met = Counter(case.get(facet) for case in ALL)
        least = LEAST_OF_AN_ACT if facet == "act" else LEAST_OF_A_VALUE
        assert [value for value in values if met[value] < least] == []


def test_no_sentence_stands_twice():
    met = Counter((case["text"], case["cue"]) for case in ALL)
    assert [text for text, times in met.items() if times > 1] == []


def measured(parser: Parser) -> dict[str, dict[str, float]]:
    """Part -> facet -> macro-F1 in per cent."""
    pairs: dict[str, dict[str, Pairs]] = {"tuned": defaultdict(list), "held": defaultdict(list)}
    for case in ALL:
        part = pairs["held" if case.get("held_out") else "tuned"]
        for facet, value in language.facets(case, language.judged(case, parser)).items():
            part[facet].append((case[facet], value))
    return {
        part: {
            facet: round(100 * mean(_f1(found[facet], value) for value in values), 1)
            for facet, values in VALUES.items()
        }
        for part, found in pairs.items()
    }


def _f1(pairs: Pairs, value: str) -> float:
    right = sum(gold == got == value for gold, got in pairs)
    return 2 * right / max(1, sum((gold == value) + (got == value) for gold, got in pairs))


def test_macro_f1_stays_above_its_floors(parser: Parser):
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    assert floors["held"]["act"] >= 90
    got = measured(parser)
    fallen = {
        (part, facet): got[part][facet]
        for part in ("tuned", "held")
        for facet in VALUES
        if got[part][facet] < floors[part][facet]
    }
    assert fallen == {}


def one(text: str, cue: str, parser: Parser) -> Claim:
    """The claim with this cue."""
    claim = language.judged({"text": text, "cue": cue}, parser)
    assert claim is not None
    return claim


@pytest.mark.parametrize(
    ("text", "cue", "rule"),
    [
        ("The ministry could not confirm the loss of the ship.", "confirm", "negated confirmation"),
        ("The court denied him bail.", "denied", "not granted"),
        ("The guard admitted leaving the gate open.", "admitted", "own deed"),
        ('The envoy said the "saviours" had fled.', "said", "scare quotes"),
        ("The envoy said the ship had purportedly sunk.", "said", "hedge of the reporting voice"),
        ('"Please stay indoors," the fire chief said.', "said", "command"),
    ],
)
def test_every_reading_carries_its_reason(text: str, cue: str, rule: str, parser: Parser):
    claim = one(text, cue, parser)
    assert rule in {why.rule for why in claim.why}


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The mayor said the so-called bridge had fallen.", "said", Stance.DISTANCING),
        ("“The so-called bridge has fallen,” the mayor said.", "said", Stance.NEUTRAL),
        ('The mayor said the talks were "useful".', "said", Stance.NEUTRAL),
        ('The mayor said the "Golden Heron" had sunk.', "said", Stance.NEUTRAL),
    ],
)
def test_what_stands_between_marks_is_the_speakers_own(
    text: str, cue: str, stance: Stance, parser: Parser
):
    assert one(text, cue, parser).stance is stance


if __name__ == "__main__":
    found = measured(Parser())
    old = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    lines = [
        "# Macro-F1 over tests/cases/acts in per cent; a floor may rise and never fall.",
        "# held: every third as written, never looked at, only its totals. At first sight,",
        "# before the rules were changed: held act 89.1, stance 80.8, certainty 73.3,",
        "# polarity 77.7; tuned act 88.9, stance 82.0, certainty 72.0, polarity 78.9.",
        "# Whoever wrote the sentences wrote the rules too: strangers' sentences are harder.",
    ]
    for part, facets in found.items():
        lines += ["", f"[{part}]"]
        lines += [f"{k} = {max(v, old.get(part, {}).get(k, 0.0))}" for k, v in facets.items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{found}\n")
