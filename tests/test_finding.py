"""A typed question is answered from the pieces that have its words, as from the whole ledger."""

from collections import Counter

import pytest

import affairs
from sayso import finding, following
from sayso.dossier import asking
from sayso.dossier.asked import read
from sayso.extract.parser import Parser
from sayso.model import Span
from sayso.store.view import View

TYPED = (
    *affairs.QUESTIONS,
    "How many people were killed in Osk?",
    "Were any miners killed in Karva?",
    "How many sailors were killed in Karva?",
    "How many people were killed?",
    "Who died in the pit?",
    "What did Ada Brenn say about sailors?",
    "What did Nobody Known say about sailors?",
    "How many skiers perished at the pass?",
    "Are they fighting?",
    "In Karva",
    "How much money was paid in Osk?",
    "Did the organ survive?",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return affairs.ledger(tmp_path_factory.mktemp("finding") / "sayso.db", affairs.readings())


@pytest.fixture(scope="module")
def parser():
    return Parser()


@pytest.fixture(scope="module")
def whole(path):
    with View(path) as view:
        return following.whole(view)


@pytest.fixture
def read_rows(monkeypatch):
    """How many rows each query of a view gives."""
    counts: Counter[str] = Counter()
    records = View.records

    def spied(self, query, **parameters):
        for row in records(self, query, **parameters):
            counts[query] += 1
            yield row

    monkeypatch.setattr(View, "records", spied)
    return counts


def asked_of_whole(typed: str, whole, parser) -> asking.Found:
    (sentence,) = parser.parse(typed, [Span(0, len(typed), typed)])
    return asking.find(read(sentence), whole.linked, tuple(whole.clocks.claims.values()))


@pytest.mark.parametrize("typed", TYPED)
def test_the_answer_is_that_of_the_whole_ledger(path, whole, parser, typed) -> None:
    told, every = finding.asked(path, typed).found, asked_of_whole(typed, whole, parser)
    assert told.asked == every.asked
    assert told.questions == every.questions
    assert told.claims == every.claims
    assert told.reworded == every.reworded
    assert (told.speakers, told.unknown) == (every.speakers, every.unknown)
    near = [[(n.question.id, n.differs) for n in found.nearest] for found in (told, every)]
    assert near[0] == near[1]


@pytest.mark.parametrize(("at", "typed"), [*enumerate(affairs.QUESTIONS)])
def test_only_the_piece_with_its_words_is_read(path, read_rows, at, typed) -> None:
    told = finding.asked(path, typed)
    voice = affairs.AFFAIRS[at][2]
    assert told.found.questions
    assert {each.voice.name for each in told.known.clocks.claims.values()} == {voice}
    assert read_rows["piece_claims"] == len(affairs.DAYS)
    assert not read_rows["claims"]
    assert not read_rows["articles"]


def test_what_is_not_linked_yet_is_found_too(tmp_path) -> None:
    path = affairs.ledger(tmp_path / "sayso.db", affairs.readings(), linked=False)
    told = finding.asked(path, affairs.QUESTIONS[2])
    assert not told.found.questions
    assert {told.known.clocks.claims[each].voice.name for each in told.found.claims} == {
        "Tess Quillan"
    }


def test_too_many_pieces_are_counted(path) -> None:
    told = finding.asked(path, "How many people were killed?", finding.Reach(articles=1))
    assert len({each.voice.name for each in told.known.clocks.claims.values()}) == 1
    assert 0 < told.left < len(affairs.AFFAIRS)


@pytest.mark.parametrize("typed", affairs.QUESTIONS)
def test_where_there_are_many_questions_those_of_the_stories_read_are_compared(
    path, read_rows, typed
) -> None:
    reach = finding.Reach(articles=20, questions=1)
    told = finding.asked(path, typed, reach)
    assert [each.id for each in told.found.questions] == [
        each.id for each in finding.asked(path, typed).found.questions
    ]
    read_rows.clear()
    finding.asked(path, typed, reach)
    assert not read_rows["question_parts"]


@pytest.mark.parametrize("typed", ["…", "?!", "\x90"])
def test_signs_that_are_no_words_are_answered_by_nobody(path, typed) -> None:
    told = finding.asked(path, typed)
    assert not told.found.questions
    assert not told.hits
