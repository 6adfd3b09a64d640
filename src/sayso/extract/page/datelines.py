"""Datelines: date, place and agency at the head of a page or of a paragraph, cut from the rest."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sayso.extract.page.lines import FULL_STOP, Piece, trim
from sayso.lexicon.dateforms import date_at, find_dates
from sayso.lexicon.datelines import dateline_at
from sayso.lexicon.dating_cues import dating_cue
from sayso.lexicon.furniture import furniture_line, patterns
from sayso.lexicon.page_words import page_words
from sayso.model import PassageKind, Span

# A date with so few other words around it is a line about the date ("World March 4, 3:43").
OTHER_WORDS: Final = 3
WORDS_AFTER: Final = 3  # a dateline needs a sentence after it to be the head of a paragraph
GLUED_WITHIN: Final = 500  # letters; between headline and lede a date stands near the beginning
# A date that belongs to its sentence follows a preposition or a verb: "on Sunday 4 March 2031".
NAME_BEFORE = re.compile(r"(?:[.!?|]|\b[^\W\d_a-z][\w'’.-]*)\s+\Z")
# "Our reporters and the wire | Tuesday 4 March 2031": parts of a line with the date alone in one.
PARTED = re.compile(r"\s+[|·•]\s+")
PARTED_WORDS: Final = 20
AFTER_DATE = re.compile(r"\s*[|–—-]?\s*")
NEXT_SENTENCE = re.compile(r"[\"'“‘«(]?[^\W_a-z]")


def cut(text: str, piece: Piece, *, first: bool) -> Iterator[Piece]:
    """The line as dateline, furniture and the unlabelled rest, in order."""
    body, tails = _tails(text, piece)
    if body is not None:
        yield from _date_line(text, body) or _opening(text, body, first=first)
    yield from tails


def _tails(text: str, piece: Piece) -> tuple[Piece | None, list[Piece]]:
    """Cut what pages glue to the end of a line: "Read: 726", "Read more on the site →"."""
    body = piece
    tails: list[Piece] = []
    for pattern in patterns("part"):
        match = pattern.regex.search(body.words)
        if match is None:
            continue
        cue = trim(text, body.span.start + match.start(), body.span.end)
        rest = trim(text, body.span.start, body.span.start + match.start())
        if cue is None or not _may_be_cut(rest):
            continue
        tail = replace(piece, span=cue).label(PassageKind.FURNITURE, pattern.entry.rule, cue)
        tails.insert(0, tail)
        if rest is None:
            return None, tails
        body = replace(body, span=rest)
    return body, tails


def _may_be_cut(rest: Span | None) -> bool:
    """What is left is nothing, a date, or ends like a sentence; else the piece belongs to it."""
    return rest is None or bool(find_dates(rest.words) or FULL_STOP.search(rest.words))


def _date_line(text: str, piece: Piece) -> list[Piece]:
    """The whole line as a dateline if it holds little but dates; else nothing."""
    dates = [found for found in find_dates(piece.words) if found.day is not None]
    if not dates:
        return []
    start = piece.span.start + dates[0].start
    cue = Span.of(text, start, piece.span.start + dates[-1].end)
    if _is_parted(piece):
        return [piece.label(PassageKind.DATELINE, "date line", cue)]
    if piece.prose and not piece.words[-1].isdigit() and len(piece.words.split()) > 12:
        return []
    others = piece.words
    for found in reversed(dates):
        others = f"{others[: found.start]} | {others[found.end :]}"
    byline = furniture_line(others.strip(" |,·•–—-\t\u00a0"))
    left = page_words("beside a date").sub(" ", others).split()
    named = byline is not None and byline.rule == "byline"
    if not named and (len(left) > OTHER_WORDS or not all(word[0].isupper() for word in left)):
        return []
    return [piece.label(PassageKind.DATELINE, "date line", cue)]


def _is_parted(piece: Piece) -> bool:
    """Whether a short line is parted by strokes or dots, and one of its parts is a whole date."""
    parts = PARTED.split(piece.words)
    if len(parts) < 2 or len(piece.words.split()) > PARTED_WORDS:
        return False
    return any(
        found.day is not None
        and found.year is not None
        and not page_words("beside a date").sub("", part[: found.start] + part[found.end :])
        for part in parts
        for found in find_dates(part)
    )


def _opening(text: str, piece: Piece, *, first: bool) -> list[Piece]:
    """A date glued before the first line, or place and agency before a paragraph; then the rest."""
    found = (_glued(piece) if first else None) or _placed(piece)
    if found is None:
        return (_inside(text, piece) if first else []) or [piece]
    length, rule = found
    head = trim(text, piece.span.start, piece.span.start + length)
    rest = trim(text, piece.span.start + length, piece.span.end)
    if head is None or rest is None or len(rest.words.split()) < WORDS_AFTER:
        return [piece]
    return [
        replace(piece, span=head).label(PassageKind.DATELINE, rule, head),
        replace(piece, span=rest, gap=0),
    ]


def _glued(piece: Piece) -> tuple[int, str] | None:
    words = piece.words
    label = page_words("date label").match(words)
    found = date_at(words, label.end() if label else 0)
    if found is None or found.day is None or not (found.year or label or found.hour is not None):
        return None
    added = page_words("goes with a date").match(words, found.end)
    end = added.end() if added else found.end
    gap = AFTER_DATE.match(words, end)
    after = gap.end() if gap else end
    begins = NEXT_SENTENCE.match(words, after) or re.match(r"\d", words[after:])
    if not begins and not page_words("byline glued").match(words, end):
        return None
    return end, "date before the first line"


def _inside(text: str, piece: Piece) -> list[Piece]:
    """Headline, date and lede run together: "Mill burns Sunday 4 March 2031 A mill has …"."""
    for found in find_dates(piece.words[:GLUED_WITHIN]):
        before, after = piece.words[: found.start], piece.words[found.end :].lstrip()
        own = dating_cue("past preposition").search(before) or dating_cue("ahead").search(before)
        if not found.year or not found.day or own:
            continue
        if not NAME_BEFORE.search(before) or not NEXT_SENTENCE.match(after):
            continue
        start = piece.span.start + found.start
        head = trim(text, piece.span.start, start)
        date = Span.of(text, start, piece.span.start + found.end)
        rest = trim(text, date.end, piece.span.end)
        if head and rest and len(rest.words.split()) >= WORDS_AFTER:
            dated = replace(piece, span=date).label(
                PassageKind.DATELINE, "date inside the first line"
            )
            return [replace(piece, span=head), dated, replace(piece, span=rest, gap=0)]
    return []


def _placed(piece: Piece) -> tuple[int, str] | None:
    found = dateline_at(piece.words)
    return (found.end, f"dateline: {found.form}") if found else None
