"""What persons decided, by what of a dossier it is about; and their grades."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.dossier import build, decided
from sayso.export import html
from sayso.export.html import judging
from sayso.export.lookup import Lookup
from sayso.link import overlay
from sayso.model import (
    Correction,
    Dossier,
    Field,
    Judgement,
    Linked,
    Mark,
    Subject,
    Verdict,
    mark_of,
    standing,
    voice_of,
)


def on(left: Mark, verdict: Verdict | None, *parts: Correction, id: str = "jdg_1", **more):
    about = Subject.CLAIM if left.spans else Subject.VOICE
    made = Judgement(id, left, None, verdict, "ana", "2031-04-01T06:00:00", about=about)
    return replace(made, corrections=parts, **more)


def grade(left: Mark, letter: str, **more) -> Judgement:
    return on(left, Verdict.GRADE, Correction(Field.RELIABILITY, letter), **more)


def built(made, bridge: Dossier, linked: Linked, *judgements: Judgement) -> Dossier:
    """The dossier of the same claims, with what was decided on them."""
    shown = overlay.shown(bridge.claims, standing(judgements))
    judged = decided.find(bridge.claims, linked.voices, judgements)
    return build.build(tuple(made.ARTICLES.values()), shown, linked, judged=judged)


def test_nothing_decided_is_nothing(bridge, linked) -> None:
    assert decided.find(bridge.claims, linked.voices, ()) == ()


def test_a_decision_on_a_claim_is_about_that_claim(bridge, linked) -> None:
    claim = bridge.claims[0]
    (found,) = decided.find(bridge.claims, linked.voices, [on(mark_of(claim), Verdict.ACCEPT)])
    assert (found.about, found.holds, found.read) == ((claim.id,), True, ())


def test_of_a_correction_the_reading_is_kept(bridge, linked) -> None:
    claim = bridge.claims[0]
    part = Correction(Field.ACT, "warn")
    judgement = on(mark_of(claim), Verdict.CORRECT, part)
    (found,) = decided.find(bridge.claims, linked.voices, [judgement])
    assert found.read == (claim,)


def test_what_is_read_otherwise_now_is_about_nothing(bridge, linked) -> None:
    claim = bridge.claims[0]
    gone = replace(mark_of(claim), name="Nobody")
    (found,) = decided.find(bridge.claims, linked.voices, [on(gone, Verdict.REJECT)])
    assert (found.about, found.holds) == ((), True)
    assert decided.rejected([found]) == frozenset()


def test_the_last_grade_stands_at_every_answer_of_the_voice(made, bridge, linked) -> None:
    answer = bridge.questions[0].answers[0]
    claim = next(each for each in bridge.claims if each.id == answer.claims[0])
    mark = voice_of(claim)
    given_ = [grade(mark, "B"), grade(mark, "D", id="jdg_2", note="was wrong before")]
    dossier = built(made, bridge, linked, *given_)
    for question in dossier.questions:
        for each in question.answers:
            if each.source == answer.source:
                assert each.grade.reliability == "D"
                assert each.grade.why[0].detail == "D: given by ana: was wrong before"
            else:
                assert each.grade.reliability == "F"
    back = on(mark, None, Correction(Field.RELIABILITY, "D"), id="jdg_3", undoes="jdg_2")
    again = built(made, bridge, linked, *given_, back)
    letters = {
        each.grade.reliability
        for question in again.questions
        for each in question.answers
        if each.source == answer.source
    }
    assert letters == {"B"}


def test_a_rejected_claim_is_off_the_timeline_and_struck_under_its_article(
    made, bridge, linked
) -> None:
    claim = bridge.claims[0]
    dossier = built(made, bridge, linked, on(mark_of(claim), Verdict.REJECT, note="a caption"))
    assert claim.id not in {each.claim for each in dossier.timeline}
    assert claim.id in {each.id for each in dossier.claims}
    page = html.render(dossier)
    card = page.split(f'id="{claim.id}"')[1].split("</article>")[0]
    assert "rejected; it answers no question" in card
    assert "a caption" in card
    assert "none recorded" in page.split(f'id="{bridge.claims[1].id}"')[1].split("</article>")[0]
    assert "/review" not in page  # one file has no forms to lead to


def test_a_corrected_card_keeps_reading_and_judgement_apart(made, bridge, linked) -> None:
    claim = next(each for each in bridge.claims if each.source)
    part = Correction(Field.SOURCE, "Xanthe Orr")
    dossier = built(made, bridge, linked, on(mark_of(claim), Verdict.CORRECT, part))
    page = html.render(dossier)
    card = page.split(f'id="{claim.id}"')[1].split("</article>")[0]
    head, reading = card.split("Machine reading")
    reading, judgement = reading.split("Analyst’s judgement")
    assert "Xanthe Orr" in head
    assert "Xanthe Orr" not in reading
    assert "Xanthe Orr, read as" in judgement


def test_a_part_tells_what_holds_and_what_was_taken_back(bridge, linked) -> None:
    claim = bridge.claims[0]
    mark = mark_of(claim)
    every = [
        on(mark, Verdict.ACCEPT, id="a"),
        on(mark, Verdict.NOTE, id="b", note="ask again"),
        on(mark, Verdict.REJECT, id="c"),
        on(mark, None, id="d", undoes="c"),
    ]
    part = judging.part(decided.find(bridge.claims, linked.voices, every), claim)
    assert (part.state, part.told) == ("accepted", "accepted as read")
    assert [(each.id, bool(each.gone)) for each in part.lines] == [
        ("a", False),
        ("b", False),
        ("c", True),
    ]
    assert judging.part(decided.find(bridge.claims, (), every[1:2]), claim).state == "unreviewed"


@given(st.data())
def test_whoever_is_judged_is_found_by_id(bridge, linked, data) -> None:
    """Whatever is decided on whichever claims, each is told at its claim and at no other."""
    chosen = data.draw(st.lists(st.sampled_from(range(len(bridge.claims))), unique=True))
    verdicts = data.draw(
        st.lists(
            st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]),
            min_size=len(chosen),
            max_size=len(chosen),
        )
    )
    made = [
        on(mark_of(bridge.claims[at]), verdict, id=f"jdg_{at}")
        for at, verdict in zip(chosen, verdicts, strict=True)
    ]
    judged = decided.find(bridge.claims, linked.voices, made)
    dossier = replace(bridge, judged=judged)
    told = Lookup.of(dossier).judged
    marks = {mark_of(bridge.claims[at]) for at in chosen}
    assert set(told) == {each.id for each in bridge.claims if mark_of(each) in marks}
    wanted = {at for at, verdict in zip(chosen, verdicts, strict=True) if verdict is Verdict.REJECT}
    assert {bridge.claims[at].id for at in wanted} <= decided.rejected(judged)
