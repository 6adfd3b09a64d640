"""Copies: articles that share so much text that one has it from the other, or both from a third."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from rensa import RMinHash, RMinHashLSH

from sayso.lexicon.outlets import outlet_called
from sayso.model import Article, Copy, Why
from sayso.trace.shingles import Shingles, share, shingles

COPIED = 0.5  # share of the shorter article's shingles
LONG_ENOUGH = 12  # words a paragraph needs to be looked for elsewhere
PERMUTATIONS = 64
BANDS = 32
NEAR = 0.5  # paragraphs alike by MinHash are proposed; the exact share decides
SEED = 7
BLOCK = 20  # earliest paragraphs that look alike; a text met more often proposes no more pairs
AFTER_ALL = datetime(9999, 12, 31)


def find(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """For each article that repeats an earlier one, the earliest it repeats; not its own versions.

    Which came first: an agency, or whoever the other credits by name; else the first published.
    """
    ordered = sorted(articles, key=_age)
    bags = {article.id: shingles(article.text) for article in ordered}
    by_id = {article.id: article for article in ordered}
    sources: dict[str, list[Copy]] = defaultdict(list)
    for left, right in sorted(set(_alike(ordered))):
        part = share(bags[left], bags[right])
        if part >= COPIED and by_id[left].uri != by_id[right].uri:
            first, second, why = _first(by_id[left], by_id[right])
            detail = f"{part:.0%} of the shorter text stands in both; {why}"
            sources[second.id].append(
                Copy(second.id, first.id, part, Why("shared-text", None, detail))
            )
    roots = set(by_id) - set(sources)
    return tuple(_best(sources[key], by_id, roots) for key in sorted(sources))


def _best(found: list[Copy], by_id: dict[str, Article], roots: set[str]) -> Copy:
    """Prefer a text that is itself no copy, then the earliest."""
    return min(found, key=lambda copy: (copy.of not in roots, *_age(by_id[copy.of])))


def _alike(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """Pairs of articles with a paragraph in common, proposed by locality-sensitive hashing."""
    index = RMinHashLSH(NEAR, PERMUTATIONS, BANDS)
    owners: list[str] = []
    for article in articles:
        mine = [_signature(bag) for bag in _paragraphs(article)]
        for signature in mine:
            for other in sorted(index.query(signature))[:BLOCK]:
                if owners[other] != article.id:
                    yield min(owners[other], article.id), max(owners[other], article.id)
        for signature in mine:
            index.insert(len(owners), signature)
            owners.append(article.id)


def _paragraphs(article: Article) -> list[Shingles]:
    return [
        shingles(line) for line in article.text.splitlines() if len(line.split()) >= LONG_ENOUGH
    ]


def _signature(bag: Shingles) -> RMinHash:
    signature = RMinHash(PERMUTATIONS, SEED)
    signature.update(sorted(" ".join(words) for words in bag))
    return signature


def _first(left: Article, right: Article) -> tuple[Article, Article, str]:
    """The original, the copy, and how that is known."""
    older, newer = sorted((left, right), key=_age)
    for one, other in ((left, right), (right, left)):
        if _credits(other, one) and not _credits(one, other):
            return one, other, f"the other credits {one.outlet}"
        if _is_agency(one) and not _is_agency(other):
            return one, other, f"{one.outlet} is an agency"
    if _age(older)[0] == _age(newer)[0]:
        return older, newer, "neither is known to be earlier"
    return older, newer, "it was published first"


def _age(article: Article) -> tuple[datetime, str]:
    when = article.published.earliest or article.published.latest
    return (when.replace(tzinfo=None) if when else AFTER_ALL), article.id


def _is_agency(article: Article) -> bool:
    entry = outlet_called(article.outlet) if article.outlet else None
    return entry is not None and entry.kind == "agency"


def _credits(article: Article, other: Article) -> bool:
    same = article.outlet == other.outlet
    return bool(other.outlet) and not same and str(other.outlet).lower() in article.text.lower()
