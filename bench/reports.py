"""Readings of a pile of articles, kept below build/ until anything that reads changes."""

import hashlib
import pickle
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from sayso import pipeline
from sayso.engine.local import Local
from sayso.model import Article, Reading

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build" / "bench"
ROOMS = ("extract", "ingest", "lexicon", "model", "weights")


def read(name: str, articles: Iterable[Article], workers: int) -> tuple[Reading, ...]:
    """Every article as ``sayso ingest`` reads it, in order of their ids."""
    ordered = sorted(articles, key=lambda each: each.id)
    kept = KEPT / f"{name}-{_state(ordered)}.pickle"
    if kept.exists():
        found: tuple[Reading, ...] = pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
        return found
    print(f"reading {len(ordered)} articles, kept below {KEPT}", file=sys.stderr)
    found = tuple(Local(workers, chunk=16).each(pipeline.READ, ordered))
    KEPT.mkdir(parents=True, exist_ok=True)
    for older in KEPT.glob(f"{name}-*.pickle"):
        older.unlink()
    kept.write_bytes(pickle.dumps(found))
    return found


def _state(articles: Sequence[Article]) -> str:
    """Changes with the articles, and with any file of the rooms that read one."""
    state = hashlib.sha256(" ".join(each.id for each in articles).encode())
    for room in ROOMS:
        for path in sorted((ROOT / "src" / "sayso" / room).rglob("*")):
            if path.suffix in {".py", ".toml"} or (path.is_file() and "weights" in path.parts):
                state.update(path.read_bytes())
    return state.hexdigest()[:16]
