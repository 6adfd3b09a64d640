"""A person's word on who is who: laid over what was found, listed, and taken back."""

import shutil

import orjson
import pytest

from builders import Story, article
from sayso import cli, pipeline
from sayso.model import Passage, PassageKind, Reading, Span, Why
from sayso.store.view import View
from sayso.store.writer import Writer


@pytest.fixture
def commands(monkeypatch, capsys):
    """The commands against a ledger."""

    def against(path):
        monkeypatch.setenv("SAYSO_LEDGER", str(path))
        monkeypatch.setenv("SAYSO_ANALYST", "ana")

        def run(*arguments):
            capsys.readouterr()
            status = cli.run(list(arguments))
            shown = capsys.readouterr()
            return int(status), shown.out, shown.err

        run.path = path
        return run

    return against


@pytest.fixture
def own(ledger, tmp_path, commands):
    """A ledger of one's own, linked by the program, and the commands against it."""
    path = tmp_path / "own.db"
    shutil.copy(ledger, path)
    pipeline.link(path)
    return commands(path)


@pytest.fixture
def asked(tmp_path, commands):
    """A ledger in which three voices answer one question."""
    story = Story()
    told = (("state: Lumeria", "3,000"), ("Ilda Marren", "5,000"), ("Orva", "4,000"))
    for number, (who, figure) in enumerate(told):
        words = f"{figure} Lumerian troops were in Vell"
        made = article(
            f"{number}",
            f"Outlet {number}",
            f"2031-03-0{number + 2}",
            f"{who.removeprefix('state: ')} said {words}.",
        )
        story.add(made, {"content": words, "by": who, "said": "2031-03-01"})
    path = tmp_path / "asked.db"
    with Writer(path) as writer:
        for made, claim in zip(story.articles, story.claims, strict=True):
            whole = Span.of(made.text, 0, len(made.text))
            body = Passage(made.id, whole, PassageKind.BODY, Why("rest", None, ""))
            writer.add([Reading(made, (body,), (claim,))])
    pipeline.link(path)
    return commands(path)


def voices(path) -> dict[str, str]:
    with View(path) as view:
        return {voice.claim: voice.identity for voice in view.linked().voices}


def two_of_one(path) -> tuple[str, str]:
    """Claims of two articles that linking gave to one voice."""
    with View(path) as view:
        article = {claim.id: claim.article for claim in view.claims()}
        found = voices(path)
        return next(
            (left, right)
            for left in sorted(found)
            for right in sorted(found)
            if found[left] == found[right] and article[left] < article[right]
        )


def two_voices(path) -> tuple[str, str]:
    found = voices(path)
    left = min(found)
    return left, next(claim for claim in sorted(found) if found[claim] != found[left])


def test_what_was_merged_is_parted_and_taking_back_merges_it_again(own) -> None:
    before = voices(own.path)
    left, right = two_of_one(own.path)
    status, out, err = own("judge", "not-same", left, right, "--note", "two people")
    assert status == 0
    assert "sayso undo" in err
    parted = voices(own.path)
    assert parted[left] != parted[right]
    assert own("undo", out.split()[0])[0] == 0
    assert voices(own.path) == before


def test_two_voices_are_made_one_and_every_answer_knows_it(own) -> None:
    left, right = two_voices(own.path)
    assert own("judge", "same", left, right)[0] == 0
    joined = voices(own.path)
    assert joined[left] == joined[right]
    status, out, _ = own("judgements")
    assert status == 0
    assert "is the same as" in out
    assert "ana" in out
    assert "holds" in out
    assert "is the same as" in own("explain", left)[1]


def test_one_taken_back_is_still_listed(own) -> None:
    made = own("judge", "same", *two_voices(own.path))[1].split()[0]
    own("undo", made, "--by", "bo")
    _, out, _ = own("judgements")
    assert "taken back" in out
    assert "bo" in out
    assert made in own("show", made)[1]


def test_what_a_person_leaves_open_is_listed_among_the_doubts(own) -> None:
    left, right = two_voices(own.path)
    own("judge", "undecided", left, right)
    status, out, err = own("doubts")
    assert status == 0
    assert all(voices(own.path)[claim] in out for claim in (left, right))
    assert "sayso judge" in err


def test_a_statement_is_no_voice(own) -> None:
    with View(own.path) as view:
        statement = view.linked().statements[0].id
    status, _, err = own("judge", "same", statement, statement)
    assert status == 2
    assert "name a claim or a source" in err


def test_nothing_judged_is_a_status_of_its_own(own) -> None:
    status, out, err = own("judgements")
    assert (status, out) == (3, "")
    assert "sayso judge" in err


def test_what_is_no_judgement_cannot_be_taken_back(own) -> None:
    status, _, err = own("undo", two_voices(own.path)[0])
    assert status == 2
    assert "not a judgement" in err


# ---- what is decided on one claim, or on one source -------------------------------------------


def linked(path) -> str:
    """All that the last link run found."""
    with View(path) as view:
        return repr(view.linked())


