"""The command line: results on standard output, remarks on standard error, a status to rely on."""

import subprocess
import sys
import time

import pytest

from sayso import __version__, cli, pipeline
from sayso.pipeline import Progress, Summary

ESCAPE = "\x1b"


class TestClaims:
    def test_table_names_voice_act_and_date(self, sayso, dossier) -> None:
        ended = sayso("claims")
        assert ended.status == 0
        assert all(claim.id in ended.out for claim in dossier.claims)
        row = next(line for line in ended.out.splitlines() if "its soldiers had" in line)
        assert "defence ministry of Veska" in row
        assert "denies" in row
        assert "6 May 2031" in row
        assert "11 claims from 5 outlets" in ended.err

    @pytest.mark.parametrize(
        ("filters", "count"),
        [
            (("--act", "deny"), 1),
            (("--kind", "statement"), 11),
            (("--source", "marren"), 3),
            (("--outlet", "herald"), 2),
            (("--text", '"Orle bridge"'), 5),
            (("--since", "2031-05-09"), 2),
            (("--until", "2031-05-04", "--act", "decline"), 1),
            (("--source", "marren", "--outlet", "observer"), 1),
        ],
    )
    def test_all_filters_must_hold(self, sayso, filters, count) -> None:
        ended = sayso("claims", "--json", *filters)
        assert ended.status == 0
        assert len(ended.lines) == count

    def test_question_may_be_named_by_its_beginning(self, sayso, dossier) -> None:
        many = dossier.questions[0]
        lines = sayso("claims", "--json", "--question", many.id[:8]).lines
        assert {line["id"] for line in lines} == {c for a in many.answers for c in a.claims}

    def test_other_ids_are_no_questions(self, sayso, dossier) -> None:
        ended = sayso("claims", "--question", dossier.claims[0].id)
        assert ended.status == 2
        assert "not a question" in ended.err

    def test_nothing_found_is_a_status_of_its_own(self, sayso) -> None:
        ended = sayso("claims", "--act", "promise")
        assert (ended.status, ended.out) == (3, "")
        assert "no claim passes" in ended.err

    def test_only_what_was_said_can_be_asked_for(self, sayso) -> None:
        assert sayso("claims", "--kind", "belief").status == 3

    def test_limit_says_that_there_is_more(self, sayso) -> None:
        ended = sayso("claims", "--limit", "2")
        assert ended.out.count("clm_") == 2
        assert "there are more than 2" in ended.err


class TestQuestions:
    def test_every_answer_stands_under_its_question(self, sayso, dossier) -> None:
        ended = sayso("questions")
        assert ended.status == 0
        for question in dossier.questions:
            assert question.wording in ended.out
        assert "10,000 or more" in ended.out
        assert "0 origins (independence not established)" in ended.out

    def test_json_is_the_contract(self, sayso, dossier) -> None:
        lines = sayso("questions", "--json").lines
        by_id = {line["id"]: line for line in lines}
        assert set(by_id) == {each.id for each in dossier.questions}
        answers = by_id[dossier.questions[0].id]["answers"]
        assert [answer["low"] for answer in answers] == [None, 2000, 8000, 10000, None]


class TestShow:
    def test_claim_stands_in_its_sentence_with_its_citation(self, sayso, dossier) -> None:
        claim = dossier.claims[0]
        ended = sayso("show", claim.id[:10])
        assert ended.status == 0
        assert f"{claim.words}, the Tamsin envoy Ilda Marren told reporters" in ended.out
        assert "offsets [53, 109)" in ended.out
        assert "chain: Tamsin Gazette → Ilda Marren" in ended.out
        assert dossier.questions[0].wording in ended.out

    def test_every_kind_of_id_shows_something(self, sayso, dossier) -> None:
        nouns = (
            (dossier.articles[0].id, "Envoy speaks of troops at the Orle bridge"),
            (dossier.questions[1].id, "denies"),
            (dossier.statements[0].id, "2 reports"),
            (dossier.origins[1].id, "lineage not stated"),
            (dossier.sources[0].identity.id, "also: "),
        )
        for noun, words in nouns:
            ended = sayso("show", noun)
            assert (ended.status, words in ended.out) == (0, True), noun

    def test_json_is_the_contract_or_the_noun(self, sayso, dossier) -> None:
        (claim,) = sayso("show", dossier.claims[0].id, "--json").lines
        assert claim["content"]["spans"] == [[53, 109]]
        (statement,) = sayso("show", dossier.statements[0].id, "--json").lines
        assert statement["claims"] == list(dossier.statements[0].claims)

    def test_unknown_id_is_told_in_a_line(self, sayso) -> None:
        ended = sayso("show", "clm_nothing")
        assert ended.status == 3
        assert ended.err.count("\n") == 1
        assert "clm_nothing" in ended.err

    def test_ambiguous_id_names_the_candidates(self, sayso) -> None:
        ended = sayso("show", "clm_")
        assert ended.status == 2
        assert "could be any of clm_" in ended.err

    def test_words_from_an_article_cannot_steer_the_terminal(self) -> None:
        from sayso.cli import screen

        assert ESCAPE not in screen.clean(f"{ESCAPE}[2J hidden {ESCAPE}]0;title\x07")


