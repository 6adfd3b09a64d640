"""Statement, belief, plan, evaluation or finding, for any cue: tests/cases/kinds/*.toml."""

from dataclasses import replace

import pytest

import language
from sayso.extract.parser import Parser
from sayso.extract.speech import kinds
from sayso.extract.speech.kinds import Typed
from sayso.lexicon.cues import cue_nouns, reporting_verbs
from sayso.model import Act, Attribution, AttributionKind, Span

MADE_UP = language.load("kinds", "made-up")
LEAST_OF_A_KIND = 8


def typed(case: language.Case, parser: Parser) -> Typed:
    text, cue = case["text"], case["cue"]
    start = text.index(cue)
    (sentence,) = (
        s for s in parser.parse(text, language.lines(text)) if s.span.start <= start < s.span.end
    )
    return kinds.find(sentence.between(start, start + len(cue)), sentence)


def facets(case: language.Case, found: Typed) -> dict[str, str]:
    got = {"kind": found.kind.value, "act": found.act.value, "rule": found.why.rule}
    return {name: value for name, value in got.items() if name in case}


@pytest.mark.parametrize("case", MADE_UP + language.load("kinds", "negative"), ids=language.label)
def test_a_cue_gets_its_kind_and_act_with_a_reason(case: language.Case, parser: Parser):
    found = typed(case, parser)
    got = facets(case, found)
    assert got == {name: case[name] for name in got}
    assert found.why.span is not None
    found.why.span.check(case["text"])
    assert found.why.detail


@pytest.mark.parametrize("case", language.load("kinds", "known-failures"), ids=language.label)
def test_a_known_failure_still_fails(case: language.Case, parser: Parser):
    got = facets(case, typed(case, parser))
    assert case["why"]
    assert got != {name: case[name] for name in got}, "it passes now: move it to made-up"


def test_every_kind_has_enough_cases():
    for kind in AttributionKind:
        assert sum(case["kind"] == kind for case in MADE_UP) >= LEAST_OF_A_KIND, kind


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("say", "statement"),
        ("point out", "statement"),
        ("according to", "statement"),
        ("express", "statement"),
        ("", "statement"),
        ("hope", "belief"),
        ("praise", "evaluation"),
        ("find", "finding"),
        ("decide", "plan"),
    ],
)
def test_the_key_of_a_rule_has_a_kind(lemma: str, kind: str):
    assert kinds.of(lemma) == kind


def test_words_the_rules_know_keep_their_act(parser: Parser):
    for word, act in (("deny", Act.DENY), ("demand", Act.DEMAND), ("expect", Act.PREDICT)):
        case = {"text": f"The clerks {word} it.", "cue": word}
        assert typed(case, parser).act is act is Act(reporting_verbs()[word].act)
    assert all(kinds.of(noun) in AttributionKind for noun in cue_nouns())


def test_claims_carry_the_kind_of_their_cue(parser: Parser):
    texts = {
        "The reeve said that the dam leaks.": "statement",
        "The reeve believes that the dam leaks.": "belief",
        "The reeve praised the keeper for her calm.": "evaluation",
        "The survey found that the dam leaks.": "finding",
    }
    for text, kind in texts.items():
        assert [claim.kind for claim in language.claimed({"text": text}, parser)] == [kind], text


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "typed"),
    [
        ("The critic blasted the choir.", "blasted", "", ("evaluation", "evaluate")),
        ("The crew is worried about ice.", "is worried about", "", ("belief", "assert")),
        ("The reeve called on them to go.", "called", "call on", ("statement", "assert")),
        ("The board zonked the plan.", "zonked", "", ("statement", "assert")),
    ],
)
def test_an_attribution_no_rule_made_is_typed_by_its_cue(
    text: str, cue: str, lemma: str, typed: tuple[str, str], parser: Parser
):
    (sentence,) = parser.parse(text, language.lines(text))
    start = text.index(cue)
    span = Span.of(text, start, start + len(cue))
    one = Attribution(content=(sentence.tokens[-2].span,), frame="tagger", sentence=0, lemma=lemma)
    found = kinds.judge(replace(one, cue=span), sentence)
    assert (found.kind.value, found.act.value) == typed
    assert kinds.judge(one, sentence).kind == kinds.of(lemma)


def test_what_was_not_said_says_by_which_word(parser: Parser):
    (claim,) = language.claimed({"text": "The reeve believes that the dam holds."}, parser)
    assert any(why.rule == "kind by cue" and "belief" in why.detail for why in claim.why)
