"""Count in how many news articles each word and name stands: part of ``make train-stories``.

    python training/stories/commonness.py DATA

DATA holds ``gva_incidents``, ``polnear`` and ``fakes_syria``: crime, politics and war, 4,448
articles. Written is ``src/sayso/weights/stories/commonness.bin``, in which counts stand by hash and
no word can be read (see ``link/commonness.py``). What fewer than LEAST articles have is left out.
"""

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
import news  # noqa: E402

import stories as bench  # noqa: E402
from sayso.link import pages  # noqa: E402
from sayso.link.commonness import COUNTED, ROWS, SLOTS, STEPS, slots  # noqa: E402
from sayso.model import Article  # noqa: E402

TABLE = ROOT / "src" / "sayso" / "weights" / "stories" / "commonness.bin"
LEAST = 4


def texts(data: Path) -> Iterator[Article]:
    """Every article of the three corpora."""
    yield from bench.incidents(data, 10**6)
    for corpus in news.find(data):
        yield from corpus


def main() -> None:
    """Count and write."""
    options = argparse.ArgumentParser(description="Count how common words are in news")
    options.add_argument("data", type=Path)
    found = Counter[str]()
    total = 0
    for article in texts(options.parse_args().data):
        page = pages.of(article)
        found.update([*page.words, *(f"name {name}" for name in page.names)])
        total += 1
    table = bytearray(ROWS * SLOTS)
    for word, count in found.items():
        if count >= LEAST:
            for slot in slots(word):
                table[slot] = max(table[slot], 1 + math.ceil(STEPS * math.log2(count)))
    TABLE.write_bytes(bytes(table))
    kept = sum(count >= LEAST for count in found.values())
    sys.stdout.write(f"{total} articles (the module says {COUNTED}), {kept} words and names\n")


if __name__ == "__main__":
    main()
