"""Copies: articles that share so much text that one has it from the other, or both from a third."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from sayso.lexicon.families import republishes
from sayso.lexicon.outlets import outlet_called
from sayso.model import Article, Copy, Why
from sayso.trace import notes
from sayso.trace.shingles import LENGTH, Shingles, fingerprints, share, shingles, words

COPIED = 0.5  # share of the shorter article's shingles
PASSAGE = 14  # words in a row, outside quotations, that nobody writes twice by accident
BLOCK = 20  # earliest articles with a run of words; a run met more often proposes no more pairs
AFTER_ALL = datetime(9999, 12, 31)
QUOTED = re.compile(r"[“„«][^”“»]{0,2000}[”“»]|\"[^\"]{0,2000}\"")


def find(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """For each article that repeats an earlier one, the earliest it repeats; not its own versions.

    Which came first: whom the other's page names as its source (`notes.py`), whoever the other
    credits by name, or an agency; else the first published.
    Where less than half is repeated, a passage outside quotations must be: two outlets may quote
    one speech at length, and each has it from the speaker.
    """
    ordered = sorted(articles, key=_age)
    bags = {article.id: shingles(article.text) for article in ordered}
    by_id = {article.id: article for article in ordered}
    sources: dict[str, list[Copy]] = defaultdict(list)
    for left, right in sorted(set(_alike(ordered))):
        one, other = by_id[left], by_id[right]
        part = share(bags[left], bags[right])
        if one.uri == other.uri:
            continue
        first, second, why = _first(one, other)
        if part >= COPIED:
            rule, told = "shared-text", f"{part:.0%} of the shorter text stands in both; {why}"
        elif passage := _passage(first, second):
            rule, told = "shared-passage", f"{passage!r} stands in both; {why}"
        else:
            continue
        credit = _credit(first, second)
        sources[second.id].append(
            Copy(second.id, first.id, part, Why(rule, None, f"{told}{credit}"))
        )
    roots = set(by_id) - set(sources)
    return tuple(_best(sources[key], by_id, roots) for key in sorted(sources))


def _best(found: list[Copy], by_id: dict[str, Article], roots: set[str]) -> Copy:
    """Prefer a whole text, then the one its page names, then no copy, then the earliest."""

    def rank(copy: Copy) -> tuple[bool, bool, bool, datetime, str]:
        partly = copy.why.rule != "shared-text"
        noted = bool(notes.find(by_id[copy.article], by_id[copy.of]))
        return partly, not noted, copy.of not in roots, *_age(by_id[copy.of])

    return min(found, key=rank)


def _alike(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """Pairs of articles with a run of words in common, by the few that stand for each text."""
    holders: dict[int, list[str]] = defaultdict(list)
    for article in articles:
        for mark in fingerprints(article.text):
            block = holders[mark]
            if len(block) < BLOCK:
                for other in block:
                    yield min(other, article.id), max(other, article.id)
                block.append(article.id)


def _passage(first: Article, second: Article) -> str:
    """The longest run of words outside quotations that both have, if long enough."""
    if first.outlet and first.outlet == second.outlet:
        return ""  # a paper's own standing lines and background
    known = _unquoted(first)
    best: list[str] = []
    for line in QUOTED.sub("\n", second.text).splitlines():
        every = words(line)
        starts = range(len(every) - LENGTH + 1)
        run = [every[i : i + LENGTH] in known for i in starts]
        place = 0
        for shared, group in itertools.groupby(run):
            size = len(list(group))
            if shared and size + LENGTH - 1 > len(best):
                best = list(every[place : place + size + LENGTH - 1])
            place += size
    return " ".join(best) if len(best) >= PASSAGE else ""


@lru_cache(maxsize=1_000)
def _unquoted(article: Article) -> Shingles:
    lines = QUOTED.sub("\n", article.text).splitlines()
    return frozenset(run for line in lines for run in shingles(line))


def _credit(first: Article, second: Article) -> str:
    if not first.outlet or not second.outlet or first.outlet == second.outlet:
        return ""
    return "" if _credits(second, first) else f"; {second.outlet} does not credit {first.outlet}"


def _first(left: Article, right: Article) -> tuple[Article, Article, str]:
    """The original, the copy, and how that is known."""
    older, newer = sorted((left, right), key=_age)
    for one, other in ((left, right), (right, left)):
        if (note := notes.find(other, one)) and not notes.find(one, other):
            return one, other, note
    for one, other in ((left, right), (right, left)):
        if _credits(other, one) and not _credits(one, other):
            return one, other, f"the other credits {one.outlet}"
        if _reprints(other, one) and not _reprints(one, other):
            return one, other, f"{other.outlet} reprints {one.outlet}"
        if _is_agency(one) and not _is_agency(other):
            return one, other, f"{one.outlet} is an agency"
    if _age(older)[0] == _age(newer)[0]:
        return older, newer, "neither is known to be earlier"
    return older, newer, "it was published first"


def _age(article: Article) -> tuple[datetime, str]:
    when = article.published.earliest or article.published.latest
    return (when.replace(tzinfo=None) if when else AFTER_ALL), article.id


def _reprints(article: Article, other: Article) -> bool:
    return bool(article.outlet and other.outlet) and republishes(
        article.outlet or "", other.outlet or ""
    )


def _is_agency(article: Article) -> bool:
    entry = outlet_called(article.outlet) if article.outlet else None
    return entry is not None and entry.kind == "agency"


def _credits(article: Article, other: Article) -> bool:
    if not other.outlet or article.outlet == other.outlet:
        return False
    # "AP" stands in "CAPITAL", but not as a word of its own.
    folded = re.IGNORECASE if " " in other.outlet else re.NOFLAG
    return re.search(rf"(?<!\w){re.escape(other.outlet)}(?!\w)", article.text, folded) is not None
