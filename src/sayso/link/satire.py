"""Articles that call themselves satire: whoever speaks there is nobody of that name elsewhere."""

import re
from collections.abc import Sequence
from functools import cache

from sayso.lexicon.name_variants import variant_words
from sayso.model import Article

EDGE = 4  # lines at either end of an article, where it says what it is
LEAST_NAME = 4  # letters of a word of the masthead


def find(articles: Sequence[Article]) -> frozenset[str]:
    """The ids of those that say of themselves, at their head or foot, that they are made up."""
    return frozenset(article.id for article in articles if is_made_up(article))


def is_made_up(article: Article) -> bool:
    """Whether an article says of itself, or of its paper, that it makes things up."""
    lines = [line for line in article.text.splitlines() if line.strip()]
    edges = [*lines[:EDGE], *lines[-EDGE:]]
    head = f"{article.outlet or ''} {lines[0] if lines else ''}"
    own = {word.lower() for word in re.findall(r"[^\W\d_]+", head) if len(word) >= LEAST_NAME}
    return any(
        _label().fullmatch(line.strip(" .|-–—[]()")) or _own().search(line) or _of_itself(line, own)
        for line in edges
    )


def _of_itself(line: str, own: set[str]) -> bool:
    """As in "The Kessa Turnip is a satirical weekly", in the Kessa Turnip: not of another paper."""
    found = _is_comic().search(line)
    return found is not None and found["name"].lower() in own


def _words() -> str:
    return "|".join(sorted(map(re.escape, variant_words("satire")), key=len, reverse=True))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words()})(?: (?:news|column|page))?", re.IGNORECASE)


@cache
def _own() -> re.Pattern[str]:
    made = "|".join(sorted(map(re.escape, variant_words("made up")), key=len, reverse=True))
    return re.compile(
        rf"\b(?:this|our)\b (?:\w+ ){{0,4}}(?:is|are) (?:an? |pure )?(?:{_words()})\b"
        rf"|\b(?:everything|every word)(?: \w+){{0,5}} is (?:{made})\b"
        r"|\bany (?:likeness|resemblance) to\b",
        re.IGNORECASE,
    )


@cache
def _is_comic() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<name>[^\W\d_]+) is an? (?:\w+ )?(?:{_words()}) "
        r"(?:paper|newspaper|weekly|daily|magazine|site|website|page|outlet|publication|project)\b",
        re.IGNORECASE,
    )
