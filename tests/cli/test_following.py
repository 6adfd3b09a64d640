"""Asking, as-of, diff, alerts and impact, as a shell meets them: two runs, one edited article."""

import re
from datetime import UTC, datetime

import pytest

from builders import Story, article, linked
from sayso import cli
from sayso.model import Passage, PassageKind, Reading, Span, Why
from sayso.store.writer import Writer
from sayso.trace import versions

TROOPS = "How many Lumerian troops are in Ostrel?"
WEATHER = (
    "It rained on the quays all day, and the ferries to the northern islands stayed in port until "
    "the evening, when the wind turned and the harbour master let the first of them go."
)
COMMANDS = ("ask", "as-of", "diff", "alerts", "impact")


def first_day(story: Story) -> None:
    text = "Some 900 Lumerian soldiers are in Ostrel, Ilda Marren said."
    story.add(
        article("a.txt", "Harbour Post", "2031-05-04", text),
        {
            "content": "Some 900 Lumerian soldiers are in Ostrel",
            "by": "Ilda Marren",
            "said": "2031-05-04",
        },
    )
    text = f"About 400 Lumerian soldiers are in Ostrel, Per Halloran said. {WEATHER}"
    story.add(
        article("b.txt", "Coast Wire", "2031-05-05", text),
        {
            "content": "About 400 Lumerian soldiers are in Ostrel",
            "by": "Per Halloran",
            "said": "2031-05-05",
        },
    )


def later(story: Story) -> None:
    text = "Some 1,200 Lumerian soldiers are in Ostrel, Ilda Marren said on Friday."
    story.add(
        article("c.txt", "Coast Wire", "2031-05-09", text),
        {
            "content": "Some 1,200 Lumerian soldiers are in Ostrel",
            "by": "Ilda Marren",
            "said": "2031-05-09",
        },
    )
    text = f"The earlier text of this report gave a figure. {WEATHER}"
    story.add(article("b.txt", "Coast Wire", "2031-05-06", text))


def readings(story: Story) -> list[Reading]:
    found = []
    for each in versions.find(story.articles):
        body = Span.of(each.text, 0, len(each.text))
        passage = Passage(each.id, body, PassageKind.BODY, Why("rest", None, "all that is left"))
        claims = tuple(claim for claim in story.claims if claim.article == each.id)
        found.append(Reading(each, (passage,), claims))
    return found


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("following") / "sayso.db"
    story = Story()
    for number, more in enumerate((first_day, later), 1):
        more(story)
        with Writer(path, clock=lambda day=number: datetime(2031, 6, day, tzinfo=UTC)) as writer:
            writer.add(readings(story))
            writer.link(linked(story))
    return path


@pytest.fixture
def run(sayso, path, monkeypatch):
    monkeypatch.setenv("SAYSO_LEDGER", str(path))
    return sayso


