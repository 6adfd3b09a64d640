"""Who speaks, what belongs to the verb, and how token sets become spans."""

import pytest

import language
from sayso.extract.parser import Parser
from sayso.extract.speech import syntax
from sayso.model import Sentence, Token


def parsed(parser: Parser, text: str) -> Sentence:
    return parser.parse(text, language.lines(text))[0]


def word(sentence: Sentence, text: str) -> Token:
    return next(token for token in sentence.tokens if token.text == text)


def words(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("The mayor said the dam held.", "said", "mayor"),
        ("The raid was confirmed by the colonel.", "confirmed", "colonel"),
        ("The raid was confirmed on Monday.", "confirmed", None),
        ("The baker, who said the flour was old, left.", "said", "baker"),
        ("The envoy said the talks had failed, adding that he was tired.", "adding", "envoy"),
        ("The guard wants to say that he slept.", "say", "guard"),
        ("A letter saying the bridge was mined arrived.", "saying", "letter"),
    ],
)
def test_the_speaker_of_a_verb(parser: Parser, text: str, verb: str, who: str | None):
    sentence = parsed(parser, text)
    found = syntax.speaker(sentence, word(sentence, verb))
    assert (found.text if found else None) == who


@pytest.mark.parametrize(
    ("text", "verb", "group"),
    [
        ("The army could not confirm the loss.", "confirm", "could not confirm"),
        ("The army has been told.", "told", "has been told"),
        ("The army said so.", "said", "said"),
        ("He did not immediately respond.", "respond", "did not immediately respond"),
    ],
)
def test_a_verb_group_is_contiguous(parser: Parser, text: str, verb: str, group: str):
    sentence = parsed(parser, text)
    assert syntax.span(text, syntax.verb_group(sentence, word(sentence, verb))).words == group


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("He did not confirm it.", "confirm", True),
        ("He never said it.", "said", True),
        ("He said it was not so.", "said", False),
        ("He neither confirmed nor denied it.", "denied", True),
        ("He neither confirmed nor denied it.", "confirmed", True),
    ],
)
def test_negation_belongs_to_its_own_verb(parser: Parser, text: str, verb: str, negated: bool):
    sentence = parsed(parser, text)
    assert syntax.negated(sentence, word(sentence, verb)) is negated


def test_the_modal_of_a_verb_group(parser: Parser):
    sentence = parsed(parser, "The army could not confirm the loss.")
    assert syntax.modal(sentence, word(sentence, "confirm")) == "could"
    assert syntax.modal(sentence, word(sentence, "loss")) == ""


def test_a_noun_phrase_leaves_out_clauses_and_conjuncts_unless_asked(parser: Parser):
    sentence = parsed(parser, "The old baker of Vell who sold flour met the miller and the priest.")
    baker = word(sentence, "baker")
    assert words(syntax.noun_phrase(sentence, baker)) == "The old baker of Vell"
    assert "flour" in words(syntax.noun_phrase(sentence, baker, clauses=True))
    miller = word(sentence, "miller")
    assert words(syntax.noun_phrase(sentence, miller)) == "the miller"
    assert [noun.text for noun in syntax.conjuncts(sentence, miller)] == ["miller", "priest"]


def test_spans_are_runs_without_marks_at_the_ends(parser: Parser):
    text = "The dam, he said, is sound."
    sentence = parsed(parser, text)
    kept = [t for t in sentence.tokens if t.text not in ("he", "said")]
    assert [span.words for span in syntax.spans(text, kept)] == ["The dam", "is sound"]
    assert syntax.spans(text, [t for t in sentence.tokens if t.pos == "PUNCT"]) == ()
