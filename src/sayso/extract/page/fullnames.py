"""Full names: “VELL, March 4 (HQN) -” with “(Harbour Quay News, 2031)” at the foot of the page.

An agency signs a report by its letters and the page by its name. The name is the same everywhere,
the letters may be another agency's elsewhere.
"""

import re
from collections.abc import Iterator, Sequence

from sayso.lexicon import gazetteer
from sayso.lexicon.outlet_words import is_outlet_like, outlet_words
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.page_words import page_words
from sayso.model import Passage

HEAD, FOOT = 4, 3  # passages at either end among which a page names itself
NAME_WORDS = 6
STATIONS = frozenset({"radio", "tv", "television", "channel", "canal", "canale", "kanal"})
AGENCIES = frozenset({"service", "bureau", "network", "group", "media"})
YEAR = re.compile(r"[,\s]\s*\(?(?:19|20)\d{2}\)?\Z")
BOTH = re.compile(r"(?P<name>[^\W\d_][^()]+?)\s\((?P<short>[A-Z]{2,6})\)(?=,|\Z)")
BRACKETS = "()[] .–—-©"


def find(passages: Sequence[Passage]) -> dict[str, str]:
    """The full name for each set of letters that a page explains; none of a known outlet."""
    found: dict[str, str] = {}
    for line in lines(passages):
        name = name_on(line)
        short = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(short) > 1 and outlet_called(short) is None:
            found.setdefault(short, name)
    return found


def lines(passages: Sequence[Passage]) -> Iterator[str]:
    """The first and last lines of a page; those between are its text."""
    ends = [*passages[:HEAD], *passages[max(HEAD, len(passages) - FOOT) :]]
    yield from (passage.span.words for passage in ends)


def name_on(line: str) -> str:
    """The name that a line holds and nothing else but its letters, a tail or a year; or ""."""
    both = BOTH.match(line)
    name = both["name"] if both else YEAR.sub("", line.strip(BRACKETS)).strip(BRACKETS)
    return name if reads_like_outlet(name) else ""


def reads_like_outlet(name: str) -> bool:
    """Whether a line's words are an outlet's name and no title: what it is called by stands last.

    Or first, as in “Radio Vell”; “Top News of the Week” and “Newport News” are none.
    """
    words = name.split()
    if not 1 < len(words) <= NAME_WORDS or not is_outlet_like(name):
        return False
    last = words[-1].lower() in outlet_words() | AGENCIES or words[0].lower() in STATIONS
    return last and not page_words("section").fullmatch(name) and not gazetteer.named(name)
