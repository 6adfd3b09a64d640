"""Piece by piece is the whole ledger; and what is asked of one piece reads that alone."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import affairs
from sayso import following, linking
from sayso.dossier import asof, changes
from sayso.model import Decision, Subject, Verdict, mark_of
from sayso.store import inside
from sayso.store.view import View
from sayso.store.writer import Writer

FEW = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return affairs.ledger(tmp_path_factory.mktemp("pieces") / "sayso.db", affairs.readings())


@FEW
@given(st.sets(st.integers(0, len(affairs.readings()) - 1), min_size=1), st.booleans())
def test_the_pieces_together_are_the_whole_ledger(chosen, late) -> None:
    some = [affairs.readings()[at] for at in sorted(chosen)]
    with TemporaryDirectory() as folder:
        path = affairs.ledger(Path(folder) / "sayso.db", some[: -1 if late else None])
        affairs.ledger(path, some, linked=False)  # the last may not be linked
        with View(path) as view, view.snapshot():
            whole = following.whole(view)
            parts = list(following.stories(view))
        joined = following.joined(parts)
    assert joined.linked == whole.linked
    assert list(joined.clocks.claims.values()) == list(whole.clocks.claims.values())
    assert list(joined.clocks.articles) == list(whole.clocks.articles)
    assert joined.clocks.newer == whole.clocks.newer
    assert joined.clocks.runs.items() <= whole.clocks.runs.items()
    told = [each for p in parts for each in asof.find(p.linked.questions, p.linked, p.clocks)]
    assert sorted(told, key=asof.interest) == list(
        asof.find(whole.linked.questions, whole.linked, whole.clocks)
    )
    events = [each for p in parts for each in changes.find(p.linked.questions, p.clocks)]
    assert sorted(events, key=changes.order) == list(
        changes.find(whole.linked.questions, whole.clocks)
    )


def test_there_are_several_pieces_and_questions(path) -> None:
    with View(path) as view:
        assert len(inside.pieces(view)) >= len(affairs.AFFAIRS)
        told = {answer.name for each in view.linked().questions for answer in each.answers}
    assert told >= {voice for _, _, voice, _ in affairs.AFFAIRS}


def test_a_question_is_followed_in_its_own_piece(path) -> None:
    with View(path) as view:
        question = next(q for q in view.linked().questions if q.answers[0].name == "Ada Brenn")
        known = following.of_question(view, question.id)
    assert question in known.linked.questions
    assert {each.voice.name for each in known.clocks.claims.values()} == {"Ada Brenn"}


def test_a_newer_version_in_another_piece_ends_a_position(tmp_path) -> None:
    """The page was rewritten about something else, so the two texts share no piece."""
    from dataclasses import replace

    from builders import article
    from sayso.model import Reading

    told = affairs.readings()[0]
    other = "A choir of ninety sang madrigals by candle light, and the mayor wept over the altos."
    made = article(told.article.uri, "Post", "2031-01-20", other)
    newer = replace(made, version_of=told.article.id)
    path = affairs.ledger(tmp_path / "sayso.db", [*affairs.readings()[:4], Reading(newer, (), ())])
    with View(path) as view:
        piece = inside.piece_of(view, told.article.id)
        assert inside.piece_of_article(view, newer.id) != piece
        known = following.one(view, piece)
        assert known.clocks.newer[told.article.id] == newer.id
        assert known.clocks.newer == following.whole(view).clocks.newer


@pytest.mark.parametrize("linked", [True, False])
def test_a_rejected_claim_is_out_of_its_piece_and_of_what_is_not_linked(linked, tmp_path) -> None:
    made = affairs.ledger(tmp_path / "made.db", affairs.readings(), linked=linked)
    claim = affairs.readings()[0].claims[0]
    with Writer(made) as writer:
        decision = Decision(Verdict.REJECT, mark_of(claim), about=Subject.CLAIM)
        writer.judge(decision, by="ana", note="")
    if linked:  # until then its questions name it, and whoever follows a name must find it
        linking.link(made)
    with View(made) as view:
        held = {key for part in following.stories(view) for key in part.clocks.claims}
    assert claim.id not in held
    assert len(held) == sum(len(each.claims) for each in affairs.readings()) - 1
