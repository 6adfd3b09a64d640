"""Nameplate: the name of outlet or publisher over a saved page: “Harbour Ledger / 4 March 2031”.

A short capitalised line may as well be a headline in title case. It is taken for a name only where
something else speaks for it: a word that outlets or offices are called by, a separator with a
section behind it, or the page that calls itself so further down; and where another line is left
that can be the headline.
"""

import re

from sayso.extract.page.lines import FULL_STOP, Piece, last_prose
from sayso.lexicon.dateforms import find_dates
from sayso.lexicon.datelines import dateline_at
from sayso.lexicon.organisations import words_of
from sayso.lexicon.outlet_words import is_outlet_like
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.page_words import page_words
from sayso.lexicon.roles import plain
from sayso.model import PassageKind

RULE = "nameplate"
NAME_WORDS = 6
NEAR = 6  # lines below a nameplate among which the headline stands
SEPARATOR = re.compile(r"\s+(?:[|/>»·–—-]|::)\s+|\s*[|>]\s*|\s+\(|,\s+(?=\d)")
FREQUENCY = re.compile(r"\s+\d{2,3}(?:[.,]\d)?(?:\s*(?:FM|AM|MHz))?$")
SMALL = frozenset(
    {"of", "the", "and", "for", "de", "la", "le", "du", "der", "die", "das", "&", "on"}
)
LEAST_HEADLINE = 2
A_DAY = "1 May"
QUESTION_WORDS = 14
BRIEF = 3  # words of a name that a date right below and a longer headline speak for


def label(pieces: list[Piece]) -> list[Piece]:
    """The first line as a nameplate, where it is one, and the headline below it."""
    head = next((n for n, p in enumerate(pieces) if p.kind is PassageKind.HEADLINE), None)
    if head is None or pieces[head].rule != "first line":
        return pieces
    below = _headline(pieces, head)
    name, tail = parted(pieces[head].words)
    if below is None or not name or not _named(name, tail, pieces[head + 1 :], pieces[below]):
        return pieces
    found = list(pieces)
    found[head] = pieces[head].label(PassageKind.FURNITURE, RULE)
    found[below] = pieces[below].label(PassageKind.HEADLINE, "below the nameplate")
    return found


def parted(words: str) -> tuple[str, str]:
    """The name a line begins with, and what a separator parts from it; ("", "") if none does."""
    cut = SEPARATOR.search(words)
    name = words[: cut.start()] if cut else words
    name = FREQUENCY.sub("", name.strip())
    return (name, words[cut.end() :] if cut else "") if _is_name(name) else ("", "")


def name_before_date(words: str) -> str | None:
    """As in “Harbour Ledger | Monday 3 March 2031”: what stands before the date."""
    dates = find_dates(words)
    name, tail = parted(words)
    if not name or not tail or not dates or _dated(name):
        return None
    if dateline_at(words) is not None or page_words("byline").match(words):
        return None
    sure = is_outlet_like(name) or outlet_called(name) or len(SEPARATOR.findall(words)) > 1
    return name if sure else None


def _dated(name: str) -> bool:
    """Whether the words go into a date: “Tuesday, 4 March”."""
    found = find_dates(f"{name} {A_DAY}")
    return not found or found[-1].words != A_DAY


def name_in_headline(words: str) -> str | None:
    """As in “Radio Vell | LIVE: the flood”: a section's name, and the headline behind it."""
    name, tail = parted(words)
    return name if is_outlet_like(name) and len(tail.split()) >= LEAST_HEADLINE else None


def _is_name(words: str) -> bool:
    every = words.split()
    if not 0 < len(every) <= NAME_WORDS or re.search(r"[.,:;?!\"“”]", words):
        return False
    capital = [w for w in every if w[0].isupper()]
    return bool(capital) and all(w[0].isupper() or w.lower() in SMALL for w in every)


def _headline(pieces: list[Piece], head: int) -> int | None:
    """The longest line between the nameplate and the first paragraph that may be a headline."""
    first = next(
        (
            n
            for n, piece in enumerate(pieces)
            if n > head and piece.open and piece.prose and not _asks(piece)
        ),
        None,
    )
    if first is None or last_prose(pieces) <= head:
        return None
    fits = [
        n
        for n in range(head + 1, min(first, head + NEAR + 1))
        if pieces[n].open
        and len(pieces[n].words.split()) >= LEAST_HEADLINE
        and not FULL_STOP.search(pieces[n].words.rstrip("?!"))
        and not find_dates(pieces[n].words)
    ]
    return max(fits, key=lambda n: (len(pieces[n].words.split()), -n), default=None)


def _asks(piece: Piece) -> bool:
    """“What happened to the boxes?”: a headline may ask."""
    return piece.words.endswith("?") and len(piece.words.split()) <= QUESTION_WORDS


def _named(name: str, tail: str, below: list[Piece], headline: Piece) -> bool:
    """Whether something speaks for the line being a name."""
    if is_outlet_like(name) or outlet_called(name):
        return True
    dated = bool(below) and below[0].kind is PassageKind.DATELINE
    if dated and len(name.split()) <= BRIEF < len(headline.words.split()):
        return True
    words = [plain(word) for word in name.split()]
    if any(word in words_of("body") for word in (words[-1], *_before_of(words))):
        return True
    if tail and page_words("desk").search(tail):
        return True
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    calls = re.compile(rf"\b(?:told|tells|in|on|to|asked) (?:the )?{last}\b", re.IGNORECASE)
    itself = re.compile(rf"\b[Tt]he (?:\w+ )?{last} (?:is a|has learn|has seen|could not)\b")
    paper = page_words("sort of paper")
    return any(
        calls.search(line) or itself.search(line) or (n < NEAR and paper.search(line))
        for n, line in enumerate(piece.words for piece in below)
    )


def _before_of(words: list[str]) -> list[str]:
    """The head of “Ministry of the Interior”."""
    return [words[words.index("of") - 1]] if "of" in words[1:] else []
