"""What a stranger gets: the wheel installed by pip alone into a clean environment, then the demo.

    make wheel-check                    built, installed, tried, written into docs/performance.md
    make wheel-check ARGS="--print"     the same, printed only

pip downloads everything anew (no cache), the way it does on a machine that never saw sayso. It ends
with status 1 where the install is larger or slower than promised, or the demo wrote no dossier.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tables import table, write

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
MOST_BYTES = 10**9
MOST_SECONDS = 180.0
MEGABYTE = 10**6


@dataclass(frozen=True, slots=True)
class Tried:
    """What was measured: sizes in bytes, times in seconds by the clock."""

    wheel: int
    packages: int
    size: int
    install: float
    demo: float
    pip: str

    @property
    def missed(self) -> tuple[str, ...]:
        """Which promises it does not keep."""
        too_large = self.size >= MOST_BYTES
        too_slow = self.install >= MOST_SECONDS
        return ("size",) * too_large + ("time",) * too_slow


def run(command: Sequence[str | Path], folder: Path) -> float:
    """Run a command as a stranger's shell would, without anything of this project; its seconds."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    started = time.perf_counter()
    ran = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{ran.stdout}{ran.stderr}")
    return time.perf_counter() - started


def built(folder: Path) -> Path:
    """The wheel of this checkout."""
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    (wheel,) = folder.glob("sayso-*.whl")
    return wheel


def tried(folder: Path) -> Tried:
    """Build, install and run it below a folder that is empty before."""
    wheel, clean, empty = built(folder), folder / "venv", folder / "empty"
    venv.create(clean, with_pip=True)
    before = size_of(clean)
    pip: list[str | Path] = [clean / "bin" / "python", "-m", "pip"]
    install = run([*pip, "install", "--no-cache-dir", "--quiet", wheel], folder)
    run([*pip, "check"], folder)
    empty.mkdir()
    demo = run([clean / "bin" / "sayso", "demo"], empty)
    if "<html" not in (empty / "dossier.html").read_text(encoding="utf-8"):
        raise SystemExit("the demo of the installed wheel wrote no dossier.html")
    (site,) = clean.glob("lib/python3*/site-packages")
    asked = subprocess.run([*pip, "--version"], capture_output=True, text=True, check=True)
    return Tried(
        wheel.stat().st_size,
        len(list(site.glob("*.dist-info"))) - 1 - bool(list(site.glob("setuptools-*"))),
        size_of(clean) - before,
        install,
        demo,
        asked.stdout.split()[1],
    )


def size_of(folder: Path) -> int:
    """Bytes of all files below it."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def lines(found: Tried) -> Iterator[str]:
    """The table, and on what it was measured."""
    rows = [
        ["the wheel itself", f"{found.wheel / MEGABYTE:.0f} MB", ""],
        ["packages installed, sayso among them", str(found.packages), ""],
        ["on disk, with compiled bytecode", f"{found.size / MEGABYTE:.0f} MB", "under 1,000 MB"],
        ["`pip install`, nothing cached", f"{found.install:.0f} s", "under 180 s"],
        ["`sayso demo` in an empty folder", f"{found.demo:.0f} s", ""],
    ]
    yield from table(["", "measured", "promised"], rows)
    load, cores = os.getloadavg()[0], os.cpu_count()
    version = ".".join(map(str, sys.version_info[:2]))
    yield f"Python {version}, pip {found.pip}, {cores} cores with a load of {load:.0f} meanwhile."


def main() -> int:
    """Try it, tell it, and write it down."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--print", action="store_true", help="leave docs/performance.md alone")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="sayso-wheel-"))
    try:
        found = tried(folder)
    finally:
        shutil.rmtree(folder)
    told = "\n".join(lines(found))
    print(told)
    if not given.print:
        write("bench/wheel.py", told, PAGE)
    for missed in found.missed:
        print(f"not as promised: {missed}", file=sys.stderr)
    return int(bool(found.missed))


if __name__ == "__main__":
    sys.exit(main())
