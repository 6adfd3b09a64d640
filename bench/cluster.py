"""What reading on a cluster costs by size of input, and what larger inputs would take.

    make bench-cluster                             100, 1,000 and 10,000 articles
    make bench-cluster ARGS="--sizes 100 1000"     fewer

Articles are copies of the invented stories as in `bench/scale.py`: other names, words and dates
each time. Each size begins with the readings of its copies, for what reading costs is known from
`bench/ingest.py` and does not depend on size. What is measured is the processor's time in Python
and in Java, bytes written and shuffled, of each table; on a busy machine the clock says little.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from ingest import PAGE
from sayso.cluster import stages, steps
from sayso.cluster.columns import PLACE, READINGS, RECORDS
from sayso.engine.jobs import Made
from sayso.engine.spark import Spark
from sayso.model import Reading
from scale import copies, stories

BEGIN, END = "<!-- bench/cluster.py -->", "<!-- end of bench/cluster.py -->"
BATCH: Final = 200
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "tables of nouns": ("articles", "passages", "claims", "set_aside", "sightings", "versions"),
    "near each other": ("words", "blocked", "near", "rims", "across", "pairs"),
    "alike": ("edges", "pieces"),
    "linking": ("linked",),
}


@dataclass(frozen=True, slots=True)
class Load:
    """A crawl to reckon with; words of an article and its bytes as crawled, packed."""

    name: str
    articles: int
    words: int
    packed: int  # bytes an article in its WARC


# The assumptions, told in the page: a national press of 150 titles with 70 articles a day each; and
# Common Crawl News, English part.
LOADS: Final = (
    Load("a month of a national press crawl", 315_000, 450, 25_000),
    Load("a year of Common Crawl News, in English", 40_000_000, 450, 25_000),
)
WORDS_A_SECOND: Final = {"the tagger": 1_939, "`--fast`": 2_725}  # of one core, bench/ingest.py


@dataclass(frozen=True, slots=True)
class Cost:
    """What tables cost together: seconds of processor, bytes written and shuffled."""

    python: float
    java: float
    written: int
    shuffled: int

    @classmethod
    def of(cls, made: Iterable[Made]) -> "Cost":
        """The sum of several tables."""
        some = list(made)
        return cls(
            sum(one.python for one in some),
            sum(one.java for one in some),
            sum(one.written for one in some),
            sum(one.shuffled for one in some),
        )


def row_of(place: int, one: Reading) -> dict[str, Any]:
    """A copy's reading as the cluster's stage gives it."""
    article = one.article
    row = {"input": place, "record": 0, "part": 0, "id": article.id, "uri": article.uri}
    return stages._read({**row, "raw": article.raw}, one)  # noqa: SLF001


def lay(folder: Path, base: list[Reading], size: int) -> None:
    """The tables of receiving and reading, filled with copies."""
    readings = islice(copies(base, 0), size)
    numbered = enumerate(readings)
    number = 0
    while batch := list(islice(numbered, BATCH)):
        found = [row_of(*each) for each in batch]
        met = [{name: row[name] for name in (*PLACE, "id", "uri")} for row in found]
        for name, some, columns in (("readings", found, READINGS), ("records", met, RECORDS)):
            path = folder / f"work_{name}"
            path.mkdir(parents=True, exist_ok=True)
            table = pa.Table.from_pylist(some, schema=columns)
            pq.write_table(table, path / f"part-{number:05}.parquet", compression="zstd")
            (path / "_SUCCESS").touch()
        number += 1


def run(folder: Path, engine: Spark, size: int) -> dict[str, Made]:
    """The steps behind reading, on tables that are laid out."""
    made: dict[str, Made] = {}

    def told(one: Made) -> None:
        made[one.table.removeprefix("work_")] = one
        print(f"  {one}", file=sys.stderr, flush=True)

    engine.folder = str(folder)
    engine.has("work_readings")
    engine.has("work_records")
    this = steps.Run(engine, told, steps.Limits())
    steps.versions(this)
    steps.nouns(this)
    steps.alike(this)
    steps.pieces_of(this)
    steps.linked(this)
    print(f"{size} articles done", file=sys.stderr, flush=True)
    return made


def row(size: int, made: Mapping[str, Made]) -> list[str]:
    """A line of the table for each group of tables."""
    lines = []
    for name, tables in GROUPS.items():
        cost = Cost.of(made[each] for each in tables if each in made)
        if cost.python + cost.java:
            lines.append(
                f"| {size:,} | {name} | {1000 * cost.python / size:.1f} | "
                f"{1000 * cost.java / size:.1f} | {cost.written / size / 1024:.1f} | "
                f"{cost.shuffled / size / 1024:.1f} |"
            )
    return lines


def write(text: str) -> None:
    """Put the section between its marks in docs/performance.md."""
    page = PAGE.read_text(encoding="utf-8")
    if BEGIN not in page:
        page = f"{page.rstrip()}\n\n{BEGIN}\n{END}\n"
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def reckoned(costs: Mapping[str, Cost], size: int, reading: float) -> list[str]:
    """The table of larger inputs: hours of cores, memory, storage and shuffles."""
    lines = [
        "| | articles | input, GB | reading, core hours | linking and the rest, core hours | GB "  # noqa: ISC004
        "shuffled | tables, GB | on 64 cores, hours |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    total = Cost(
        sum(one.python for one in costs.values()),
        sum(one.java for one in costs.values()),
        sum(one.written for one in costs.values()),
        sum(one.shuffled for one in costs.values()),
    )
    for load in LOADS:
        hours = load.articles * load.words / reading / 3600
        after = load.articles * (total.python + total.java) / size / 3600
        # An article goes between workers once with its bytes, unpacked to five times the size.
        shuffled = load.articles * (total.shuffled / size + load.packed) / 1e9
        tables = load.articles * (total.written / size + 2 * load.packed) / 1e9
        lines.append(
            f"| {load.name} | {load.articles:,} | {load.articles * load.packed / 1e9:,.0f} | "
            f"{hours:,.0f} | {after:,.0f} | {shuffled:,.0f} | {tables:,.0f} | "
            f"{(hours + after) / 64 / 0.8:,.1f} |"
        )
    return lines


def main() -> None:
    """Measure, and write down."""
    given = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    given.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    given.add_argument("--master", default="local[2]")
    given.add_argument("--dry", action="store_true", help="print, and write nothing")
    asked = given.parse_args()
    os.environ["PYTHONPATH"] = str(PAGE.parents[1] / "src")
    base = stories()
    lines = [
        "| articles | tables | Python, ms an article | Java, ms | written, KB | shuffled, KB |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    with tempfile.TemporaryDirectory() as folder, Spark(asked.master, folder) as engine:
        for size in asked.sizes:
            place = Path(folder) / str(size)
            lay(place, base, size)
            made = run(place, engine, size)
            lines += row(size, made)
            print("\n".join(lines), flush=True)
            shutil.rmtree(place)
    costs = {
        name: Cost.of(made[each] for each in tables if each in made)
        for name, tables in GROUPS.items()
    }
    words = WORDS_A_SECOND["the tagger"]
    told = "\n".join([*lines, "", *reckoned(costs, size, words)])
    print(told)
    if not asked.dry:
        write(told)


if __name__ == "__main__":
    main()
