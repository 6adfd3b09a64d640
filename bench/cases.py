"""Cases of marked-up corpora: their lines, and which of them are kept apart."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def part(name: str) -> str:
    """Whether an id is "held" (a third, by hash, the same on every machine) or "tuned"."""
    return "tuned" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 else "held"


def rows(path: Path) -> Iterator[Row]:
    """The lines of a JSONL file, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
