"""A stage between tables: which rows go in, which table comes out, and what is said of a lost row.

Tables are folders of Parquet files. What runs a job decides where; the job is a plain value.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.engine.stages import Each, Group

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
Lost = Callable[[Row, str], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Deal:
    """How rows go to tasks: by the hash of a column, in an order within each task.

    ``tasks`` is how many; 0 leaves it to the engine. ``batch`` is how many rows are in memory at
    once, small where a row is a whole article.
    """

    by: str = ""
    order: tuple[str, ...] = ()
    tasks: int = 0
    batch: int = 64


@dataclass(frozen=True, slots=True)
class EachJob:
    """One row in, some rows out.

    ``lost`` says which rows stand for one whose stage failed, or ended its worker; without it a
    failure ends the run.
    """

    stage: Each[Row, Iterable[Row]]
    rows: str  # SQL
    into: str
    columns: "pa.Schema"
    deal: Deal = Deal()
    lost: Lost | None = None


@dataclass(frozen=True, slots=True)
class GroupJob:
    """All rows of one value of the column ``by`` in, some rows out, both as Arrow tables.

    The stage's cap is how many rows of a group are taken; the engine says how many it cut off. A
    group on which the stage fails ends the run, or with ``skips`` is left out and counted.
    """

    stage: "Group[pa.Table, pa.Table]"
    rows: str  # SQL
    into: str
    columns: "pa.Schema"
    by: str
    tasks: int = 0
    skips: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What a job made: rows and bytes of the table, seconds by the clock, rows cut off by a cap.

    ``python`` and ``java`` are seconds of processor of all workers, ``shuffled`` the bytes that
    went between them; ``lost`` are rows whose stage failed. Of a table that was there already
    nothing is known but its rows.
    """

    table: str
    rows: int
    seconds: float = 0.0
    written: int = 0
    shuffled: int = 0
    python: float = 0.0
    java: float = 0.0
    cut: int = 0
    lost: int = 0
