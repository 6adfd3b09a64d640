"""Acronyms that texts explain: "Ostrel Weather Bureau (OWB)" -> the acronym and the full name."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.link.mentions import body_key, initials
from sayso.model import Article

SHORT = re.compile(r"[(\[]((?:[A-Z][A-Za-z]?){1,7}[A-Z])[)\]]")
# What may stand in a long name; the acronym's letters decide where it begins.
LONG = re.compile(r"[A-Za-z][\w.'’&-]*")
REACH = 90  # characters before the bracket
LONGEST = 9  # words
SURE = 3  # letters: "AP" has many owners, "OPCW" one


@dataclass(frozen=True, slots=True)
class Acronyms:
    """Full names (as `body_key`) of each acronym, by story and over all articles."""

    in_story: Mapping[tuple[str, str], frozenset[frozenset[str]]]
    anywhere: Mapping[str, frozenset[frozenset[str]]]

    def meaning(self, short: str, story: str) -> tuple[frozenset[str], bool] | None:
        """The one full name, and whether the story itself gives it; None where none or two do."""
        own = self.in_story.get((short, story), frozenset())
        if len(own) == 1:
            return next(iter(own)), True
        every = self.anywhere.get(short, frozenset())
        if not own and len(every) == 1 and len(short) >= SURE:
            return next(iter(every)), False
        return None


def plain(name: str) -> str | None:
    """The acronym a name is, without dots: "U.N." -> "UN"; None for other names."""
    short = name.replace(".", "").removeprefix("the ").strip()
    is_short = 1 < len(short) < LONGEST and short.isupper() and short.isalpha()
    return short if is_short else None


def find(articles: Sequence[Article], stories: Mapping[str, str]) -> Acronyms:
    """All acronyms that an article explains in brackets."""
    in_story: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    anywhere: dict[str, set[frozenset[str]]] = defaultdict(set)
    for article in articles:
        for match in SHORT.finditer(article.text):
            long = _before(article.text[max(0, match.start() - REACH) : match.start()], match[1])
            if long is not None:
                key = match[1].upper()
                in_story[key, stories.get(article.id, article.id)].add(body_key(long))
                anywhere[key].add(body_key(long))
    return Acronyms(
        {key: frozenset(found) for key, found in in_story.items()},
        {key: frozenset(found) for key, found in anywhere.items()},
    )


def _before(text: str, short: str) -> str | None:
    """The words before the bracket whose initials are the acronym."""
    words = list(LONG.finditer(text.rstrip()))
    wanted = short.lower()
    for size in range(2, min(len(words), LONGEST) + 1):
        start = words[-size]
        long = text[start.start() :].strip()
        if start[0][0].isupper() and wanted in initials(long):
            return long
    return None
