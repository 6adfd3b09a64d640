"""Where the time of `sayso ingest` goes, from bytes to ledger, as a table and a picture.

    make bench-where                           the invented stories
    make bench-where ARGS="--corpus FOLDER"    the plain texts of a folder of your own

Each step of the pipeline is timed in place, in seconds of processor and without the steps inside
it; everything runs in one process. Writes docs/images/profile.svg and a section of
docs/performance.md.
"""

import argparse
import functools
import gc
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ingest import PAGE, ROOT, lay_out, read
from sayso import linking, pipeline
from sayso.extract import claims, narrated, ownvoice, parser
from sayso.extract.cast import sources
from sayso.extract.page import layout, masthead
from sayso.extract.speech import attribution, carrying, deciding, quotes
from sayso.extract.tagger import network
from sayso.extract.tagger import reading as tagger
from sayso.ingest import received
from sayso.store import writer
from sayso.store.desk import Desk

STORIES = ROOT / "tests" / "stories"
PICTURE = ROOT / "docs" / "images" / "profile.svg"
BEGIN, END = "<!-- bench/where.py -->", "<!-- end of bench/where.py -->"
REST = "the rest"
MODELS = ("parser: the model", "tagger: the network")
WORDS = 40_000
# Where each step is called from, so that the call is timed and not the module.
STEPS: tuple[tuple[str, Any, str], ...] = (
    ("bytes to articles", received, "each"),
    ("layout and masthead", layout, "find"),
    ("layout and masthead", masthead, "find"),
    ("parser: plain tokens", parser.Parser, "parse"),
    ("quotations", quotes, "find"),
    ("rules for attribution", attribution, "find"),
    ("tagger: pieces and decoding", tagger, "find"),
    (MODELS[1], network.Network, "_read"),
    ("rules and tagger together", deciding, "find"),
    ("rules and tagger together", carrying, "find"),
    ("who is named", sources, "find"),
    ("claims of others, with acts, numbers, times", claims, "find"),
    ("the outlet's own voice", narrated, "find"),
    ("the outlet's own voice", ownvoice, "find"),
    ("writing the ledger", writer.Writer, "add"),
    ("linking: pieces", linking, "_shelve"),
    ("linking: within pieces", linking, "linked_piece"),
    ("linking: writing", Desk, "keep"),
    ("linking: writing", writer.Writer, "place"),
)


@dataclass(slots=True)
class Clock:
    """Seconds of processor by step, each without the steps within it."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    inside: list[str] = field(default_factory=lambda: [REST])
    last: float = field(default_factory=time.process_time)

    def lap(self) -> None:
        """What passed since the last call is the step's that goes on."""
        now = time.process_time()
        self.seconds[self.inside[-1]] += now - self.last
        self.last = now

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One step; what is inside it has its own."""
        self.lap()
        self.inside.append(name)
        try:
            yield
        finally:
            self.lap()
            self.inside.pop()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed; what it gives one by one is timed where it is made."""

        @functools.wraps(function)
        def call(*given: Any, **named: Any) -> Any:
            with self.step(name):
                found = function(*given, **named)
            return self._laps(name, found) if isinstance(found, Iterator) else found

        return call

    def _laps(self, name: str, found: Iterator[Any]) -> Iterator[Any]:
        while True:
            with self.step(name):
                one = next(found, self)
            if one is self:
                return
            yield one


def measure(corpus: Path, *, fast: bool) -> Clock:
    """Read a folder into a new ledger; models are loaded before the clock starts."""
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder) / "warm.txt"
        warm.write_text('The mill burned, the mayor said. "It is gone," he added.\n')
        pipeline.ingest([warm], Path(folder) / "warm.db", fast=fast)
        gc.collect()
        clock = Clock()
        nlp = parser._language()  # noqa: SLF001  the model's own share of parsing
        patches = [
            patch.object(place, name, clock.timed(step, getattr(place, name)))
            for step, place, name in STEPS
        ]
        patches.append(patch.object(nlp, "pipe", clock.timed(MODELS[0], nlp.pipe)))
        for each in patches:
            each.start()
        try:
            pipeline.ingest([corpus], Path(folder) / "bench.db", fast=fast)
            clock.lap()
        finally:
            for each in patches:
                each.stop()
    return clock


