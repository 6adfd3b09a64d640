"""One measured figure, and the table that tells many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

PARTS: Final = ("tuned", "held", "all")
HEAD: Final = ("measured on", "measure", *PARTS, "aim", "others")


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured on what: ``value`` in per cent of ``cases``.

    ``part`` says whether the rules were tuned with these cases in view ("tuned"), not ("held"), or
    whether both are counted together ("all"). ``aim`` is what was asked for, ``peers`` what others
    reach on the same texts, as words.
    """

    facet: str
    corpus: str
    measure: str
    value: float
    cases: int
    part: str = "all"
    aim: float | None = None
    peers: str = ""


def lines(figures: Iterable[Figure]) -> list[tuple[str, ...]]:
    """The rows under ``HEAD``: one for each measure, its parts side by side with their cases."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for one in figures:
        found.setdefault((one.corpus, one.measure), []).append(one)
    return [(*key, *map(_cell, _parts(these)), *_told(these)) for key, these in found.items()]


def _parts(these: Sequence[Figure]) -> list[Figure | None]:
    return [next((one for one in these if one.part == part), None) for part in PARTS]


def _cell(one: Figure | None) -> str:
    return "" if one is None else f"{one.value:.1f} ({one.cases})"


def _told(these: Sequence[Figure]) -> tuple[str, str]:
    aim = next((f"{one.aim:g}" for one in these if one.aim is not None), "")
    peers = {part: one.peers for part in PARTS for one in these if one.part == part and one.peers}
    if len(set(peers.values())) == 1:
        return aim, next(iter(peers.values()))
    return aim, "; ".join(f"{part}: {told}" for part, told in peers.items())
