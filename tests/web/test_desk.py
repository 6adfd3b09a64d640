"""The desk keeps what was read of the ledger, and not what it said before."""

from sayso.model import Decision, Subject, Verdict, mark_of
from sayso.store.view import View
from sayso.store.writer import Writer
from sayso.web.desk import Desk
from sayso.web.limits import Limits
from sayso.web.settings import Settings


def test_a_state_gone_by_is_not_held(ledger) -> None:
    desk = Desk(Settings(ledger))
    with View(ledger) as view:
        marks = [mark_of(claim) for claim in view.claims()][:4]
    told = []
    for mark in marks:
        with desk.view() as view:
            first = desk.kept(view, "story x", object)
            assert desk.kept(view, "story x", object) is first
            told.append(first)
        with Writer(ledger) as writer:
            writer.judge(Decision(Verdict.ACCEPT, mark, about=Subject.CLAIM), by="ilse")
    assert len({id(each) for each in told}) == 4
    assert [*desk._kept.values()] == told[-1:]


def test_no_more_is_held_than_the_limit(ledger) -> None:
    desk = Desk(Settings(ledger, limits=Limits(stories=2)))
    with desk.view() as view:
        for name in "abc":
            desk.kept(view, name, object)
        assert [name for _, name in desk._kept] == ["b", "c"]
