"""What the press looks like in a phrase: “the daily Lantern”, “Radio Tolva”, “the Vell Gazette”."""

import re
from functools import cache

from sayso.lexicon.cues import media_words
from sayso.lexicon.first_names import first_names
from sayso.lexicon.organisations import words_of
from sayso.lexicon.outlet_words import outlet_words
from sayso.lexicon.outlets import outlet_names

COLLECTIVE = frozenset({"press", "media", "outlets"})  # of no use before a name
LEADING = ("radio", "tv", "channel", "news")
NEWS = ("news", "press", "information")  # an agency with none of these before it is an authority


def names_outlet(phrase: str) -> bool:
    """Whether a phrase holds an outlet's name, ends in a word such as "agency", or looks so."""
    words = phrase.split()
    if not words:
        return False
    lower = [word.lower() for word in words]
    if lower[-1] in media_words() or (len(words) > 1 and lower[0] in ("radio", "tv")):
        return True
    return bool(_outlets().search(phrase)) or _introduced(words) or _masthead(words)


@cache
def _outlets() -> re.Pattern[str]:
    """Any outlet's name; a name goes on in "Petra Lund", who is not the agency Petra."""
    names = sorted(map(re.escape, outlet_names()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)(?! [A-Z][a-z])")


def _introduced(words: list[str]) -> bool:
    """“the state news agency VANO”: a word for an outlet, then a name to the end."""
    kinds = media_words() - COLLECTIVE
    named = len(words)
    while named and words[named - 1][0].isupper():
        named -= 1
    return 0 < named < len(words) and words[named - 1] in kinds


def _masthead(words: list[str]) -> bool:
    """“the Vell Gazette”, “Tolvapress”: a name made as mastheads are."""
    name = words[1:] if words[0].lower() == "the" else words
    if not name or not all(word[0].isupper() or word in ("of", "and", "de") for word in name):
        return False
    last = name[-1].lower()
    if len(name) == 1:
        ends = any(last.endswith(end) and len(last) > len(end) + 2 for end in _endings())
        return ends or (last.startswith("news") and len(last) > len("news") + 1)
    if last == "agency":
        return name[-2].lower() in NEWS
    person = name[0].lower() in first_names()
    return not person and (last in outlet_words() or name[0].lower() in LEADING)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words_of("masthead-ending"))
