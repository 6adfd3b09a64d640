"""Questions told in other words: which tellings answer one, and that their order is no matter."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Story, article, together
from sayso.link import meanings, pairing
from sayso.model import OTHER_WORDS, Linked

CASES = Path(__file__).resolve().parents[1] / "cases" / "matching"
VOICES = ("Ilda Marren", "Tor Vask", "Una Brell", "Pell Ostrum")


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8")).get("case", [])
    return [pytest.param(row["told"], id=row["name"]) for row in rows]


def told(sentences: list[str]) -> Story:
    """Each sentence in an article of its own, by a voice of its own."""
    story = Story()
    for number, (content, by) in enumerate(zip(sentences, VOICES, strict=False)):
        day = f"2031-05-0{number + 4}"
        made = article(f"{number}.txt", f"Post {number}", day, f"{content}, {by} said.")
        polarity = {"polarity": "negative"} if " not " in content else {}
        story.add(made, {"content": content, "by": by, "act": "assert", "said": day, **polarity})
    return story


def meet(found: Linked) -> bool:
    """Whether some question has an answer from every article."""
    claims = [{c for a in q.answers for c in a.claims} for q in found.questions]
    return any(len(each) > 1 for each in claims)


@pytest.mark.parametrize("sentences", cases("made-up"))
def test_tellings_of_one_thing_answer_one_question(sentences: list[str]) -> None:
    assert meet(together(told(sentences)))


@pytest.mark.parametrize("sentences", cases("negative"))
def test_what_only_looks_alike_stays_apart(sentences: list[str]) -> None:
    assert not meet(together(told(sentences)))


def test_who_stands_in_a_question_of_other_words_says_why() -> None:
    story = told(["The contractor had cut the emergency cable", "The contractor severed the cable"])
    found = together(story)
    (question,) = [q for q in found.questions if len(q.answers) > 1]
    assert {answer.name for answer in question.answers} == {"Ilda Marren", "Tor Vask"}
    (moved,) = [answer for answer in question.answers if answer.why]
    (why,) = moved.why
    assert why.rule == OTHER_WORDS
    assert why.detail.startswith("told in other words: ")
    assert "cable" in why.detail


def test_who_asks_it_by_own_words_needs_no_reason() -> None:
    told_alike = ["Nine people were killed in Vell", "Ten people were killed in Vell"]
    found = together(told(told_alike))
    assert [a.why for q in found.questions for a in q.answers if len(q.answers) > 1] == [(), ()]


def test_the_weights_have_a_weight_for_every_feature() -> None:
    for kind, learned in pairing.weights().items():
        assert learned.features, kind
        assert all(isinstance(each, float) for each in learned.features.values())


WORDS = st.lists(
    st.sampled_from(["the", "seal", "bank", "quay", "cut", "cable", "was", "not", "400", "said"]),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_overlap_is_the_same_both_ways_and_a_share(left: list[str], right: list[str]) -> None:
    one, other = meanings.of(" ".join(left)), meanings.of(" ".join(right))
    there, back = meanings.overlap(one, other), meanings.overlap(other, one)
    assert (there.least, there.most) == pytest.approx((back.least, back.most))
    assert 0 <= there.least <= there.most <= 1 + 1e-6


def test_a_word_is_nearest_itself_and_near_its_like() -> None:
    def near(left: str, right: str) -> float:
        return meanings.nearest(meanings.of(left), meanings.of(right))

    assert near("sailor", "sailor") == 1
    assert near("sailor", "seaman") > near("sailor", "verdict")
    assert near("", "sailor") == 0
