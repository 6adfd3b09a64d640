"""How linking grows: one ledger that grows, measured at several sizes on its way.

    python bench/scale.py                                writes its part of docs/performance.md
    python bench/scale.py --sizes 1000 5000 --dry        only prints
    python bench/scale.py --ledger big.db                keeps the ledger, or goes on with it

The invented stories of tests/stories/linking are read once, and copied with other names, other
words and dates DAYS later each time (`other_words.py`). Articles come STEP at a time and are linked
each time; at each size MORE of them come one by one. All times are seconds of processor, those of
worker processes with them. What was measured of each step goes to the error output at once.
"""

import argparse
import importlib
import json
import os
import resource
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from copied_rows import Record, Template, opened, write
from other_words import NAME, Words
from sayso import linking
from sayso.extract.parser import Parser
from sayso.link.pieces import LEVELS
from sayso.model import Reading, Span, article_id, digest, identify, on_day
from sayso.store.view import View
from sayso.store.writer import Writer
from tables import table

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
DAYS = 20
BATCH = 1000
STEP = 5000  # articles that are linked at once
MORE = 24  # articles added one at a time

Figures = dict[str, float]


class Copied(dict[str, str]):
    """One copy of the stories: other names, other dates, other ids."""

    def __init__(self, number: int, words: Words) -> None:
        super().__init__()
        self._number = number
        self._words = words.of(number)
        self._names = words.names
        self._every = words.every
        self._later = timedelta(days=DAYS * number)
        self._ids: dict[str, str] = {}

    def reading(self, one: Reading) -> Reading:
        """The reading of an article as this copy has it."""
        text = self._spelt(one.article.text, self._every)
        raw = f"{self._number} {one.article.uri}\n{text}".encode()
        self._ids[one.article.id] = article_id(raw)
        for claim in one.claims:
            self._ids[claim.id] = identify("clm", claim.id, self._number)
        made: Reading = self._made(one)
        uri = f"{self._number}/{one.article.uri}"
        title = one.article.title and self._spelt(one.article.title, self._every)
        article = replace(
            made.article, raw=raw, sha256=digest(raw), uri=uri, text=text, title=title
        )
        return replace(made, article=article)

    def __missing__(self, old: str) -> str:
        """What a word, an id of a claim or a moment is in this copy."""
        if old.startswith("clm_"):
            new = identify("clm", old, self._number)
        elif old[:1].isdigit() and "T" in old:
            new = (datetime.fromisoformat(old) + self._later).isoformat()
        else:
            new = self._words(old)
        self[old] = new
        return new

    def _made(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return value + self._later
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._ids.get(value) or self._spelt(value, self._names)
        if isinstance(value, Span):
            return replace(value, words=self._spelt(value.words, self._every))
        if isinstance(value, tuple):
            return tuple(self._made(each) for each in value)
        if is_dataclass(value) and not isinstance(value, type):
            made = {each.name: self._made(getattr(value, each.name)) for each in fields(value)}
            return type(value)(**made)
        return value

    def _spelt(self, text: str, which: frozenset[str]) -> str:
        return NAME.sub(lambda m: self[m[0]] if m[0].lower() in which else m[0], text)


def stories() -> list[Reading]:
    """The articles of the invented stories, read, each with a day; none is another's version."""
    sys.path.insert(0, str(ROOT / "tests" / "gold"))
    read = importlib.import_module("read_story").read
    parser = Parser()
    found = {}
    for folder in sorted((ROOT / "tests" / "stories" / "linking").iterdir()):
        if not folder.is_dir():
            continue
        told = tomllib.loads(folder.with_suffix(".toml").read_text("utf-8"))["article"]
        days = {each["file"]: on_day(datetime.fromisoformat(each["published"])) for each in told}
        for one in read(folder, parser).values():
            article = one.article
            if article.published.latest is None:
                article = replace(article, published=days[article.uri])
            found[article.id] = replace(one, article=article, set_aside=())
    return list(found.values())


def copies(readings: list[Reading], first: int) -> Iterator[Reading]:
    """Copy after copy, without end."""
    words = Words.among(one.article.text for one in readings)
    number = first
    while True:
        copy = Copied(number, words)
        yield from (copy.reading(one) for one in readings)
        number += 1


class Filling:
    """Writes copy after copy, unlinked."""

    def __init__(self, ledger: Path, readings: list[Reading]) -> None:
        self._ledger = ledger
        self._words = Words.among(one.article.text for one in readings)
        ids = frozenset(
            each
            for one in readings
            for each in (one.article.id, *(claim.id for claim in one.claims))
        )
        self._templates = [Template.of(one, ids, self._words) for one in readings]
        self._values: tuple[int, dict[str, str]] = (-1, {})

    def fill(self, first: int, size: int) -> None:
        """Write the articles of these numbers, of which the last is not one."""
        connection = opened(self._ledger)
        for start in range(first, size, BATCH):
            numbers = range(start, min(start + BATCH, size))
            write(connection, [self._made(number) for number in numbers])
        connection.close()

    def _made(self, number: int) -> tuple[Record, list[Record]]:
        copy, which = divmod(number, len(self._templates))
        if self._values[0] != copy:
            self._values = copy, Copied(copy, self._words)
        return self._templates[which].filled(copy, self._values[1])


def seconds() -> float:
    """Of the processor, of this process and of workers that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    start = seconds()
    work()
    return seconds() - start


def timed_stages(ledger: Path, workers: int) -> dict[str, float]:
    """Link what is new; seconds of finding pieces, of linking them and of writing."""
    taken: dict[str, float] = {}

    def within(name: str) -> Any:
        stage = getattr(linking, name)

        def run(*given: Any) -> None:
            taken[name] = timed(lambda: stage(*given))

        return patch.object(linking, name, run)

    with within("_shelve"), within("_link_pieces"):
        whole = timed(lambda: linking.link(ledger, workers))
    finding, found = taken["_shelve"], taken["_link_pieces"]
    return {"finding": finding, "linking": found, "writing": whole - finding - found}


def grow(ledger: Path, base: list[Reading], sizes: list[int], workers: int) -> Iterator[Figures]:
    """What was measured at each size, of the last step before it and of MORE articles after."""
    filling = Filling(ledger, base)
    done = held(ledger)
    # Whole copies, so that at each size the same articles of the next one come one by one.
    whole = {max(1, round(size / len(base))) * len(base) for size in sizes}
    for size in sorted(each for each in whole if each > done):
        while done < size:
            step = min(STEP, size - done)
            filled = timed(lambda: filling.fill(done, done + step))  # noqa: B023 - called at once
            taken = timed_stages(ledger, workers) | {"filling": filled}
            done += step
            last = {name: 1000 * each / step for name, each in taken.items()}
            tell(json.dumps({"articles": done, "step": step} | last))
        yield {"articles": done} | last | one_by_one(ledger, base, done) | state(ledger)
        done += MORE


def held(ledger: Path) -> int:
    """How many articles a ledger has."""
    if not ledger.exists():
        return 0
    with View(ledger) as view:
        return view.counts()["articles"]


def one_by_one(ledger: Path, base: list[Reading], first: int) -> Figures:
    """Milliseconds of one more article, MORE times."""
    one = []
    copy, which = divmod(first, len(base))
    for reading in islice(copies(base, copy), which, which + MORE):
        add(ledger, [reading])
        one.append(1000 * timed(lambda: linking.link(ledger)))
    return {"one more": sorted(one)[len(one) // 2], "slowest": max(one), "mean": sum(one) / MORE}


def state(ledger: Path) -> Figures:
    """How large it is, and what it holds."""
    disk = sum(each.stat().st_size for each in ledger.parent.glob(f"{ledger.name}*"))
    with View(ledger) as view:
        pieces = view.pieces()
        counts = view.counts()
    sizes = sorted(len(piece.articles) for piece in pieces for _ in piece.articles)
    return {
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "disk": disk / counts["articles"] / 1024,
        "claims": counts["claims"],
        "pieces": len(pieces),
        "cut": sum(piece.asked > LEVELS[0] for piece in pieces),
        "size": sizes[len(sizes) // 2],
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
    "articles": "{articles:,.0f}",
    "claims": "{claims:,.0f}",
    "finding pieces, ms an article": "{finding:.1f}",
    "linking them": "{linking:.1f}",
    "writing": "{writing:.1f}",
    "one more article, ms (median)": "{one more:.0f}",
    f"mean of {MORE}": "{mean:.0f}",
    "slowest": "{slowest:.0f}",
    "peak memory, MB": "{peak:.0f}",
    "ledger, KB an article": "{disk:.0f}",
    "pieces": "{pieces:,.0f}",
    "of them cut by the cap": "{cut:,.0f}",
    "articles in the piece of a middling article": "{size:.0f}",
    "questions": "{questions:,.0f}",
}


def main() -> None:
    """Measure and write the page."""
    options = argparse.ArgumentParser(description="how linking grows with the ledger")
    options.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    options.add_argument("--ledger", type=Path, help="where to leave the ledger")
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--dry", action="store_true", help="print, write nothing")
    chosen = options.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        ledger = chosen.ledger or Path(folder) / "scale.db"
        for figures in grow(ledger, stories(), chosen.sizes, chosen.workers):
            tell(json.dumps(figures))
            found.append(figures)
    rows = [[form.format(**row) for form in COLUMNS.values()] for row in found]
    told = "\n".join(table(list(COLUMNS), rows))
    print(told)
    if chosen.dry:
        return
    page = PAGE.read_text("utf-8")
    begin, end = (f"<!-- {words} -->" for words in ("bench/scale.py", "end of bench/scale.py"))
    before, _, rest = page.partition(begin)
    after = rest.partition(end)[2]
    PAGE.write_text(f"{before}{begin}\n{told}\n{end}{after}", "utf-8")


if __name__ == "__main__":
    main()
