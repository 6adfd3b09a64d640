"""Wordings of questions: what voices tell, and what a reader is asked of it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Story, article, linked, together
from sayso.lexicon.predicates import HELPERS, predicate_classes
from sayso.link import capitals, countable, phrases, templates, verbs, wording
from sayso.link.positions import Key
from sayso.model import Linked, QuestionKind

CASES = Path(__file__).resolve().parents[1] / "cases" / "wordings"
VOICES = ("Ilda Marren", "Tor Vask", "Una Brell")


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    return [pytest.param(row["told"], row.get("asked"), id=row["name"]) for row in rows]


def told(contents: list[str]) -> Linked:
    """Each content in an article of its own, by a voice of its own."""
    story = Story()
    for number, (content, by) in enumerate(zip(contents, VOICES, strict=False)):
        day = f"2031-05-0{number + 4}"
        made = article(f"{number}.txt", f"Post {number}", day, f"{content}, {by} said.")
        story.add(made, {"content": content, "by": by, "act": "assert", "said": day})
    return together(story) if len(contents) > 1 else linked(story)


@pytest.mark.parametrize(("contents", "asked"), cases("made-up"))
def test_a_reader_is_asked(contents: list[str], asked: str) -> None:
    clear = {question.wording for question in told(contents).questions if question.clear}
    assert asked in clear


@pytest.mark.parametrize(("contents", "asked"), cases("negative"))
def test_no_stranger_is_asked(contents: list[str], asked: None) -> None:
    assert asked is None
    assert not [question.wording for question in told(contents).questions if question.clear]


SENTENCES = {
    "Radios were sold": "radios were sold",
    "Radios Were Sold Before Noon Market Today": "radios were sold before noon market today",
    "Vask opened the gate": "Vask opened the gate",
    "The Tove Lind sank": "the Tove Lind sank",
    "Gate F was shut": "Gate F was shut",
    "UN staff left": "UN staff left",
    "Mr. Vask left": "Mr. Vask left",
    "I left": "I left",
    "Forty men left": "forty men left",
    "": "",
}


@pytest.mark.parametrize(("text", "inside"), SENTENCES.items())
def test_what_opens_a_sentence_loses_its_capital(text: str, inside: str) -> None:
    assert capitals.NO_CAPITALS.sentence(text) == inside


@given(st.text(alphabet="aAbBéÉ .,'’-0“”\n", max_size=40))
def test_a_sentence_keeps_its_length(text: str) -> None:
    assert len(capitals.NO_CAPITALS.sentence(text)) == len(text)


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("teacher", "teachers"),
        ("box of fruit", "boxes of fruit"),
        ("crate from the ferry", "crates from the ferry"),
        ("feet", "feet"),
        ("stepchildren", "stepchildren"),
        ("country", "countries"),
        ("area", "areas"),
    ],
)
def test_how_many_is_asked_of_several(words: str, many: str) -> None:
    assert phrases.plural(words) == many


@pytest.mark.parametrize(
    ("words", "plural"),
    [("Lumerians", True), ("Damascus", False), ("stepchildren", True), ("area", False)],
)
def test_names_of_peoples_are_many(words: str, plural: bool) -> None:
    assert phrases.is_plural(words) is plural


@pytest.mark.parametrize(
    ("form", "lemma", "past"),
    [
        ("carried", "carry", True),
        ("stopped", "stop", True),
        ("came", "come", True),
        ("went", "go", True),
        ("came", "go", False),
        ("tired", "carry", False),
    ],
)
def test_a_past_is_known_by_its_verb(form: str, lemma: str, past: bool) -> None:
    assert verbs.is_past_of(form, lemma) is past


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("the gate was open", True),
        ("the order came late", True),
        ("the wardens shouted", True),
        ("the alleged appearance of divers in the harbour", False),
        ("states to build walls", False),
    ],
)
def test_a_name_alone_tells_nothing(words: str, tells: bool) -> None:
    assert verbs.has_verb(words.split(), None) is tells


def test_words_that_stand_for_anything_are_not_counted() -> None:
    assert not countable.is_countable(Key(QuestionKind.HOW_MANY, "amount", "lot"), [])
    assert not countable.is_countable(Key(QuestionKind.HOW_MANY, "level", "velloran"), [])


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        ("several channels", "channels"),
        ("second firefighters", "firefighters"),
        ("first aiders", "first aiders"),
    ],
)
def test_what_counts_is_not_asked_about(about: str, asked: str) -> None:
    assert phrases.uncounted(about) == asked


def test_two_questions_of_one_day_are_told_apart_by_who_spoke() -> None:
    asked = wording.apart("How many people were killed?", "2031-05-04")
    assert asked == "How many people were killed (first reported by 4 May 2031)?"
    told_by = wording.told_by(asked, "Tor Vask")
    assert (
        told_by == "How many people were killed (first reported by 4 May 2031, told by Tor Vask)?"
    )
    assert wording.told_by("Did it sink?", "Tor Vask") == "Did it sink (told by Tor Vask)?"


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(predicate_classes().keys() - HELPERS)),
    st.sampled_from(["Lumerian troops", "the mill", "barge", "Lumerians", "bridge of Ostrel"]),
    st.sampled_from(["", "in Ostrel", "near the border"]),
    st.booleans(),
)
def test_a_template_is_a_whole_sentence(name: str, about: str, where: str, many: bool) -> None:
    kind = predicate_classes()[name]
    template = kind.how_many if many else templates.future(kind.is_it_so)
    asked = templates.fill(template, about, where, "", many=many)
    assert asked.endswith("?")
    assert "  " not in asked
    assert "the the" not in asked
    assert not set("{}") & set(asked)
