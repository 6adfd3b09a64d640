"""Spark: stages between tables on the machines of a cluster; pyspark does not leave this file.

Each job writes one Parquet table, whole or not at all, so a run that was stopped goes on after the
last table that is whole. A worker that is killed has its task done again elsewhere.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
from pyarrow.dataset import dataset

from sayso.engine.isolated import Isolated, WorkerEnded
from sayso.engine.jobs import Deal, EachJob, GroupJob, Lost, Made, Row
from sayso.engine.stages import Each, Group
from sayso.errors import InputError
from sayso.model.closing import Closing

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ALONE_FROM: Final = 2  # the attempt at a task from which each of its items runs by itself
SETTINGS: Final[Mapping[str, str]] = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.compression.codec": "zstd",
    # Articles are dear to read, so a task must be small enough to be lost.
    "spark.sql.adaptive.coalescePartitions.parallelismFirst": "true",
    "spark.task.maxFailures": "4",
    # What comes to the driver is pairs of ids and counts, as many as there are.
    "spark.driver.maxResultSize": "0",
    "spark.log.level": "ERROR",
}
WANTED: Final = "install it with: pip install 'sayso[spark]', and Java 17 or newer"


class Spark(Closing):
    """A session on a cluster, and a folder of tables; a context manager.

    Example::

        with Spark("local[2]", "tables") as engine:
            engine.each(EachJob(stage, "SELECT * FROM inputs", "records", columns))

    Settings are those of Spark and go before our own.
    """

    def __init__(self, master: str, folder: str, settings: Mapping[str, str] | None = None) -> None:
        """Start, which takes Spark some ten seconds.

        Raises:
            InputError: There is no pyspark or no Java, or the master cannot be reached.
        """
        if find_spec("pyspark") is None:
            raise InputError(f"--engine spark needs pyspark, which is not installed; {WANTED}")
        self.folder = folder.rstrip("/")
        self._session = _session(master, {**SETTINGS, **(settings or {})})
        context = self._session.sparkContext
        self._sums = _Sums(context.accumulator(0), context.accumulator(0), context.accumulator(0.0))

    def close(self) -> None:
        """End the session."""
        self._session.stop()

    @property
    def cores(self) -> int:
        """How many tasks run at once."""
        return int(self._session.sparkContext.defaultParallelism)

    def has(self, table: str) -> bool:
        """Whether a table is there, whole; then SQL may name it."""
        if not self._exists(f"{self.folder}/{table}/_SUCCESS"):
            return False
        self._session.read.parquet(f"{self.folder}/{table}").createOrReplaceTempView(table)
        return True

    def each(self, job: EachJob) -> Made:
        """Run a stage on each row; what is there already is not made again."""
        worker = _EachWorker(job.stage, job.columns, job.deal.batch, job.lost, self._sums)
        return self._make(job.into, lambda: self._mapped(job, worker))

    def group(self, job: GroupJob) -> Made:
        """Run a stage on each group of rows."""
        worker = _GroupWorker(job.stage, job.columns, self._sums, job.skips)

        def frame() -> "DataFrame":
            rows = self._session.sql(job.rows)
            if job.tasks:
                rows = rows.repartition(job.tasks, job.by)
            # Spark counts the arguments of what it is given, and `self` would be one.
            return rows.groupBy(job.by).applyInArrow(
                lambda table: worker(table),  # noqa: PLW0108
                _spark_schema(job.columns),
            )

        return self._make(job.into, frame)

    def sql(self, query: str, into: str) -> Made:
        """Make a table by SQL alone."""
        return self._make(into, lambda: self._session.sql(query))

    def rows(self, query: str) -> pa.Table:
        """The answer to SQL, here: only what is small."""
        return self._session.sql(query).toArrow()

    def _mapped(self, job: EachJob, worker: "_EachWorker") -> "DataFrame":
        rows = _dealt(self._session.sql(job.rows), job.deal)
        # Read when the plan is made, which is now.
        self._session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", job.deal.batch)
        return rows.mapInArrow(worker, _spark_schema(job.columns))

    def _make(self, table: str, frame: "Callable[[], DataFrame]") -> Made:
        if self.has(table):
            return Made(table, self._count(table))
        before, started = self._spent(), time.perf_counter()
        frame().write.mode("overwrite").parquet(f"{self.folder}/{table}")
        self.has(table)
        seconds, after = time.perf_counter() - started, self._spent()
        cut, lost, python, shuffled, java = (b - a for a, b in zip(before, after, strict=True))
        return Made(
            table,
            self._count(table),
            seconds=seconds,
            written=self._bytes(table),
            shuffled=int(shuffled),
            python=python,
            java=java / 1e9,
            cut=int(cut),
            lost=int(lost),
        )

    def _count(self, table: str) -> int:
        path = f"{self.folder}/{table}"
        if "://" not in path:  # Parquet's own counts cost no job
            return int(dataset(path, format="parquet").count_rows())
        return int(self._session.table(table).count())

    def _path(self, path: str) -> tuple[Any, Any]:
        context: Any = self._session.sparkContext
        place = context._jvm.org.apache.hadoop.fs.Path(path)  # noqa: SLF001  pyspark has no other door
        return place.getFileSystem(context._jsc.hadoopConfiguration()), place  # noqa: SLF001

    def _exists(self, path: str) -> bool:
        system, place = self._path(path)
        return bool(system.exists(place))

    def _bytes(self, table: str) -> int:
        system, place = self._path(f"{self.folder}/{table}")
        return int(system.getContentSummary(place).getLength())

    def _spent(self) -> tuple[float, ...]:
        """Of all jobs: rows cut, rows lost, seconds of Python; bytes shuffled, nanoseconds of Java.

        Spark keeps the last thousand stages, which is a hundred runs of ours.
        """
        context: Any = self._session.sparkContext
        doubles = context._gateway.new_array(context._jvm.double, 0)  # noqa: SLF001
        store = context._jsc.sc().statusStore()  # noqa: SLF001
        kept = store.stageList(None, False, False, doubles, None)
        every = [kept.apply(number) for number in range(kept.size())]
        return (
            *(self._sums.cut.value, self._sums.lost.value, self._sums.python.value),
            sum(stage.shuffleWriteBytes() for stage in every),
            sum(stage.executorCpuTime() for stage in every),
        )


@dataclass(frozen=True, slots=True)
class _Sums:
    """What workers add up; a task that is tried again adds again."""

    cut: Any
    lost: Any
    python: Any


def _session(master: str, settings: Mapping[str, str]) -> "SparkSession":
    import pyspark  # noqa: PLC0415  half a second, and an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415
    from pyspark.sql import SparkSession  # noqa: PLC0415

    # Else workers are started with whatever `python3` is there, which has no sayso.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    builder: Any = SparkSession.builder
    builder = builder.appName("sayso").master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        session: SparkSession = builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        told = str(error).partition("\n")[0][:300]
        raise InputError(
            f"Spark cannot start on {master}: {told}; check --master and Java"
        ) from error
    return session


def _spark_schema(columns: pa.Schema) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415

    return from_arrow_schema(columns)


def _dealt(rows: "DataFrame", deal: Deal) -> "DataFrame":
    if deal.by:
        rows = rows.repartition(deal.tasks, deal.by) if deal.tasks else rows.repartition(deal.by)
    elif deal.tasks:
        rows = rows.repartition(deal.tasks)
    return rows.sortWithinPartitions(*deal.order) if deal.order else rows


@dataclass(frozen=True, slots=True)
class _EachWorker:
    """What a task of `each` does, in a worker's own Python process."""

    stage: Each[Row, Iterable[Row]]
    columns: pa.Schema
    batch: int
    lost: Lost | None
    sums: _Sums

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        by_itself = self.lost is not None and _attempt() >= ALONE_FROM
        alone = Isolated(_Listed(self.stage.function)) if by_itself else None
        started = time.process_time()
        try:
            for batch in batches:
                made = [row for item in batch.to_pylist() for row in self._of(item, alone)]
                for start in range(0, len(made), self.batch):
                    yield pa.RecordBatch.from_pylist(
                        made[start : start + self.batch], schema=self.columns
                    )
        finally:
            self.sums.python.add(time.process_time() - started)
            if alone is not None:
                alone.close()

    def _of(self, item: Row, alone: Isolated[Row, list[Row]] | None) -> list[Row]:
        """The rows of one item; those that stand for it where it is lost."""
        try:
            return (alone or _Listed(self.stage.function))(item)
        except WorkerEnded as error:
            reason = str(error)
        except Exception as error:
            if self.lost is None:
                error.add_note(f"in stage {self.stage.name} {self.stage.version}")
                raise
            reason = f"unforeseen: {type(error).__name__}: {error}"
        if self.lost is None:
            raise RuntimeError(reason)
        self.sums.lost.add(1)
        return list(self.lost(item, reason))


