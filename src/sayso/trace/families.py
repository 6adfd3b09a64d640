"""Families: which publisher stands behind an article, by the table or by the outlet's word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.lexicon.families import family_marks, family_of
from sayso.lexicon.outlets import outlet_called
from sayso.model import Article

EDGE = 8  # first and last lines of a page, where a publisher signs
SHORT = 12  # words a line has that signs, and does not tell a story


@dataclass(frozen=True, slots=True)
class Family:
    """The publisher behind one article's outlet and the line that says so, "" for the table."""

    article: str
    name: str
    line: str = ""


def find(articles: Sequence[Article]) -> tuple[Family, ...]:
    """One for each article: what the table knows for its day, else what the outlet itself prints.

    What one article prints holds for all of its outlet. Without either it is the outlet itself.
    """
    ordered = sorted(articles, key=lambda each: each.id)
    printed: dict[str, tuple[str, str]] = {}
    sisters: dict[str, tuple[str, str]] = {}
    for article in ordered:
        outlet = _outlet(article)
        if (told := _publisher(article)) is not None:
            printed[outlet] = min(printed.get(outlet, told), told)
        if (sister := _sister(article)) is not None:
            sisters[outlet] = min(sisters.get(outlet, sister), sister)
    return tuple(_family(article, printed, sisters) for article in ordered)


def by_article(articles: Sequence[Article]) -> dict[str, str]:
    """The family's name by article."""
    return {family.article: family.name for family in find(articles)}


def _family(
    article: Article,
    printed: Mapping[str, tuple[str, str]],
    sisters: Mapping[str, tuple[str, str]],
) -> Family:
    outlet = _outlet(article)
    entry = outlet_called(article.outlet) if article.outlet else None
    day = article.published.latest
    known = family_of(outlet, day.date() if day else None)
    if entry is not None and known != entry.name:
        return Family(article.id, known)
    if outlet in printed:
        return Family(article.id, *printed[outlet])
    if outlet in sisters:
        sister, line = sisters[outlet]
        name, _ = printed.get(sister, (family_of(sister, day.date() if day else None), ""))
        return Family(article.id, name, line)
    # What calls another its sister is of that one's family, and the other way round.
    for other in sorted(sisters):
        if sisters[other][0] == outlet:
            return Family(article.id, *printed.get(other, (outlet, sisters[other][1])))
    return Family(article.id, known)


def _outlet(article: Article) -> str:
    return article.outlet or article.uri


def _publisher(article: Article) -> tuple[str, str] | None:
    """The publisher that signs a page, and the line; not the outlet's own name."""
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    edges = [*lines[:EDGE], *lines[EDGE:][-EDGE:]]
    for line in edges:
        if len(line.split()) > SHORT:
            continue
        for pattern in family_marks("publisher"):
            found = pattern.fullmatch(line.rstrip("."))
            if found and found["name"] != article.outlet:
                return found["name"].rstrip("."), line
    return None


def _sister(article: Article) -> tuple[str, str] | None:
    for line in article.text.splitlines():
        for pattern in family_marks("sister"):
            if "sister" in line and (found := pattern.fullmatch(line.strip())):
                return found["name"].rstrip("."), found[0][:120]
    return None
