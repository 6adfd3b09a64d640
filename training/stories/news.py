"""Dated news of other kinds than the incidents: PolNeAR's training part and fakes_syria.

Politics of one campaign, and one war: the same names in hundreds of articles about other things.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
import stories as bench  # noqa: E402
from sayso.model import Article  # noqa: E402

CORPORA = (
    ("polnear/train.jsonl.gz", "doc_id", "published"),
    ("fakes_syria/all.jsonl.gz", "id", "date"),
)
NO_DAY = "2015-01-01"


def find(data: Path) -> Iterator[list[Article]]:
    """The articles of each corpus, in order of their ids."""
    for name, key, day in CORPORA:
        rows = map(json.loads, gzip.decompress((data / name).read_bytes()).splitlines())
        found = {
            bench.article(
                row[key], row["text"], (row[day] or NO_DAY)[:10], row["title"] or "", None
            )
            for row in rows
        }
        yield sorted(found, key=lambda article: article.id)
