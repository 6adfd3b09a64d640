"""Who is credited with which words by which cue: tests/cases/attribution/*.toml."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import language
from sayso.extract.parser import Parser
from sayso.extract.speech import attribution
from sayso.model import Attribution

KNOWN = language.load("attribution", "known-failures")
# Words that make the rules work, shuffled with whatever a web page may hold.
PIECES = st.sampled_from(
    [
        *(
            "The mayor",
            "She",
            "Ilda Marren",
            "the Harbour Post",
            "said",
            "said that",
            "told",
            "denied",
        ),
        *("according to", "citing", "was announced by", "This", "the dam held", "urged", "reports"),
        *(
            '"',
            "“",
            "”",
            "«",
            "»",
            "'",
            "’",
            "‘",
            ",",
            ".",
            ":",
            "?",
            "…",
            "—",
            "\n",
            "\r\n",
            "🌊",
            "\u200b",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=24).map(" ".join)


@pytest.mark.parametrize("case", language.load("attribution", "made-up"), ids=language.label)
def test_every_attribution_of_a_text_is_found_and_no_other(case: language.Case, parser: Parser):
    found = attribution.find(language.page(case, parser))
    assert language.flat(found) == language.expected(case)


@pytest.mark.parametrize("case", language.load("attribution", "negative"), ids=language.label)
def test_what_only_looks_like_reporting_is_left_alone(case: language.Case, parser: Parser):
    assert language.flat(attribution.find(language.page(case, parser))) == []


@pytest.mark.parametrize("case", KNOWN, ids=language.label)
def test_a_known_failure_still_fails(case: language.Case, parser: Parser):
    assert case["why"]
    assert not language.agrees(case, parser), "it passes now: move it to made-up or negative"


def _spans(one: Attribution):
    relays = (span for relay in one.relays for span in (relay.source, relay.cue))
    return [span for span in (*one.content, one.cue, one.source, *relays) if span is not None]


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_spans_tell_the_truth_and_no_content_holds_its_own_cue(text: str):
    page = language.page({"text": text}, _parser())
    for one in attribution.find(page):
        for span in _spans(one):
            span.check(text)
        assert one.content
        assert 0 <= one.sentence < len(page.sentences)
        assert one.cue is None or not any(piece.overlaps(one.cue) for piece in one.content)
        assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))


def _parser() -> Parser:
    """Hypothesis and fixtures do not mix; the model itself is loaded only once."""
    return Parser()


def test_a_text_without_words_has_no_attributions(parser: Parser):
    assert attribution.find(language.page({"text": "…\n\n—"}, parser)) == ()
