"""Lines become sentences in plain values whose offsets point into the article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import language
from sayso.extract.parser import Parser
from sayso.model import Span

ODD = st.lists(
    st.sampled_from(["The dam held.", "“", "”", "’s", " ", "\n", "🌊🚢", "\u00a0", "\u200b", "Mr."])
    | st.text(max_size=5),
    max_size=12,
).map(" ".join)


def test_offsets_point_into_the_article_not_into_the_line(parser: Parser):
    text = "Flood in Vell\n\nThe dam held. Nobody was hurt."
    sentences = parser.parse(text, language.lines(text))
    assert [s.span.words for s in sentences] == [
        "Flood in Vell",
        "The dam held.",
        "Nobody was hurt.",
    ]
    assert [s.line for s in sentences] == [0, 1, 1]


def test_a_sentence_never_crosses_a_line_break(parser: Parser):
    text = "The mayor said the dam\nwould hold until spring."
    assert [s.line for s in parser.parse(text, language.lines(text))] == [0, 1]


@pytest.mark.parametrize("marks", ["“”", "«»", '""', "„“"])
def test_every_kind_of_quotation_mark_parses_like_the_straight_one(parser: Parser, marks: str):
    def shape(opening: str, closing: str) -> list[tuple[str, str, int]]:
        text = f"{opening}The dam is sound,{closing} the engineer said."
        (sentence,) = parser.parse(text, language.lines(text))
        return [(token.pos, token.dep, token.head) for token in sentence.tokens]

    assert shape(*marks) == shape('"', '"')


def test_the_words_keep_their_own_marks(parser: Parser):
    text = "“We’re ready,” she said."
    (sentence,) = parser.parse(text, language.lines(text))
    assert sentence.span.words == text
    assert all(text[t.start : t.end] for t in sentence.tokens)


def test_heads_and_children_agree(parser: Parser):
    text = "The mayor of Vell said that two barges sank. She left."
    for sentence in parser.parse(text, language.lines(text)):
        assert [t.i for t in sentence.tokens] == list(range(len(sentence.tokens)))
        for token in sentence.tokens:
            assert token.head == token.i or token.i in sentence.children[token.head]
        assert sentence.subtree(sentence.root) == list(sentence.tokens)


def test_no_lines_give_no_sentences(parser: Parser):
    assert parser.parse("The dam held.", []) == ()


@settings(max_examples=60, deadline=None)
@given(text=ODD)
def test_whatever_the_text_all_offsets_hold(text: str):
    lines = language.lines(text)
    for sentence in Parser().parse(text, lines):
        sentence.span.check(text)
        assert lines[sentence.line].contains(sentence.span)
        for token in sentence.tokens:
            assert Span.of(text, token.start, token.end)
            assert sentence.span.contains(Span.of(text, token.start, token.end))
        assert [t for t in sentence.tokens if t.head == t.i]
