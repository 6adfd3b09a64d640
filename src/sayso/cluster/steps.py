"""Steps: inputs to tables on a cluster, in which order; each makes one table, once.

Three steps move articles between workers: to read each text once, to gather what shares a uri, and
to bring the articles of a piece together. Comparing moves words and sketches. A run that was
stopped goes on after the last table that is whole.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from sayso.cluster import cutting, near, places, stages
from sayso.cluster.columns import (
    BLOCKED,
    COLUMNS,
    EDGES,
    INPUTS,
    LINKED,
    NEAR,
    PLACE,
    READINGS,
    RECORDS,
    VERSIONS,
)
from sayso.engine.jobs import Deal, EachJob, GroupJob, Made
from sayso.engine.spark import Spark
from sayso.engine.stages import Each, Group
from sayso.errors import InputError
from sayso.link import pieces
from sayso.link.shelf import NEAREST
from sayso.model import digest

FORMAT: Final = "1"  # of the tables
READ_AT_ONCE: Final = 200  # articles of a task: some forty seconds of reading
NEAR_ROWS: Final = 400_000  # of words that one task compares: some seconds
WORK: Final = "work"  # tables that only serve other tables
ORDER: Final = ", ".join(PLACE)
# Where each text was met first: the same bytes met again are read once.
_FIRST: Final = (
    f"SELECT min(struct({ORDER})) AS at FROM {WORK}_records WHERE id IS NOT NULL GROUP BY id"
)
Told = Callable[[Made], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a block of words may be, and a task of inputs, in rows and bytes."""

    block: int = near.BLOCK
    task_bytes: int = places.TASK_BYTES
    read_at_once: int = READ_AT_ONCE


@dataclass(slots=True)
class Run:
    """One run: the engine, and what is told of each table."""

    engine: Spark
    told: Told
    limits: Limits

    def each(self, job: EachJob) -> None:
        """Make a table of a stage on rows."""
        self.told(self.engine.each(job))

    def group(self, job: GroupJob) -> None:
        """Make a table of a stage on groups."""
        self.told(self.engine.group(job))

    def sql(self, query: str, into: str) -> None:
        """Make a table by SQL alone."""
        self.told(self.engine.sql(query, into))

    def one(self, query: str) -> int:
        """A number."""
        return int(self.engine.rows(query).column(0)[0].as_py() or 0)

    def write(self, table: pa.Table, name: str) -> None:
        """A table made here rather than by workers, where it is not there yet."""
        if not self.engine.has(name):
            write(f"{self.engine.folder}/{name}", table)
            self.engine.has(name)
        self.told(Made(name, len(table)))


def run(
    paths: Sequence[str],
    engine: Spark,
    *,
    fast: bool = False,
    told: Told = lambda _: None,
    limits: Limits = Limits(),
) -> None:
    """Inputs to all tables, in the engine's folder.

    Raises:
        InputError: The folder holds tables of other inputs, or of another sayso.
    """
    this = Run(engine, told, limits)
    _inputs(this, paths, fast=fast)
    _read(this, fast=fast)
    nouns(this)
    alike(this)
    pieces_of(this)
    linked(this)


def _inputs(this: Run, paths: Sequence[str], *, fast: bool) -> None:
    found = list(places.find(paths))
    if not found:
        raise InputError("nothing to read there; name files or folders that hold some")
    tasks = places.dealt(found, this.limits.task_bytes)
    table = pa.table(
        [list(range(len(found))), tasks, [p.uri for p in found], [p.path for p in found]],
        schema=INPUTS,
    )
    told = [*stages.VERSIONED, FORMAT, "fast" if fast else "", *map(repr, found)]
    made_of = digest("\n".join(told).encode())
    if this.engine.has("inputs") and _made_of(this.engine.folder) != made_of:
        raise InputError(
            f"the tables in {this.engine.folder} are of other inputs, or were made by another "
            "sayso; name another folder with --tables, or remove this one"
        )
    this.write(table.replace_schema_metadata({"made of": made_of}), "inputs")


