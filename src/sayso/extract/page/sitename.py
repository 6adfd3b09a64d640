"""The site's name behind a headline: “Mill burns | Harbour Post”, “… « Coast | Harbour Post”."""

import re
from dataclasses import replace

from sayso.extract.page.lines import Piece, bare, trim
from sayso.lexicon.outlet_words import is_outlet_like
from sayso.lexicon.outlets import outlet_called
from sayso.model import PassageKind

SEGMENT = re.compile(r"\s+[|«»–—-]\s+(?P<name>[^|«»]{2,40})$")
SECTION = re.compile(r"\s*[|«»]\s*[^|«»]{2,40}$")
DATE_BEHIND = re.compile(r"\s*\(\d[\d.:/ -]{6,24}\)$")
LEAST_WORDS = 3


def split(text: str, piece: Piece, outlet: str | None) -> list[Piece]:
    """A headline, the date in brackets behind it, and the site's name; other pieces as they are."""
    if piece.kind is not PassageKind.HEADLINE:
        return [piece]
    end = _site(piece.words, outlet)
    if end is None:
        return [piece]
    parts: list[Piece] = []
    base = piece.span.start
    dated = DATE_BEHIND.search(piece.words, 0, end)
    cut = dated.start() if dated else end
    for start, stop, kind, rule in (
        (0, cut, PassageKind.HEADLINE, piece.rule),
        (cut, end, PassageKind.DATELINE, "date behind the headline"),
        (end, len(piece.words), PassageKind.FURNITURE, "site name"),
    ):
        span = trim(text, base + start, base + stop)
        if span is not None:
            parts.append(replace(piece, span=span, cue=None).label(kind, rule))
    return parts


def _site(words: str, outlet: str | None) -> int | None:
    """Where the outlet's name and the section before it begin, or None."""
    found = SEGMENT.search(words)
    if found is None:
        return None
    name = found.group("name").strip()
    own = outlet is not None and bare(name) == bare(outlet)
    if not own and not outlet_called(name) and not is_outlet_like(name):
        return None
    # A dash may as well name whose word the headline is: "Dam holds - Harbour Post".
    if found.group().strip()[0] in "–—-" and not own:
        return None
    section = SECTION.search(words, 0, found.start())
    end = section.start() if section else found.start()
    return end if len(words[:end].split()) >= LEAST_WORDS else None