@dataclass(frozen=True, slots=True)
class _Listed:
    """A stage's function that has done all of its work when it returns."""

    function: Callable[[Row], Iterable[Row]]

    def __call__(self, item: Row) -> list[Row]:
        return list(self.function(item))


@dataclass(frozen=True, slots=True)
class _GroupWorker:
    """What a task of `group` does with one group."""

    stage: Group[pa.Table, pa.Table]
    columns: pa.Schema
    sums: _Sums
    skips: bool = False

    def __call__(self, table: pa.Table) -> pa.Table:
        started = time.process_time()
        if len(table) > self.stage.cap:
            self.sums.cut.add(len(table) - self.stage.cap)
            table = table.slice(0, self.stage.cap)
        try:
            return self.stage.function((table,)).cast(self.columns)
        except Exception as error:
            error.add_note(f"in stage {self.stage.name} {self.stage.version}")
            if not self.skips:
                raise
            traceback.print_exception(error)  # where Spark keeps what its workers say
            self.sums.lost.add(1)
            return self.columns.empty_table()
        finally:
            self.sums.python.add(time.process_time() - started)


def _attempt() -> int:
    """How many times this task was tried before."""
    from pyspark import TaskContext  # noqa: PLC0415

    context = TaskContext.get()
    return 0 if context is None else int(context.attemptNumber())
