"""Whole articles: chains of say-so (tests/cases/chains), own voice, and what is set aside."""

import pytest

import language
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.model import PassageKind

ARTICLE = """Flood reaches the lower town of Vell

The water reached the town hall before dawn on Monday. "We had no boats," mayor Ilda Marren said.

She added that nobody was hurt. Is the dam safe?

Subscribe to our newsletter
"""


def right(case: language.Case, parser: Parser) -> bool:
    found = language.chains(case, parser)
    return all(found.get(claim["content"]) == claim["chain"] for claim in case["claims"])


@pytest.mark.parametrize("case", language.load("chains", "made-up"), ids=language.label)
def test_every_chain_runs_from_the_outlet_to_the_original_voice(
    case: language.Case, parser: Parser
):
    found = language.chains(case, parser)
    for claim in case["claims"]:
        assert found.get(claim["content"]) == claim["chain"], found


@pytest.mark.parametrize("case", language.load("chains", "known-failures"), ids=language.label)
def test_a_known_failure_still_fails(case: language.Case, parser: Parser):
    assert case["why"]
    assert not right(case, parser), "it passes now: move it to made-up"


@pytest.fixture(scope="module")
def read(parser: Parser) -> reading.Reading:
    given = language.article(ARTICLE, outlet="Harbour Post", basis=(("outlet", "given"),))
    return reading.read(given, parser)


def test_no_span_no_claim(read: reading.Reading):
    assert read.claims
    for claim in read.claims:
        hops = [span for hop in claim.chain for span in (hop.span, hop.cue)]
        facets = [
            *(q.span for q in claim.quantities),
            *(p.span for p in claim.places),
            *(p.span for p in claim.propositions),
            *(why.span for why in claim.why),
        ]
        for span in (*claim.content, claim.cue, *hops, *facets):
            if span is not None:
                span.check(read.article.text, read.article.id)
        assert claim.why
        assert claim.chain[0].name == "Harbour Post"


def test_the_outlets_own_voice_is_a_claim_with_a_chain_of_one(read: reading.Reading):
    own = [claim.words for claim in read.claims if claim.own_voice]
    assert "The water reached the town hall before dawn on Monday" in own


def test_a_pronoun_and_the_name_it_stands_for_are_one_voice(read: reading.Reading):
    voices = {claim.words: claim.voice.name for claim in read.claims if not claim.own_voice}
    assert voices["nobody was hurt"] == voices["We had no boats"] == "Ilda Marren"


def test_nothing_disappears(read: reading.Reading):
    """Every passage is claimed, set aside with a reason, or lies around what is."""
    asides = [one.span for one in read.set_aside if one.span]
    assert all(one.reason and one.stage for one in read.set_aside)
    said = [span for claim in read.claims for span in (*claim.content, claim.cue) if span]
    for passage in read.passages:
        assert any(passage.span.overlaps(span) for span in (*asides, *said)), passage.span.words


def test_a_question_of_the_outlet_states_nothing(read: reading.Reading):
    aside = {one.span.words: one.reason for one in read.set_aside if one.span}
    assert aside["Is the dam safe?"] == "no statement"


def test_furniture_is_never_claimed(read: reading.Reading):
    furniture = [p.span for p in read.passages if p.kind is PassageKind.FURNITURE]
    assert [span.words for span in furniture] == ["Subscribe to our newsletter"]
    for claim in read.claims:
        assert not any(span.overlaps(part) for span in claim.content for part in furniture)


def test_reading_twice_gives_the_same(read: reading.Reading, parser: Parser):
    given = language.article(ARTICLE, outlet="Harbour Post", basis=(("outlet", "given"),))
    assert reading.read(given, parser) == read


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Vell", "…", "🌊", "“", "Said: “"])
def test_hardly_any_text_is_no_error(text: str, parser: Parser):
    found = reading.read(language.article(text), parser)
    for claim in found.claims:
        for span in claim.content:
            span.check(text)
