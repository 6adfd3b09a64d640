"""Ingest on a cluster: what is told meanwhile, and the ledger made of its tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli import screen
from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.engine.jobs import Made
    from sayso.pipeline import Summary

TABLES = ".tables"  # beside the ledger, where no folder is named


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where to read, where the tables go, and how."""

    master: str
    tables: str = ""
    fast: bool = False
    workers: int = 1


def ingest(paths: Sequence[str], ledger: Path, cluster: Cluster) -> "Summary":
    """Inputs to tables on a cluster, and the tables to a ledger here."""
    from sayso.cluster import building, places, steps
    from sayso.engine.spark import Spark

    for path in paths:
        if path != "-" and not places.is_remote(path) and not Path(path).exists():
            raise InputError(f"there is no file or folder {path}; check the path")
    folder = cluster.tables or f"{ledger}{TABLES}"
    if not places.is_remote(folder):
        folder = str(Path(folder).resolve())
    with Spark(cluster.master, folder) as engine:
        steps.run(paths, engine, fast=cluster.fast, told=_tell)
    screen.note(f"the tables are in {folder}; building the ledger {ledger}")
    return building.build(folder, ledger, cluster.workers)


def _tell(made: "Made") -> None:
    parts = [f"{made.table}: {made.rows:,}"]
    if made.seconds:
        parts.append(f"{made.seconds:.1f} s, {made.written / 2**20:,.1f} MB")
    if made.lost:
        parts.append(f"{made.lost:,} lost and set aside")
    if made.cut:
        parts.append(f"{made.cut:,} rows cut off by the cap of a block")
    screen.note(", ".join(parts))
