"""Publication dates of web pages, beside htmldate alone.

    python bench/pagedates.py [--pages FOLDER]

On the invented pages of ``tests/ingest/test_pagedate.py``, whose dates were written down by hand;
and, of a FOLDER of saved pages, on those whose JSON-LD states a day: that and every meta element
are taken out, and the day has to be found by the rest.
"""

import argparse
import gzip
import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from htmldate import find_date

from sayso.ingest import html
from sayso.model import Precision, RawInput, When
from tables import cell, prf, table, write

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "ingest")]

invented = importlib.import_module("test_pagedate")

YEARS = ("2031", "2021")
DATA = re.compile(r"<script[^>]+ld\+json.*?</script>|<meta\b[^>]*>", re.IGNORECASE | re.DOTALL)


class Told(NamedTuple):
    """A page, and the day it was published; None where it does not say."""

    page: str
    day: str | None


def main(arguments: list[str]) -> int:
    """Print the table, and write it into docs/accuracy.md."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--pages", type=Path, help="a folder of saved pages")
    given, _ = options.parse_known_args(arguments)
    rows: list[list[str]] = []
    for year in YEARS:
        pages = [
            Told(page.replace("2031", year), day and day.replace("2031", year))
            for _, page, day in invented.PAGES
        ]
        rows += _rows(f"invented, of {year}", pages)
    if given.pages:
        rows += _rows("saved, their data taken out", list(_without_data(given.pages)))
    head = ["pages", "of which dated", "reader", "P / R / F1", "right here alone"]
    written = "\n".join(table(head, rows)).rstrip()
    print(written)
    write("bench/pagedates.py", written)
    return 0


def _rows(name: str, pages: Sequence[Told]) -> Iterator[list[str]]:
    found = {
        "sayso": [_by_sayso(each.page) for each in pages],
        "htmldate": [_by_htmldate(each.page, extensive=True) for each in pages],
        "htmldate, not extensive": [_by_htmldate(each.page, extensive=False) for each in pages],
    }
    dated = sum(each.day is not None for each in pages)
    for reader, days in found.items():
        right = sum(_is_right(day, each) for day, each in zip(days, pages, strict=True))
        score = prf(right, sum(day is not None for day in days), dated)
        alone = _alone(days, found["htmldate" if reader == "sayso" else "sayso"], pages)
        yield [f"{name}: {len(pages)}", str(dated), reader, cell(score), str(alone)]


def _alone(one: Iterable[str | None], other: Iterable[str | None], pages: Sequence[Told]) -> int:
    """Pages that one reader has right and the other has not, an absent date among them."""
    three = zip(one, other, pages, strict=True)
    return sum(mine == each.day and theirs != each.day for mine, theirs, each in three)


def _is_right(day: str | None, page: Told) -> bool:
    return day is not None and day == page.day


def _by_sayso(page: str) -> str | None:
    articles = html.read(RawInput("page.html", page.encode())).articles
    return _day(articles[0].published) if articles else None


def _day(when: When) -> str | None:
    """The day; one whose day and month may be swapped is none."""
    sure = when.earliest and when.precision is not Precision.UNKNOWN
    return (when.iso()[0] or "")[:10] if sure else None


def _by_htmldate(page: str, *, extensive: bool) -> str | None:
    day = find_date(page, extensive_search=extensive, original_date=True)
    return str(day) if day else None


def _without_data(folder: Path) -> Iterator[Told]:
    for path in sorted([*folder.glob("*.html"), *folder.glob("*.html.gz")]):
        with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
            page = file.read().decode("utf-8", "replace")
        articles = html.read(RawInput(path.name, page.encode())).articles
        if articles and "JSON-LD datePublished" in articles[0].published.basis:
            yield Told(DATA.sub("", page), _day(articles[0].published))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
