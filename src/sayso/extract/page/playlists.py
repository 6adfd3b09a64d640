"""Playlists: films that a page offers beside an article, each a length and a title.

"1:48 Divers reach the wreck", "0:36 Two hurt as a crane falls": what such a line tells is other
news. A list of events of one day runs on from hour to hour; lengths of films stand in no order.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.extract.page.lines import Piece
from sayso.model import PassageKind

FILM = re.compile(r"(\d{1,2}):([0-5]\d) +(?=\S)")
NOON = 12 * 60
LEAST = 3  # such lines together that are a list


def label(pieces: list[Piece]) -> list[Piece]:
    """The lines of each list of films as ways to other articles."""
    films = {number for run in _runs(pieces) if _in_no_order(run, pieces) for number in run}
    return [
        piece.label(PassageKind.RELATED_LINK, "list of films") if number in films else piece
        for number, piece in enumerate(pieces)
    ]


def _runs(pieces: list[Piece]) -> Iterator[list[int]]:
    run: list[int] = []
    for number, piece in enumerate(pieces):
        if piece.open and not piece.prose and FILM.match(piece.words):
            run.append(number)
            continue
        if len(run) >= LEAST:
            yield run
        run = []
    if len(run) >= LEAST:
        yield run


def _in_no_order(run: list[int], pieces: list[Piece]) -> bool:
    times = [_minutes(pieces[number].words) for number in run]
    return not (_runs_on(times) or _runs_on(times[::-1]))


def _runs_on(times: list[int]) -> bool:
    """From hour to hour, once past midnight."""
    falls = sum(later < earlier for earlier, later in pairwise(times))
    return falls == 0 or (falls == 1 and times[-1] <= times[0] and times[0] >= NOON)


def _minutes(words: str) -> int:
    found = FILM.match(words)
    return 60 * int(found[1]) + int(found[2]) if found else 0
