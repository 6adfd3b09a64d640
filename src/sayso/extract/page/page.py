"""Page: where the article is in the text of a whole web page, menus and all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.extract.page import marks, stretch
from sayso.extract.page.lines import Piece
from sayso.model import PassageKind

# A text is a whole page if it has many short lines and they are a large share of all.
SHORT_LINES = 14
SHORT_SHARE = 0.45
# A paragraph lost is worse than a menu kept: so much is added to each line's log-odds.
MERCY = 1.0
MOST_MERCY = 6  # where that leaves no paragraph, one more is added, so often at most
SUREST = 3.0  # log-odds; one line that is surer of itself than that says no more
HEADLINE_REACH = 12  # lines above the article in which its headline is looked for
HEADLINE_WORDS, LONGEST_HEADLINE = 4, 32
PROSE_BEFORE_COMMENTS = 4  # a count of comments above the article is no such heading
SIGNED_COMMENT = "comment of a reader"  # who wrote it and at what time: needs no more than one
MENU_RUN = 5  # short lines in a row inside the article are a menu


@dataclass(frozen=True, slots=True)
class Weights:
    """What each mark of a line says for the article, as log-odds, and where none says anything."""

    marks: Mapping[str, float]
    intercept: float


@cache
def weights() -> Weights:
    """The weights that come with the package."""
    text = files("sayso").joinpath("weights", "layout", "weights.json").read_text("utf-8")
    return Weights(**json.loads(text))


def label(pieces: list[Piece]) -> list[Piece]:
    """In a whole page, what lies outside the article is furniture; any other text is left alone."""
    short = sum(not (piece.open and piece.prose) for piece in pieces)
    if short < SHORT_LINES or short < SHORT_SHARE * len(pieces):
        return pieces
    parts = _parts(pieces)
    low, high = parts[0][0], _before_comments(pieces, parts[0][0], parts[-1][1])
    told = {number for start, end in parts for number in range(start, min(end, high))}
    headline = _headline(pieces, low)
    return [
        piece if number in told else _outside(piece, number, headline)
        for number, piece in enumerate(_without_menus(pieces, low, high))
    ]


def _parts(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """The parts of the article; where none holds a paragraph, the likeliest, however unlikely."""
    odds = _odds(pieces, weights())
    for more in range(MOST_MERCY):
        weighed = [max(-SUREST, min(SUREST, each + MERCY + more)) for each in odds]
        parts = stretch.find(weighed)
        if any(piece.open and piece.prose for low, high in parts for piece in pieces[low:high]):
            return parts
    return [(0, len(pieces))]


def _odds(pieces: Sequence[Piece], learned: Weights) -> list[float]:
    """For each line how much speaks for its being of the article."""
    odds = (
        learned.intercept + sum(learned.marks.get(mark, 0.0) for mark in sorted(every))
        for every in marks.find(pieces)
    )
    # A dateline above or within the article is no sign of its end.
    neutral = (piece.kind is PassageKind.DATELINE for piece in pieces)
    return [-MERCY if so else each for so, each in zip(neutral, odds, strict=True)]


def _before_comments(pieces: list[Piece], low: int, high: int) -> int:
    """Readers' comments are prose too; the heading above them ends the article."""
    signed = sum(piece.rule == SIGNED_COMMENT for piece in pieces[low:high])
    before = 0
    for number in range(low, high):
        rule = pieces[number].rule
        # One such line alone may be the writer's own.
        enough = 1 if rule == SIGNED_COMMENT and signed > 1 else PROSE_BEFORE_COMMENTS
        if rule.startswith("comment") and before >= enough:
            return number
        before += pieces[number].open and pieces[number].prose
    return high


def _headline(pieces: list[Piece], low: int) -> int:
    """The index of the nearest longer line above the article, -1 if there is none."""
    above = range(low - 1, max(low - HEADLINE_REACH, 0) - 1, -1)
    fits = (
        number
        for number in above
        if pieces[number].open
        and not pieces[number].bullet
        and HEADLINE_WORDS <= len(pieces[number].words.split()) <= LONGEST_HEADLINE
    )
    return next(fits, -1)


def _outside(piece: Piece, number: int, headline: int) -> Piece:
    if not piece.open:
        return piece
    if number == headline:
        return piece.label(PassageKind.HEADLINE, "line above the article")
    return piece.label(PassageKind.FURNITURE, "outside the article")


def _without_menus(pieces: list[Piece], low: int, high: int) -> list[Piece]:
    found = list(pieces)
    run: list[int] = []
    for number in range(low, high + 1):
        inside = number < high and pieces[number].open and not pieces[number].prose
        if inside and not pieces[number].bullet:
            run.append(number)
            continue
        if len(run) >= MENU_RUN:
            for index in run:
                found[index] = found[index].label(PassageKind.FURNITURE, "menu")
        run = []
    return found