def answering(path) -> tuple[str, str]:
    """A claim that answers a question, and the question."""
    with View(path) as view:
        question = max(view.linked().questions, key=lambda each: (len(each.answers), each.id))
    return question.answers[0].claims[0], question.id


def answers(path, claim: str):
    """Every answer that a claim gives."""
    with View(path) as view:
        return [
            answer
            for question in view.linked().questions
            for answer in question.answers
            if claim in answer.claims
        ]


def test_a_rejected_claim_answers_nothing_and_undo_brings_back_every_byte(asked) -> None:
    claim, _ = answering(asked.path)
    before = linked(asked.path)
    status, out, err = asked("review", "reject", claim, "--note", "a caption")
    assert status == 0
    assert "is rejected" in out
    assert answers(asked.path, claim) == []
    assert claim in asked("claims", "--json")[1]  # it stays in the ledger
    asked("undo", out.split()[0])
    assert linked(asked.path) == before
    assert "sayso undo" in err


@pytest.mark.parametrize(
    ("part", "value"),
    [("source", "Xanthe Orr"), ("act", "deny"), ("said", "2031-02-01"), ("polarity", "negative")],
)
def test_what_is_corrected_shows_after_linking_and_undo_restores_it(asked, part, value) -> None:
    claim, _ = answering(asked.path)
    before = linked(asked.path)
    status, out, _ = asked("correct", claim, part, value)
    assert status == 0
    with View(asked.path) as view:
        assert view.claim(claim).why == view.claim(claim).why  # the reading is as it was
        voices_now = {each.id: each.name for each in view.linked().identities}
    assert linked(asked.path) != before
    given = answers(asked.path, claim)
    if part == "source":
        assert {voices_now[each.source] for each in given} == {"Xanthe Orr"}
    if part == "said":
        assert {each.said.iso() for each in given} == {("2031-02-01", "2031-02-01")}
    asked("undo", out.split()[0])
    assert linked(asked.path) == before


def test_a_second_part_is_corrected_beside_the_first(asked) -> None:
    claim, _ = answering(asked.path)
    asked("correct", claim, "act", "warn")
    _, out, _ = asked("correct", claim, "certainty", "possible")
    assert "act warn; certainty possible" in out


def test_what_is_no_act_is_refused_in_words(asked) -> None:
    status, _, err = asked("correct", answering(asked.path)[0], "act", "mumble")
    assert status == 2
    assert "act is one of assert" in err


def test_an_accepted_claim_changes_nothing_that_is_linked(asked) -> None:
    before = linked(asked.path)
    assert asked("review", "accept", answering(asked.path)[0])[0] == 0
    assert linked(asked.path) == before


def test_a_grade_and_a_note_are_written_down_and_change_no_links(asked) -> None:
    claim, _ = answering(asked.path)
    before = linked(asked.path)
    assert "is graded: reliability C" in asked("grade", claim, "C", "--note", "second-hand")[1]
    assert "has a note" in asked("note", claim, "ask the desk")[1]
    assert linked(asked.path) == before
    _, out, _ = asked("judgements")
    assert "second-hand" in out
    assert "ask the desk" in out


def test_reviews_are_written_one_claim_a_line(asked) -> None:
    assert asked("reviews")[0] == 3
    claim, _ = answering(asked.path)
    asked("correct", claim, "act", "warn")
    asked("note", claim, "no verdict")
    status, out, _ = asked("reviews", "--format", "jsonl")
    assert status == 0
    (line,) = map(orjson.loads, out.splitlines())
    assert (line["claim"], line["verdict"], line["by"]) == (claim, "correct", "ana")
    assert line["person"]["act"] == "warn"
    assert line["machine"]["act"] != "warn"
    (low, high), *_ = line["machine"]["content"]
    assert line["text"][low - line["offset"] : high - line["offset"]].strip()
    exported = asked("export")[1]
    assert "warn" not in orjson.loads(next(x for x in exported.splitlines() if claim in x))["act"]


def test_a_source_is_graded_once_for_all_its_stories(asked) -> None:
    """Lumeria speaks of something else too; who grades it there has graded it here."""
    words = "heavy rain flooded the cellars of the Port Osk hospital"
    story = Story()
    text = f"Lumeria said that {words}. Nurses carried beds upstairs all night."
    story.add(
        article("rain", "Outlet 9", "2031-09-02", text), {"content": words, "by": "state: Lumeria"}
    )
    with Writer(asked.path) as writer:
        writer.add([Reading(story.articles[0], (), (story.claims[0],))])
    pipeline.link(asked.path)
    asked("grade", story.claims[0].id, "D")
    with View(asked.path) as view:
        names = [piece.name for piece in view.pieces()]
        told = [pipeline.story(view, name)[0] for name in names]
    assert len(told) == 2
    for dossier in told:
        (lumeria,) = (s.identity.id for s in dossier.sources if s.identity.name == "Lumeria")
        (judged,) = dossier.judged
        assert judged.about == (lumeria,)
    grades = {
        answer.grade.reliability
        for dossier in told
        for question in dossier.questions
        for answer in question.answers
        if answer.name == "Lumeria"
    }
    assert grades == {"D"}
