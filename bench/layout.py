"""Layout against lines labelled content or boilerplate.

Use: python bench/layout.py DATA.jsonl[.gz] [--errors N]. A record holds ``raw_text`` and ``lines``:
[start, end, label]. A line counts as found content if most of its letters lie in a headline, body
or background passage; labels other than the two are not scored.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.extract.page import layout
from sayso.model import Article, Passage, PassageKind, article_id, digest

CONTENT = (PassageKind.HEADLINE, PassageKind.BODY, PassageKind.BACKGROUND)
SCORED = ("content", "boilerplate")


def main(arguments: list[str]) -> int:
    """Print precision, recall and F1 over lines, letters, and the mean over pages."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", nargs="?", type=Path, help="JSON lines, gzipped or not")
    options.add_argument("--errors", type=int, default=0, help="show so many lines judged wrongly")
    given = options.parse_args(arguments)
    if given.data is None:
        print("skipped: no data named (python bench/layout.py DATA.jsonl.gz)")
        return 0
    lines: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    pages, shown = [], 0
    for record in _records(given.data):
        page: Counter[str] = Counter()
        for words, label, content, rule in _judged(record):
            outcome = _outcome(label, content)
            lines[outcome] += 1
            page[outcome] += len(words)
            if outcome in ("fp", "fn") and shown < given.errors:
                shown += 1
                print(f"{outcome}  {rule:32.32}  {words[:140]!r}")
        letters.update(page)
        pages.append(_score(page)[2])
    print(f"{'level':8}  {'P':>6}  {'R':>6}  {'F1':>6}  {'pages' if pages else ''} {len(pages)}")
    for level, counts in (("lines", lines), ("letters", letters)):
        print(f"{level:8}  " + "  ".join(f"{value:6.3f}" for value in _score(counts)))
    print(f"mean F1 of a page, by letters: {sum(pages) / max(1, len(pages)):.3f}")
    return 0


def _records(path: Path) -> Iterator[dict[str, Any]]:
    data = path.read_bytes()
    for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines():
        yield json.loads(line)


def _judged(record: dict[str, Any]) -> Iterator[tuple[str, str, bool, str]]:
    text = record["raw_text"]
    raw = text.encode("utf-8")
    article = Article(article_id(raw), "bench", text, raw, digest(raw), "text")
    passages = layout.find(article)
    for start, end, label in record["lines"]:
        if label in SCORED and text[start:end].strip():
            inside = [p for p in passages if p.span.start < end and start < p.span.end]
            content = sum(_shared(p, start, end) for p in inside if p.kind in CONTENT)
            rule = ", ".join(p.why.rule for p in inside)
            yield text[start:end], label, 2 * content > end - start, rule


def _shared(passage: Passage, start: int, end: int) -> int:
    return min(end, passage.span.end) - max(start, passage.span.start)


def _outcome(label: str, content: bool) -> str:
    if label == "content":
        return "tp" if content else "fn"
    return "fp" if content else "tn"


def _score(counts: Counter[str]) -> tuple[float, float, float]:
    right = counts["tp"]
    precision = right / max(1, right + counts["fp"])
    recall = right / max(1, right + counts["fn"])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
