"""Attribution on PolNeAR's development part, scored by the scorer that comes with the data.

`eval_attr.py` explains every measure. The yardsticks below were measured with it on the test part
(CofeNet's are its paper's); the 113 rules are run here, on the same texts.
"""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import systems
from sayso.extract.parser import Parser
from sayso.model import Attribution, Span
from tables import cell, spread, table

MEASURES = (
    "triple",
    "say_triple",
    "content_overlap",
    "cue_overlap",
    "source_run",
    "cue_run",
    "content_run",
)
PUBLISHED = {  # F1 by measure
    "GenderGapTracker, test": (43.4, 63.3, 50.6, 56.6, 57.4, 49.5, 46.4),
    "Citron retrained on PolNeAR, test": (50.5, 63.5, 57.1, 64.8, 64.9, 52.9, 45.4),
    "CofeNet (BERT), as published, test": (None, None, None, None, 83.2, 75.3, 72.9),
    "two trained people, 20 articles": (75.4, 92.3, 79.6, 82.0, 78.8, 71.2, 72.1),
}
THE_RULES = "113 rules"
RESAMPLED = 500

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dev:
    """The development part, read: where its files lie, and what each system finds in each text."""

    tools: Path
    docs: Path
    gold: Path
    names: tuple[str, ...]
    reads: dict[str, systems.Read]

    def system_file(self, name: str, conversion: str = systems.SCORED) -> Path:
        """What a system found, in the scorer's form."""
        path = self.docs.parent / f"{name} {conversion}.jsonl"
        convert = systems.CONVERSIONS[conversion]
        with path.open("w", encoding="utf-8") as out:
            for doc, read in self.reads.items():
                for one in convert(read.page, read.found[name]):
                    out.write(json.dumps({"doc_id": doc, **in_offsets(one)}) + "\n")
        return path

    def scores(self, files: Sequence[Path], *, resampled: int = 0) -> dict[str, Row]:
        """The scorer's figures by name of file; differences are to the first."""
        out = self.docs.parent / "scores.json"
        named = [arg for path in files for arg in ("--sys", str(path))]
        places = ["--docs", str(self.docs), "--gold", str(self.gold), "--json", str(out)]
        scorer = [sys.executable, str(self.tools / "eval_attr.py"), "--bootstrap", str(resampled)]
        subprocess.run([*scorer, *places, *named], check=True, stdout=subprocess.DEVNULL)
        scores: dict[str, Row] = json.loads(out.read_text(encoding="utf-8"))
        return scores


def read(parser: Parser, shared: Path, folder: Path, names: tuple[str, ...]) -> Dev:
    """Read every text of the part with every system."""
    data, tools = shared / "data" / "polnear" / "dev.jsonl.gz", shared / "tools"
    subprocess.run([sys.executable, str(tools / "flat.py"), data, folder / "dev"], check=True)
    rows = map(json.loads, gzip.decompress(data.read_bytes()).splitlines())
    reads = {row["doc_id"]: systems.read(parser, row["text"], names, headline=True) for row in rows}
    return Dev(tools, folder / "dev.docs.jsonl", folder / "dev.gold.jsonl", names, reads)


def in_offsets(one: Attribution) -> Row:
    """An attribution as the scorer reads it."""
    return {
        "source": _offsets(one.source),
        "cue": _offsets(one.cue),
        "content": [[span.start, span.end] for span in one.content],
    }


def report(dev: Dev) -> Iterator[str]:
    """The tables of this part."""
    baseline = dev.docs.parent / f"{THE_RULES}.jsonl"
    command = [sys.executable, str(dev.tools / "baseline_rules.py"), str(dev.docs), str(baseline)]
    subprocess.run(command, check=True)
    ours = dict(zip(dev.names, map(dev.system_file, dev.names), strict=True))
    order = [ours[name] for name in reversed(dev.names)]  # "both" first: what others differ from
    scored = dev.scores([*order, baseline], resampled=RESAMPLED)
    figures = {name: scored[path.stem] for name, path in ours.items()}
    reference = scored[baseline.stem]
    yield f"P / R / F1 with the 95 per cent interval of F1 over {len(dev.reads)} articles."
    yield ""
    yield from table(
        ["measure", *figures, THE_RULES],
        ([what, *map(_figures(what), [*figures.values(), reference])] for what in MEASURES),
    )
    yield from _yardsticks(figures, reference)
    if systems.BOTH in figures:
        yield from _differences(figures)
    yield from _conversions(dev)


def _figures(what: str) -> Any:
    return lambda score: cell((score[what][k] for k in "PRF"), score[what].get("F_95"))


def _yardsticks(figures: dict[str, Row], reference: Row) -> Iterator[str]:
    yield "F1 beside what others reach, by the same scorer but for CofeNet:"
    yield ""
    measured = {**figures, f"{THE_RULES}, run here": reference}
    rows = [[n, *(f"{100 * s[what]['F']:.1f}" for what in MEASURES)] for n, s in measured.items()]
    known = [
        [name, *("–" if value is None else f"{value:.1f}" for value in values)]
        for name, values in PUBLISHED.items()
    ]
    yield from table(["system", *MEASURES], [*rows, *known])


def _differences(figures: dict[str, Row]) -> Iterator[str]:
    yield "Paired differences of F1, with the 95 per cent interval over resampled articles:"
    yield ""
    both = figures[systems.BOTH]
    alone = [name for name in figures if name != systems.BOTH]
    rows = []
    for what in MEASURES:
        row = [what]
        for name in alone:
            low, high = figures[name][what]["diff_to_first_95"]
            difference = 100 * (both[what]["F"] - figures[name][what]["F"])
            row.append(f"{difference:+.1f} [{spread((-high, -low), '+')}]")
        rows.append(row)
    yield from table(["measure", *(f"both minus {name}" for name in alone)], rows)


def _conversions(dev: Dev) -> Iterator[str]:
    yield "What the form makes of one and the same finds, F1; the first form is scored above:"
    yield ""
    shown = ("triple", "say_triple", "source_run", "content_run")
    rows = []
    for name in dev.names:
        for conversion in systems.CONVERSIONS:
            path = dev.system_file(name, conversion)
            score = dev.scores([path])[path.stem]
            rows.append([name, conversion, *(f"{100 * score[w]['F']:.1f}" for w in shown)])
    yield from table(["system", "form", *shown], rows)


def _offsets(span: Span | None) -> list[list[int]] | None:
    return None if span is None else [[span.start, span.end]]