class TestExplain:
    def test_every_reason_is_told(self, sayso, dossier) -> None:
        ended = sayso("explain", dossier.claims[0].id)
        assert ended.status == 0
        for words in (
            "rule “reporting-verb” on “told”: content is the clause at [140, 144)",
            "rule “fullest-name”",
            "“on Sunday”, from the date of publication",
            "rule “same-speaker-same-number”",
            "rule “named-voice-and-occasion”",
            "rule “same-source-later”",
            "≈ 8,000 of “Veskan soldiers”",
            "none recorded",
        ):
            assert words in ended.out, words

    def test_only_claims_are_explained(self, sayso, dossier) -> None:
        ended = sayso("explain", dossier.articles[0].id)
        assert ended.status == 2
        assert "sayso show" in ended.err


class TestExport:
    def test_claims_go_to_standard_output(self, sayso, dossier) -> None:
        ended = sayso("export")
        assert sorted(line["id"] for line in ended.lines) == sorted(
            claim.id for claim in dossier.claims
        )
        assert ended.err == ""

    @pytest.mark.parametrize("what", ["claims", "articles", "questions"])
    @pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
    def test_every_form_of_everything_is_written(self, sayso, tmp_path, what, format) -> None:
        path = tmp_path / f"{what}.{format}"
        ended = sayso("export", "--what", what, "--format", format, "-o", path)
        assert (ended.status, ended.out) == (0, "")
        assert path.stat().st_size > 100
        beside = [f"{path.name}-metadata.json"] if format != "parquet" else []
        assert sorted(each.name for each in tmp_path.iterdir()) == [path.name, *beside]

    def test_folder_that_is_not_there_is_told_first(self, sayso, tmp_path) -> None:
        ended = sayso("export", "-o", tmp_path / "none" / "x.jsonl")
        assert ended.status == 2
        assert "there is no folder" in ended.err


class TestVerify:
    def test_sound_ledger_is_said_to_be_so(self, sayso) -> None:
        ended = sayso("verify")
        assert ended.status == 0
        assert "5 articles, 11 claims: every hash and every span holds" in ended.out

    def test_json_of_a_sound_ledger_is_empty(self, sayso) -> None:
        assert sayso("verify", "--json").out == ""


