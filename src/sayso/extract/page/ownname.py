"""Own name: what on a page says that the line over it is the name of whoever publishes it.

A word that outlets or offices are called by, a separator with a section behind it, the page that
calls itself so further down, or where the line stands: over a date with the headline below it.
"""

import re
from collections.abc import Iterator, Sequence

from sayso.extract.page.lines import Piece
from sayso.lexicon.dateforms import find_dates
from sayso.lexicon.organisations import words_of
from sayso.lexicon.outlet_words import is_outlet_like
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.page_words import page_words
from sayso.lexicon.predicates import by_verb
from sayso.lexicon.roles import plain
from sayso.lexicon.stopwords import common_words
from sayso.model import PassageKind

NEAR = 6  # lines below a name among which the headline stands
BRIEF = 3  # words of a name that a date right below and a longer headline speak for
SENTENCE = 5  # words of a headline that says something
STANDS = 5  # words of a name that a date with a headline below it speaks for
BESIDE_A_DATE = 3  # more other words than these, and a line with a date in it is no date line
SITE = re.compile(r"(?:www\.)?[\w-]{3,}\.[a-z]{2,}")
INFLECTED = re.compile(r"(?:s|ed)\Z")


def speaks_for(name: str, tail: str, below: Sequence[Piece], headline: Piece) -> bool:
    """Whether something speaks for a line being a name; ``below`` are the lines under it."""
    if is_body(name) or SITE.fullmatch(name) or is_outlet_like(name) or outlet_called(name):
        return True
    dated = bool(below) and below[0].kind is PassageKind.DATELINE
    brief = len(name.split()) <= BRIEF < len(headline.words.split())
    if dated and brief and not any(_is_verb(word) for word in name.split()[1:]):
        return True
    if name.isupper() and 1 < len(name.split()) <= BRIEF and not headline.words.isupper():
        return not any(_is_verb(word) for word in name.split())  # “THE LANTERN”
    if tail and (page_words("desk").search(tail) or is_body(tail) or _section(tail)):
        return True
    if below and len(below[0].words.split()) <= NEAR and _section(below[0].words):
        return True
    return (
        _stands_over(name, below, headline)
        or _stands_first(name, below, headline)
        or _calls_itself(name, below)
    )


def _section(words: str) -> bool:
    """As in “Newsroom > Press releases” right below a name."""
    return any(page_words(kind).search(words) for kind in ("speaks for a body", "writer's page"))


def is_body(name: str) -> bool:
    """Whether a name is an office's: “Vell Ministry of Tides”, “Ministry of the Interior”."""
    words = [plain(word) for word in name.split()]
    head = [words[words.index("of") - 1]] if "of" in words[1:] else []
    return any(word in words_of("body") for word in (*words[-1:], *head))


def is_date_line(piece: Piece) -> bool:
    """Whether a line under the name says little but when the page was published."""
    if piece.kind is PassageKind.DATELINE:
        return any(found.day is not None for found in find_dates(piece.words))
    dates = find_dates(piece.words)
    if not dates:
        return False
    others = piece.words
    for found in reversed(dates):
        others = others[: found.start] + others[found.end :]
    labelled = page_words("date label").match(piece.words)
    return bool(labelled) or len(re.findall(r"\w+", others)) <= BESIDE_A_DATE


def _stands_over(name: str, below: Sequence[Piece], headline: Piece) -> bool:
    """As in “The Tidepool / Slow and wet / 4 March 2031 / Flood reaches Vell at night”.

    A headline may stand over the date as well, but then no second one follows; a verb of the news
    tells “Storm Kills Four / 4 March 2031 / Two are missing” from it.
    """
    words = name.split()
    if len(words) > STANDS or any(_is_verb(word) for word in words[1:]):
        return False
    above = below[: below.index(headline)] if headline in below else []
    return any(map(is_date_line, above))


def _stands_first(name: str, below: Sequence[Piece], headline: Piece) -> bool:
    """As in “The Tidepool / Flood reaches Vell at night / By Ilda Marren / 4 March 2031”.

    “Vell Under Water / Rescuers search for two” is a headline: names have no such words in them.
    """
    words, told = name.split(), headline.words.split()
    if not 1 < len(words) <= BRIEF or len(told) < SENTENCE or headline is not below[0]:
        return False
    if any(_is_verb(w) or w.lower() in common_words() for w in words[1:]):
        return False
    small = sum(word[0].islower() for word in told)
    signed = below[1 : 1 + BRIEF]
    return 2 * small >= len(told) and any(
        is_date_line(piece) or piece.rule == "byline" for piece in signed
    )


def _is_verb(word: str) -> bool:
    """“Kills” and “Killed”, not “Kill”: names have verbs in them only as nouns."""
    low = word.lower()
    if not INFLECTED.search(low):
        return False
    bases = {low[:-1], low[:-2], low[:-2] + "e", low.removesuffix("ies") + "y"}
    return bool(bases & by_verb().keys())


def _calls_itself(name: str, below: Sequence[Piece]) -> bool:
    last = re.escape(name.rstrip("!").rsplit(maxsplit=1)[-1])
    whole = re.escape(re.sub(r"\A[Tt]he ", "", name.rstrip("!")))
    patterns = (*_told(last), *_of_itself(whole))
    paper = page_words("sort of paper")
    return any(
        any(pattern.search(line) for pattern in patterns) or (n < NEAR and paper.search(line))
        for n, line in enumerate(piece.words for piece in below)
    )


def _told(last: str) -> Iterator[re.Pattern[str]]:
    """What a page says of the paper by the last word of its name."""
    yield re.compile(rf"\b(?:told|tells|in|on|to|asked) (?:the )?{last}\b", re.IGNORECASE)
    yield re.compile(rf"\b[Tt]he (?:\w+ )?{last} (?:is a|has learn|has seen|could not)\b")


def _of_itself(whole: str) -> Iterator[re.Pattern[str]]:
    """What a page says of itself by its whole name; in capitals at the head, not below."""
    whole = rf"(?i:{whole})"
    yield re.compile(rf"\b{whole}\b!?['’]s (?:own )?(?:reporter|correspondent|team|crew)\b")
    yield re.compile(rf"\b{whole}\b!? (?:hears|is (?:pure |a work of )?(?:satire|fiction))\b")
    yield re.compile(rf"\A\W*About (?:the )?{whole}\b|\b(?:[Cc]all|[Jj]oin) the {whole}\b")
