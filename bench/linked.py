"""Linking on the invented stories of tests/stories/linking, as one Markdown table.

    python bench/linked.py                 every tuned story, and the totals of tuned and held ones
    python bench/linked.py --wrong dam     what goes wrong in one tuned story, most frequent first
    python bench/linked.py --wrong         the same for all tuned stories
    python bench/linked.py --fast          read by rules alone

A cell is the share in per cent, and in brackets of how many; two shares are precision and recall.
"""

import argparse
import importlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.extract.parser import Parser
from tables import table

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
COLUMNS = {
    "claims found": ("claims",),
    "questions": ("questions recall",),
    "purity": ("questions purity",),
    "answers": ("answers precision", "answers recall"),
    "contradicts": ("contradicts precision", "contradicts recall"),
    "revises": ("revises precision", "revises recall"),
    "denies": ("denies precision", "denies recall"),
    "corroborates": ("corroborates precision", "corroborates recall"),
    "repeats": ("repeats precision", "repeats recall"),
    "narrows, widens": ("narrows precision", "narrows recall"),
    "declines": ("declines precision", "declines recall"),
    "cannot confirm": ("cannot-confirm precision", "cannot-confirm recall"),
    "all links": ("links precision", "links recall"),
    "links not judged": ("links not judged",),
    "kept apart": ("aparts",),
    "related": ("related",),
    "statements, B³": ("statements precision", "statements recall"),
    "origins, B³": ("origins precision", "origins recall"),
    "origins counted": ("origins counted",),
    "identities": ("identities precision", "identities recall"),
}


def cells(tally: Any) -> Iterator[str]:
    """One for each column; a dash where there was nothing to measure."""
    for measures in COLUMNS.values():
        yield " / ".join(_cell(*tally.counts.get(measure, (0, 0))) for measure in measures)


def _cell(right: float, of: float) -> str:
    return f"{100 * right / of:.0f} ({of:.0f})" if of else "–"


def rows(names: Iterable[str], *, fast: bool) -> Iterator[list[str]]:
    """A row for each tuned story, then both totals; held stories show nowhere else."""
    linkgold, linkscore = (importlib.import_module(name) for name in ("linkgold", "linkscore"))
    totals = {"tuned": linkscore.Tally(), "held": linkscore.Tally()}
    parser = Parser()
    for name in names:
        tally = linkscore.measure(name, parser, fast=fast)
        held = linkgold.load(name).held
        totals["held" if held else "tuned"] += tally
        if not held:
            yield [name, *cells(tally)]
    for part, tally in totals.items():
        yield [f"**{part}**", *cells(tally)]


def wrong(names: Iterable[str], *, fast: bool) -> str:
    """What goes wrong in these stories together, of those that are tuned."""
    linkgold, linkscore = (importlib.import_module(name) for name in ("linkgold", "linkscore"))
    told, total, parser = importlib.import_module("test_linkgold"), linkscore.Tally(), Parser()
    for name in names:
        if not linkgold.load(name).held:
            total += linkscore.measure(name, parser, fast=fast)
    return str(told.report(total, held=False))


def main() -> None:
    """Print the table, or what goes wrong."""
    options = argparse.ArgumentParser(description="linking on the invented stories")
    options.add_argument("--wrong", nargs="*", metavar="STORY")
    options.add_argument("--fast", action="store_true")
    chosen = options.parse_args()
    # In front, for tests/gold has a linking.py too, which the scorer reads stories with.
    sys.path.insert(0, str(GOLD))
    names = importlib.import_module("linkgold").names()
    if chosen.wrong is None:
        print("\n".join(table(["story", *COLUMNS], rows(names, fast=chosen.fast))))
    else:
        print(wrong(chosen.wrong or names, fast=chosen.fast))


if __name__ == "__main__":
    main()
