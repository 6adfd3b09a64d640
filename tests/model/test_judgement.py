"""Which judgements stand, whatever was taken back in whichever order."""

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.model import (
    Correction,
    Decision,
    Field,
    Judgement,
    Mark,
    Span,
    Subject,
    Verdict,
    standing,
    subject,
)

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


# ---- what is decided on claims, and how reliable a voice is -----------------------------------

SPAN = Span(4, 12, "ministry")
CLAIM = Mark("art_1", "Marren", (SPAN,))
OTHER = Mark("art_2", "Marren", (SPAN,))
GIVEN = {
    Field.CONTENT: Correction(Field.CONTENT, spans=(SPAN,)),
    Field.SOURCE: Correction(Field.SOURCE, "Ilda Marren"),
    Field.ACT: Correction(Field.ACT, "deny"),
    Field.STANCE: Correction(Field.STANCE, "distancing"),
    Field.CERTAINTY: Correction(Field.CERTAINTY, "possible"),
    Field.POLARITY: Correction(Field.POLARITY, "negative"),
    Field.SAID: Correction(Field.SAID, "2031-03-02/2031-03-05"),
    Field.RELIABILITY: Correction(Field.RELIABILITY, "B"),
}
BAD = {
    Field.CONTENT: Correction(Field.CONTENT, "words without a place"),
    Field.SOURCE: Correction(Field.SOURCE, "  "),
    Field.ACT: Correction(Field.ACT, "mumble"),
    Field.STANCE: Correction(Field.STANCE, ""),
    Field.CERTAINTY: Correction(Field.CERTAINTY, "sure"),
    Field.POLARITY: Correction(Field.POLARITY, "no"),
    Field.SAID: Correction(Field.SAID, "2031-03-05/2031-03-02"),
    Field.RELIABILITY: Correction(Field.RELIABILITY, "G"),
}


def on_claim(id: str, verdict: Verdict | None, *, by: str = "ana", undoes: str | None = None):
    return Judgement(id, CLAIM, None, verdict, by, "2031-03-02T06:00:00", "", undoes, Subject.CLAIM)


@pytest.mark.parametrize("part", GIVEN.values(), ids=lambda part: part.field)
def test_every_part_can_be_given(part: Correction) -> None:
    verdict = Verdict.GRADE if part.field is Field.RELIABILITY else Verdict.CORRECT
    assert Decision(verdict, CLAIM, about=Subject.CLAIM, corrections=(part,)).corrections == (part,)


@pytest.mark.parametrize("part", BAD.values(), ids=lambda part: part.field)
def test_a_part_that_nobody_could_read_is_refused(part: Correction) -> None:
    with pytest.raises(InputError):
        Decision(Verdict.CORRECT, CLAIM, about=Subject.CLAIM, corrections=(part,))


@pytest.mark.parametrize("told", ["2 March", "2031-13-02", "2031-03-02/", "", "2031-03-02/x/y"])
def test_a_date_is_a_day_or_two_in_order(told: str) -> None:
    with pytest.raises(InputError, match="a date is written 2031-03-02"):
        Decision(Verdict.CORRECT, CLAIM, corrections=(Correction(Field.SAID, told),))


@given(st.dates(), st.dates())
def test_any_two_days_in_order_are_a_date(one: date, other: date) -> None:
    first, last = sorted((one, other))
    part = Correction(Field.SAID, f"{first.isoformat()}/{last.isoformat()}")
    assert Decision(Verdict.CORRECT, CLAIM, corrections=(part,)).corrections == (part,)


@pytest.mark.parametrize(
    ("verdict", "left", "right"),
    [
        (Verdict.SAME, CLAIM, None),
        (Verdict.SAME, CLAIM, CLAIM),
        (Verdict.ACCEPT, CLAIM, OTHER),
        (Verdict.ACCEPT, HERE, None),
        (Verdict.CORRECT, CLAIM, None),
        (Verdict.GRADE, HERE, None),
    ],
)
def test_what_decides_nothing_is_refused(verdict: Verdict, left: Mark, right: Mark | None) -> None:
    with pytest.raises(InputError):
        Decision(verdict, left, right)


def test_every_note_stands_beside_what_was_decided():
    notes = [
        on_claim("a", Verdict.NOTE),
        on_claim("b", Verdict.ACCEPT),
        on_claim("c", Verdict.NOTE),
    ]
    assert ids(*notes) == ["a", "b", "c"]


def test_a_grade_decides_nothing_on_who_is_who():
    grade = Judgement(
        "g", HERE, None, Verdict.GRADE, "ana", "", corrections=(GIVEN[Field.RELIABILITY],)
    )
    back = replace(grade, id="h", verdict=None, undoes="g")
    assert subject(grade) == subject(back) != subject(replace(grade, corrections=()))


def test_a_pair_of_claims_is_judged_once_a_subject():
    speech = Judgement("a", CLAIM, OTHER, Verdict.SAME, "ana", "", about=Subject.STATEMENT)
    asked = replace(speech, id="b", about=Subject.QUESTION)
    turned = replace(speech, id="c", left=OTHER, right=CLAIM, verdict=Verdict.NOT_SAME)
    assert ids(speech, asked, turned) == ["b", "c"]


VERDICTS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)


@given(st.lists(st.one_of(st.sampled_from(VERDICTS), st.integers(0, 30)), max_size=14))
def test_of_one_claim_the_last_decision_holds_that_nobody_took_back(steps):
    """A number takes back one made before; whoever reads the list backwards finds the same."""
    made: list[Judgement] = []
    for number, step in enumerate(steps):
        if isinstance(step, Verdict):
            made.append(on_claim(str(number), step))
        elif made:
            undoes = made[step % len(made)].id
            made.append(on_claim(str(number), None, undoes=undoes))

    def taken_back_now(id: str) -> bool:
        return any(each.undoes == id and not taken_back_now(each.id) for each in made)

    left = [e.id for e in made if e.verdict is not None and not taken_back_now(e.id)]
    assert ids(*made) == left[-1:]


def test_many_decisions_are_sorted_out_at_once():
    made = [
        replace(on_claim(str(n), Verdict.ACCEPT), left=Mark(f"art_{n}", "", (SPAN,)))
        for n in range(9000)
    ]
    started = time.perf_counter()
    assert len(standing(made)) == 9000
    assert time.perf_counter() - started < 2
