"""The first ten minutes: from the files of the sample story to a dossier, by commands alone."""

import sqlite3

import pytest

from sayso.store import ledger

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


def test_demo_leaves_a_dossier_and_says_what_next(sayso, folder) -> None:
    ended = sayso("demo", "--into", folder)
    assert ended.status == 0
    assert "17 new" in ended.out
    assert "What next:" in ended.out
    assert str((folder / "dossier.html").resolve()) in "".join(ended.out.split("\n"))
    assert "sayso serve --ledger" in ended.out
    assert {"dossier.html", "sample.db"} <= {each.name for each in folder.iterdir()}


def test_ledger_of_the_demo_is_sound(sayso, folder) -> None:
    ended = sayso("verify", "--ledger", folder / "sample.db")
    assert (ended.status, ended.err) == (0, "")


def test_dossier_says_what_the_ledger_holds(sayso, folder) -> None:
    text = (folder / "dossier.html").read_text("utf-8")
    lines = sayso("export", "--ledger", folder / "sample.db").lines
    assert len(lines) > 100
    assert "independence not established" in text
    assert all(f'id="{line["id"]}"' in text for line in lines)


def test_second_demo_changes_nothing(sayso, folder) -> None:
    before = (folder / "dossier.html").read_bytes()
    ended = sayso("demo", "--into", folder)
    assert "0 new, 17 known already" in ended.out
    assert (folder / "dossier.html").read_bytes() == before


def test_explain_answers_for_a_claim_of_the_demo(sayso, folder) -> None:
    ledger = folder / "sample.db"
    line = next(
        line for line in sayso("claims", "--act", "deny", "--json", "--ledger", ledger).lines
    )
    ended = sayso("explain", line["id"], "--ledger", ledger)
    assert ended.status == 0
    for reason in line["why"]:
        assert f"rule “{reason['rule']}”" in ended.out


def test_folder_that_is_not_there(sayso, tmp_path) -> None:
    ended = sayso("demo", "--into", tmp_path / "none")
    assert ended.status == 2
    assert "there is no folder" in ended.err


def test_every_question_of_the_demo_is_found_by_its_own_words(folder) -> None:
    from sayso import pipeline

    known = pipeline.followed(folder / "sample.db")
    lost = [
        question.wording
        for question in known.linked.questions
        if question.id
        not in {
            each.id
            for each in pipeline.asked(folder / "sample.db", question.wording).found.questions
        }
    ]
    assert known.linked.questions
    assert lost == []


def test_the_demo_can_be_asked_and_followed(sayso, folder) -> None:
    ledger = ("--ledger", folder / "sample.db")
    ended = sayso("ask", "How many Kuremari soldiers are in the Ilmeth valley?", *ledger)
    assert ended.status == 0
    assert "4,000" in ended.out
    (then,) = sayso(
        "as-of", "2023-03-02", "How many Kuremari soldiers are in the Ilmeth valley?", "--json",
        *ledger,
    ).lines  # fmt: skip
    told = {p["answer"]["high"] for s in then["sources"] for p in s["positions"]}
    assert 4000 in told
    assert then["later"] > 0
    assert sayso("ask", "How many Kuremari tanks are in the Ilmeth valley?", *ledger).status == 3
    assert {each["kind"] for each in sayso("alerts", *ledger).lines} >= {"new", "revised"}
    assert sayso("impact", "Ruven Askal", *ledger).status == 0


@pytest.fixture
def older(folder, tmp_path, monkeypatch):
    """The sample of a sayso before this one, and a function that reads no articles, only notes."""
    import shutil

    from sayso.cli import reading

    old = tmp_path / "sample.db"
    shutil.copy(folder / "sample.db", old)
    with sqlite3.connect(old) as connection:
        connection.execute("PRAGMA user_version = 1")
    return old, reading._anew


def test_an_older_sample_is_made_anew(older, capsys) -> None:
    old, anew = older
    anew(old)
    assert not old.exists()
    assert not list(old.parent.glob("sample-old*"))
    assert "made anew" in "".join(capsys.readouterr().err.split("\n"))


def test_an_older_sample_with_judgements_is_kept(older, capsys) -> None:
    old, anew = older
    with sqlite3.connect(old) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            """INSERT INTO judgements (id, "left", verdict, "by", at, note, about, corrections)
            VALUES ('jdg_1', '{}', 'accept', 'ana', '2031-05-04', '', 'claim', '[]')"""
        )
    before = old.read_bytes()
    (old.parent / "sample-old-1.db").write_bytes(b"an earlier one")
    anew(old)
    assert not old.exists()
    assert (old.parent / "sample-old-2.db").read_bytes() == before
    assert (old.parent / "sample-old-1.db").read_bytes() == b"an earlier one"
    assert "sample-old-2.db" in "".join(capsys.readouterr().err.split("\n"))


def test_an_older_sample_with_other_articles_is_kept(older) -> None:
    old, anew = older
    with sqlite3.connect(old) as connection:
        connection.execute(
            "INSERT INTO sightings (article, uri, seen_at) "
            "SELECT id, 'mine.txt', '2031-05-04' FROM articles LIMIT 1"
        )
    anew(old)
    assert (old.parent / "sample-old-1.db").exists()


def test_a_sample_of_this_format_or_of_a_newer_one_is_left_alone(older) -> None:
    old, anew = older
    for version in (ledger.FORMAT, ledger.FORMAT + 1):
        with sqlite3.connect(old) as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        anew(old)
        assert old.exists()
