"""Lineage: which statement another was taken from, by copied words or by crediting an outlet."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.lexicon.outlets import outlet_called
from sayso.model import Article, Claim, Copy, Identity, SourceKind, Statement, Why
from sayso.trace.shingles import stems, words

COPIED = 0.5  # share of the shorter content's runs of three words
RUN = 3
TOLD = 0.5  # share of the shorter content's words, where one outlet credits another
FEWEST = 3  # words in common that it takes besides
TURNED = 0.34  # the same, where both credit each other
TOP = 6  # first lines of a text, where a paper prints its own name
PARTS = re.compile(r"\s[|—–·/-]\s|[|/:]")


@dataclass(frozen=True, slots=True)
class Taken:
    """A statement, the one it was taken from, and how that is known."""

    statement: str
    of: str
    why: Why


def find(
    articles: Sequence[Article],
    claims: Mapping[str, Claim],
    identities: Mapping[str, Identity],
    statements: Sequence[Statement],
    copies: Sequence[Copy],
) -> tuple[Taken, ...]:
    """At most one for each statement, copied text before credit."""
    found: dict[str, Taken] = {}
    for taken in (
        *_copied(claims, statements, copies),
        *_credited(articles, claims, identities, statements),
    ):
        found.setdefault(taken.statement, taken)
    return tuple(found[key] for key in sorted(found))


def _copied(
    claims: Mapping[str, Claim], statements: Sequence[Statement], copies: Sequence[Copy]
) -> list[Taken]:
    """Statements whose words stand in the text that theirs was copied from, figures aside."""
    of_claim = {claim: each.id for each in statements for claim in each.claims}
    standing: dict[str, list[Claim]] = defaultdict(list)
    for key in sorted(of_claim):
        standing[claims[key].article].append(claims[key])
    found = []
    for copy in sorted(copies, key=lambda each: (-each.share, each.article, each.of)):
        for claim in standing[copy.article]:
            near = [(_shared(claim, other), other.id) for other in standing[copy.of]]
            share, original = max(near, default=(0.0, ""))
            mine, theirs = of_claim[claim.id], of_claim.get(original, "")
            if share >= COPIED and mine != theirs:
                detail = "the same words stand in a text it was copied from"
                found.append(Taken(mine, theirs, Why("copied-text", None, detail)))
    return found


def _shared(left: Claim, right: Claim) -> float:
    one, other = _runs(left.words), _runs(right.words)
    if not one or not other:
        return float(words(left.words) == words(right.words) != ())
    return len(one & other) / min(len(one), len(other))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    every = words(text)
    return frozenset(every[i : i + RUN] for i in range(len(every) - RUN + 1))


def _credited(
    articles: Sequence[Article],
    claims: Mapping[str, Claim],
    identities: Mapping[str, Identity],
    statements: Sequence[Statement],
) -> list[Taken]:
    """What one outlet has from another by name: the statement of the other it must mean."""
    standing: dict[str, list[Statement]] = defaultdict(list)
    for each in sorted(statements, key=lambda each: each.id):
        for article in {claims[claim].article for claim in each.claims}:
            standing[article].append(each)
    printed = outlets_printed(articles)
    credited = {each.id: _articles(each, claims, identities, printed) for each in statements}
    outlets = {article: name for name, found in printed.items() for article in found}
    cites = {
        (outlets.get(claims[claim].article), outlets.get(article))
        for each in statements
        for article in credited[each.id]
        for claim in each.claims
    }
    found = []
    for each in sorted(statements, key=lambda each: each.id):
        for article in credited[each.id]:
            own = outlets.get(claims[each.claims[0]].article)
            mutual = (outlets.get(article), own) in cites
            meant = _meant(each, standing[article], claims, mutual=mutual)
            if meant is not None:
                name = identities[each.speaker].name
                detail = f"credited to {name}, whose own article tells it too"
                found.append(Taken(each.id, meant, Why("credits-outlet", None, detail)))
    return found


def outlets_printed(articles: Sequence[Article]) -> dict[str, list[str]]:
    """The articles by the names on their mastheads, folded: the outlet, or else the first lines."""
    found: dict[str, list[str]] = defaultdict(list)
    for article in sorted(articles, key=lambda each: each.id):
        names = {_fold(article.outlet)} if article.outlet else set()
        if not names:
            lines = [line for line in article.text.splitlines() if line.strip()][:TOP]
            names = {_fold(part) for line in lines for part in PARTS.split(line)[:2]}
        for name in sorted(names - {""}):
            found[name].append(article.id)
    return found


def _articles(
    statement: Statement,
    claims: Mapping[str, Claim],
    identities: Mapping[str, Identity],
    printed: Mapping[str, Sequence[str]],
) -> list[str]:
    """The articles of the outlet that a statement of another outlet is credited to."""
    who = identities.get(statement.speaker)
    own = {claims[claim].article for claim in statement.claims}
    sourced = any(claims[claim].source is not None for claim in statement.claims)
    if who is None or not sourced or who.kind in {SourceKind.PERSON, SourceKind.UNNAMED}:
        return []
    return [article for article in printed.get(_fold(who.name), ()) if article not in own]


def _meant(
    statement: Statement,
    others: Sequence[Statement],
    claims: Mapping[str, Claim],
    *,
    mutual: bool,
) -> str | None:
    mine = stems(" ".join(claims[claim].words for claim in statement.claims))
    best: tuple[float, str] = (0.0, "")
    for other in others:
        theirs = stems(" ".join(claims[claim].words for claim in other.claims))
        common = len(mine & theirs)
        share = common / max(1, min(len(mine), len(theirs)))
        least, part = (FEWEST - 1, TURNED) if mutual else (FEWEST, TOLD)
        if other.id != statement.id and common >= least and share >= part:
            best = max(best, (share, other.id))
    return best[1] or None


def is_outlet(who: Identity) -> bool:
    """Whether a voice is an outlet, by its kind or by the table of outlets."""
    if who.kind in {SourceKind.PERSON, SourceKind.UNNAMED, SourceKind.STATE}:
        return False
    return who.kind is SourceKind.OUTLET or outlet_called(who.name) is not None


def _fold(name: str) -> str:
    return " ".join(words(name)).removeprefix("the ")
