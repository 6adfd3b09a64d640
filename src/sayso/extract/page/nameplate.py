"""Nameplate: the name of outlet or publisher over a saved page: “Harbour Ledger / 4 March 2031”.

A short capitalised line may as well be a headline in title case. It is taken for a name only where
something else speaks for it (`ownname.py`), and where another line is left that can be the
headline.
"""

import re

from sayso.extract.page.lines import FULL_STOP, Piece, last_prose
from sayso.extract.page.ownname import NEAR, SITE, is_body, is_date_line, speaks_for
from sayso.lexicon.dateforms import find_dates
from sayso.lexicon.datelines import dateline_at
from sayso.lexicon.outlet_words import is_outlet_like
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.page_words import page_words
from sayso.model import PassageKind

RULE = "nameplate"
NAME_WORDS = 6
OFFICE_WORDS = 10  # “Ministry of the Interior of the Republic of Orva”
SIGN = re.compile(r"\s+(?:[|/>»·–—-]|::)\s+|\s*[|>]\s*|\s+\(")
SEPARATOR = re.compile(rf"{SIGN.pattern}|,\s+(?=\d|[a-z]\S*(?:\s\S+){{0,2}}\Z)")
ABBREVIATION = re.compile(r"\b[A-Z]\.(?:[A-Z]\.)+")
FREQUENCY = re.compile(r"\s+\d{2,3}(?:[.,]\d)?(?:\s*(?:FM|AM|MHz))?$")
SMALL = frozenset(
    {"of", "the", "and", "for", "de", "la", "le", "du", "der", "die", "das", "&", "on"}
)
LEAST_HEADLINE = 2
CRUMBS = (">", "»")  # a site's path: whose page stands first
A_DAY = "1 May"
QUESTION_WORDS = 14


def label(pieces: list[Piece]) -> list[Piece]:
    """The first line as a nameplate, where it is one, and the headline below it."""
    pieces = _without_section(pieces)
    head = next((n for n, p in enumerate(pieces) if p.kind is PassageKind.HEADLINE), None)
    if head is None or pieces[head].rule != "first line":
        return pieces
    below = _headline(pieces, head)
    name, tail = parted(pieces[head].words)
    if below is None or not name:
        return pieces
    if not speaks_for(name, tail, pieces[head + 1 :], pieces[below]):
        return pieces
    found = list(pieces)
    found[head] = pieces[head].label(PassageKind.FURNITURE, RULE)
    found[below] = pieces[below].label(PassageKind.HEADLINE, "below the nameplate")
    return found


def _without_section(pieces: list[Piece]) -> list[Piece]:
    """A section or a sort of text over the page is no headline: “Opinion”, “Press release”."""
    head = next((n for n, p in enumerate(pieces) if p.kind is PassageKind.HEADLINE), None)
    if head is None or pieces[head].rule != "first line":
        return pieces
    below = next(
        (n for n, p in enumerate(pieces[: head + NEAR]) if n > head and _may_head(p)), None
    )
    if below is None or not page_words("section").fullmatch(pieces[head].words.strip(" :")):
        return pieces
    found = list(pieces)
    found[head] = pieces[head].label(PassageKind.FURNITURE, "section")
    found[below] = pieces[below].label(PassageKind.HEADLINE, "first line")
    return found


def parted(words: str) -> tuple[str, str]:
    """The name a line begins with, and what a separator parts from it; ("", "") if none does."""
    cut = SEPARATOR.search(words)
    name = words[: cut.start()] if cut else words
    name, tail = FREQUENCY.sub("", name.strip()), words[cut.end() :] if cut else ""
    if not _is_name(name):
        return "", ""
    # “Orvania · Ministry of Tides”: the country first, then whose page it is.
    turned = tail and not SEPARATOR.search(tail) and _is_name(tail) and is_body(tail)
    return (tail, name) if turned and not is_body(name) else (name, tail)


def name_before_date(words: str) -> str | None:
    """As in “Harbour Ledger | Monday 3 March 2031”: what stands before the date."""
    dates = find_dates(words)
    name, tail = parted(words)
    if not name or not tail or not dates or _dated(name):
        return None
    if dateline_at(words) is not None or page_words("byline").match(words):
        return None
    sure = is_outlet_like(name) or outlet_called(name) or len(SIGN.findall(words)) > 1
    return name if sure else None


def _dated(name: str) -> bool:
    """Whether the words go into a date: “Tuesday, 4 March”."""
    found = find_dates(f"{name} {A_DAY}")
    return not found or found[-1].words != A_DAY


def name_in_headline(words: str) -> str | None:
    """As in “Radio Vell | LIVE: the flood”, “County of Vell > Flood notice”: whose page it is."""
    name, tail = parted(words)
    crumb = bool(name) and words[len(name) :].lstrip()[:1] in CRUMBS and is_body(name)
    named = is_outlet_like(name) or crumb
    return name if named and len(tail.split()) >= LEAST_HEADLINE else None


def _is_name(words: str) -> bool:
    every = words.split()
    if SITE.fullmatch(words):
        return True
    if page_words("section").fullmatch(words) and outlet_called(words) is None:
        return False
    plain = ABBREVIATION.sub("", words).rstrip("!")
    longest = OFFICE_WORDS if is_body(words) else NAME_WORDS
    if not 0 < len(every) <= longest or every[0].isdigit() or re.search(r"[.,:;?!\"“”]", plain):
        return False
    capital = [w for w in every if w[0].isupper()]
    return bool(capital) and all(w[0].isupper() or w.isdigit() or w.lower() in SMALL for w in every)


def _headline(pieces: list[Piece], head: int) -> int | None:
    """The longest line between the nameplate and the first paragraph that may be a headline.

    What stands below the date comes first: above it a page may say what it is.
    """
    first = next(
        (n for n, piece in enumerate(pieces) if n > head and _is_paragraph(piece)),
        None,
    )
    if first is None or last_prose(pieces) <= head:
        return None
    fits = [n for n in range(head + 1, min(first, head + NEAR + 1)) if _may_head(pieces[n])]
    dates = [n for n in range(head + 1, first) if is_date_line(pieces[n])]
    fits = [n for n in fits if dates and n > dates[0]] or fits
    return max(fits, key=lambda n: (len(pieces[n].words.split()), -n), default=None)


def _is_paragraph(piece: Piece) -> bool:
    return piece.open and piece.prose and not _asks(piece) and not is_date_line(piece)


def _may_head(piece: Piece) -> bool:
    return (
        piece.open
        and len(piece.words.split()) >= LEAST_HEADLINE
        and not FULL_STOP.search(piece.words.rstrip("?!"))
        and not is_date_line(piece)
    )


def _asks(piece: Piece) -> bool:
    """“What happened to the boxes?”: a headline may ask."""
    return piece.words.endswith("?") and len(piece.words.split()) <= QUESTION_WORDS
