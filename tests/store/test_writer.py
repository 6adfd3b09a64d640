import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from sayso.errors import LedgerError, SpanError
from sayso.model import Article, Linked, Reading, SetAside, Span, article_id, digest
from sayso.store.verify import find as verify
from sayso.store.view import View
from sayso.store.writer import Added, Writer

ASIDE = SetAside("ingest", "not text", "photo.jpg")
# Writes batches of ten for ever and says so after each.
ENDLESS = """
import itertools, sys
from pathlib import Path
from sayso.model import Article, Reading, article_id, digest
from sayso.store.writer import Writer

def reading(number):
    text = f"Bulletin {number}"
    raw = text.encode()
    return Reading(Article(article_id(raw), f"{number}.txt", text, raw, digest(raw), "text"))

last = int(sys.argv[2])
with Writer(Path(sys.argv[1])) as writer:
    for batch in range(last) if last else itertools.count():
        writer.add([reading(batch * 10 + step) for step in range(10)])
        print(batch, flush=True)
"""


def test_counts_what_it_added(writer: Writer, first: Reading, second: Reading) -> None:
    added = writer.add([first, second], [ASIDE])
    assert added == Added(articles=2, passages=2, claims=3, set_aside=2)


def test_the_same_again_changes_nothing(writer: Writer, first: Reading, path: Path) -> None:
    writer.add([first], [ASIDE])
    before = content(path)
    assert writer.add([first], [ASIDE]) == Added(known=1)
    assert content(path) == before


def test_the_same_twice_in_one_batch_is_one(writer: Writer, first: Reading) -> None:
    assert writer.add([first, first]) == Added(1, 1, 0, 2, 1, 1)


def test_nothing_at_all_adds_nothing(writer: Writer) -> None:
    assert writer.add([]) == Added()


def test_counts_add_up() -> None:
    assert Added(1, 2, 3, 4, 5, 6) + Added(1, 1, 1, 1, 1, 1) == Added(2, 3, 4, 5, 6, 7)


def test_a_changed_article_is_kept_beside_the_older(
    writer: Writer, first: Reading, edited: Reading, path: Path
) -> None:
    writer.add([first])
    newer = replace(edited, article=replace(edited.article, version_of=first.article.id))
    assert writer.add([newer]) == Added(articles=1, versions=1)
    with View(path) as view:
        versions = {article.id: article.version_of for article in view.articles()}
        newest = view.newest_at(edited.article.uri)
    assert versions == {first.article.id: None, edited.article.id: first.article.id}
    assert newest is not None
    assert newest.id == edited.article.id


def test_one_uri_may_carry_two_articles(
    writer: Writer, first: Reading, edited: Reading, path: Path
) -> None:
    writer.add([first, edited])
    with View(path) as view:
        assert view.article(edited.article.id).version_of is None
        assert view.newest_at("nowhere.txt") is None


def test_the_same_bytes_elsewhere_are_one_article_met_twice(
    writer: Writer, first: Reading, path: Path
) -> None:
    writer.add([first])
    moved = replace(first, article=replace(first.article, uri="copy/courier.txt"))
    assert writer.add([moved]) == Added(known=1)
    with View(path) as view:
        assert view.uris(first.article.id) == ("courier.txt", "copy/courier.txt")


def test_words_that_are_not_there_are_refused_and_nothing_is_written(
    writer: Writer, first: Reading, second: Reading, path: Path
) -> None:
    shifted = replace(second.claims[0], cue=Span(1, 4, "said"))
    with pytest.raises(SpanError, match=second.article.id):
        writer.add([first, replace(second, claims=(shifted,))])
    with View(path) as view:
        assert view.counts()["articles"] == 0


def test_an_id_of_other_bytes_is_refused(writer: Writer, first: Reading) -> None:
    wrong = replace(first, article=replace(first.article, raw=b"other bytes"))
    with pytest.raises(SpanError, match=r"courier\.txt"):
        writer.add([wrong])


