"""A person's decisions laid over claims, and over all that is linked of them."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Story, article, asked, span
from sayso import linking
from sayso.link import overlay
from sayso.model import (
    Act,
    Claim,
    Correction,
    Field,
    Judgement,
    Mark,
    Polarity,
    SourceKind,
    Span,
    Subject,
    Verdict,
    mark_of,
)

HOW_MANY = "How many Lumerian troops are in Vell?"
TEXTS = {
    "a": "Lumeria said on Monday that 3,000 Lumerian troops were in Vell.\nIt was calm.",
    "b": "Ilda Marren said 5,000 Lumerian troops were in Vell. She smiled.",
    "c": "Orva said 4,000 Lumerian troops were in Vell, and 200 Lumerian troops were in Ostrel.",
}


def told() -> Story:
    story = Story()
    story.add(
        article("a.txt", "Gazette", "2031-03-02", TEXTS["a"]),
        {
            "content": "3,000 Lumerian troops were in Vell",
            "by": "state: Lumeria",
            "said": "2031-03-01",
        },
    )
    story.add(
        article("b.txt", "Courier", "2031-03-03", TEXTS["b"]),
        {"content": "5,000 Lumerian troops were in Vell", "by": "Ilda Marren", "role": "governor"},
    )
    story.add(
        article("c.txt", "Herald", "2031-03-04", TEXTS["c"]),
        {"content": "4,000 Lumerian troops were in Vell", "by": "state: Orva"},
        {"content": "200 Lumerian troops were in Ostrel", "by": "state: Orva"},
    )
    return story


STORY = told()
A, B, C, D = STORY.claims


def judged(
    claim: Claim, verdict: Verdict = Verdict.CORRECT, *parts: Correction, id: str = "jdg_1"
) -> Judgement:
    return Judgement(
        id,
        mark_of(claim),
        None,
        verdict,
        "ana",
        "2031-04-01T06:00:00",
        "",
        None,
        Subject.CLAIM,
        parts,
    )


def corrected(claim: Claim, *parts: Correction) -> Claim:
    every = overlay.find(STORY.claims, [judged(claim, Verdict.CORRECT, *parts)])
    return next(each for each in every if each.id == claim.id)


def linked(*made: Judgement):
    return linking.linked(STORY.articles, STORY.claims, made)


def answers(*made: Judgement) -> dict[str, tuple[float | None, float | None]]:
    question = asked(linked(*made), HOW_MANY)
    return {each.name: (each.low, each.high) for each in question.answers}


def test_nothing_judged_changes_nothing() -> None:
    assert overlay.find(STORY.claims, []) == tuple(STORY.claims)
    assert overlay.find(STORY.claims, [judged(A, Verdict.ACCEPT)]) == tuple(STORY.claims)


def test_a_rejected_claim_is_not_linked_and_still_shown() -> None:
    made = [judged(A, Verdict.REJECT)]
    assert overlay.find(STORY.claims, made) == (B, C, D)
    assert overlay.shown(STORY.claims, made) == tuple(STORY.claims)
    assert set(answers()) == {"Lumeria", "Ilda Marren", "Orva"}
    assert set(answers(*made)) == {"Ilda Marren", "Orva"}


def test_a_corrected_source_answers() -> None:
    made = judged(A, Verdict.CORRECT, Correction(Field.SOURCE, "Xanthe Orr"))
    assert set(answers(made)) == {"Xanthe Orr", "Ilda Marren", "Orva"}


def test_a_corrected_act_answers() -> None:
    made = judged(A, Verdict.CORRECT, Correction(Field.ACT, "deny"))
    names = [
        each.name
        for question in linked(made).questions
        for each in question.answers
        if each.act is Act.DENY
    ]
    assert set(names) == {"Lumeria"}
    assert "Lumeria" not in answers(made)  # who denies a figure gives none


def test_a_corrected_date_answers() -> None:
    made = judged(A, Verdict.CORRECT, Correction(Field.SAID, "2031-02-03/2031-02-05"))
    answer = next(each for each in asked(linked(made), HOW_MANY).answers if each.name == "Lumeria")
    assert answer.said.iso() == ("2031-02-03", "2031-02-05")
    assert answer.said.latest == datetime(2031, 2, 5, 23, 59, 59)


def test_a_corrected_content_answers_with_what_its_words_say() -> None:
    """Words of another claim of the article are taken in with what was read from them."""
    wanted = span(TEXTS["c"], "200 Lumerian troops were in Ostrel")
    made = judged(C, Verdict.CORRECT, Correction(Field.CONTENT, spans=(wanted,)))
    assert "Orva" not in answers(made)
    claim = corrected(C, Correction(Field.CONTENT, spans=(wanted,)))
    assert [each.low for each in claim.quantities] == [200]
    assert claim.propositions == D.propositions


def test_a_narrower_content_says_no_more_than_its_words() -> None:
    claim = corrected(A, Correction(Field.CONTENT, spans=(span(TEXTS["a"], "Lumerian troops"),)))
    assert (claim.quantities, claim.propositions) == ((), ())


def test_a_corrected_polarity_turns_the_answer() -> None:
    made = judged(A, Verdict.CORRECT, Correction(Field.POLARITY, "negative"))
    sides = {
        each.name: each.polarity
        for question in linked(made).questions
        if question.wording == "Are Lumerian troops in Vell?"
        for each in question.answers
    }
    assert sides["Lumeria"] is Polarity.NEGATIVE
    assert sides["Orva"] is Polarity.POSITIVE


def test_stance_and_certainty_are_each_their_own() -> None:
    claim = corrected(
        A, Correction(Field.STANCE, "distancing"), Correction(Field.CERTAINTY, "possible")
    )
    assert (claim.stance, claim.certainty) == ("distancing", "possible")
    assert claim.why[-1].detail == "stance, certainty corrected by ana"


def test_a_source_that_the_article_has_brings_what_is_known_of_it() -> None:
    ilda = replace(A, id="clm_x", content=(span(TEXTS["b"], "She smiled"),), article=B.article)
    found = overlay.find(
        [B, ilda], [judged(ilda, Verdict.CORRECT, Correction(Field.SOURCE, "Ilda Marren"))]
    )
    source = found[1].source
    assert (source.kind, source.role, source.span) == (SourceKind.PERSON, "governor", None)


def test_the_outlet_itself_may_be_the_source() -> None:
    claim = corrected(A, Correction(Field.SOURCE, "Gazette"))
    assert claim.own_voice
    assert claim.cue is None


def test_the_outlets_own_claim_may_be_given_to_somebody() -> None:
    own = replace(A, id="clm_y", source=None, chain=A.chain[:1])
    mark = span(TEXTS["a"], "Lumeria")
    part = Correction(Field.SOURCE, "Lumeria", (mark,))
    (claim,) = overlay.find([own], [judged(own, Verdict.CORRECT, part)])
    assert [hop.name for hop in claim.chain] == ["Gazette", "Lumeria"]
    assert claim.source.span == mark


def test_a_stale_judgement_changes_nothing() -> None:
    gone = replace(
        judged(A, Verdict.REJECT), left=Mark(A.article, "Lumeria", (Span(0, 7, "Lumeria"),))
    )
    assert overlay.find(STORY.claims, [gone]) == tuple(STORY.claims)
    assert repr(linked(gone)) == repr(linked())


def test_a_pair_is_known_by_what_was_read_though_one_of_it_was_corrected() -> None:
    left = corrected(A, Correction(Field.SOURCE, "Xanthe Orr"))
    pair = Judgement(
        "jdg_2", mark_of(A), mark_of(B), Verdict.SAME, "ana", "", about=Subject.QUESTION
    )
    (moved,) = overlay.moved([pair], [A, B], [left, B])
    assert moved.marks == (mark_of(left), mark_of(B))
    (kept,) = overlay.moved([pair], [A, B], [B])  # A is rejected: nothing to say of it
    assert kept == pair


PARTS = st.sampled_from(
    [
        Correction(Field.SOURCE, "Xanthe Orr"),
        Correction(Field.ACT, "deny"),
        Correction(Field.ACT, "decline"),
        Correction(Field.POLARITY, "negative"),
        Correction(Field.SAID, "2031-01-01"),
        Correction(Field.CERTAINTY, "possible"),
    ]
)
DECISIONS = st.one_of(
    st.just((Verdict.REJECT, ())),
    st.just((Verdict.ACCEPT, ())),
    st.lists(PARTS, min_size=1, max_size=3).map(lambda parts: (Verdict.CORRECT, tuple(parts))),
)


@settings(deadline=None, max_examples=25)
@given(st.lists(DECISIONS, min_size=4, max_size=4))
def test_whatever_is_decided_what_is_linked_is_what_was_left(decisions) -> None:
    made = [
        judged(claim, verdict, *parts, id=f"jdg_{number}")
        for number, (claim, (verdict, parts)) in enumerate(
            zip(STORY.claims, decisions, strict=True)
        )
    ]
    left = overlay.find(STORY.claims, made)
    rejected = {
        c.id
        for c, (verdict, _) in zip(STORY.claims, decisions, strict=True)
        if verdict is Verdict.REJECT
    }
    assert {each.id for each in left} == {each.id for each in STORY.claims} - rejected
    found = linked(*made)
    assert {each.claim for each in found.voices} == {each.id for each in left}
    assert repr(found) == repr(linking.linked(STORY.articles, left))
