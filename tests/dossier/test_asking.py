"""Asking: the build of the sentence finds the question, and says where it finds none."""

from dataclasses import replace

import pytest

from builders import Story, article, linked, parser
from sayso.dossier import asking, likeness, placemap, terms
from sayso.dossier.asked import read
from sayso.dossier.likeness import Likeness
from sayso.model import Linked, QuestionKind, Span


@pytest.fixture(scope="module")
def story() -> Story:
    told = Story()
    told.add(
        article(
            "a.txt",
            "Harbour Post",
            "2031-05-04",
            "Some 900 Lumerian soldiers are in Ostrel, Ilda Marren said. "
            "Forty miners were killed in Vell, Ilda Marren said. "
            "Lumerian soldiers captured two villages near Ostrel, Ilda Marren said.",
        ),
        {"content": "Some 900 Lumerian soldiers are in Ostrel", "by": "Ilda Marren"},
        {"content": "Forty miners were killed in Vell", "by": "Ilda Marren"},
        {
            "content": "Lumerian soldiers captured two villages near Ostrel",
            "by": "Ilda Marren",
        },
    )
    told.add(
        article(
            "b.txt",
            "Coast Wire",
            "2031-05-05",
            "Some 400 Lumerian soldiers are in Ostrel, Tor Vask said. "
            "No Lumerian soldiers are in Ostrel, Per Halloran said. "
            "Thirty miners were killed in Vell, Tor Vask said. "
            "Lumerian soldiers did not capture two villages near Ostrel, Tor Vask said.",
        ),
        {"content": "Some 400 Lumerian soldiers are in Ostrel", "by": "Tor Vask"},
        {"content": "No Lumerian soldiers are in Ostrel", "by": "Per Halloran"},
        {"content": "Thirty miners were killed in Vell", "by": "Tor Vask"},
        {
            "content": "Lumerian soldiers did not capture two villages near Ostrel",
            "by": "Tor Vask",
        },
    )
    return told


@pytest.fixture(scope="module")
def known(story) -> Linked:
    return linked(story)


def asked(text: str):
    return read(parser().parse(text, [Span(0, len(text), text)])[0])


@pytest.fixture(scope="module")
def ask(story, known):
    def find(text: str):
        return asking.find(asked(text), known, story.claims)

    return find


def wordings(found) -> list[str]:
    return [question.wording for question in found.questions]


TROOPS = "How many Lumerian troops are in Ostrel?"
KILLED = "How many people were killed in Vell?"


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("How many Lumerian soldiers are in Ostrel?", TROOPS),
        ("how many soldiers of Lumeria have been sent to Ostrel", TROOPS),
        ("What is the number of Lumerian troops in Ostrel?", TROOPS),
        ("How many people died in Vell?", KILLED),
        ("death toll in Vell", KILLED),
        ("Were people killed in Vell?", KILLED),
        ("How many were killed in Vell?", KILLED),
    ],
)
def test_other_words_for_the_same_parts_find_it(ask, known, text, wording) -> None:
    assert wording in {question.wording for question in known.questions}
    assert wordings(ask(text)) == [wording]


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("How many Lumerian soldiers are in Vell?", "asks of Ostrel, not Vell"),
        ("How many Daltanese soldiers are in Ostrel?", "asks about somebody else's"),
        ("How many Lumerian tanks are in Ostrel?", "asks about something else"),
        ("How many Lumerian soldiers were killed in Ostrel?", "asks what else happened"),
    ],
)
def test_one_other_part_is_another_question(ask, text, differs) -> None:
    found = ask(text)
    assert (found.questions, found.claims) == ((), ())
    near = {each.question.wording: each.differs for each in found.nearest}
    assert near[TROOPS] == (differs,)


def test_every_question_finds_itself(ask, known) -> None:
    for question in known.questions:
        assert question.id in {each.id for each in ask(question.wording).questions}


def test_nothing_alike_is_near(ask) -> None:
    found = ask("How many ferries were painted?")
    assert (found.questions, found.nearest) == ((), ())


def test_speaker_and_content_are_told_apart(ask) -> None:
    found = ask("What does Tor Vask say about Lumerian soldiers in Ostrel?")
    assert [each.name for each in found.speakers] == ["Tor Vask"]
    assert TROOPS in wordings(found)
    assert ask("Did Ana Quill deny that Lumerian soldiers are in Ostrel?").unknown == ("Ana Quill",)


