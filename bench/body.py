"""Body text of web pages: article_extraction's pages as flattened text, and as HTML if at hand.

    python bench/body.py SHARED/data [--pages FOLDER] [--errors N]

The benchmark's own measure: counts of runs of four words, precision and recall averaged over pages,
F1 of the two averages. The development part is split by a digest of the page's id: weights and
rules were made on the tuning half, and the measured half was never looked at. HTML does not come
with the data; who has the benchmark's pages names their FOLDER, with files such as ID.html.gz.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import trafilatura

from sayso.extract.page import layout
from sayso.ingest import html
from sayso.model import Article, PassageKind, RawInput, article_id, digest
from tables import cell, interval, table, write

BODY = (PassageKind.BODY, PassageKind.BACKGROUND)
WORD = re.compile(r"\w+")
RUN = 4
RESAMPLED = 1000
SEED = 7


class Counts(NamedTuple):
    """Runs of words of one page: in both, found, in gold."""

    right: int
    found: int
    gold: int


def is_tuning(key: str) -> bool:
    """Whether a page is one of those that may be looked at."""
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 0


def records(data: Path) -> Iterator[dict[str, Any]]:
    """The development part."""
    path = data / "article_extraction" / "dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def article_of(text: str) -> Article:
    """A text of which nothing else is known."""
    raw = text.encode("utf-8")
    return Article(article_id(raw), "bench", text, raw, digest(raw), "text")


def from_text(record: Mapping[str, Any]) -> Counts:
    """The page flattened, as layout reads it."""
    return counted(record["gold_body"], told(article_of(record["raw_text"])))


def told(article: Article) -> str:
    """The words of an article's body."""
    passages = layout.find(article)
    return "\n".join(each.span.words for each in passages if each.kind in BODY)


def counted(gold: str, found: str) -> Counts:
    """How many runs of words two texts share."""
    one, other = _runs(gold), _runs(found)
    return Counts((one & other).total(), other.total(), one.total())


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)) if words)


def scored(pages: Sequence[Counts]) -> tuple[float, float, float]:
    """Precision and recall averaged over pages, and F1 of the two."""
    precision = _mean(each.right / each.found for each in pages if each.found)
    recall = _mean(each.right / each.gold for each in pages if each.gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return sum(every) / max(1, len(every))


def _row(name: str, halves: Mapping[str, Sequence[Counts]]) -> list[str]:
    cells = [name]
    draw = random.Random(SEED)  # noqa: S311 - which pages are resampled, no secret
    for pages in halves.values():
        if not pages:
            cells.append("–")
            continue
        drawn = [scored(draw.choices(pages, k=len(pages)))[2] for _ in range(RESAMPLED)]
        cells.append(cell(scored(pages), interval(drawn)))
    return cells


def _page(folder: Path, key: str) -> bytes | None:
    for path, opened in ((folder / f"{key}.html", open), (folder / f"{key}.html.gz", gzip.open)):
        if path.exists():
            with opened(path, "rb") as file:
                return bytes(file.read())
    return None


def from_page(record: Mapping[str, Any], data: bytes) -> Counts:
    """The page as ingest and layout read it; what is set aside as no English has no body."""
    read = html.read(RawInput("page.html", data, address=record["url"])).articles
    return counted(record["gold_body"], "\n".join(told(each) for each in read))


def by_trafilatura(record: Mapping[str, Any], data: bytes) -> Counts:
    """The library alone, as its authors have it measured."""
    return counted(record["gold_body"], trafilatura.extract(data, include_comments=False) or "")


def main(arguments: list[str]) -> int:
    """Print the table, and write it into docs/accuracy.md."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("data", type=Path, help="the folder that holds article_extraction")
    options.add_argument("--pages", type=Path, help="a folder of the benchmark's HTML pages")
    options.add_argument("--errors", type=int, default=0, help="name so many of the worst pages")
    given = options.parse_args(arguments)
    if not (given.data / "article_extraction").exists():
        print(f"skipped: no article_extraction in {given.data}")
        return 0
    every = list(records(given.data))
    halves = {
        "tuning": [each for each in every if is_tuning(each["id"])],
        "measured": [each for each in every if not is_tuning(each["id"])],
    }
    text = {name: [from_text(each) for each in pages] for name, pages in halves.items()}
    whole = {
        name: [counted(each["gold_body"], each["raw_text"]) for each in pages]
        for name, pages in halves.items()
    }
    rows = [_row("flattened text, all of it", whole), _row("flattened text, sayso", text)]
    if given.pages:
        rows += _from_pages(given.pages, halves)
    head = ["input and reader", *(f"{name}, {len(pages)} pages" for name, pages in halves.items())]
    written = "\n".join(table(head, rows)).rstrip()
    print(written)
    write("bench/body.py", written)
    worst = sorted(
        zip(text["tuning"], halves["tuning"], strict=True), key=lambda each: _f1(each[0])
    )
    for counts, record in worst[: given.errors]:
        print(f"{_f1(counts):.2f}  {record['id'][:12]}  {record['url'][:80]}")
    return 0


def _f1(page: Counts) -> float:
    return 2 * page.right / max(1, page.found + page.gold)


def _from_pages(folder: Path, halves: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[list[str]]:
    rows = []
    for name, read in (("HTML, trafilatura", by_trafilatura), ("HTML, sayso", from_page)):
        found: dict[str, list[Counts]] = {half: [] for half in halves}
        for half, pages in halves.items():
            for record in pages:
                data = _page(folder, record["id"])
                found[half] += [read(record, data)] if data is not None else []
        rows.append(_row(name, found))
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