def test_a_ledger_that_is_locked_says_so_and_works_again_later(
    path: Path, first: Reading, monkeypatch
) -> None:
    monkeypatch.setattr("sayso.store.ledger.BUSY_MS", 1)
    locked = pytest.raises(LedgerError, match=r"sayso\.db: database is locked")
    with Writer(path) as writer, Writer(path) as other:
        with other._transaction(), locked:
            writer.add([first])
        assert writer.add([first]).articles == 1


def test_what_fails_inside_a_batch_leaves_nothing_of_it(writer: Writer, path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        writer.add([], [ASIDE, SetAside("layout", "lost", "a.txt", article="art_none")])
    with View(path) as view:
        assert view.set_aside() == ()
    assert writer.add([], [ASIDE]).set_aside == 1


def test_the_clock_dates_rows_and_is_in_no_id(tmp_path: Path, first: Reading) -> None:
    for year in (2031, 2032):
        with Writer(tmp_path / f"{year}.db", lambda: datetime(year, 1, 1, tzinfo=UTC)) as writer:  # noqa: B023
            writer.add([first])
    old, new = content(tmp_path / "2031.db"), content(tmp_path / "2032.db")
    assert old["articles"][0].pop("ingested_at") == "2031-01-01T00:00:00+00:00"
    assert new["articles"][0].pop("ingested_at") == "2032-01-01T00:00:00+00:00"
    assert old["articles"] == new["articles"]
    assert old["claims"] == new["claims"]


def test_linking_the_same_again_is_no_new_run(ledger: Path, linked: Linked) -> None:
    with Writer(ledger) as writer:
        assert writer.link(linked).new is False
        assert writer.link(linked).number == 1
        other = replace(linked, copies=())
        assert (writer.link(other).number, writer.link(other).new) == (2, False)
    with View(ledger) as view:
        assert view.linked() == other
    assert len(content(ledger)["copies"]) == 1, "the older run is kept"


def test_going_back_is_a_new_run(ledger: Path, linked: Linked) -> None:
    with Writer(ledger) as writer:
        writer.link(Linked())
        assert writer.link(linked).number == 3
    with View(ledger) as view:
        assert view.linked() == linked


def test_a_killed_run_loses_no_finished_batch_and_a_rerun_completes_it(path: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, path, "0"], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    for _ in range(3):
        last = int(running.stdout.readline())
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    with View(path) as view:
        kept = view.counts()["articles"]
    assert kept >= (last + 1) * 10
    assert kept % 10 == 0
    batches = kept // 10 + 5
    subprocess.run([sys.executable, "-c", ENDLESS, path, str(batches)], check=True)
    with View(path) as view:
        assert view.counts()["articles"] == batches * 10
    assert verify(path) == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(strategies.readings(), max_size=3), strategies.linked)
def test_whatever_is_written_is_read_and_verified(tmp_path_factory, readings, linked) -> None:
    path = tmp_path_factory.mktemp("any") / "sayso.db"
    with Writer(path) as writer:
        writer.add(readings)
        writer.link(linked)
    kept: dict[str, Reading] = {}
    for reading in readings:
        kept.setdefault(reading.article.id, reading)
    with View(path) as view:
        assert {article.id: replace(article, version_of=None) for article in view.articles()} == {
            key: reading.article for key, reading in kept.items()
        }
        for reading in kept.values():
            claims = view.claims(article=reading.article.id)
            assert sorted(claims, key=repr) == sorted(reading.claims, key=repr)
            passages = view.passages(reading.article.id)
            assert sorted(passages, key=repr) == sorted(reading.passages, key=repr)
        assert view.linked() == linked
    assert [each for each in verify(path) if "is not there" not in each.what] == []


def article_at(uri: str, text: str) -> Article:
    raw = text.encode()
    return Article(article_id(raw), uri, text, raw, digest(raw), "text")


def content(path: Path) -> dict[str, list[dict]]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [row["name"] for row in found if "words" not in row["name"]]
    return {
        name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")] for name in names
    }
