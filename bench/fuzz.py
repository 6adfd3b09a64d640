"""Fuzz every reader and `extract`, guided by coverage (atheris), for so many minutes.

    pip install atheris    (no development tool of ours: it has no build for some systems)
    python bench/fuzz.py --minutes 60 --finds build/fuzz

One process at a time: half of the minutes the readers, half `extract`. What must hold is written in
tests/fuzzing.py. Each find is written down once, by where it came from, with its traceback; finds
that were mended stand in tests/files/fuzz/ and are replayed by tests/test_fuzz.py. The table in
docs/reliability.md gets the minutes, the runs and the finds with --write.
"""

import argparse
import hashlib
import importlib
import json
import random
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests" / "files" / "fuzz"
MOST_BYTES = {"readers": 30_000, "extract": 6_000}
HANG = 120  # seconds after which libFuzzer takes the process for hung


def main() -> None:
    """Fuzz the targets in turn, or be the one process that does."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--finds", type=Path, default=ROOT / "build" / "fuzz")
    parser.add_argument("--targets", nargs="+", default=["readers", "extract"])
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.finds.mkdir(parents=True, exist_ok=True)
    if given.child:
        _child(given.child, given.finds, int(given.minutes * 60), given.seed)
        return
    for target in given.targets:
        _target(target, given.finds, given.minutes * 60 / len(given.targets), given.seed)


def _target(target: str, finds: Path, seconds: float, seed: int) -> None:
    """Processes one after the other until the time is over; a hang or a crash ends only one."""
    over = time.monotonic() + seconds
    while (left := over - time.monotonic()) > 5:
        seed += 1
        begun = time.monotonic()
        command = [sys.executable, __file__, "--child", target, "--finds", str(finds)]
        ended = subprocess.run(
            [*command, "--minutes", str(left / 60), "--seed", str(seed)], check=False
        )
        took = time.monotonic() - begun
        print(f"{target}: a process of {took:.0f} s ended with {ended.returncode}", flush=True)


def _child(target: str, finds: Path, seconds: int, seed: int) -> None:
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415  it may not be there

    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    include = ["sayso.ingest", "sayso.extract", "sayso.lexicon"]
    with atheris.instrument_imports(include=include, enable_loader_override=False):
        fuzzing: Any = importlib.import_module("fuzzing")
    check = fuzzing.TARGETS[target]
    counted = _Counted(check, target, finds)
    corpus = finds / f"corpus-{target}"
    corpus.mkdir(exist_ok=True)
    kept = [path.read_bytes() for path in sorted(KEPT.glob(f"{target}-*"))]
    for data in [*fuzzing.seeds(target), *kept]:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    arguments = [
        *(sys.argv[0], str(corpus), f"-max_total_time={seconds}", f"-seed={seed}"),
        *(f"-max_len={MOST_BYTES[target]}", f"-timeout={HANG}", "-rss_limit_mb=6000"),
        *(f"-artifact_prefix={finds}/{target}-hang-", "-print_final_stats=1", "-verbosity=0"),
    ]
    fragments = [each.encode() for each in fuzzing.FRAGMENTS]

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        return _mutated(data, most, random.Random(seed), fragments, atheris.Mutate)  # noqa: S311

    atheris.Setup(arguments, counted, custom_mutator=mutated)
    atheris.Fuzz()


class _Counted:
    """Calls a target; what it raises is written down once and does not end the run."""

    def __init__(self, target: Callable[[bytes], None], name: str, finds: Path) -> None:
        self._target, self._name, self._finds = target, name, finds
        self._runs, self._met = 0, set[str]()
        self._begun = self._told = time.monotonic()
        self._log = finds / f"{name}-{int(time.time())}.json"

    def __call__(self, data: bytes) -> None:
        self._runs += 1
        try:
            self._target(data)
        except Exception as error:  # noqa: BLE001  whatever it is, it is a find
            self._find(error, data)
        if time.monotonic() - self._told > 10:
            self._told = time.monotonic()
            told = {"target": self._name, "runs": self._runs, "finds": sorted(self._met)}
            told["seconds"] = round(self._told - self._begun)
            self._log.write_text(json.dumps(told), "utf-8")

    def _find(self, error: Exception, data: bytes) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [each for each in frames if "sayso" in each.filename] or list(frames)
        last = ours[-1]
        where = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}"
        if "Fault" in where:
            where += f" {str(error)[:40]}"
        if where in self._met:
            return
        self._met.add(where)
        name = f"{self._name}-{hashlib.sha256(data).hexdigest()[:12]}"
        (self._finds / name).write_bytes(data)
        told = "".join(traceback.format_exception(error))
        (self._finds / f"{name}.txt").write_text(f"{where}\n{told}", "utf-8")
        print(f"FIND {name}: {where}: {error}", flush=True)


def _mutated(
    data: bytes,
    most: int,
    chance: random.Random,
    fragments: list[bytes],
    mutate: Callable[[bytes, int], bytes],
) -> bytes:
    """Bytes changed by libFuzzer, or pieces put in, repeated, moved or cut."""
    how = chance.randrange(8)
    if how < 3:
        return mutate(data, most)
    at, to = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    if how == 3:
        made = data[:at] + chance.choice(fragments) + data[at:]
    elif how == 4:
        put = b"".join(chance.choice(fragments) for _ in range(chance.randrange(1, 30)))
        made = data[:at] + put + data[to:]
    elif how == 5:
        made = data[:at] + data[at : at + 60] * chance.randrange(2, 100) + data[to:]
    elif how == 6:
        made = data[:at] + data[to:]
    else:
        made = data[:at] + chance.choice(fragments) * chance.choice((2, 10, 300)) + data[at:]
    return made[:most]


if __name__ == "__main__":
    main()
