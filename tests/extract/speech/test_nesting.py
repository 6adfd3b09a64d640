"""Which attribution stands inside which."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import language
from sayso.extract.parser import Parser
from sayso.extract.speech import attribution, nesting
from sayso.model import Attribution, Span

TEXT = "Sulk said police confirmed that the widow denied the theft. The trial is in June."


def made(cue: str, content: str) -> Attribution:
    def cut(words: str) -> Span:
        start = TEXT.index(words)
        return Span.of(TEXT, start, start + len(words))

    return Attribution((cut(content),), "clause/that", 0, cue=cut(cue))


SAID = made("said", "police confirmed that the widow denied the theft")
CONFIRMED = made("confirmed", "the widow denied the theft")
DENIED = made("denied", "the theft")
APART = made("is", "The trial")


def test_three_voices_stand_inside_one_another_parents_first():
    found = nesting.find([DENIED, APART, SAID, CONFIRMED])
    assert [(one.attribution.cue.words, one.parent) for one in found if one.attribution.cue] == [
        ("is", None),
        ("said", None),
        ("confirmed", 1),
        ("denied", 2),
    ]


def test_the_smallest_content_around_a_cue_is_its_parent():
    (_, inner) = nesting.find([SAID, DENIED])
    assert inner.parent == 0


def test_two_attributions_around_each_other_are_not_parents_of_each_other():
    one = made("said", "confirmed that the widow")
    other = made("confirmed", "Sulk said")
    assert [each.parent for each in nesting.find([one, other])] == [None, None]


def test_an_inner_report_that_is_nearly_all_of_the_outer_is_told_apart_from_a_part():
    outer = made("said", "police confirmed that the widow denied the theft")
    start = TEXT.index("police")
    inner = replace(CONFIRMED, source=Span.of(TEXT, start, start + len("police")))
    assert nesting.nearly_whole(inner, outer)
    assert not nesting.nearly_whole(made("denied", "the theft"), outer)


def test_holes_are_cut_out_of_a_content():
    (content,) = SAID.content
    hole = CONFIRMED.content[0]
    assert [span.words for span in nesting.without(TEXT, [content], [hole])] == [
        "police confirmed that "
    ]
    assert nesting.without(TEXT, [content], [content]) == ()
    assert nesting.without(TEXT, [content], []) == (content,)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4),
)
def test_what_is_left_never_touches_a_hole_and_tells_the_truth(pieces, cuts):
    content = [Span.of(TEXT, start, start + length) for start, length in pieces]
    holes = [Span.of(TEXT, start, start + length) for start, length in cuts]
    for span in nesting.without(TEXT, content, holes):
        span.check(TEXT)
        assert not any(span.overlaps(hole) for hole in holes)
        assert any(piece.contains(span) for piece in content)


def test_a_parsed_sentence_nests_as_its_prose_does(parser: Parser):
    text = "Lawyer Ilda Marren said that police had confirmed that the widow denied the theft."
    found = nesting.find(attribution.find(language.page({"text": text}, parser)))
    assert [one.attribution.lemma for one in found] == ["say", "confirm", "deny"]
    assert [one.parent for one in found] == [None, 0, 1]


def test_two_that_hold_each_other_are_both_kept() -> None:
    one = Attribution((Span.of(TEXT, 0, 20),), "credit", 0)
    other = replace(one, frame="quotation")
    assert len(nesting.find([one, other])) == 2
