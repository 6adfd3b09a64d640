"""How much of what a careful reader gets sayso gets: claims, sources, acts, answers.

    python bench/accuracy.py                    the invented stories, real articles if there
    python bench/accuracy.py --shared FOLDER      where data/polnear and tools/ lie

Prints the tables and writes them into docs/accuracy.md between markers. Attribution on PolNeAR is
scored by the scorer that comes with the data, outermost attributions only, as PolNeAR marks them.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "gold")]

import test_floors  # type: ignore[import-not-found]  # noqa: E402

from sayso.extract.parser import Parser  # noqa: E402
from sayso.extract.speech import attribution, nesting, quotes  # noqa: E402
from sayso.model import Span  # noqa: E402

PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- bench/accuracy.py -->", "<!-- end of bench/accuracy.py -->"
CLAIMS = ("recall", "precision", "act", "stance", "polarity", "chain", "quantity", "said", "place")
SHOWN = ("triple", "say_triple", "content_overlap", "source_run", "cue_run", "content_run")


def stories(parser: Parser) -> Iterator[str]:
    """One row a story: what was found of it, in per cent."""
    columns = (*CLAIMS, *test_floors.LINKING)
    yield "| story | " + " | ".join(columns) + " |"
    yield "|---|" + "---|" * len(columns)
    for name, (folder, _) in test_floors.STORIES.items():
        if folder.exists():
            measured = test_floors.measure(name, parser)
            cells = (f"{measured.figure(what) * 100:.1f}" for what in columns)
            yield f"| {name} | " + " | ".join(cells) + " |"


def polnear(parser: Parser, shared: Path) -> Iterator[str]:
    """The scorer's rows for our attributions on PolNeAR's development part."""
    data = shared / "data" / "polnear" / "dev.jsonl.gz"
    tools = shared / "tools"
    with tempfile.TemporaryDirectory() as folder:
        flat, ours = Path(folder) / "dev", Path(folder) / "ours.jsonl"
        subprocess.run([sys.executable, tools / "flat.py", data, flat], check=True)
        with ours.open("w", encoding="utf-8") as out:
            for row in map(json.loads, gzip.decompress(data.read_bytes()).splitlines()):
                out.writelines(json.dumps(found) + "\n" for found in attributions(parser, row))
        scorer = [sys.executable, str(tools / "eval_attr.py"), "--bootstrap", "200"]
        files = ["--docs", f"{flat}.docs.jsonl", "--gold", f"{flat}.gold.jsonl", "--sys", str(ours)]
        printed = subprocess.run([*scorer, *files], check=True, capture_output=True, text=True)
    yield "| measure | P / R / F1 |"
    yield "|---|---|"
    for line in printed.stdout.splitlines():
        words = line.split()
        if words and words[0] in SHOWN:
            yield f"| {words[0]} | {' '.join(words[1:])} |"


def attributions(parser: Parser, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The outermost attributions of one document, in the scorer's form."""
    text = row["text"]
    lines = [
        Span.of(text, at, at + len(line.rstrip())) for at, line in _lines(text) if line.strip()
    ]
    sentences = parser.parse(text, lines)
    first = frozenset(i for i, sentence in enumerate(sentences) if sentence.line == 0)
    page = attribution.Page(text, sentences, quotes.find(text, lines), first)
    for nested in nesting.find(attribution.find(page)):
        if nested.parent is None:
            one = nested.attribution
            yield {
                "doc_id": row["doc_id"],
                "source": _offsets(one.source),
                "cue": _offsets(one.cue),
                "content": [[span.start, span.end] for span in one.content],
            }


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line
        at += len(line)


def _offsets(span: Span | None) -> list[list[int]] | None:
    return None if span is None else [[span.start, span.end]]


def write(table: str) -> None:
    """Put the tables between the markers of the page."""
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}", encoding="utf-8")


def main() -> None:
    """Measure, print, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = options.parse_args().shared
    parser = Parser()
    parts = ["### Stories", "", *stories(parser)]
    if (shared / "data" / "polnear").exists():
        parts += ["", "### Attribution on PolNeAR, development part", "", *polnear(parser, shared)]
    table = "\n".join(parts)
    print(table)
    write(table)


if __name__ == "__main__":
    main()