class TestDossier:
    @pytest.fixture(autouse=True)
    def hand_made(self, monkeypatch, dossier) -> None:
        monkeypatch.setattr(pipeline, "dossier", lambda ledger, title: dossier, raising=False)

    def test_ending_of_the_file_chooses_the_form(self, sayso, tmp_path) -> None:
        html, text = tmp_path / "d.html", tmp_path / "d.md"
        assert sayso("dossier", "-o", html).status == 0
        assert sayso("dossier", "-o", text).status == 0
        assert html.read_text("utf-8").startswith("<!doctype html>")
        assert text.read_text("utf-8").startswith("# Who has crossed")

    def test_without_a_file_the_form_names_it(self, sayso, tmp_path, monkeypatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert sayso("dossier", "--format", "markdown").status == 0
        assert sayso("dossier").status == 0
        assert (tmp_path / "dossier.md").read_text("utf-8").startswith("# Who has crossed")
        assert (tmp_path / "dossier.html").read_text("utf-8").startswith("<!doctype html>")

    def test_standard_output_is_a_file_too(self, sayso) -> None:
        ended = sayso("dossier", "-o", "-", "--format", "markdown")
        assert ended.out.startswith("# Who has crossed")
        assert ended.err == ""


class TestSql:
    def test_tables_are_named_after_the_nouns(self, sayso) -> None:
        ended = sayso("sql", "SELECT act, count(*) AS n FROM claims GROUP BY act ORDER BY act")
        assert ended.status == 0
        assert ended.out.split()[:2] == ["act", "n"]

    def test_json_gives_a_value_a_line(self, sayso) -> None:
        ended = sayso("sql", "SELECT 1 AS one, NULL AS none", "--json")
        assert ended.out == '{"one":1,"none":null}\n'

    def test_what_duckdb_cannot_answer_is_wrong_usage(self, sayso) -> None:
        ended = sayso("sql", "SELECT nothing FROM nowhere")
        assert ended.status == 2
        assert "cannot answer" in ended.err

    def test_no_row_is_nothing_found(self, sayso) -> None:
        assert sayso("sql", "SELECT id FROM claims WHERE act = 'juggle'").status == 3


class TestIngest:
    @pytest.fixture
    def asked(self, monkeypatch) -> dict:
        """What the pipeline was asked for; it answers with a summary of its own."""
        seen = {"summary": Summary(received=3, new=2, known=1, claims=7, questions=1)}

        def ingest(paths, ledger, *, workers, fast, progress, fetching):
            seen.update(paths=paths, ledger=ledger, workers=workers, fast=fast)
            progress(Progress(1, 3, "one.txt"))
            return seen["summary"]

        monkeypatch.setattr(pipeline, "ingest", ingest)
        return seen

    def test_counts_are_told(self, sayso, asked, tmp_path) -> None:
        ended = sayso("ingest", tmp_path, "--workers", "2")
        assert ended.status == 0
        assert "3 articles received: 2 new, 1 known already, 0 new versions" in ended.out
        assert (asked["paths"], asked["workers"]) == ((str(tmp_path),), 2)

    def test_unreadable_input_has_a_status_of_its_own(self, sayso, asked, tmp_path) -> None:
        asked["summary"] = Summary(
            received=2, new=1, set_aside=(("not English", 1), ("furniture", 4)), unreadable=1
        )
        ended = sayso("ingest", tmp_path)
        assert ended.status == 4
        assert "4  furniture" in ended.out
        assert "1 input could not be read at all" in ended.err

    def test_standard_input_is_a_path_too(self, sayso, asked) -> None:
        assert sayso("ingest", "-").status == 0
        assert asked["paths"] == ("-",)

    def test_json_says_the_same(self, sayso, asked, tmp_path) -> None:
        (line,) = sayso("ingest", tmp_path, "--json").lines
        assert line == {
            "received": 3,
            "new": 2,
            "known": 1,
            "versions": 0,
            "claims": 7,
            "questions": 1,
            "set_aside": {},
            "unreadable": 0,
        }

    def test_nothing_to_read(self, sayso, asked, tmp_path) -> None:
        asked["summary"] = Summary()
        assert sayso("ingest", tmp_path).status == 3

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            ((), "nothing to read"),
            (("no/such/place",), "there is no file or folder no/such/place"),
            ((".", "--workers", "0"), "--workers is 0"),
            ((".", "--workers", "many"), "many"),
            ((".", "--speed", "3"), "--speed"),
        ],
    )
    def test_wrong_usage_is_told_without_a_traceback(self, sayso, asked, arguments, told) -> None:
        ended = sayso("ingest", *arguments)
        assert (ended.status, ended.out) == (2, "")
        assert told in ended.err
        assert "Traceback" not in ended.err
        assert ended.err.count("\n") == 1

    def test_stopping_tells_how_to_go_on(self, sayso, monkeypatch, tmp_path) -> None:
        def stopped(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(pipeline, "ingest", stopped)
        ended = sayso("ingest", tmp_path)
        assert ended.status == 130
        assert "run the same command to go on" in ended.err


class TestWhole:
    def test_missing_ledger_says_what_to_do(self, sayso, tmp_path) -> None:
        for command in ("claims", "questions", "verify", "export", "dossier"):
            ended = sayso(command, "--ledger", tmp_path / "none.db")
            assert ended.status == 2
            assert "make one with: sayso ingest PATH" in ended.err

    def test_file_that_is_no_ledger(self, sayso, tmp_path) -> None:
        path = tmp_path / "letter.txt"
        path.write_text("Dear reader, " * 500)
        ended = sayso("claims", "--ledger", path)
        assert ended.status == 1
        assert "letter.txt" in ended.err

    def test_unknown_command(self, sayso) -> None:
        ended = sayso("clams")
        assert ended.status == 2
        assert "clams" in ended.err

    def test_no_colour_where_nobody_looks(self, sayso) -> None:
        assert ESCAPE not in sayso("questions").out

    def test_version(self, sayso) -> None:
        assert sayso("--version").out.strip() == __version__

    def test_every_command_has_help(self, sayso) -> None:
        for name in cli.app:
            if not name.startswith("-"):
                assert "Usage: sayso" in sayso(name, "--help").out

    def test_reader_may_stop_reading(self, ledger) -> None:
        program = [sys.executable, "-m", "sayso", "export", "--ledger", str(ledger)]
        with subprocess.Popen(
            program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as running:
            running.stdout.close()
            assert running.stderr.read() == ""
        assert running.returncode == 0

    def test_help_does_not_wait_for_the_parser(self) -> None:
        program = [sys.executable, "-X", "importtime", "-m", "sayso", "--help"]
        started = time.monotonic()
        ran = subprocess.run(program, capture_output=True, text=True, check=True)
        assert time.monotonic() - started < 5
        heavy = ("spacy", "duckdb", "pyarrow", "trafilatura", "jinja2", "sqlite3")
        loaded = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
        assert loaded.isdisjoint(heavy)
