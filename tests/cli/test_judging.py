"""A person's word on who is who: laid over what was found, listed, and taken back."""

import shutil

import pytest

from sayso import cli, pipeline
from sayso.store.view import View


@pytest.fixture
def own(ledger, tmp_path, monkeypatch, capsys):
    """A ledger of one's own, linked by the program, and the commands against it."""
    path = tmp_path / "own.db"
    shutil.copy(ledger, path)
    pipeline.link(path)
    monkeypatch.setenv("SAYSO_LEDGER", str(path))
    monkeypatch.setenv("SAYSO_ANALYST", "ana")

    def run(*arguments):
        capsys.readouterr()
        status = cli.run(list(arguments))
        shown = capsys.readouterr()
        return int(status), shown.out, shown.err

    run.path = path
    return run


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
