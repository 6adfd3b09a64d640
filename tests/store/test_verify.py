import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.model import Linked, Origin, Reading
from sayso.store.verify import Finding, find
from sayso.store.writer import Writer


def damage(path: Path, table: str, change: str, *values: object) -> None:
    """Change a row as somebody with a SQLite tool would have to."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
        assert connection.execute(change, values).rowcount > 0


def whats(path: Path) -> list[tuple[str, str]]:
    return [(finding.noun, finding.what) for finding in find(path)]


def test_a_sound_ledger_has_no_findings(ledger: Path) -> None:
    assert find(ledger) == ()


def test_a_byte_of_the_source_is_found(ledger: Path, first: Reading) -> None:
    raw = bytearray(first.article.raw)
    raw[3] ^= 1
    damage(ledger, "raw", "UPDATE raw SET data = ? WHERE sha256 = ?", raw, first.article.sha256)
    assert find(ledger) == (
        Finding("articles", first.article.id, "its bytes do not have its sha256"),
        Finding("articles", first.article.id, "its id is not that of its bytes"),
    )


def test_a_letter_of_the_text_is_found_even_where_no_span_is(ledger: Path) -> None:
    change = "UPDATE articles SET text = replace(text, 'Monday', 'Sunday')"
    damage(ledger, "articles", change)
    assert whats(ledger) == [("articles", "its text is not the one that was written")]


def test_a_shifted_span_is_found(ledger: Path, second: Reading) -> None:
    claim = second.claims[1]
    change = "UPDATE claims SET content = json_replace(content, '$[0].start', 2) WHERE id = ?"
    damage(ledger, "claims", change, claim.id)
    found = find(ledger)
    assert found[0].id == claim.id
    assert "'drums'" in found[0].what
    assert ("articles", "its passages or claims are not those that were written") in whats(ledger)


@pytest.mark.parametrize(
    ("table", "column"), [("passages", "span"), ("set_aside", "span"), ("claims", "quantities")]
)
def test_other_words_at_a_span_are_found(ledger: Path, table: str, column: str) -> None:
    path = "$.words" if column == "span" else "$[0].span.words"
    change = f"UPDATE {table} SET {column} = json_replace({column}, '{path}', 'other')"
    damage(ledger, table, change + f" WHERE json_extract({column}, '{path}') IS NOT NULL")
    assert any(noun == table and "'other'" in what for noun, what in whats(ledger))


def test_a_changed_reading_is_found_though_all_spans_hold(ledger: Path) -> None:
    damage(ledger, "claims", "UPDATE claims SET act = 'confirm' WHERE act = 'deny'")
    expected = [("articles", "its passages or claims are not those that were written")]
    assert whats(ledger) == expected


def test_a_removed_claim_is_found_three_times(ledger: Path, first: Reading) -> None:
    damage(ledger, "claims", "DELETE FROM claims WHERE id = ?", first.claims[0].id)
    found = whats(ledger)
    assert ("articles", "its passages or claims are not those that were written") in found
    assert ("claims", "names a row of claims that is not there") not in found
    assert ("voices", "names a row of claims that is not there") in found
    assert ("questions", f"names {first.claims[0].id}, which is not there") in found


def test_other_words_of_a_claim_are_found(ledger: Path) -> None:
    damage(ledger, "claims", "UPDATE claims SET words = 'no drums' WHERE act = 'deny'")
    assert ("claims", "its words are not those of its spans") in whats(ledger)


def test_what_cannot_be_read_is_a_finding_and_hides_no_other(ledger: Path) -> None:
    damage(ledger, "passages", "UPDATE passages SET why = '{}' WHERE kind = 'body'")
    damage(ledger, "raw", "UPDATE raw SET data = x'00'")
    found = whats(ledger)
    assert any(noun == "passages" and what.startswith("cannot be read") for noun, what in found)
    assert found.count(("articles", "its bytes do not have its sha256")) == 2


def test_an_article_that_cannot_be_read_is_a_finding(ledger: Path) -> None:
    damage(
        ledger, "articles", "UPDATE articles SET published = '{}' WHERE outlet = 'Harbour Watch'"
    )
    assert whats(ledger)[0][1].startswith("cannot be read")


def test_a_changed_set_aside_row_is_found(ledger: Path) -> None:
    damage(ledger, "set_aside", "UPDATE set_aside SET reason = 'lost' WHERE stage = 'ingest'")
    assert whats(ledger) == [("set_aside", "it is not the row that was written")]


def test_a_changed_answer_is_found(ledger: Path) -> None:
    change = "UPDATE questions SET answers = json_replace(answers, '$[0].low', 3000.0)"
    damage(ledger, "questions", change)
    assert whats(ledger) == [("runs", "what it found is not what was written")]


def test_a_linked_row_that_cannot_be_read_is_a_finding(ledger: Path) -> None:
    damage(ledger, "questions", "UPDATE questions SET scope = '[]'")
    assert [finding.noun for finding in find(ledger)] == ["questions"]


def test_an_origin_of_nothing_is_found(ledger: Path, linked: Linked) -> None:
    astray = Origin("ori_two", "ide_port", ("sta_none",), ("cla_none",), known=False)
    with Writer(ledger) as writer:
        writer.link(replace(linked, origins=(*linked.origins, astray)))
    assert find(ledger) == (
        Finding("origins", "ori_two", "names cla_none, which is not there"),
        Finding("origins", "ori_two", "names sta_none, which is not there"),
    )


def test_a_damaged_file_is_a_finding(ledger: Path) -> None:
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'claims'"
    (page,) = sqlite3.connect(ledger).execute(query).fetchone()
    data = bytearray(ledger.read_bytes())
    data[(page - 1) * 4096 : (page - 1) * 4096 + 64] = b"\xff" * 64
    ledger.write_bytes(data)
    assert any(finding.noun == "ledger" for finding in find(ledger))


def test_a_file_damaged_at_its_root_says_so(ledger: Path) -> None:
    data = bytearray(ledger.read_bytes())
    data[100:200] = b"\xff" * 100
    ledger.write_bytes(data)
    with pytest.raises(LedgerError, match="cannot read the ledger"):
        find(ledger)
