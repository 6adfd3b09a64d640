"""Inputs of several formats, the ledger of one machine, and a cluster of two real workers."""

import gzip
import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sayso import pipeline

if TYPE_CHECKING:
    from sayso.engine.spark import Spark

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
CLUSTER = "local-cluster[2,1,1024]"
WANTED = "sayso[spark]"


def texts() -> list[str]:
    """The articles of some invented stories."""
    paths = sorted((TESTS / "stories").rglob("*.txt"))[:16]
    return [path.read_text(encoding="utf-8") for path in paths]


def write_inputs(folder: Path) -> None:
    """Texts, an archive, lines, a table, what cannot be read, twins and a newer version."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    some = texts()
    folder.mkdir()
    for number, text in enumerate(some[::3]):
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    lines = [
        {"uri": f"https://harbour.example/{n}", "outlet": "The Harbour Post", "text": text}
        for n, text in enumerate(some[1::3])
    ]
    lines.append(lines[0])  # a twin
    lines.append({**lines[1], "uri": "https://pier.example/again"})  # its like elsewhere
    lines.append({**lines[2], "text": f"{lines[2]['text']}\nThe mayor denied it on Friday."})
    packed = "\n".join(json.dumps(line) for line in (*lines, {"no": "text"}))
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress(packed.encode()))
    rows = [{"uri": f"https://quay.example/{n}", "text": text} for n, text in enumerate(some[2::3])]
    pq.write_table(pa.Table.from_pylist(rows), folder / "rows.parquet")
    archive = io.BytesIO()
    writer = WARCWriter(archive, gzip=True)
    for number, text in enumerate(some[:2]):
        paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
        page = f"<html><body><article>{paragraphs}</article></body></html>"
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://mole.example/{number}",
                "response",
                payload=io.BytesIO(page.encode()),
                http_headers=head,
            )
        )
    (folder / "crawl.warc.gz").write_bytes(archive.getvalue())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "torn.warc.gz").write_bytes(archive.getvalue()[:900])


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs") / "crawl"
    write_inputs(folder)
    return folder


@pytest.fixture(scope="session")
def ledger(inputs: Path) -> Path:
    """The ledger that one machine makes of them."""
    path = inputs.parent / "one-machine.db"
    pipeline.ingest([inputs], path, fast=True)
    return path


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Callable[[str], Spark]]":
    """Tables in a folder of a cluster of two workers, each of one core and a process of its own."""
    if find_spec("pyspark") is None or shutil.which("java") is None:
        pytest.skip(f"needs Spark and Java: pip install '{WANTED}', and Java 17 or newer")
    from sayso.engine.spark import Spark

    # Workers import this checkout, and the stages of these tests.
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{TESTS}"
    folder = tmp_path_factory.mktemp("tables")
    with Spark(CLUSTER, str(folder), {"spark.sql.shuffle.partitions": "2"}) as engine:

        def at(name: str) -> "Spark":
            engine.folder = str(folder / name)
            return engine

        yield at
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before
