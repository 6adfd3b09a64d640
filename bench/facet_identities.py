"""Identities: are mentions found to be one voice where they are, across real articles?

    python bench/facet_identities.py ../shared/data [--wrong]

The gold is tests/gold/identities.toml, pairs of mentions by offsets into three corpora. Next to
sayso stand two usual ways of deciding by the string alone: the same words, and rapidfuzz's
token_set_ratio of at least 90; each on the mention's words, and on the name the article's own
reading completes them to ("Marren" -> "Ilda Marren").
"""

import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from figures import HEAD, Figure, lines
from sayso.extract.parser import Parser

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
PRECISION = 98.0  # per cent asked for
PEERS = (
    "same words",
    "same words, as read",
    "token_set_ratio",
    "token_set_ratio, as read",
)
CORPUS = "fakes_syria, polnear train, gva_incidents dev"


@cache
def gold() -> ModuleType:
    """The module that reads the gold and judges by it."""
    if str(GOLD) not in sys.path:
        sys.path.append(str(GOLD))
    return import_module("identities")


def measured(parser: Parser, data: Path) -> list[Figure]:
    """Precision and recall of "same" over all pairs and by kind."""
    del parser  # the gold's articles are each parsed once, by a parser that remembers
    _needs(data)
    return _figures(_judged())


def _judged() -> list[Any]:
    return list(gold().judge(gold().hear(gold().Once())))


def _needs(data: Path) -> None:
    if data.resolve() != gold().DATA.resolve():
        raise SystemExit(f"the gold is read from {gold().DATA}, not from {data}")


def _figures(judged: Sequence[Any]) -> list[Figure]:
    reached = gold().figures(judged)
    groups = [(group, part) for group in ("all", "named") for part in ("both", "tuned", "held")]
    groups += [(kind, part) for kind in gold().KINDS for part in ("both", "tuned", "held")]
    groups += [(where, "both") for where in ("within an article", "across articles")]
    found = []
    for group, part in groups:
        for measure in ("precision", "recall"):
            name = f"{part}: {group}: {{}}: {measure}"
            if name.format("sayso") not in reached:
                continue
            value, cases = reached[name.format("sayso")]
            peers = "; ".join(
                f"{peer} {100 * reached[name.format(peer)][0]:.1f}"
                for peer in PEERS
                if name.format(peer) in reached
            )
            found.append(
                Figure(
                    "identities",
                    CORPUS,
                    f"same voice, {group}: {measure}",
                    100 * value,
                    cases,
                    "all" if part == "both" else part,
                    PRECISION if measure == "precision" else None,
                    peers,
                )
            )
    return found


def main() -> None:
    """Print the figures, or what went wrong in articles that are not held out."""
    _needs(Path(sys.argv[1]))
    judged = _judged()
    wrong = gold().errors(judged) if "--wrong" in sys.argv else ""
    shown = [" | ".join(cells) for cells in (HEAD, *lines(_figures(judged)))]
    sys.stdout.write((wrong or "\n".join(shown)) + "\n")


if __name__ == "__main__":
    main()
