import sqlite3
from pathlib import Path

import pytest

from sayso.errors import InputError, LedgerError
from sayso.model import Decision, Mark, Reading, Subject, Verdict, mark_of
from sayso.store import salvage, verify
from sayso.store.view import View
from sayso.store.writer import Writer

PAGE = 4096


def damage(path: Path, table: str, change: str, *values: object) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
        assert connection.execute(change, values).rowcount > 0


def root(path: Path, name: str) -> int:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return connection.execute(query, (name,)).fetchone()[0]


def overwrite(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xff" * PAGE)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new.db"


def held(path: Path) -> tuple:
    with View(path) as view:
        claims = tuple(view.claims())
        judged = [each.id for each in view.judgements()]
        return tuple(view.articles()), claims, judged, view.arrivals().keys()


def test_all_of_a_sound_ledger_is_saved(ledger: Path, new: Path) -> None:
    done = salvage.save(ledger, new)
    assert done.lost == done.unread == ()
    assert held(new) == held(ledger)
    assert verify.find(new) == ()
    with sqlite3.connect(new) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("DELETE FROM articles")


def test_a_changed_letter_costs_one_article(ledger: Path, new: Path, first: Reading) -> None:
    change = "UPDATE articles SET text = 'B' || substr(text, 2) WHERE id = ?"
    damage(ledger, "articles", change, first.article.id)
    done = salvage.save(ledger, new)
    assert (first.article.id, "its text is not the one that was written") in [
        (each.id, each.what) for each in done.lost
    ]
    assert first.article.id not in [article.id for article in held(new)[0]]
    assert len(held(new)[0]) == 1
    assert verify.find(new) == ()


def test_a_damaged_claim_costs_a_reading_and_no_article(ledger, new, second: Reading) -> None:
    change = "UPDATE claims SET act = 'promise' WHERE id = ?"
    damage(ledger, "claims", change, second.claims[0].id)
    done = salvage.save(ledger, new)
    assert [article.id for article in done.unread] == [second.article.id]
    with Writer(new) as writer:
        writer.add([second])
    assert verify.find(new) == ()
    assert set(second.claims) <= set(held(new)[1])


def test_judgements_keep_their_ids_also_where_the_reading_is_lost(ledger, new, second) -> None:
    with Writer(ledger) as writer:
        decision = Decision(Verdict.REJECT, mark_of(second.claims[0]), about=Subject.CLAIM)
        made = writer.judge(decision, by="ann")
        taken = writer.undo(made.id, by="ann")
    damage(ledger, "claims", "UPDATE claims SET act = 'promise' WHERE id = ?", second.claims[0].id)
    salvage.save(ledger, new)
    assert held(new)[2][-2:] == [made.id, taken.id]


@pytest.mark.parametrize("name", ["claims", "claims_by_act", "questions", "articles_in_order"])
def test_a_page_of_garbage_is_told_and_the_rest_is_saved(ledger: Path, new: Path, name) -> None:
    whole = held(ledger)
    overwrite(ledger, root(ledger, name))
    found = verify.find(ledger)
    assert any("SQLite" in each.what for each in found)
    done = salvage.save(ledger, new)
    if name == "claims":
        for told in (done.lost, found):
            assert next(each.id for each in told if each.noun == "claims").startswith("rows 1")
        assert len(done.unread) == 2
    else:
        assert held(new)[:2] == whole[:2]
        assert done.lost == ()


def test_a_truncated_ledger_gives_what_is_left(ledger: Path, new: Path) -> None:
    root(ledger, "articles")
    data = ledger.read_bytes()
    ledger.write_bytes(data[: len(data) - 20 * PAGE])
    assert verify.find(ledger)
    salvage.save(ledger, new)
    assert len(held(new)[0]) == 2


def test_an_older_ledger_with_the_same_columns_is_taken_and_another_is_not(ledger, new) -> None:
    with sqlite3.connect(ledger) as other:
        other.execute("PRAGMA user_version = 5")
    with pytest.raises(LedgerError, match="format 5"):
        salvage.save(ledger, new)
    salvage.save(ledger, new, oldest=1)
    with sqlite3.connect(ledger) as other:
        other.execute("PRAGMA user_version = 6")
    assert held(new) == held(ledger)
    with sqlite3.connect(ledger) as other:
        other.execute("ALTER TABLE claims ADD COLUMN mood TEXT")
    with pytest.raises(LedgerError):
        salvage.save(ledger, new.with_name("third.db"), oldest=1)
    assert not list(new.parent.glob("third*"))


def test_a_taken_name_is_refused(ledger: Path, new: Path) -> None:
    new.write_bytes(b"a letter")
    with pytest.raises(InputError, match="name another file"):
        salvage.save(ledger, new)
    assert new.read_bytes() == b"a letter"


def test_a_judgement_on_a_lost_article_is_told(ledger: Path, new: Path, first: Reading) -> None:
    assert isinstance(mark_of(first.claims[0]), Mark)
    damage(ledger, "raw", "DELETE FROM raw WHERE sha256 = ?", first.article.sha256)
    done = salvage.save(ledger, new)
    assert ("articles", first.article.id, "its bytes are gone") in [
        (each.noun, each.id, each.what) for each in done.lost
    ]
