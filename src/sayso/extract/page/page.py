"""Page: where the article is in the text of a whole web page, menus and all."""

from sayso.extract.page.lines import Piece
from sayso.model import PassageKind

# A text is a whole page if it has many short lines and they are a large share of all.
SHORT_LINES = 14
SHORT_SHARE = 0.45
# Weights of a line in the search for the stretch that is the article; tuned with bench/layout.py.
PROSE, PROSE_PER_WORD, PROSE_CAP = 1.5, 0.1, 60
SHORT, BULLET, FURNITURE = -1.0, -1.0, -1.2
HEADLINE_REACH = 12  # lines above the article in which its headline is looked for
HEADLINE_WORDS = 4
PROSE_BEFORE_COMMENTS = 4  # a count of comments above the article is no such heading
MENU_RUN = 5  # short lines in a row inside the article are a menu


def label(pieces: list[Piece]) -> list[Piece]:
    """In a whole page, what lies outside the article is furniture; any other text is left alone."""
    short = sum(not (piece.open and piece.prose) for piece in pieces)
    if short < SHORT_LINES or short < SHORT_SHARE * len(pieces):
        return pieces
    low, high = _stretch([_weight(piece) for piece in pieces])
    high = _before_comments(pieces, low, high)
    headline = _headline(pieces, low)
    return [
        _outside(piece, number, headline) if not low <= number < high else piece
        for number, piece in enumerate(_without_menus(pieces, low, high))
    ]


def _weight(piece: Piece) -> float:
    if not piece.open:
        return 0.0 if piece.kind is PassageKind.DATELINE else FURNITURE
    if piece.prose:
        return PROSE + PROSE_PER_WORD * min(len(piece.words.split()), PROSE_CAP)
    return BULLET if piece.bullet else SHORT


def _stretch(weights: list[float]) -> tuple[int, int]:
    """The run with the greatest sum (Kadane), as a half-open pair of indices."""
    best, best_sum, start, total = (0, 0), 0.0, 0, 0.0
    for number, weight in enumerate(weights):
        if total <= 0:
            start, total = number, 0.0
        total += weight
        if total > best_sum:
            best, best_sum = (start, number + 1), total
    return best


def _before_comments(pieces: list[Piece], low: int, high: int) -> int:
    """Readers' comments are prose too; the heading above them ends the article."""
    for number in range(low + PROSE_BEFORE_COMMENTS, high):
        before = sum(piece.open and piece.prose for piece in pieces[low:number])
        if pieces[number].rule.startswith("comment") and before >= PROSE_BEFORE_COMMENTS:
            return number
    return high


def _headline(pieces: list[Piece], low: int) -> int:
    """The index of the nearest longer line above the article, -1 if there is none."""
    above = range(low - 1, max(low - HEADLINE_REACH, 0) - 1, -1)
    fits = (
        number
        for number in above
        if pieces[number].open
        and not pieces[number].bullet
        and len(pieces[number].words.split()) >= HEADLINE_WORDS
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
