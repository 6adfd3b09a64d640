"""Judgements are added, never changed, and a changed one is found."""

import sqlite3
from pathlib import Path

import pytest

from sayso.errors import InputError, NotFound
from sayso.model import Decision, Mark, Reading, Verdict
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