@pytest.mark.parametrize(
    ("text", "kind", "predicates", "parts", "places"),
    [
        (
            "Did Lumerian troops attack the mill in Vell?",
            QuestionKind.IS_IT_SO,
            {"attack"},
            ("mill", "Lumerian troops"),
            ("Vell",),
        ),
        (
            "Was the mill attacked by Lumerian troops?",
            QuestionKind.IS_IT_SO,
            {"attack"},
            ("mill", "Lumerian troops"),
            (),
        ),
        (
            "How many tanks did Lumeria lose?",
            QuestionKind.HOW_MANY,
            {"casualties"},
            ("tanks", "Lumeria"),
            (),
        ),
        (
            "How many soldiers left the Vell bridges?",
            QuestionKind.HOW_MANY,
            {"withdrawal"},
            ("soldiers", None),
            ("Vell bridges",),
        ),
        ("Is the treaty defensive?", QuestionKind.IS_IT_SO, {"be defensive"}, ("treaty", None), ()),
        ("Who was killed in Vell?", None, {"killing"}, (None, None), ("Vell",)),
        ("the", None, set(), (None, None), ()),
    ],
)
def test_the_build_of_the_sentence_is_read(text, kind, predicates, parts, places) -> None:
    found = asked(text)
    assert found.kind is kind
    assert found.predicates == predicates
    assert tuple(each and each.words for each in (found.about, found.by)) == parts
    assert found.places == places


@pytest.fixture(scope="module")
def orchard():
    told = Story()
    for number, (who, content) in enumerate(
        [
            ("Ilda Marren", "The orchard was ruined by frost"),
            ("Tor Vask", "The orchard was not ruined by frost"),
            ("Tor Vask", "The gate of the lock was stuck"),
        ]
    ):
        told.add(
            article(f"{number}.txt", "Harbour Post", "2031-05-04", f"{content}, {who} said."),
            {"content": content, "by": who},
        )
    known = linked(told)
    words = {claim.id: claim.words for claim in told.claims}

    def find(text: str):
        found = asking.find(asked(text), known, told.claims)
        told_by = [(list(each.met), words.get(each.claim, "")) for each in found.reworded]
        return wordings(found), told_by

    return find


def test_other_words_find_a_question_and_say_which_they_are(orchard) -> None:
    questions, (met, *_) = orchard("did the cold destroy the orchard?")
    assert questions == ["Was the orchard ruined by frost?"]
    assert met == ([("cold", "frost"), ("destroy", "ruined")], "")


def test_other_words_find_a_claim_of_no_question(orchard) -> None:
    stuck = ([("jammed", "stuck")], "The gate of the lock was stuck")
    assert orchard("was the gate of the lock jammed?") == ([], [stuck])


@pytest.mark.parametrize(
    "text", ["Was the gate in Vell stuck?", "Was the gate painted?", "How many gates were stuck?"]
)
def test_a_name_or_a_thing_that_nobody_tells_of_is_not_found(orchard, text) -> None:
    assert orchard(text) == ([], [])


def test_swapped_sides_find_the_mirrored_thing() -> None:
    one = asked("Did Lumerian troops attack Daltanese tanks?")
    other = asked("Did Daltanese tanks attack Lumerian troops?")
    assert (one.about, one.by) == (other.by, other.about)


def test_place_names_are_compared_without_their_type_words() -> None:
    assert placemap.same_place("the Vesk region", "Vesk Oblast")
    assert not placemap.same_place("Vesk Oblast", "Vell Oblast")


@pytest.mark.parametrize(
    ("typed", "word", "grammar"),
    [
        ("How many hostages are still held?", "still", ("no", "have", "and")),
        ("Was the captain shot?", "shot", ("no", "on")),
        ("When did the bridge fall?", "fall", ("on", "to")),
    ],
)
def test_a_word_of_grammar_stands_for_nothing(
    typed: str, word: str, grammar: tuple[str, ...]
) -> None:
    (term,) = [each for each in asked(typed).terms if each.word == word]
    assert not set(map(terms.stem, grammar)) & term.reach.keys()


def test_a_question_is_as_like_as_its_best_claim(known) -> None:
    question = max(known.questions, key=lambda each: len(each.answers))
    ids = sorted({claim for answer in question.answers for claim in answer.claims})
    like = dict.fromkeys(ids, Likeness(0.3)) | {ids[-1]: Likeness(0.8)}
    typed = replace(asked("Is it so?"), kind=None, wants=None)
    assert likeness.of_question(question, typed, like).score == pytest.approx(0.8)


def test_parts_met_by_what_says_clearly_less_are_not_what_was_asked(known) -> None:
    typed = asked("Who first captured villages near Ostrel?")
    like = {"clm_best": Likeness(0.95)}
    search = asking._Search(typed, known, (), placemap.PlaceMap.of(()), {}, like, {})
    assert search._known(Likeness(0.92))
    assert not search._known(Likeness(0.8))
