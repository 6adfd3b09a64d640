"""How long each page of the web app takes on a large ledger, as one Markdown table.

    python bench/scale.py --sizes 15000 --ledger some.db   makes one, of copies of invented stories
    python bench/replicate.py some.db big.db --times 7      makes it large
    python bench/pages.py big.db                           asks each sort of page at random

Requests go one after another over a connection to a server of its own, each for another story, so
that nothing is in memory yet ("first"); then the same again ("again"). Milliseconds of the clock.
"""

import argparse
import http.client
import random
import sqlite3
import statistics
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from sayso.web.running import served
from sayso.web.settings import Settings
from tables import table

SEED = 7
WORDS = ("boats", "the ministry", "killed", "denied", "harbour", "how many people", "report")


def addresses(ledger: Path, many: int) -> Mapping[str, Sequence[str]]:
    """So many addresses of each sort of page, at random; all of them where there are fewer."""
    connection = sqlite3.connect(f"{ledger.resolve().as_uri()}?mode=ro", uri=True)
    draw = random.Random(SEED)  # noqa: S311 - which pages are asked, no secret

    def ids(rows: str, column: str = "id", where: str = "1") -> list[str]:
        (last, there) = connection.execute(
            f"SELECT max(number), count(DISTINCT {column}) FROM {rows} WHERE {where}"  # noqa: S608
        ).fetchone()
        found: dict[str, None] = {}
        while len(found) < min(many, there):
            at = draw.randint(1, last)
            row = connection.execute(
                f"SELECT {column} FROM {rows} WHERE number >= ? AND {where} LIMIT 1",  # noqa: S608
                (at,),
            ).fetchone()
            if row is not None:
                found[row[0]] = None
        return list(found)

    def linked(rows: str, column: str = "id") -> list[str]:
        last = f"SELECT max(run) FROM placings WHERE unit = {rows}.unit"  # noqa: S608 - our names
        return ids(rows, column, f"run = ({last})")

    articles = ids("articles")
    return {
        "stories": [f"/?all&page={draw.randint(0, 40)}" for _ in range(many)],
        "story": [f"/story/{each}" for each in articles],
        "question": [f"/question/{each}" for each in linked("questions")],
        "question by a day": [f"/question/{each}?day=2031-06-01" for each in linked("questions")],
        "claim": [f"/claim/{each}" for each in ids("claims")],
        "statement": [f"/statement/{each}" for each in linked("statements")],
        "source": [f"/source/{each}" for each in linked("voices", "identity")],
        "article": [f"/article/{each}" for each in articles],
        "origins": [f"/story/{each}/origins" for each in ids("articles")],
        "timeline": [f"/story/{each}/timeline" for each in ids("articles")],
        "search": [f"/search?q={draw.choice(WORDS).replace(' ', '+')}" for _ in range(many)],
        "review": [f"/review?story={each}" for each in ids("articles")],
        "custody": ["/custody" for _ in range(many)],
    }


def timed(address: str, paths: Sequence[str]) -> list[float]:
    """Milliseconds of each, in order."""
    taken = []
    for path in paths:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=120)
        begun = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        taken.append(1000 * (time.perf_counter() - begun))
        if answer.status not in {200, 303}:
            raise SystemExit(f"{path} answers {answer.status}")
        connection.close()
    return sorted(taken)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--requests", type=int, default=40, help="of each sort of page")
    options = parser.parse_args()
    rows = []
    with served(Settings(options.ledger, read_only=True)) as address:
        for page, paths in addresses(options.ledger, options.requests).items():
            first, again = timed(address, paths), timed(address, paths)
            cells = (statistics.median(first), _p95(first), statistics.median(again), _p95(again))
            rows.append([page, *(f"{each:.0f}" for each in cells)])
    head = ["page", "median, first", "p95, first", "median, again", "p95, again"]
    print("\n".join(table(head, rows)))


def _p95(taken: Sequence[float]) -> float:
    return taken[min(len(taken) - 1, int(0.95 * len(taken)))]


if __name__ == "__main__":
    main()
