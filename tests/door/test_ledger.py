"""Whoever opens a ledger from Python finds what is in it, by filters and by ids."""

from datetime import date, datetime

import pytest

import sayso
from sayso import cli
from sayso.errors import InputError, LedgerError, NotFound, SaysoError
from sayso.model import Correction, Decision, Field, Span, Subject, Verdict, mark_of
from sayso.store.writer import Writer


def test_it_tells_what_it_is(ledger, path) -> None:
    assert repr(ledger) == f"Ledger({str(path)!r}: 5 articles, 11 claims, 2 questions)"


def test_closed_it_says_so_and_answers_nothing(path) -> None:
    with sayso.Ledger(path) as opened:
        pass
    assert repr(opened) == f"Ledger({str(path)!r}, closed)"
    asked = (
        opened.claims,
        opened.dossier,
        lambda: opened.ask("Who?"),
        lambda: opened.as_of("2031-05-05"),
        lambda: list(opened.articles()),
    )
    for ask in asked:
        with pytest.raises(LedgerError, match="was closed; open it again"):
            ask()
    opened.close()


def test_a_file_that_is_not_there_is_told(tmp_path) -> None:
    with pytest.raises(NotFound, match="there is no ledger"):
        sayso.Ledger(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("no ledger")
    with pytest.raises(LedgerError, match="is not a sayso ledger"):
        sayso.Ledger(tmp_path / "text.db")


@pytest.mark.parametrize(
    ("filters", "outlets"),
    [
        ({"outlet": "WIRE"}, ["Norrland Wire"]),
        ({"text": "envoy speaks"}, ["Tamsin Gazette"]),
        ({"since": "2031-05-06"}, ["Voice of the Bank", "Vesk Herald", "Harbour Observer"]),
        (
            {"since": "2031-05-03", "until": date(2031, 5, 4)},
            ["Voice of the Bank", "Tamsin Gazette"],
        ),
        ({"outlet": "nobody"}, []),
    ],
)
def test_articles_pass_filters(ledger, filters, outlets) -> None:
    assert [each.outlet for each in ledger.articles(**filters)] == outlets


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 11),
        ({"source": "marren"}, 3),
        ({"act": "deny"}, 1),
        ({"act": "warn", "source": "Halloran"}, 1),
        ({"text": "several thousand"}, 2),
        ({"since": datetime(2031, 5, 9, 8), "until": "2031-05-09"}, 2),
    ],
)
def test_claims_pass_filters(ledger, filters, count) -> None:
    assert len(ledger.claims(**filters)) == count


def test_claims_of_a_question_and_of_an_article(ledger) -> None:
    question = ledger.questions()[0]
    own = {claim for answer in question.answers for claim in answer.claims}
    assert {each.id for each in ledger.claims(question=question)} == own
    assert {each.id for each in ledger.claims(question=question.id[:9])} == own
    article = ledger.articles()[0]
    assert {each.article for each in ledger.claims(article=article.id)} == {article.id}


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        ({}, ["is-it-so", "how-many"]),
        ({"kind": "how-many"}, ["how-many"]),
        ({"text": "HAVE VESKAN"}, ["is-it-so"]),
        ({"source": "brandt"}, ["is-it-so"]),
        ({"disputed": True}, ["is-it-so", "how-many"]),
        ({"disputed": False}, []),
    ],
)
def test_questions_pass_filters(ledger, filters, kinds) -> None:
    assert [each.kind.value for each in ledger.questions(**filters)] == kinds


def test_statements_and_sources_pass_filters(ledger) -> None:
    assert len(ledger.statements(source="marren")) == 2
    assert len(ledger.statements(since="2031-05-05")) == 1
    assert len(ledger.statements(source="nobody")) == 0
    (marren,) = ledger.sources(name="tamsin envoy")
    assert len(ledger.statements(source=marren.id)) == 2
    assert {each.kind.value for each in ledger.sources(kind="person")} == {"person"}


