"""Two claims judged to report one speech, or to answer one question; and not to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Story, article
from sayso import linking
from sayso.link import deciding
from sayso.model import (
    Judgement,
    Linked,
    Statement,
    Subject,
    Verdict,
    When,
    mark_of,
)

HOW_MANY = "How many Lumerian troops are in Vell?"


def told() -> Story:
    story = Story()
    for number, (who, words) in enumerate(
        [
            ("Ilda Marren", "3,000 Lumerian troops were in Vell"),
            ("Ilda Marren", "3,000 Lumerian troops were in Vell"),
            ("Orva", "5,000 Lumerian troops were in Vell"),
            ("Tamsin Orr", "40 people were killed in Ostrel"),
            ("Lumeria", "60 people were killed in Ostrel"),
            ("Pell Vask", "700 Lumerian troops were in Ostrel"),
        ]
    ):
        text = f"Report {number}. {who} said on 2 March 2031 that {words}."
        story.add(
            article(f"{number}.txt", f"Outlet {number}", f"2031-03-0{number + 2}", text),
            {"content": words, "by": who, "said": "2031-03-02"},
        )
    return story


STORY = told()
CLAIMS = STORY.claims


def pair(verdict: Verdict, left: int, right: int, about: Subject, id: str = "jdg_1") -> Judgement:
    marks = mark_of(CLAIMS[left]), mark_of(CLAIMS[right])
    return Judgement(id, *marks, verdict, "ana", "2031-04-01T06:00:00", about=about)


def linked(*made: Judgement) -> Linked:
    return linking.linked(STORY.articles, CLAIMS, made)


def together(found: Linked, left: int, right: int) -> bool:
    """In one statement."""
    return any({CLAIMS[left].id, CLAIMS[right].id} <= set(each.claims) for each in found.statements)


def one_question(found: Linked, left: int, right: int) -> bool:
    return any(
        {CLAIMS[left].id, CLAIMS[right].id} <= {c for a in each.answers for c in a.claims}
        for each in found.questions
    )


def test_reports_of_one_speech_are_parted_and_joined() -> None:
    speech = Subject.STATEMENT
    assert together(linked(), 0, 1)
    for verdict in (Verdict.NOT_SAME, Verdict.UNDECIDED):
        assert not together(linked(pair(verdict, 0, 1, speech)), 0, 1)
    assert not together(linked(), 0, 2)
    joined = linked(pair(Verdict.SAME, 0, 2, speech))
    assert together(joined, 0, 2)
    assert together(joined, 1, 2)
    assert any(why.rule == "judged" for each in joined.statements for why in each.why)


def test_keeping_apart_is_stronger_than_joining_also_by_way_of_a_third() -> None:
    speech = Subject.STATEMENT
    found = linked(
        pair(Verdict.NOT_SAME, 0, 2, speech),
        pair(Verdict.SAME, 2, 3, speech, "jdg_2"),
        pair(Verdict.SAME, 3, 0, speech, "jdg_3"),
    )
    assert together(found, 2, 3)
    assert not together(found, 0, 2)
    assert not together(found, 0, 3)


def test_answers_to_one_question_are_parted_and_joined() -> None:
    asked = Subject.QUESTION
    assert one_question(linked(), 0, 2)
    assert not one_question(linked(pair(Verdict.NOT_SAME, 0, 2, asked)), 0, 2)
    assert one_question(linked(), 3, 4)
    assert not one_question(linked(), 0, 5)
    assert one_question(linked(pair(Verdict.SAME, 0, 5, asked)), 0, 5)


def test_same_joins_one_question_and_not_every_other_that_the_two_answer() -> None:
    text = "Orva said that 12 people were killed and 40 people were hurt in Vell."
    other = "Lumeria said that 90 people were killed and 300 people were hurt in Ostrel."
    story = Story()
    words = "12 people were killed and 40 people were hurt in Vell"
    more = "90 people were killed and 300 people were hurt in Ostrel"
    story.add(article("a", "A", "2031-03-02", text), {"content": words, "by": "state: Orva"})
    story.add(article("b", "B", "2031-03-02", other), {"content": more, "by": "state: Lumeria"})
    left, right = story.claims
    judged = Judgement(
        "jdg_1", mark_of(left), mark_of(right), Verdict.SAME, "ana", "", about=Subject.QUESTION
    )
    found = linking.linked(story.articles, story.claims, [judged])
    shared = [
        each.scope.predicate
        for each in found.questions
        if {left.id, right.id} <= {c for a in each.answers for c in a.claims}
    ]
    assert len(shared) == len(set(shared)) == 1


def test_what_is_asked_the_same_already_stays_as_it_is() -> None:
    made = pair(Verdict.SAME, 0, 2, Subject.QUESTION)
    assert repr(linked(made).questions) == repr(linked().questions)


@pytest.mark.parametrize("about", [Subject.STATEMENT, Subject.QUESTION])
def test_the_order_of_the_two_does_not_matter(about: Subject) -> None:
    for verdict in (Verdict.SAME, Verdict.NOT_SAME):
        assert repr(linked(pair(verdict, 0, 2, about))) == repr(linked(pair(verdict, 2, 0, about)))


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda two: two[0] != two[1])),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda two: two[0] != two[1])),
    st.lists(st.integers(0, 2), min_size=6, max_size=6),
)
@settings(deadline=None)
def test_no_claim_is_lost_and_none_is_with_one_it_is_kept_from(same, apart, groups) -> None:
    found = [
        Statement(
            f"stm_{n}",
            "idn_x",
            tuple(c.id for c, g in zip(CLAIMS, groups, strict=True) if g == n),
            When(),
        )
        for n in sorted(set(groups))
    ]
    made = [pair(Verdict.SAME, *two, Subject.STATEMENT) for two in same]
    made += [pair(Verdict.NOT_SAME, *two, Subject.STATEMENT) for two in apart]
    after = deciding.statements(found, CLAIMS, made)
    assert sorted(c for each in after for c in each.claims) == sorted(c.id for c in CLAIMS)
    assert len({each.id for each in after}) == len(after)
    for left, right in apart:
        two = {CLAIMS[left].id, CLAIMS[right].id}
        assert not any(two <= set(each.claims) for each in after)
    walls = {frozenset(two) for two in apart}
    if not walls:
        for left, right in same:
            two = {CLAIMS[left].id, CLAIMS[right].id}
            assert any(two <= set(each.claims) for each in after)