class TestAsk:
    def test_every_answer_with_words_chain_and_offsets(self, run) -> None:
        ended = run("ask", "How many soldiers of Lumeria are in Ostrel?")
        assert ended.status == 0
        assert TROOPS in ended.out
        assert "until 9 May 2031, then changed" in ended.out
        assert "Some 900 Lumerian soldiers are in Ostrel, Ilda Marren said." in ended.out
        assert "offsets [0, 40)" in ended.out
        assert "chain: Harbour Post → Ilda Marren" in ended.out
        assert "checked against the stored bytes" in ended.err

    def test_nobody_says_and_what_is_nearest(self, run) -> None:
        ended = run("ask", "How many Lumerian soldiers are in Vell?")
        assert ended.status == 3
        assert ended.out.startswith("nobody says: How many Lumerian soldiers are in Vell?")
        assert f"{TROOPS} (qst_" in ended.out
        assert "asks of Ostrel, not Vell" in ended.out

    def test_other_words_are_said_to_be_other_words(self, run) -> None:
        typed = "How many Lumerian soldiers camp in Ostrel?"
        ended = run("ask", typed)
        assert (ended.status, ended.out.splitlines()[0]) == (0, TROOPS)
        assert "asked in other words" in ended.err
        (line,) = run("ask", "--json", typed).lines
        (told, *_) = line["in_other_words"]
        assert told["question"] == line["questions"][0]["question"]

    def test_what_one_voice_says(self, run) -> None:
        (line,) = run("ask", "--json", "What does Halloran say about soldiers in Ostrel?").lines
        told = {source["source"] for each in line["questions"] for source in each["sources"]}
        assert told == {"Per Halloran"}
        assert run("ask", "What does Tor Vask say about soldiers in Ostrel?").status == 3

    def test_json_has_the_parts_and_nothing_broken(self, run) -> None:
        (line,) = run("ask", "--json", TROOPS).lines
        assert line["answered"]
        assert line["broken"] == []
        assert line["understood"]["places"] == ["Ostrel"]
        (question,) = line["questions"]
        texts = {claim["id"]: claim["text"] for claim in question["claims"]}
        assert len(texts) == 3
        for source in question["sources"]:
            for each in source["positions"]:
                assert {*each["claims"]} <= {*texts}

    def test_every_span_is_of_the_stored_text(self, run, path) -> None:
        from sayso.store.view import View

        (line,) = run("ask", "--json", TROOPS).lines
        with View(path) as view:
            for claim in line["questions"][0]["claims"]:
                text = view.article(claim["article"]["id"]).raw.decode()
                ((start, end),) = claim["spans"]
                assert text[start:end] == claim["text"]

    def test_changed_bytes_are_told_and_fail(self, run, path, tmp_path, monkeypatch) -> None:
        import shutil
        import sqlite3

        broken = tmp_path / "broken.db"
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(path, broken)
        with sqlite3.connect(broken) as connection:
            connection.execute("DROP TRIGGER raw_no_update")
            connection.execute("UPDATE raw SET data = CAST('other bytes' AS BLOB)")
        ended = run("ask", TROOPS, "--ledger", broken)
        assert ended.status == 1
        assert "its bytes do not have its sha256" in ended.err

    @pytest.mark.parametrize("words", [(), ("?",), ("the",)])
    def test_what_asks_nothing(self, run, words) -> None:
        assert run("ask", *words).status in (2, 3)


class TestAsOf:
    @pytest.mark.parametrize(
        ("arguments", "figures"),
        [
            (("2031-05-03",), []),
            (("2031-05-04",), [900]),
            (("2031-05-05",), [900, 400]),
            (("2031-05-09",), [900, 1200, 400]),
            (("2031-05-04", "--clock", "published"), [900]),
            (("2031-06-01", "--clock", "ingested"), [900, 400]),
            (("2031-06-02", "--clock", "ingested"), [900, 1200, 400]),
            (("2031-05-31", "--clock", "ingested"), []),
        ],
    )
    def test_answers_by_then(self, run, arguments, figures) -> None:
        ended = run("as-of", "--json", *arguments, TROOPS)
        told = [
            position["answer"]["low"]
            for line in ended.lines
            for source in line["sources"]
            for position in source["positions"]
        ]
        assert told == figures
        assert ended.status == (0 if figures else 3)

    def test_the_old_version_is_kept_and_shown_as_such(self, run) -> None:
        before, after = (run("as-of", f"2031-05-0{day}", TROOPS).out for day in (5, 6))
        row = next(line for line in before.splitlines() if line.startswith("Per Halloran"))
        assert "stands" in row
        row = next(line for line in after.splitlines() if line.startswith("Per Halloran"))
        assert "until 6 May 2031, then taken out of the article" in row
        assert "(older version)" in row

    def test_a_question_may_be_named_by_its_id(self, run) -> None:
        (line,) = run("questions", "--json").lines[:1]
        assert run("as-of", "2031-06-30", line["id"][:9]).status == 0

    def test_a_question_that_nobody_asks_names_the_nearest(self, run) -> None:
        ended = run("as-of", "2031-06-30", "How many Lumerian soldiers are in Vell?")
        assert ended.status == 3
        assert TROOPS in ended.err

    @pytest.mark.parametrize("date", ["yesterday", "2031-13-01", "2031"])
    def test_a_date_that_is_none(self, run, date) -> None:
        ended = run("as-of", date)
        assert (ended.status, ended.out) == (2, "")
        assert "give a day such as" in ended.err


