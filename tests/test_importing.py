"""What persons decided elsewhere comes into a ledger once, with who and when."""

import pytest

from dossier_ledger import TOLD, at, ledger
from sayso import importing, reviews
from sayso.export import reviews as written
from sayso.model import (
    Correction,
    Decision,
    Field,
    Subject,
    Verdict,
    mark_of,
    standing,
    voice_of,
)
from sayso.store.view import View
from sayso.store.writer import Writer

DENY = (Correction(Field.ACT, "deny"),)


@pytest.fixture
def here(tmp_path):
    return ledger(tmp_path / "here.db")


@pytest.fixture
def exported(tmp_path):
    """The reviews of another ledger of the same articles."""
    path = ledger(tmp_path / "there.db")
    first, second, third, *_ = TOLD.claims
    on = Subject.CLAIM
    with Writer(path, at(2)) as writer:
        writer.judge(Decision(Verdict.ACCEPT, mark_of(first), about=on), by="Ana", note="checked")
        writer.judge(Decision(Verdict.REJECT, mark_of(second), about=on), by="Bo")
        writer.judge(
            Decision(Verdict.CORRECT, mark_of(third), about=on, corrections=DENY), by="Ana"
        )
    with View(path) as view:
        lines = b"".join(written.render(reviews.of_ledger(view)))
    file = tmp_path / "reviews.jsonl"
    file.write_bytes(lines)
    return file


def listed(tmp_path, text: str):
    file = tmp_path / "list.csv"
    file.write_text(text, encoding="utf-8")
    return file


def held(path):
    with View(path) as view:
        return view.judgements()


def test_reviews_come_back_with_who_and_when(here, exported) -> None:
    found = importing.bring([exported], here, by="me")
    assert (len(found.added), found.known, found.set_aside) == (3, 0, ())
    there = held(exported.with_name("there.db"))
    assert [(e.left, e.verdict, e.by, e.at, e.note, e.corrections) for e in held(here)] == [
        (e.left, e.verdict, e.by, e.at, e.note, e.corrections) for e in there
    ]


def test_twice_changes_nothing(here, exported, tmp_path) -> None:
    grades = listed(tmp_path, "source,grade,note\nIlda Marren,B,long known\nNobody,A,\n")
    importing.bring([exported, grades], here, by="me")
    before = held(here)
    with View(here) as view:
        aside = view.set_aside()
    found = importing.bring([exported, grades], here, by="me")
    assert (found.added, found.known, len(found.set_aside)) == ((), 4, 1)
    assert held(here) == before
    with View(here) as view:
        assert view.set_aside() == aside


def test_what_was_taken_back_here_stays_so(here, exported) -> None:
    added = importing.bring([exported], here, by="me").added
    with Writer(here, at(5)) as writer:
        writer.undo(added[0].id, by="Cy")
    assert importing.bring([exported], here, by="me").added == ()
    assert len(standing(held(here))) == 2


def test_a_later_decision_here_is_not_decided_over(here, exported) -> None:
    first = TOLD.claims[0]
    with Writer(here, at(4)) as writer:
        writer.judge(Decision(Verdict.REJECT, mark_of(first), about=Subject.CLAIM), by="Cy")
    found = importing.bring([exported], here, by="me")
    assert len(found.added) == 2
    (item,) = found.set_aside
    assert item.reason == "decided later here"
    assert "Cy" in item.detail


def test_an_unknown_article_and_other_words_are_told(here, exported, tmp_path) -> None:
    first, second, _ = exported.read_text("utf-8").splitlines()
    wrong = first.replace('"article":"art_', '"article":"art_zz')
    other = second.replace("the number", "the figure")
    file = tmp_path / "wrong.jsonl"
    file.write_text(f"{wrong}\n{other}\n", encoding="utf-8")
    found = importing.bring([file], here, by="me")
    assert [item.reason for item in found.set_aside] == ["unknown article", "other words"]
    assert held(here) == ()


def test_a_list_grades_the_voice_by_name_alias_or_id(here, tmp_path) -> None:
    with View(here) as view:
        halloran = next(e.id for e in view.linked().identities if e.name == "Per Halloran")
    text = f"source,grade,by,at\nthe tamsin envoy,C,Ana,2031-06-03T08:00Z\n{halloran},A,,\n"
    found = importing.bring([listed(tmp_path, text)], here, by="me")
    first, second = found.added
    assert (first.by, first.at) == ("Ana", "2031-06-03T08:00:00+00:00")
    assert (first.left.name, second.left.name, second.by) == ("Ilda Marren", "Per Halloran", "me")


def test_a_person_is_no_outlet(here, tmp_path) -> None:
    found = importing.bring([listed(tmp_path, "outlet,grade\nIlda Marren,A\n")], here, by="me")
    assert found.set_aside[0].reason == "unknown outlet"


def test_an_outlet_that_speaks_for_itself_is_graded(here, tmp_path) -> None:
    found = importing.bring([listed(tmp_path, "outlet,grade\nNorrland Wire,D\n")], here, by="me")
    assert [each.left.name for each in found.added] == ["Norrland Wire"]


def test_another_grade_is_another_decision(here, tmp_path) -> None:
    for letter in "BCB":
        text = f"source,grade\nIlda Marren,{letter}\n"
        assert len(importing.bring([listed(tmp_path, text)], here, by="me").added) == 1


def test_a_grade_given_here_is_known_in_the_list(here, tmp_path) -> None:
    given = (Correction(Field.RELIABILITY, "B"),)
    other = next(c for c in TOLD.claims[1:] if c.voice.name == "Ilda Marren")
    with Writer(here, at(2)) as writer:
        writer.judge(Decision(Verdict.GRADE, voice_of(other), corrections=given), by="me")
    found = importing.bring([listed(tmp_path, "source,grade\nIlda Marren,B\n")], here, by="me")
    assert (found.added, found.known) == ((), 1)
