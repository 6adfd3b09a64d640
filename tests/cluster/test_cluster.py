"""Two real workers make the ledger that one machine makes, whatever happens to them meanwhile."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

import cluster_stages
from sayso import cli
from sayso.cluster import building, stages, steps
from sayso.engine.jobs import Made
from sayso.errors import InputError
from sayso.pipeline import Summary
from sayso.store import verify
from sayso.store.view import View

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(1800)]
SMALL = steps.Limits(block=4, task_bytes=4000, read_at_once=5)


def exported(ledger: Path) -> dict[str, bytes]:
    """All that a ledger says, as the command exports it."""
    found = {}
    for what in ("claims", "articles", "questions"):
        file = ledger.with_suffix(f".{what}.jsonl")
        told = ["--format", "jsonl", "--what", what, "--output", str(file)]
        assert cli.run(["export", *told, "--ledger", str(ledger)]) == 0
        found[what] = file.read_bytes()
    assert found["questions"]
    return found


def run(inputs: Path, engine, told: Callable[[Made], None] = lambda _: None) -> list[Made]:
    made: list[Made] = []

    def tell(one: Made) -> None:
        made.append(one)
        told(one)

    steps.run([str(inputs)], engine, fast=True, told=tell, limits=SMALL)
    return made


def test_the_export_is_that_of_one_machine_byte_for_byte(
    inputs: Path, ledger: Path, cluster, tmp_path: Path
) -> None:
    engine = cluster("whole")
    made = run(inputs, engine)
    assert len({one.table for one in made}) > 15
    blocks = next(one for one in made if one.table.startswith("blocks"))
    assert blocks.rows > 3  # words that were cut into blocks of time
    assert sum(one.cut for one in made) == 0
    summary = building.build(engine.folder, tmp_path / "ledger.db")
    assert exported(tmp_path / "ledger.db") == exported(ledger)
    assert verify.find(tmp_path / "ledger.db") == ()
    assert summary.new > 14


def test_tables_are_read_by_duckdb_as_they_are(cluster, ledger: Path) -> None:
    folder = cluster("whole").folder
    with View(ledger) as view:
        for noun in ("articles", "claims", "passages"):
            found = duckdb.sql(f"SELECT count(*) FROM '{folder}/{noun}/*.parquet'").fetchall()
            assert found == [(sum(1 for _ in view.records(noun)),)]
        asked = duckdb.sql(f"SELECT sum(len(questions)) FROM '{folder}/linked/*.parquet'")
        assert asked.fetchall()[0][0] >= len(view.linked().questions)


def test_the_same_tables_again_are_not_made_again(cluster, inputs: Path) -> None:
    made = run(inputs, cluster("whole"))
    assert sum(one.seconds for one in made) == 0


def test_tables_of_other_inputs_are_left_alone(cluster, inputs: Path) -> None:
    with pytest.raises(InputError, match="other inputs"):
        run(inputs / "lines.jsonl.gz", cluster("whole"))


def test_a_ledger_is_extended_by_tables(
    cluster, inputs: Path, ledger: Path, tmp_path: Path
) -> None:
    from sayso import pipeline

    part = tmp_path / "ledger.db"
    pipeline.ingest([inputs / "00.txt", inputs / "03.txt"], part, fast=True)
    summary = building.build(cluster("whole").folder, part)
    assert summary.known >= 2
    with View(part) as some, View(ledger) as every:
        assert set(some.has([a.id for a in every.articles()])) == {a.id for a in every.articles()}
    assert verify.find(part) == ()


def test_killed_workers_change_nothing(inputs: Path, ledger: Path, cluster, tmp_path: Path) -> None:
    killer = _Killer()

    def told(one: Made) -> None:
        if one.table == "work_records":
            killer.start()
        elif one.table == "work_readings":
            killer.done.append(time.monotonic())

    engine = cluster("killed")
    run(inputs, engine, told)
    killer.join()
    assert [kind for kind, _ in killer.killed] == ["pyspark.daemon", "CoarseGrained"]
    assert all(at < killer.done[0] for _, at in killer.killed)  # while articles were read
    building.build(engine.folder, tmp_path / "ledger.db")
    assert exported(tmp_path / "ledger.db") == exported(ledger)


class _Killer(threading.Thread):
    """Kills the Python of a worker, and then a whole worker."""

    def __init__(self) -> None:
        super().__init__()
        self.killed: list[tuple[str, float]] = []
        self.done: list[float] = []

    def run(self) -> None:
        for kind in ("pyspark.daemon", "CoarseGrained"):
            time.sleep(2.5)
            until = time.monotonic() + 60
            while time.monotonic() < until and not (found := list(_below(os.getpid(), kind))):
                time.sleep(0.05)
            os.kill(max(found), signal.SIGKILL)  # the last: of the daemon, what it forked
            self.killed.append((kind, time.monotonic()))


def _below(process: int, kind: str) -> Iterator[int]:
    """The processes that this one started, directly or not, whose command names a kind."""
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            command = Path(f"/proc/{child}/cmdline")
            if command.exists() and kind in command.read_text():
                yield int(child)
            if command.exists():
                yield from _below(int(child), kind)


def test_poisoned_articles_are_set_aside_and_the_others_are_read(
    cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stages, "Read", cluster_stages.Poisoned)
    folder = tmp_path / "poison"
    folder.mkdir()
    good = 'The ferry sank at noon, Mayor Orlo said.\n"It was old," Captain Ilse Brandt said.\n'
    for name, more in (
        ("a", ""),
        ("b", cluster_stages.RAISES),
        ("c", cluster_stages.ENDS),
        ("d", "The port is closed, the harbour master said."),
    ):
        (folder / f"{name}.txt").write_text(f"{good}{more}\n", encoding="utf-8")
    engine = cluster("poisoned")
    made = run(folder, engine)
    assert sum(one.lost for one in made) >= 2
    summary: Summary = building.build(engine.folder, tmp_path / "ledger.db")
    assert (summary.new, dict(summary.set_aside)[stages.UNREAD]) == (4, 2)
    with View(tmp_path / "ledger.db") as view:
        aside = {one.uri: one.detail for one in view.set_aside() if one.reason == stages.UNREAD}
        claims = {claim.article for claim in view.claims()}
    assert aside == {
        "b.txt": "unforeseen: ZeroDivisionError: what no rule foresaw",
        "c.txt": "its worker process ended by itself, and again alone",
    }
    assert len(claims) == 2
