"""How linking grows: one ledger of so many articles, then one more article at a time.

    python bench/scale.py --sizes 1000 10000 100000     writes its part of docs/performance.md
    python bench/scale.py --one 1000                     one size, as one line of JSON
    python bench/scale.py --one 1000 --ledger scale.db   the same, and the ledger is kept

The invented stories of tests/stories/linking are read once. Each copy of them has other names and
other rare words in its texts (spelt otherwise, letter for letter, so that all offsets hold; what
was read of them stays) and other dates, DAYS later than the copy before. What news in general uses
stays as it is, and so do the ways of telling. Each size runs in a process of its own.
"""

import argparse
import importlib
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

from copied_rows import Record, Sets, Template, opened, write
from sayso import linking
from sayso.extract.parser import Parser
from sayso.link.commonness import share
from sayso.link.pieces import LEVELS
from sayso.link.wordbags import stem
from sayso.model import Reading, Span, article_id, digest, identify
from sayso.store.view import View
from sayso.store.writer import Writer
from tables import table

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
STORIES = ("captives", "collision", "dam", "plant", "referendum", "rocket")
DAYS = 20
BATCH = 500
RARE = 0.03  # of articles
MORE = 24  # articles added one at a time
NAME = re.compile(r"[^\W\d_]{4,}")
VOWELS, OTHERS = "aeiou", "bcdfghklmnprstvz"