class TestDiff:
    def test_new_revised_and_withdrawn(self, run) -> None:
        lines = run("diff", "--since", "2031-05-06", "--json").lines
        lines = [each for each in lines if each["wording"] == TROOPS]
        assert [(each["kind"], each["answer"]["source"]) for each in lines] == [
            ("withdrawn", "Per Halloran"),
            ("revised", "Ilda Marren"),
        ]
        assert lines[1]["before"]["low"] == 900

    def test_a_table_says_from_what_to_what(self, run) -> None:
        ended = run("diff", "--since", "2031-05-06")
        assert "900 → " in ended.out
        assert "1,200" in ended.out

    def test_nothing_new_is_a_status(self, run) -> None:
        assert run("diff", "--since", "2031-05-10").status == 3

    def test_by_arrival(self, run) -> None:
        lines = run("diff", "--since", "2031-06-02", "--clock", "ingested", "--json").lines
        assert {each["kind"] for each in lines} == {"revised", "withdrawn"}


class TestAlerts:
    def test_a_cursor_goes_on_where_the_last_call_ended(self, run) -> None:
        every = run("alerts")
        part = run("alerts", "--after", "1")
        assert {each["run"] for each in every.lines} == {1, 2}
        assert part.lines == [each for each in every.lines if each["run"] == 2]
        (cursor,) = re.findall(r"sayso alerts --after (\d+)", every.err)
        assert run("alerts", "--after", cursor).status == 3

    def test_the_same_call_gives_the_same_lines(self, run) -> None:
        assert run("alerts").out == run("alerts", "--json").out

    def test_ids_are_those_of_diff(self, run) -> None:
        told = {each["event"] for each in run("diff", "--since", "2031-01-01", "--json").lines}
        assert {each["event"] for each in run("alerts").lines} == told

    def test_since_a_day(self, run) -> None:
        lines = run("alerts", "--since", "2031-06-02").lines
        assert {each["event"] for each in lines} == {
            each["event"] for each in run("alerts", "--after", "1").lines
        }

    def test_a_run_there_is_not(self, run) -> None:
        assert run("alerts", "--after", "9").status == 2


class TestImpact:
    def test_what_falls(self, run) -> None:
        ended = run("impact", "Ilda", "Marren")
        assert ended.status == 0
        assert "nobody else says so" in ended.out
        assert "2 claims would go" in ended.err

    def test_an_outlet_by_its_chain(self, run) -> None:
        (line,) = run("impact", "Coast Wire", "--json").lines
        assert {each["through"] for each in line["claims"]} == {"chain"}
        assert any(each["loses_last_voice"] for each in line["answers"])

    def test_nobody_of_that_name(self, run) -> None:
        assert run("impact", "Nobody Known").status == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_eighty_columns(capsys, command, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    cli.run([command, "--help"])
    told = capsys.readouterr().out
    assert command in told
    assert "--json" in told
    assert max(map(len, told.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_no_ledger_says_what_to_do(sayso, command, tmp_path) -> None:
    needs = {"as-of": ("2031-05-04",), "diff": ("--since", "2031-05-04"), "alerts": ()}
    ended = sayso(command, *needs.get(command, ("Marren",)), "--ledger", tmp_path / "none.db")
    assert ended.status == 2
    assert "sayso ingest" in ended.err