def _made_of(folder: str) -> str:
    system, path = places.filesystem(f"{folder}/inputs/part-0.parquet")
    with system.open_input_file(path) as file:
        told: bytes = (pq.read_schema(file).metadata or {}).get(b"made of", b"")
    return told.decode()


def write(folder: str, table: pa.Table) -> None:
    """A table of one file, with Spark's mark that it is whole."""
    system, path = places.filesystem(folder)
    system.create_dir(path, recursive=True)
    with system.open_output_stream(f"{path}/part-0.parquet") as file:
        pq.write_table(table, file, compression="zstd")
    with system.open_output_stream(f"{path}/_SUCCESS"):
        pass


def _read(this: Run, *, fast: bool) -> None:
    tasks = this.one("SELECT max(task) + 1 FROM inputs")
    this.each(
        EachJob(
            Each("receive", FORMAT, stages.receive),
            "SELECT * FROM inputs",
            f"{WORK}_records",
            RECORDS,
            Deal("task", ("input",), tasks, batch=8),
            stages.lost_input,
        )
    )
    count = this.one(f"SELECT count(DISTINCT id) FROM {WORK}_records")
    this.each(
        EachJob(
            Each("read", stages.READING, stages.Read(fast)),
            f"SELECT r.* FROM {WORK}_records r JOIN ({_FIRST}) f ON f.at.input = r.input "
            "AND f.at.record = r.record AND f.at.part = r.part",
            f"{WORK}_readings",
            READINGS,
            Deal("id", ("id", *PLACE), _tasks(count, this), batch=16),
            stages.lost_article,
        )
    )
    versions(this)


def versions(this: Run) -> None:
    """Which article is a version of which; nearly all uris have one alone, which do not move."""
    this.group(
        GroupJob(
            Group("versions", stages.READING, str, stages.newer),
            f"SELECT {ORDER}, id, uri, article FROM {WORK}_readings WHERE uri IN (SELECT uri "
            f"FROM {WORK}_readings GROUP BY uri HAVING count(*) > 1)",
            f"{WORK}_versions",
            VERSIONS,
            "uri",
        )
    )


def _tasks(articles: int, this: Run) -> int:
    return max(1, min(10_000, math.ceil(articles / this.limits.read_at_once)))


def nouns(this: Run) -> None:
    """The tables of nouns, each with its place in order of input."""
    columns = {"raw": "r.raw", "version_of": "v.version_of"}
    listed = ", ".join(
        f"{columns.get(name, f'r.article.{name}')} AS {name}" for name in COLUMNS["articles"]
    )
    this.sql(
        f"SELECT {ORDER}, {listed} FROM {WORK}_readings r LEFT JOIN {WORK}_versions v "
        "ON v.id = r.id",
        "articles",
    )
    for name in ("passages", "claims"):
        this.sql(_exploded(name), name)
    reasons = ", ".join(f"set_aside.{name} AS {name}" for name in COLUMNS["set_aside"])
    this.sql(
        f"SELECT {ORDER}, -1 AS n, {reasons} FROM {WORK}_records WHERE set_aside IS NOT NULL "
        f"UNION ALL {_exploded('set_aside')}",
        "set_aside",
    )
    this.sql(
        f"SELECT {ORDER}, id AS article, uri FROM {WORK}_records WHERE id IS NOT NULL", "sightings"
    )


def _exploded(name: str) -> str:
    columns = ", ".join(f"one.{column} AS {column}" for column in COLUMNS[name])
    return (
        f"SELECT {ORDER}, n, {columns} FROM (SELECT {ORDER}, posexplode({name}) "
        f"AS (n, one) FROM {WORK}_readings)"
    )


