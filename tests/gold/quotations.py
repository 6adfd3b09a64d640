"""Score what is decided about quotations in real articles (quotations.toml).

.venv/bin/python tests/gold/quotations.py            figures, and every miss of the tuned part
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.extract.speech import quotes
from sayso.extract.speech.marked import QuotationKind
from sayso.model import Span

HERE = Path(__file__).parent
GOLD = HERE / "quotations.toml"
SHARED = HERE.parents[2] / "shared" / "data"
CORPORA = {
    "polnear": ("polnear/train.jsonl.gz", "doc_id"),
    "fakes_syria": ("fakes_syria/all.jsonl.gz", "id"),
}
PARTS = ("tuned", "held", "fresh")
MARKUP = "markup"  # marks that quote nothing: right when no quotation is found there


@dataclass(frozen=True, slots=True)
class Marked:
    """One quotation of the gold: where it stands and what a person decided it is."""

    corpus: str
    document: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one quotation of the gold; "" where none was found."""

    gold: Marked
    kind: str
    rule: str

    @property
    def speech(self) -> tuple[bool, bool]:
        """Whether it is speech, and whether it was taken for speech."""
        return self.gold.kind == QuotationKind.SPEECH, self.kind == QuotationKind.SPEECH


def gold(part: str) -> list[Marked]:
    """The quotations of one of the PARTS."""
    return [Marked(*line) for line in tomllib.loads(GOLD.read_text("utf-8"))[part]["quotations"]]


@cache
def texts(corpus: str) -> dict[str, str]:
    """Every document of a corpus by its name."""
    path, key = CORPORA[corpus]
    with gzip.open(SHARED / path, "rt", encoding="utf-8") as rows:
        return {str(row[key]): row["text"] for row in map(json.loads, rows)}


def decide(part: str) -> Iterator[Decision]:
    """What is decided about each quotation of a part."""
    for one in gold(part):
        text = texts(one.corpus)[one.document]
        start = text.rfind("\n", 0, one.start) + 1
        line = re.compile(r"[^\r\n]*").match(text, start)
        assert line is not None
        found = quotes.find(text, [Span.of(text, start, line.end())])
        fits = [q for q in found if q.span.start == one.start and q.span.end == one.end]
        rule = fits[0].why.rule if fits and fits[0].why else ""
        yield Decision(one, fits[0].kind.value if fits else "", rule)


def figures(decisions: list[Decision]) -> dict[str, float]:
    """Accuracy of speech or not, recall and precision of what is no speech, accuracy of kinds."""
    pairs = [one.speech for one in decisions]
    other = sum(not is_speech for is_speech, _ in pairs)
    called = sum(not taken for _, taken in pairs)
    both = sum(not is_speech and not taken for is_speech, taken in pairs)
    kinds = sum((one.kind or MARKUP) == one.gold.kind for one in decisions)
    return {
        "accuracy": sum(a == b for a, b in pairs) / len(pairs),
        "recall": both / other,
        "precision": both / called if called else 1.0,
        "kinds": kinds / len(pairs),
    }


def main() -> None:
    """Print the figures of both parts and the misses of the one that may be looked at."""
    for part in PARTS:
        decisions = list(decide(part))
        sys.stdout.write(f"{part}: {figures(decisions)}\n")
        for one in decisions if part == "tuned" else []:
            if (one.kind or MARKUP) != one.gold.kind:
                sys.stdout.write(f"  {one.gold} is read as {one.kind!r} by {one.rule!r}\n")


if __name__ == "__main__":
    main()
