"""The wording of a question is put together from its parts and agrees in number."""

import pytest

from sayso.lexicon.predicates import HELPERS, predicate_classes
from sayso.link import templates, wording
from sayso.link.positions import Key
from sayso.model import QuestionKind, Thing


def things(*words: str, noun: str = "troops", belonging: str | None = None) -> list[Thing]:
    return [Thing(None, each, noun, belonging) for each in words]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (things("French soldiers", "French troops", belonging="FR"), "French troops"),
        (things("DPRK soldiers", belonging="KP"), "North Korean troops"),
        (things("Paris troops", belonging="FR"), "French troops"),
        (things("Lumerian marines", belonging="lumer"), "Lumerian troops"),
        (things("soldiers from Lumeria", belonging="lumer"), "troops from Lumeria"),
        (things("servicemen"), "troops"),
        (
            things("pumping station", "station", "pumping station", noun="station"),
            "pumping station",
        ),
        (things("Paris", noun="state", belonging="FR"), "France"),
    ],
)
def test_a_thing_is_named_by_its_commonest_words(named: list[Thing], said: str) -> None:
    assert wording.thing(named) == said


@pytest.mark.parametrize(
    ("words", "plural"),
    [
        ("French troops", True),
        ("people", True),
        ("pumping station", False),
        ("Damascus", False),
        ("gas", False),
    ],
)
def test_the_verb_agrees(words: str, plural: bool) -> None:
    assert wording.is_plural(words) is plural


@pytest.mark.parametrize("kind", list(QuestionKind))
@pytest.mark.parametrize("when", ["", "future"])
@pytest.mark.parametrize("name", sorted(predicate_classes().keys() - HELPERS))
def test_every_class_has_a_whole_question(name: str, when: str, kind: QuestionKind) -> None:
    key = Key(kind, name, "troops", "ostrel", when=when)
    asked = wording.word(key, [])
    assert asked.endswith("?")
    assert not set("{}") & set(asked)
    assert "  " not in asked
    assert asked[0].isupper()


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        ("several channels", "How many channels are there?"),
        ("channels", "How many channels are there?"),
    ],
)
def test_how_many_several_asks_for_the_things(about: str, asked: str) -> None:
    assert templates.fill("How many {about} are there{ place}?", about, "", "", many=True) == asked
