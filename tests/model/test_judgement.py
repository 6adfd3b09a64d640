"""Which judgements stand, whatever was taken back in whichever order."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Judgement, Mark, Verdict, standing

HERE, THERE = Mark("art_1", "Marren"), Mark("art_2", "Ilda Marren")


def judged(id: str, verdict: Verdict | None = Verdict.SAME, undoes: str | None = None) -> Judgement:
    return Judgement(id, HERE, THERE, verdict, "ana", "2031-03-02T06:00:00", undoes=undoes)


def taken_back(id: str, undoes: str) -> Judgement:
    return judged(id, None, undoes)


def ids(*judgements: Judgement) -> list[str]:
    return [each.id for each in standing(judgements)]


def test_one_that_nobody_took_back_stands():
    assert ids(judged("a")) == ["a"]


def test_one_that_was_taken_back_does_not_stand_nor_does_what_took_it_back():
    assert ids(judged("a"), taken_back("b", "a")) == []


def test_taking_back_the_taking_back_restores_the_first():
    assert ids(judged("a"), taken_back("b", "a"), taken_back("c", "b")) == ["a"]


def test_of_two_decisions_about_one_pair_the_later_holds_whichever_side_is_named_first():
    turned = Judgement("b", THERE, HERE, Verdict.NOT_SAME, "bo", "2031-03-03T06:00:00")
    assert ids(judged("a"), turned) == ["b"]


def test_taking_the_later_back_leaves_the_earlier_in_force():
    assert ids(judged("a"), judged("b", Verdict.NOT_SAME), taken_back("c", "b")) == ["a"]


@given(st.integers(0, 8))
def test_every_further_taking_back_turns_the_first_off_or_on(times: int):
    made = [judged("0")]
    made += [taken_back(str(number), str(number - 1)) for number in range(1, times + 1)]
    assert ids(*made) == (["0"] if times % 2 == 0 else [])
