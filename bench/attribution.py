"""Who said what: the rules, the learned tagger and both together, on marked-up news.

    make bench-attribution                  everything that lies in ../shared
    python bench/attribution.py --shared FOLDER
    python bench/attribution.py --fast      the rules alone, as `sayso ingest --fast` reads

Prints its tables and, unless told to be fast or a corpus is missing, writes them into
docs/accuracy.md between markers. PolNeAR is scored by the scorer that comes with it, outermost
attributions only, as it marks them, and with the "that" directly before a content taken into it, as
PolNeAR has it; for FactAppeal, whose contents stand behind the "that", it is dropped. The stories
are read with nothing converted.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "gold"), str(ROOT / "tests")]

import errors  # noqa: E402
import factappeal  # noqa: E402
import polnear  # noqa: E402
import storied  # noqa: E402
import systems  # noqa: E402
import tables  # noqa: E402
from sayso.extract.parser import Parser  # noqa: E402

SCRIPT = "bench/attribution.py"
MISSING = "Left out, for it is not there"


def report(parser: Parser, shared: Path, names: tuple[str, ...]) -> Iterator[str]:
    """Every section whose data are there, and the names of those that are not."""
    if len(names) == 1:
        yield "The rules alone: the tagger was left out (--fast), or its weights are not there.\n"
    dev = shared / "data" / "polnear" / "dev.jsonl.gz"
    if dev.exists():
        with tempfile.TemporaryDirectory() as folder:
            read = polnear.read(parser, shared, Path(folder), names)
            yield "### Attribution on PolNeAR, development part\n"
            yield from polnear.report(read)
            yield f"### Errors on PolNeAR by kind, {names[-1]}\n"
            yield from errors.report(errors.find(read, names[-1]))
    else:
        yield f"{MISSING}: PolNeAR's {dev.name}, below the shared folder.\n"
    yield "### Attributed claims in stories\n"
    yield from storied.report(parser, names)
    val = shared / "data" / "factappeal" / "val.csv"
    if val.exists():
        yield "### Appeals and their sources on FactAppeal, validation part\n"
        yield from factappeal.report(parser, val, names)
    else:
        yield f"{MISSING}: FactAppeal's {val.name}, below the shared folder.\n"


def main() -> None:
    """Measure, print, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--fast", action="store_true", help="the rules alone")
    given = options.parse_args()
    lines = []
    for line in report(Parser(), given.shared, systems.available(fast=given.fast)):
        print(line, flush=True)
        lines.append(line)
    if not given.fast and not any(line.startswith(MISSING) for line in lines):
        tables.write(SCRIPT, "\n".join(lines).strip())


if __name__ == "__main__":
    main()
