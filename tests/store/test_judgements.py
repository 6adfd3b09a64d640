"""Judgements are added, never changed, and a changed one is found."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import Conflict, InputError, NotFound, SpanError
from sayso.model import (
    Correction,
    Decision,
    Field,
    Mark,
    Reading,
    Span,
    Subject,
    Verdict,
    mark_of,
)
from sayso.store import verify
from sayso.store.view import View
from sayso.store.writer import Writer


@pytest.fixture
def marks(first: Reading, second: Reading) -> tuple[Mark, Mark]:
    return Mark(first.article.id, "Ilda Marren"), Mark(second.article.id, "the Port Office")


def judgements(ledger: Path):
    """All but the one the ledger begins with."""
    with View(ledger) as view:
        return view.judgements()[1:]


def test_a_judgement_comes_back_with_who_and_when(ledger: Path, marks) -> None:
    with Writer(ledger) as writer:
        made = writer.judge(
            Decision(Verdict.NOT_SAME, *marks), by="ana", note="she never worked there"
        )
    assert judgements(ledger) == (made,)
    assert (made.by, made.verdict, made.note) == ("ana", Verdict.NOT_SAME, "she never worked there")
    assert made.at
    assert verify.find(ledger) == ()


def test_taking_back_is_a_row_of_its_own(ledger: Path, marks) -> None:
    with Writer(ledger) as writer:
        made = writer.judge(Decision(Verdict.SAME, *marks), by="ana")
        back = writer.undo(made.id, by="bo")
    assert judgements(ledger) == (made, back)
    assert (back.undoes, back.verdict, back.left) == (made.id, None, made.left)
    assert verify.find(ledger) == ()


def test_equal_decisions_of_one_second_are_two(ledger: Path, marks) -> None:
    with Writer(ledger) as writer:
        both = [writer.judge(Decision(Verdict.UNDECIDED, *marks), by="ana") for _ in range(2)]
    assert judgements(ledger) == tuple(both)


def test_one_voice_is_no_pair(ledger: Path, marks) -> None:
    with Writer(ledger) as writer, pytest.raises(InputError, match="one voice"):
        writer.judge(Decision(Verdict.SAME, marks[0], marks[0]), by="ana")
    assert judgements(ledger) == ()


def test_what_was_never_judged_cannot_be_taken_back(ledger: Path) -> None:
    with Writer(ledger) as writer, pytest.raises(NotFound, match="sayso judgements"):
        writer.undo("jdg_nothing", by="ana")


def test_sqlite_itself_refuses_to_change_or_delete_one(ledger: Path, marks) -> None:
    with Writer(ledger) as writer:
        writer.judge(Decision(Verdict.SAME, *marks), by="ana")
    with sqlite3.connect(ledger) as connection:
        for change in ("UPDATE judgements SET verdict = 'not-same'", "DELETE FROM judgements"):
            with pytest.raises(sqlite3.DatabaseError, match="only grows"):
                connection.execute(change)


def test_a_changed_verdict_is_found(ledger: Path, marks) -> None:
    with Writer(ledger) as writer:
        made = writer.judge(Decision(Verdict.SAME, *marks), by="ana")
    with sqlite3.connect(ledger) as connection:
        connection.execute("DROP TRIGGER judgements_no_update")
        connection.execute("UPDATE judgements SET verdict = 'not-same'")
    (finding,) = verify.find(ledger)
    assert (finding.noun, finding.id) == ("judgements", made.id)


def test_an_id_is_found_by_its_beginning(ledger: Path, marks) -> None:
    with Writer(ledger) as writer:
        made = writer.judge(Decision(Verdict.SAME, *marks), by="ana")
    with View(ledger) as view:
        assert view.resolve(made.id[:9]) == ("judgements", made.id)
        assert view.noun("judgements", made.id) == made


# ---- decisions on claims: of what, by whom, and who came first --------------------------------


@pytest.fixture
def claim(first: Reading) -> Mark:
    return mark_of(first.claims[0])


def on(claim: Mark, verdict: Verdict, *parts: Correction) -> Decision:
    return Decision(verdict, claim, about=Subject.CLAIM, corrections=parts)


def test_corrections_come_back_as_they_were_given(ledger: Path, first: Reading, claim) -> None:
    parts = (
        Correction(Field.CONTENT, spans=(Span.of(first.article.text, 0, 5),)),
        Correction(Field.ACT, "deny"),
    )
    with Writer(ledger) as writer:
        made = writer.judge(on(claim, Verdict.CORRECT, *parts), by="ana")
    assert judgements(ledger) == (made,)
    assert made.corrections == parts
    assert verify.find(ledger) == ()


def test_words_that_the_article_does_not_have_are_refused(ledger: Path, claim) -> None:
    wrong = Correction(Field.CONTENT, spans=(Span(0, 5, "never"),))
    with Writer(ledger) as writer, pytest.raises(SpanError):
        writer.judge(on(claim, Verdict.CORRECT, wrong), by="ana")
    with Writer(ledger) as writer, pytest.raises(SpanError):
        writer.judge(on(replace(claim, spans=(Span(0, 5, "never"),)), Verdict.REJECT), by="ana")
    assert judgements(ledger) == ()


def test_the_slower_of_two_is_refused_and_may_decide_in_knowledge(ledger: Path, claim) -> None:
    with Writer(ledger) as one, Writer(ledger) as other:
        made = one.judge(on(claim, Verdict.ACCEPT), by="ana", seen="")
        with pytest.raises(Conflict, match=r"ana decided on this at .*accept"):
            other.judge(on(claim, Verdict.REJECT), by="bo", seen="")
        assert judgements(ledger) == (made,)
        later = other.judge(on(claim, Verdict.REJECT), by="bo", seen=made.id)
    assert judgements(ledger) == (made, later)


def test_what_was_taken_back_meanwhile_is_a_decision_too(ledger: Path, claim) -> None:
    with Writer(ledger) as writer:
        made = writer.judge(on(claim, Verdict.ACCEPT), by="ana")
        back = writer.undo(made.id, by="bo")
        with pytest.raises(Conflict, match=r"bo decided on this at .*taken back"):
            writer.judge(on(claim, Verdict.REJECT), by="ana", seen=made.id)
        writer.judge(on(claim, Verdict.REJECT), by="ana", seen=back.id)


def test_decisions_on_other_things_are_in_nobodys_way(ledger: Path, claim, marks) -> None:
    with Writer(ledger) as writer:
        writer.judge(on(claim, Verdict.ACCEPT), by="ana", seen="")
        writer.judge(Decision(Verdict.SAME, *marks), by="bo", seen=None)
        grade = (Correction(Field.RELIABILITY, "B"),)
        writer.judge(
            Decision(Verdict.GRADE, replace(claim, spans=()), corrections=grade), by="bo", seen=""
        )
    assert len(judgements(ledger)) == 3


def test_without_asking_nobody_is_refused(ledger: Path, claim) -> None:
    with Writer(ledger) as writer:
        for verdict in (Verdict.ACCEPT, Verdict.REJECT):
            writer.judge(on(claim, verdict), by="ana")
    assert len(judgements(ledger)) == 2