def shares(seconds: Mapping[str, float]) -> list[tuple[str, float]]:
    """Steps with their share of the whole, in the order of the work."""
    whole = sum(seconds.values())
    names = dict.fromkeys(
        [STEPS[0][0], STEPS[1][0], MODELS[0], *(step for step, _, _ in STEPS), REST]
    )
    return [(name, seconds[name] / whole) for name in names if seconds.get(name)]


def draw(found: Sequence[tuple[str, float]], title: str) -> str:
    """Bars, one a step; the models' own are darker."""
    row, left, wide = 22, 300, 360
    high = row * len(found) + 44
    most = max(share for _, share in found)
    bars = []
    for number, (name, share) in enumerate(found):
        y = 32 + number * row
        kind = "model" if name in MODELS else "step"
        width = share / most * wide
        bars.append(
            f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="{kind}" x="{left}" y="{y + 2}" width="{width:.1f}" height="{row - 6}"/>'
            f'<text x="{left + width + 6:.1f}" y="{y + 14}">{100 * share:.1f} %</text>'
        )
    style = (
        "text{font:13px sans-serif;fill:#222}.model{fill:#274b6d}.step{fill:#8fb0cc}"
        "@media(prefers-color-scheme:dark){text{fill:#ddd}.model{fill:#8fb0cc}.step{fill:#4a6b89}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {high}" role="img" '
        f'aria-label="{escape(title)}"><style>{style}</style>'
        f'<text x="8" y="20" style="font-weight:bold">{escape(title)}</text>{"".join(bars)}</svg>\n'
    )


def section(clock: Clock, fast: Clock, told: tuple[int, int]) -> str:
    """The figures as Markdown."""
    articles, words = told
    rows = dict(shares(fast.seconds))
    lines = [
        "| step | share | ms an article | share with `--fast` |",
        "| --- | --- | --- | --- |",
    ]
    for name, share in shares(clock.seconds):
        each = 1000 * clock.seconds[name] / articles
        other = f"{100 * rows[name]:.1f} %" if name in rows else ""
        lines.append(f"| {name} | {100 * share:.1f} % | {each:.1f} | {other} |")
    whole, models = sum(clock.seconds.values()), sum(clock.seconds[each] for each in MODELS)
    quick = sum(fast.seconds.values())
    pace, quicker = words / whole, words / quick
    head = (
        f"{articles} articles of {words:,} words of the invented stories (from the second time on "
        "with another last line), read in one process; seconds of processor, without loading the "
        "models.\nMeasured by `make bench-where`, which also draws the picture; the models' own "
        "work is dark."
    )
    ends = (
        f"{whole:.1f} s in all, {pace:,.0f} words per second of processor; `--fast` {quick:.1f} s, "
        f"{quicker:,.0f} words.\nThe two models alone take {models:.1f} s of it, so the whole goes "
        f"at {100 * models / whole:.0f} % of the speed of its models."
    )
    picture = "![Shares of the time of sayso ingest by step](images/profile.svg)"
    return "\n\n".join(("## Where the time goes", picture, head, "\n".join(lines), ends))


def write(text: str) -> None:
    """Put the section between its marks in docs/performance.md."""
    page = PAGE.read_text(encoding="utf-8")
    if BEGIN not in page:
        page = page.replace("\n## Linking as", f"\n{BEGIN}\n{END}\n\n## Linking as", 1)
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Measure, draw, write down."""
    given = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    given.add_argument("--corpus", type=Path, default=STORIES, help="a folder of .txt files")
    given.add_argument("--words", type=int, default=WORDS, help="read at least so many")
    given.add_argument("--dry", action="store_true", help="print, and write nothing")
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = lay_out(read(asked.corpus), asked.words, Path(folder))
        clock = measure(Path(folder), fast=False)
        quick = measure(Path(folder), fast=True)
    text = section(clock, quick, told)
    print(text)
    print(
        f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
        file=sys.stderr,
    )
    if not asked.dry:
        PICTURE.write_text(
            draw(shares(clock.seconds), "Where the time of sayso ingest goes"), encoding="utf-8"
        )
        write(text)


if __name__ == "__main__":
    main()
