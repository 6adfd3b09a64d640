"""How much of what a careful reader gets sayso gets: claims, sources, acts, answers.

    python bench/accuracy.py        the invented stories, and the real articles if they are there

Prints the table and writes it into docs/accuracy.md between markers. Attribution on marked-up
corpora is measured by bench/attribution.py.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "gold")]

import test_floors  # type: ignore[import-not-found]  # noqa: E402

import tables  # noqa: E402
from sayso.extract.parser import Parser  # noqa: E402

SCRIPT = "bench/accuracy.py"
CLAIMS = ("recall", "precision", "act", "stance", "polarity", "chain", "quantity", "said", "place")


def stories(parser: Parser) -> Iterator[str]:
    """Two rows a story, as users read it and by rules alone: what was found, in per cent."""
    columns = (*CLAIMS, *test_floors.LINKING)
    yield "| story | " + " | ".join(columns) + " |"
    yield "|---|" + "---|" * len(columns)
    for name, (folder, _) in test_floors.STORIES.items():
        for suffix, how in ((test_floors.TAGGER, ""), ("", ", `--fast`")):
            if folder.exists():
                measured = test_floors.measure(name + suffix, parser)
                cells = (f"{measured.figure(what) * 100:.1f}" for what in columns)
                yield f"| {name}{how} | " + " | ".join(cells) + " |"


def main() -> None:
    """Measure, print, write."""
    table = "\n".join(["### Stories", "", *stories(Parser())])
    print(table)
    tables.write(SCRIPT, table)


if __name__ == "__main__":
    main()
