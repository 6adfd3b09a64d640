"""Articles that call themselves satire: nothing they say answers anything or is an origin.

Whoever speaks there is nobody of that name elsewhere. Only what an article says of itself counts:
at its head or foot, of its own paper, or as a label.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from sayso.lexicon.name_variants import variant_words
from sayso.model import SATIRE, Article, Claim, Origin, Why

EDGE = 4  # lines at either end of an article, where it says what it is
MOTTO = 60  # letters of the line below the masthead
LEAST_NAME = 4  # letters of a word of the masthead


def find(articles: Iterable[Article]) -> frozenset[str]:
    """The ids of those that say of themselves, at their head or foot, that they are made up."""
    return frozenset(article.id for article in articles if is_made_up(article))


def earnest(articles: Iterable[Article], claims: Iterable[Claim]) -> list[Claim]:
    """The claims that somebody may have made: those of no article that is made up."""
    made_up = find(articles)
    return [claim for claim in claims if claim.article not in made_up]


def doubted(
    articles: Iterable[Article], claims: Iterable[Claim], origins: Iterable[Origin]
) -> tuple[Origin, ...]:
    """The origins; one that only satire tells of is no known one, and so counts nothing."""
    made_up = find(articles)
    told = {claim.id for claim in claims if claim.article in made_up}
    why = Why(SATIRE, None, "told only by an article that says of itself that it is made up")
    return tuple(
        replace(each, known=False, why=(*each.why, why)) if told.issuperset(each.claims) else each
        for each in origins
    )


def is_made_up(article: Article) -> bool:
    """Whether an article says of itself, or of its paper, that it makes things up."""
    return _is_made_up(article.outlet, article.title, article.text)


@lru_cache(maxsize=1024)  # asked of every pair of answers; a piece has far fewer articles
def _is_made_up(outlet: str | None, title: str | None, text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    head = lines[0].strip() if lines else ""
    own = set(_words_of(f"{outlet or ''} {head}"))
    named = _of_paper([name for name in (outlet, head) if name])
    return any(_of_itself(line, own) or named.search(line) for line in _edges(lines)) or any(
        line.strip() != title and _motto(line.strip()) for line in lines[1:EDGE]
    )


def _edges(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:EDGE]
    yield from lines[-EDGE:]


def _words_of(text: str) -> list[str]:
    return [w.lower() for w in re.findall(r"[^\W\d_]+", text) if len(w) >= LEAST_NAME]


def _of_itself(line: str, own: set[str]) -> bool:
    """By a label, or as "The Kessa Turnip is a satirical weekly" in the Kessa Turnip."""
    if _label().fullmatch(line.strip(" .|-–—[]()")) or _own().search(line):
        return True
    found = _is_comic().search(line)
    return found is not None and found["name"].lower() in own


def _motto(line: str) -> bool:
    """As in "Satire, fresh on Fridays" below the name of a paper."""
    return len(line) <= MOTTO and _opens().match(line) is not None


def _of_paper(names: Sequence[str]) -> re.Pattern[str]:
    """As in "The Turnip is satire" of the Kessa Turnip: its name or the last word of it."""
    ways: set[str] = set()
    for name in names:
        bare = re.sub(r"^the\s+", "", name.strip(" .|-–—"), flags=re.IGNORECASE)
        ways |= {re.escape(bare), rf"The {re.escape(bare.split()[-1])}"} if bare else set()
    told = "|".join(sorted(ways, key=lambda way: (-len(way), way))) or r"(?!)"
    # "The Border is made up of four counties" says nothing of a paper called so.
    return re.compile(rf"\b(?i:{told}) is (?:pure |all )?(?:{_satire()}|{_invented()})\b(?! of\b)")


def _alternatives(kind: str) -> str:
    return "|".join(sorted(map(re.escape, variant_words(kind)), key=len, reverse=True))


def _satire() -> str:
    return _alternatives("satire")


def _invented() -> str:
    return _alternatives("made up")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{_satire()})(?: (?:news|column|page))?", re.IGNORECASE)


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives('satire itself')})\s?[,:;–—-]", re.IGNORECASE)


@cache
def _own() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:this|our)\b (?:\w+ ){{0,4}}(?:is|are) (?:an? |pure |a work of )?(?:{_satire()})\b"
        rf"|\b(?:everything|every word)(?: \w+){{0,5}} is (?:{_invented()})\b"
        r"|\bany (?:likeness|resemblance) to\b",
        re.IGNORECASE,
    )


@cache
def _is_comic() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<name>[^\W\d_]+) is an? (?:\w+ )?(?:{_satire()}) "
        r"(?:paper|newspaper|weekly|daily|magazine|site|website|page|outlet|publication|project)\b",
        re.IGNORECASE,
    )