def alike(this: Run) -> None:
    """Which articles are alike, of those that stand near each other by a word."""
    this.sql(
        "SELECT explode(concat(transform(marks, mark -> struct(mark, false AS same)), "
        "array(struct(address AS mark, true AS same)))) AS one, day, id AS article "
        f"FROM {WORK}_readings",
        f"{WORK}_words",
    )
    words = f"(SELECT one.mark AS mark, one.same AS same, day, article FROM {WORK}_words)"
    plan = _plan(this, words)
    this.each(
        EachJob(
            Each("block", FORMAT, near.Assign(plan)),
            f"SELECT * FROM {words}",
            f"{WORK}_blocked",
            BLOCKED,
            Deal(batch=5000),
        )
    )
    size = this.limits.block
    tasks = max(2, min(2000, plan.total // NEAR_ROWS))
    this.group(
        GroupJob(
            Group("near", FORMAT, str, near.inside, cap=2 * size),
            f"SELECT * FROM {WORK}_blocked",
            f"{WORK}_near",
            NEAR,
            "block",
            tasks,
        )
    )
    found = f"SELECT * FROM {WORK}_near"
    if plan.salted:
        found += f" UNION ALL SELECT * FROM {WORK}_across"
        _across(this, tasks)
    this.sql(
        f"SELECT left, right FROM ({found}) GROUP BY left, right "
        f"HAVING sum(times) >= {pieces.SHARED} OR max(same)",
        f"{WORK}_pairs",
    )
    sketch = f"(SELECT id, weights, rest FROM {WORK}_readings)"
    this.each(
        EachJob(
            Each("alike", stages.RULES, stages.Alike(pieces.LEVELS[0])),
            "SELECT p.left, p.right, l.weights AS left_weights, l.rest AS left_rest, "
            "r.weights AS right_weights, r.rest AS right_rest "
            f"FROM {WORK}_pairs p JOIN {sketch} l ON l.id = p.left JOIN {sketch} r "
            "ON r.id = p.right",
            f"{WORK}_edges",
            EDGES,
            # Sorted by the right one already; dealing it out anew would move two sketches a pair.
            Deal(batch=500),
        )
    )


def _plan(this: Run, words: str) -> near.Plan:
    total = this.one(f"SELECT count(*) FROM {words}")
    least = max(1, this.limits.block // near.SMALL)
    counted = this.engine.rows(
        f"SELECT mark, day, count(*) AS n FROM {words} WHERE mark IN (SELECT mark FROM {words} "
        f"GROUP BY mark HAVING count(*) > {least}) GROUP BY mark, day"
    )
    frequent: dict[int, dict[int, int]] = defaultdict(dict)
    for row in counted.to_pylist():
        frequent[row["mark"]][row["day"]] = row["n"]
    plan = near.plan(total, frequent, this.limits.block)
    this.told(Made(f"blocks: {plan.buckets}, words cut into blocks of time", plan.salted))
    return plan


def _across(this: Run, tasks: int) -> None:
    this.group(
        GroupJob(
            Group("rims", FORMAT, str, near.rims, cap=2 * this.limits.block),
            f"SELECT * FROM {WORK}_blocked WHERE salted",
            f"{WORK}_rims",
            BLOCKED,
            "block",
            tasks,
        )
    )
    this.group(
        GroupJob(
            Group("across", FORMAT, str, near.across, cap=1000 * 2 * NEAREST),
            f"SELECT * FROM {WORK}_rims",
            f"{WORK}_across",
            NEAR,
            "mark",
        )
    )


def pieces_of(this: Run) -> None:
    """Which articles are linked together; found in one place, from the pairs alone."""
    if not this.engine.has("pieces"):
        articles = this.engine.rows(f"SELECT id FROM {WORK}_readings").column(0)
        edges = this.engine.rows(f"SELECT * FROM {WORK}_edges")
        this.write(cutting.cut(articles.combine_chunks(), edges), "pieces")
    this.told(Made("pieces", this.one("SELECT count(DISTINCT piece) FROM pieces")))


def linked(this: Run) -> None:
    """What linking finds in each piece."""
    this.group(
        GroupJob(
            Group("link", stages.RULES, str, stages.link, cap=pieces.CAP),
            "SELECT p.piece, p.asked, r.id, r.article, r.claims, v.version_of "
            f"FROM pieces p JOIN {WORK}_readings r ON r.id = p.article "
            f"LEFT JOIN {WORK}_versions v ON v.id = r.id",
            "linked",
            LINKED,
            "piece",
            tasks=_tasks(this.one("SELECT count(*) FROM pieces"), this),
            skips=True,  # one that fails here is linked where the ledger is built
        )
    )