class Copied(dict[str, str]):
    """One copy of the stories: other names, other dates, other ids."""

    def __init__(self, number: int, names: frozenset[str], rare: frozenset[str]) -> None:
        super().__init__()
        self._number = number
        self._names = names
        self._rare = names | rare
        self._later = timedelta(days=DAYS * number)
        self._ids: dict[str, str] = {}

    def reading(self, one: Reading) -> Reading:
        """The reading of an article as this copy has it."""
        text = self._spelt(one.article.text, self._rare)
        raw = f"{self._number} {one.article.uri}\n{text}".encode()
        self._ids[one.article.id] = article_id(raw)
        for claim in one.claims:
            self._ids[claim.id] = identify("clm", claim.id, self._number)
        made: Reading = self._made(one)
        uri = f"{self._number}/{one.article.uri}"
        article = replace(made.article, raw=raw, sha256=digest(raw), uri=uri, text=text)
        return replace(made, article=article)

    def __missing__(self, old: str) -> str:
        """What a word, an id of a claim or a moment is in this copy."""
        if old.startswith("clm_"):
            new = identify("clm", old, self._number)
        elif old[:1].isdigit():
            new = (datetime.fromisoformat(old) + self._later).isoformat()
        else:
            new = self._other(old, frozenset([old.lower()])) if self._number else old
        self[old] = new
        return new

    def _made(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return value + self._later
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._ids.get(value) or self._spelt(value, self._names)
        if isinstance(value, Span):
            return replace(value, words=self._spelt(value.words, self._rare))
        if isinstance(value, tuple):
            return tuple(self._made(each) for each in value)
        if is_dataclass(value) and not isinstance(value, type):
            made = {each.name: self._made(getattr(value, each.name)) for each in fields(value)}
            return type(value)(**made)
        return value

    def _spelt(self, text: str, which: frozenset[str]) -> str:
        if not self._number:
            return text
        return NAME.sub(lambda match: self._other(match[0], which), text)

    def _other(self, word: str, which: frozenset[str]) -> str:
        if word.lower() not in which:
            return word
        seed = crc32(f"{word.lower()} {self._number}".encode())
        made = ""
        for place, letter in enumerate(word):
            kind = VOWELS if letter.lower() in VOWELS else OTHERS
            other = kind[(seed >> place) % len(kind)]
            made += other.upper() if letter.isupper() else other
        return made


def stories() -> list[Reading]:
    """The articles of the invented stories, read; they bear no version of each other."""
    sys.path.insert(0, str(ROOT / "tests" / "gold"))
    read = importlib.import_module("read_story").read
    parser = Parser()
    found = {}
    for name in STORIES:
        for one in read(ROOT / "tests" / "stories" / "linking" / name, parser).values():
            found[one.article.id] = replace(one, set_aside=())
    return list(found.values())


def invented(readings: list[Reading]) -> frozenset[str]:
    """Names that no news has, in lower case."""
    words = {match[0] for one in readings for match in NAME.finditer(one.article.text)}
    lower = {word for word in words if word.islower()}
    return frozenset(
        word.lower()
        for word in words
        if word[0].isupper() and word.lower() not in lower and not share(f"name {word.lower()}")
    )


def unusual(readings: list[Reading]) -> frozenset[str]:
    """Words that few articles of the news have, in lower case."""
    words = {match[0].lower() for one in readings for match in NAME.finditer(one.article.text)}
    return frozenset(word for word in words if share(stem(word)) < RARE)


def copies(readings: list[Reading], first: int) -> Iterator[Reading]:
    """Copy after copy, without end."""
    names, rare = invented(readings), unusual(readings)
    number = first
    while True:
        copy = Copied(number, names, rare)
        yield from (copy.reading(one) for one in readings)
        number += 1


def fill(ledger: Path, readings: list[Reading], size: int) -> None:
    """Write so many articles, copy after copy, unlinked."""
    sets = Sets(invented(readings), invented(readings) | unusual(readings))
    ids = frozenset(
        each for one in readings for each in (one.article.id, *(claim.id for claim in one.claims))
    )
    templates = [Template.of(one, ids, NAME, sets) for one in readings]
    made: list[tuple[Record, list[Record]]] = []
    connection = opened(ledger)
    for number in range(size):
        copy, which = divmod(number, len(templates))
        if not which:
            values = Copied(copy, sets.names, sets.rare)
        made.append(templates[which].filled(copy, values))
        if len(made) == BATCH or number + 1 == size:
            write(connection, made)
            made.clear()
    connection.close()


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(size: int, ledger: Path) -> dict[str, float]:
    """One size: filled and linked at once, then MORE articles one at a time."""
    begun = time.process_time()
    base = stories()
    read = time.process_time() - begun
    filled = timed(lambda: fill(ledger, base, size))
    tell(f"filled with {size} articles in {filled:.0f} s")
    linked = timed(lambda: linking.link(ledger))
    tell(f"linked in {linked:.0f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    disk = sum(each.stat().st_size for each in ledger.parent.glob(f"{ledger.name}*"))
    one = []
    copy, which = divmod(size, len(base))
    for reading in islice(copies(base, copy), which, which + MORE):
        add(ledger, [reading])
        one.append(timed(lambda: linking.link(ledger)))
    with View(ledger) as view:
        pieces = [piece.asked for piece in view.pieces()]
        counts = view.counts()
    return {
        "articles": size,
        "read": 1000 * read / len(base),
        "linked": 1000 * linked / size,
        "one more": 1000 * sorted(one)[len(one) // 2],
        "slowest": 1000 * max(one),
        "peak": peak,
        "disk": disk / size / 1024,
        "pieces": len(pieces),
        "cut": sum(asked > LEVELS[0] for asked in pieces),
        "questions": counts["questions"],
    }


def tell(line: str) -> None:
    """Say how far it is: a large ledger takes its time."""
    print(line, file=sys.stderr, flush=True)


def add(ledger: Path, batch: list[Reading]) -> None:
    """Write readings, unlinked."""
    with Writer(ledger) as writer:
        writer.add(batch)


COLUMNS = {
    "articles": "{:,.0f}",
    "linking all, ms an article": "{linked:.1f}",
    "one more article, ms (median)": "{one more:.0f}",
    "slowest of 24, ms": "{slowest:.0f}",
    "peak memory, MB": "{peak:.0f}",
    "ledger, KB an article": "{disk:.0f}",
    "pieces": "{pieces:,.0f}",
    "of them cut by the cap": "{cut:,.0f}",
    "questions": "{questions:,.0f}",
    "reading, ms an article": "{read:.0f}",
}


def main() -> None:
    """Measure one size, or all of them in turn and write the page."""
    options = argparse.ArgumentParser(description="how linking grows with the ledger")
    options.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    options.add_argument("--one", type=int)
    options.add_argument("--ledger", type=Path, help="where to leave the ledger of --one")
    chosen = options.parse_args()
    if chosen.one:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(chosen.one, chosen.ledger or Path(folder) / "scale.db")))
        return
    found = []
    for size in chosen.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        found.append(json.loads(done.stdout.splitlines()[-1]))
        print(found[-1], flush=True)
    rows = [[form.format(row["articles"], **row) for form in COLUMNS.values()] for row in found]
    told = "\n".join(table(list(COLUMNS), rows))
    page = PAGE.read_text("utf-8")
    begin, end = (f"<!-- {words} -->" for words in ("bench/scale.py", "end of bench/scale.py"))
    before, _, rest = page.partition(begin)
    after = rest.partition(end)[2]
    PAGE.write_text(f"{before}{begin}\n{told}\n{end}{after}", "utf-8")


if __name__ == "__main__":
    main()
