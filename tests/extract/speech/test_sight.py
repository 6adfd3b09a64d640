"""One sentence with the quotations that touch it, and which verbs in it report."""

import pytest

import language
from sayso.extract.parser import Parser
from sayso.extract.speech.sight import Sight, reporting


def sight(parser: Parser, text: str) -> Sight:
    return language.page({"text": text}, parser).sight(0)


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("The union pointed out that the valve was old.", "pointed", "point out"),
        ("The rector called on the students to go.", "called", "call on"),
        ("The mayor said so.", "said", "say"),
        ("The alleged thief left.", "alleged", None),
        ("The boat sank.", "sank", None),
        ("The fleet is back, the agency reports.", "reports", "report"),
        ("The reports were late.", "reports", None),
    ],
)
def test_which_entry_a_verb_has(parser: Parser, text: str, verb: str, lemma: str | None):
    sentence = sight(parser, text).sentence
    token = next(token for token in sentence.tokens if token.text == verb)
    entry = reporting(sentence, token)
    assert (entry.word if entry else None) == lemma


def test_a_token_in_a_quotation_knows_it_unless_it_is_a_mere_term(parser: Parser):
    seen = sight(parser, 'The "reform" failed, "the ovens were cold by noon," he said.')
    inside = {t.text for t in seen.sentence.tokens if seen.quotation_around(t) is not None}
    assert {"ovens", "cold"} <= inside
    assert not {"reform", "failed", "said"} & inside


def test_spans_are_clipped_to_a_quotation(parser: Parser):
    seen = sight(parser, 'He said "the ovens were cold by noon" and left.')
    (quotation,) = seen.quotations
    clipped = seen.clip((seen.sentence.span,), quotation)
    assert [span.words for span in clipped] == ["the ovens were cold by noon"]