def test_nouns_by_the_beginning_of_their_ids(ledger) -> None:
    claim, article, question = ledger.claims()[3], ledger.articles()[0], ledger.questions()[1]
    assert ledger.claim(claim.id[:10]) == claim
    assert ledger.article(article.id) == article
    assert ledger.question(question.id[:10]) == question
    with pytest.raises(InputError, match="is one of the claims, not one of the questions"):
        ledger.question(claim.id)
    with pytest.raises(NotFound, match="begins with 'qst_nothing'"):
        ledger.question("qst_nothing")


@pytest.mark.parametrize(
    "ask",
    [
        lambda ledger: ledger.claims(act="shout"),
        lambda ledger: ledger.claims(since="last week"),
        lambda ledger: ledger.articles(until="soon"),
        lambda ledger: ledger.as_of("2031-05-05", clock="sun"),
        lambda ledger: ledger.as_of("some day"),
        lambda ledger: ledger.sql("SELECT nothing FROM nowhere"),
        lambda ledger: ledger.ask(""),
        lambda ledger: ledger.export("claims.docx"),
        lambda ledger: ledger.export("claims.json", "word"),
        lambda ledger: ledger.export("claims.jsonl", what="everything"),
        lambda ledger: ledger.export("nowhere/claims.jsonl"),
    ],
)
def test_a_wrong_word_is_told_at_once(ledger, ask, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SaysoError):
        ask(ledger)


def test_as_of_tells_positions_by_a_day(ledger) -> None:
    question = ledger.questions(kind="how-many")[0]
    by_then = [(r["source"], r["low"]) for r in ledger.as_of("2031-05-04", question).rows()]
    assert ("Ilda Marren", 8000.0) in by_then
    assert ("Ilda Marren", 10000.0) not in by_then
    assert {each.question.id for each in ledger.as_of(date(2031, 5, 9))} == {
        each.id for each in ledger.questions()
    }
    (one,) = ledger.as_of("2031-05-09T12:00", question.id, clock="published")
    assert one.question.id == question.id


@pytest.mark.parametrize(
    ("name", "given", "wanted"),
    [
        ("claims.jsonl", {}, ("--format", "jsonl")),
        ("questions.csv", {"what": "questions"}, ("--format", "csv", "--what", "questions")),
        ("a.parquet", {"what": "articles"}, ("--format", "parquet", "--what", "articles")),
        ("ledger.ttl", {}, ("--format", "prov")),
        ("entities.ftm.json", {}, ("--format", "ftm")),
        ("any.name", {"format": "geojson"}, ("--format", "geojson")),
    ],
)
def test_an_export_is_that_of_the_command_line(path, tmp_path, name, given, wanted) -> None:
    with sayso.Ledger(path) as ledger:
        written = ledger.export(tmp_path / name, **given)
    other = tmp_path / "cli" / name
    other.parent.mkdir()
    assert cli.run(["export", *wanted, "-o", str(other), "--ledger", str(path)]) == 0
    assert written.read_bytes() == other.read_bytes()
    beside = [each.with_name(f"{name}-metadata.json") for each in (written, other)]
    assert [each.exists() for each in beside] == [name.endswith((".jsonl", ".csv"))] * 2
    assert not beside[0].exists() or beside[0].read_bytes() == beside[1].read_bytes()


def test_an_ending_of_several_formats_wants_a_format(ledger, tmp_path) -> None:
    with pytest.raises(InputError, match="may be web-annotation or schema-org; give format="):
        ledger.export(tmp_path / "ledger.jsonld")


def test_a_decision_of_a_person_is_seen_in_what_is_shown(path, tmp_path) -> None:
    copied = tmp_path / "judged.db"
    copied.write_bytes(path.read_bytes())
    with sayso.Ledger(copied) as ledger:
        (claim,) = ledger.claims(act="deny")
        (question,) = ledger.questions(kind="is-it-so")
        assert f"<mark>{claim.words}</mark>" in question._repr_html_()
        start = claim.content[0].start
        shorter = Span(start, start + len("its soldiers"), "its soldiers")
        correction = Correction(Field.CONTENT, "", (shorter,))
        on = Decision(Verdict.CORRECT, mark_of(claim), None, Subject.CLAIM, (correction,))
        with Writer(copied) as writer:
            writer.judge(on, by="Ana Orell")
        assert "<mark>its soldiers</mark>" in question._repr_html_()
        assert ledger.claim(claim.id) == claim
