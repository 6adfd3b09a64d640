"""Measure what is claimed, facet by facet: ``python bench/facets.py DATA``.

DATA is the folder of marked-up corpora, which are no part of sayso; each ``facet_*.py`` beside
this file says which of them it reads, how it matches, and what it leaves out, and prints what went
wrong when called by itself with ``--wrong``. The table goes into docs/accuracy.md.
"""

import argparse
from pathlib import Path

import facet_acts
import facet_identities
import facet_places
import facet_quantities
import facet_times
import figures
import tables
from sayso.extract.parser import Parser

PARTS = (facet_acts, facet_quantities, facet_times, facet_places, facet_identities)
MARK = "bench/facets.py"


def main() -> None:
    """Measure every facet, print the table and write it into the page."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--dry", action="store_true", help="print, write nothing")
    options = arguments.parse_args()
    parser = Parser()
    lines: list[str] = []
    for part in PARTS:
        lines += [f"`python bench/{part.__name__}.py {options.data}`", ""]
        lines += tables.table(figures.HEAD, figures.lines(part.measured(parser, options.data)))
    print("\n".join(lines))
    if not options.dry:
        tables.write(MARK, "\n".join(lines).rstrip())


if __name__ == "__main__":
    main()
