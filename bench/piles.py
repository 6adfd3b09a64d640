"""Linking on public piles of reports: ``python bench/piles.py DATA``.

Stories: the reports of gva_incidents and basil (development parts), each corpus shuffled into one
pile with only text, title, outlet and date given; B-cubed F1 (Bagga and Baldwin 1998), beside two
plain ways (``plain_stories.py``), all with the same settings. Tolls: what a report of
gva_incidents says of killed and injured, and what becomes of tolls that differ (``tolls.py``).
The first run reads 2,959 reports, ten minutes or less, and keeps the readings below build/; later
runs take two. The tables go into docs/accuracy.md; ``--wrong`` prints the missed tolls of one half
of the incidents, by hash: the rules were made with the misses of this half in view.
"""

import argparse
import gzip
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import plain_stories
import reports
import stated_tolls
import tables
import tolls
from sayso import pipeline
from sayso.model import Article, Linked, Reading
from stories import b_cubed, grouped, incidents, told_thrice

MARK = "bench/piles.py"
SEED = 5
STORIES = ("pile", "reports", "sayso", "TF-IDF, single link", "same day + place", "aim")
TOLLS = ("tolls that reports state", "level", "tuned", "held", "all", "aim")
PAIRS = ("reports of one incident that state other tolls", "pairs", "per cent")
HIGHER = ("exact figures shown", "figures", "higher than the archive, per cent")
AIM = {"gva_incidents, all": 94.0, "gva_incidents, two reports or more": 94.0, "basil": 98.5}
AIM_TOLLS = "90"
EVERY = 10**6
Pile = dict[Article, str]


def half(incident: str) -> int:
    """0 for the half of which misses were read, 1 for the other; the same on every machine."""
    return hashlib.sha256(incident.encode()).digest()[0] % 2


def piles(data: Path) -> Iterator[tuple[str, str, Pile]]:
    """Every pile by name, and the corpus that it is of."""
    every = incidents(data, EVERY)
    often = Counter(every.values())
    yield "gva_incidents, all", "gva_incidents", every
    several = {article: group for article, group in every.items() if often[group] > 1}
    yield "gva_incidents, two reports or more", "gva_incidents", several
    yield "basil", "basil", told_thrice(data)


def story_row(name: str, pile: Pile, readings: Mapping[str, Reading]) -> list[str]:
    """F1 of sayso and of the plain ways, with precision and recall."""
    articles = sorted(pile, key=lambda each: each.id)
    random.Random(SEED).shuffle(articles)  # noqa: S311 - an order, no secret
    gold = {article.id: pile[article] for article in articles}
    ours = grouped(articles)
    plain, threshold = plain_stories.tf_idf(articles, gold)
    place = plain_stories.same_day_and_place([readings[each.id] for each in articles])
    cells = [_f1(b_cubed(found, gold)) for found in (ours, plain, place)]
    cells[1] += f" at {threshold:.2f}"
    return [name, str(len(articles)), *cells, f"{AIM[name]:g}"]


def _f1(scores: tuple[float, float, float]) -> str:
    precision, recall, both = (100 * each for each in scores)
    return f"{both:.1f} ({precision:.1f} / {recall:.1f})"


def golds(data: Path, pile: Pile) -> list[tolls.Gold]:
    """The tolls of the archive, report by report."""
    rows = gzip.decompress((data / "gva_incidents" / "dev.jsonl.gz").read_bytes()).splitlines()
    final = {row["incident_id"]: row["gold"] for row in map(json.loads, rows)}
    return [
        tolls.Gold(article.id, article.text, incident, _tolls(final[incident]))
        for article, incident in sorted(pile.items(), key=lambda pair: pair[0].id)
    ]


def _tolls(gold: Mapping[str, int]) -> dict[str, int]:
    return {stated_tolls.KILLED: gold["num_killed"], stated_tolls.INJURED: gold["num_injured"]}


def toll_rows(cases: Mapping[str, Sequence[tolls.Case]]) -> Iterator[list[str]]:
    """The share of tolls that stand among claims, and among the answers shown."""
    for name, every in cases.items():
        for level in ("claims", "questions"):
            right = [c.claimed if level == "claims" else c.shown for c in every]
            halves = [half(case.gold.incident) for case in every]
            parts = [
                [good for good, at in zip(right, halves, strict=True) if at in wanted]
                for wanted in ((0,), (1,), (0, 1))
            ]
            aim = AIM_TOLLS if name in (stated_tolls.KILLED, stated_tolls.INJURED) else ""
            yield [name, level, *map(_share, parts), aim]


def _share(good: Sequence[bool]) -> str:
    return f"{100 * sum(good) / len(good):.1f} ({len(good)})" if good else ""


def pair_rows(found: Counter[str]) -> Iterator[list[str]]:
    """How differing tolls are shown, the most frequent first."""
    for how, times in found.most_common():
        yield [how, str(times), f"{100 * times / found.total():.1f}"]


def higher_rows(found: Mapping[str, Sequence[bool]]) -> Iterator[list[str]]:
    """How many of the figures shown no report of the incident can mean."""
    for kind, above in found.items():
        yield [kind, str(len(above)), f"{100 * sum(above) / len(above):.1f}" if above else ""]


def linked(readings: Sequence[Reading]) -> Linked:
    """The whole pile linked at once, as a ledger of all the reports would be."""
    claims = [claim for each in readings for claim in each.claims]
    return pipeline.linked([each.article for each in readings], claims)


def wrong(cases: Mapping[str, Sequence[tolls.Case]]) -> Iterator[str]:
    """The missed tolls of the half that may be looked at."""
    for name, every in cases.items():
        for case in every:
            if not case.shown and half(case.gold.incident) == 0:
                lost = "not shown" if case.claimed else "not claimed"
                yield f"{name} {case.number}, {lost}, {case.gold.article}: {case.words!r}"


def main() -> None:
    """Measure, print, and write the tables into the page."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--dry", action="store_true", help="print, write nothing")
    arguments.add_argument("--wrong", action="store_true", help="list missed tolls (tuned half)")
    options = arguments.parse_args()
    every = list(piles(options.data))
    readings = {
        each.article.id: each
        for name, corpus, pile in every
        if name in (corpus, f"{corpus}, all")
        for each in reports.read(corpus, pile, options.workers)
    }
    rows = [story_row(name, pile, readings) for name, _, pile in every]
    lines = [f"`python bench/piles.py {options.data}`", "", *tables.table(STORIES, rows)]
    known = golds(options.data, every[0][2])
    told = [readings[gold.article] for gold in known]
    figures = tolls.Figures(told, linked(told))
    cases = tolls.by_kind(known, figures)
    lines += tables.table(TOLLS, toll_rows(cases))
    lines += tables.table(HIGHER, higher_rows(tolls.higher(known, figures)))
    lines += tables.table(PAIRS, pair_rows(tolls.pairs(known, figures)))
    print("\n".join([*lines, *(wrong(cases) if options.wrong else ())]))
    if not options.dry:
        tables.write(MARK, "\n".join(lines).rstrip())


if __name__ == "__main__":
    main()
