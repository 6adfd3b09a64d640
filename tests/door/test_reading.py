"""Files, rows and tables of others become articles of a ledger; nothing bad ends a reading."""

from datetime import datetime

import pandas as pd
import pyarrow as pa
import pytest

import sayso
from sayso.errors import InputError, NotFound

TOLD = "ORVEL, 3 May 2031 - Mayor Ilda Marren said the bridge was closed."
GERMAN = "Die Brücke ist gesperrt, sagte die Bürgermeisterin am Montag, und niemand weiß warum."


def test_files_rows_and_frames_in_one_reading(tmp_path) -> None:
    (tmp_path / "one.txt").write_text("Governor Teo Brandt denied that the bridge was closed.")
    frame = pd.DataFrame(
        {
            "text": ["Per Halloran said the bridge was open.", GERMAN],
            "outlet": ["Harbour Observer", None],
            "published": [pd.Timestamp("2031-05-04T08:30"), pd.NaT],
        }
    )
    given = (tmp_path / "one.txt", {"text": TOLD, "outlet": "Orvel Post"}, frame, [{"text": ""}])
    ledger = sayso.read(*given, ledger=tmp_path / "l.db", fast=True)
    assert {each.outlet for each in ledger.articles()} == {None, "Orvel Post", "Harbour Observer"}
    (dated,) = ledger.articles(outlet="harbour")
    assert dated.published.earliest == datetime(2031, 5, 4, 8, 30)
    aside = [each.reason for each in ledger.set_aside() if each.article is None]
    assert len(aside) == 2
    assert "de" in aside[0] + aside[1]
    again = sayso.read(*given, ledger=tmp_path / "l.db", fast=True)
    assert repr(again) == repr(ledger)
    assert [each.id for each in again.articles()] == [each.id for each in ledger.articles()]


def test_what_is_no_article_is_told_before_anything_is_read(tmp_path) -> None:
    told = [
        ((), "nothing to read"),
        ((3,), "not int"),
        ((b"bytes",), "not bytes"),
        ((["text"],), "not str"),
    ]
    for given, words in told:
        with pytest.raises(InputError, match=words):
            sayso.read(*given, ledger=tmp_path / "l.db")
    with pytest.raises(InputError, match="workers is 0"):
        sayso.read({"text": TOLD}, ledger=tmp_path / "l.db", workers=0)
    with pytest.raises(NotFound, match="there is no file"):
        sayso.read(tmp_path / "none.txt", ledger=tmp_path / "l.db")


@pytest.mark.parametrize(
    "make",
    [pa.Table.from_pylist, pd.DataFrame, list, iter],
    ids=["arrow", "pandas", "list", "iter"],
)
def test_rows_of_any_table_are_the_same_rows(make, tmp_path) -> None:
    from sayso.door import reading

    rows = [{"text": TOLD, "outlet": "Orvel Post", "title": None}, {"text": "b", "outlet": None}]
    written = reading._written(reading._rows(make(rows)), tmp_path)
    assert written.read_bytes() == (
        b'{"text":"' + TOLD.encode() + b'","outlet":"Orvel Post"}\n{"text":"b"}\n'
    )


def test_other_rows_have_other_addresses(tmp_path) -> None:
    """Two articles met at one address would be taken for versions of each other."""
    from sayso.door import reading

    one = reading._written([{"text": "one"}], tmp_path)
    assert one != reading._written([{"text": "two"}], tmp_path)
    assert one == reading._written([{"text": "one"}], tmp_path)


def test_what_json_cannot_hold_ends_no_reading(tmp_path) -> None:
    rows = [
        {"text": f"{TOLD} \ud800", "outlet": "Broken Letter"},
        {"text": TOLD, "outlet": "Long Number", "id": 2**70},
        {"text": TOLD, "outlet": "Odd Thing", "seen": object(), "at": datetime(2031, 5, 3)},
    ]
    with sayso.read(rows, ledger=tmp_path / "l.db", fast=True) as ledger:
        read = {each.outlet for each in ledger.articles()}
        aside = [each for each in ledger.set_aside() if each.stage == "ingest"]
    assert {"Long Number", "Odd Thing"} <= read
    assert len(read) + len(aside) == len(rows)
