"""Lineage: which statement another was taken from, by copied words or by crediting an outlet."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.corrections import opens_correction
from sayso.lexicon.number_words import is_number
from sayso.lexicon.outlets import outlet_called
from sayso.model import Article, Claim, Copy, Identity, SourceKind, Statement, Why
from sayso.trace import notes, record
from sayso.trace.shingles import stems, words

COPIED = 0.5  # share of the shorter content's runs of three words
RUN = 3
TOLD = 0.5  # share of the shorter content's words, where one outlet credits another
FEWEST = 3  # words in common that it takes besides
TURNED = 0.34  # the same, where both credit each other
OPENING = 40  # letters of a paragraph in which it says that it corrects
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
    """At most one for each statement, copied text before credit.

    What a correction repeats of the wrong report is the outlet's own, and taken from nobody.
    """
    by_id = {article.id: article for article in articles}
    own = {each.id for each in statements if _all_correct(each, claims, by_id)}
    statements = [each for each in statements if each.id not in own]
    found: dict[str, Taken] = {}
    for taken in (
        *_copied(by_id, claims, statements, copies),
        *_credited(articles, claims, identities, statements),
    ):
        found.setdefault(taken.statement, taken)
    return tuple(found[key] for key in sorted(found))


def paragraph(claim: Claim, article: Article) -> int:
    """Where the paragraph of a claim begins in its article."""
    start = claim.content[0].start if claim.content else 0
    return article.text.rfind("\n", 0, start) + 1


def corrects(claim: Claim, article: Article) -> bool:
    """Whether a claim stands in a paragraph that corrects what the outlet printed."""
    line = paragraph(claim, article)
    return opens_correction(article.text[line : line + OPENING])


def _all_correct(
    statement: Statement, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> bool:
    every = [claims[claim] for claim in statement.claims]
    return all(corrects(claim, articles[claim.article]) for claim in every)


def _copied(
    articles: Mapping[str, Article],
    claims: Mapping[str, Claim],
    statements: Sequence[Statement],
    copies: Sequence[Copy],
) -> list[Taken]:
    """Statements whose words stand in the text that theirs was copied from, figures aside."""
    of_claim = {claim: each.id for each in statements for claim in each.claims}
    standing: dict[str, list[Claim]] = defaultdict(list)
    for key in sorted(of_claim):
        standing[claims[key].article].append(claims[key])
    found = []
    for copy in sorted(copies, key=lambda each: (-each.share, each.article, each.of)):
        note = notes.find(articles[copy.article], articles[copy.of])
        for claim in standing[copy.article]:
            near = [(*_shared(claim, other), other.id) for other in standing[copy.of]]
            share, _, original = max(near, default=(0.0, 0.0, ""))
            mine, theirs = of_claim[claim.id], of_claim.get(original, "")
            if share >= COPIED and mine != theirs:
                detail = "the same words stand in a text it was copied from"
                detail += f": {note}" if note else ""
                found.append(Taken(mine, theirs, Why("copied-text", None, detail)))
    return found


def _shared(left: Claim, right: Claim) -> tuple[float, float]:
    """Which part of the shorter content both have, figures aside and word for word."""
    return _part(left, right, aside=True), _part(left, right, aside=False)


def _part(left: Claim, right: Claim, *, aside: bool) -> float:
    one, other = _runs(left.words, aside=aside), _runs(right.words, aside=aside)
    if not one or not other:
        return float(words(left.words) == words(right.words) != ())
    return len(one & other) / min(len(one), len(other))


@lru_cache(maxsize=50_000)
def _runs(text: str, *, aside: bool) -> frozenset[tuple[str, ...]]:
    every = words(text)
    if aside:
        every = tuple("0" if is_number(word) else word for word in every)
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
    plates = nameplates(articles)
    voices = {key: who for key, who in identities.items() if _may_be_credited(who, plates)}
    credited = {each.id: _articles(each, claims, voices, printed) for each in statements}
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
    if who is None or not sourced:
        return []
    return [article for article in printed.get(_fold(who.name), ()) if article not in own]


def _may_be_credited(who: Identity, plates: Collection[str]) -> bool:
    """Whether a voice may be an outlet whose own article tells it."""
    return who.kind not in {SourceKind.PERSON, SourceKind.UNNAMED} or is_outlet(who, plates)


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


def is_outlet(who: Identity, nameplates: Collection[str] = ()) -> bool:
    """Whether a voice is an outlet, by its kind, the table of outlets, or the head of a page.

    A name without an office may be a paper's that was taken for a person's: "Glimpse".
    """
    if who.kind is SourceKind.PERSON:
        return not (who.role or who.affiliation) and _fold(who.name) in nameplates
    if who.kind is SourceKind.OUTLET:
        return not record.is_on_record(who)
    bodies = who.kind not in {SourceKind.UNNAMED, SourceKind.STATE}
    return bodies and outlet_called(who.name) is not None


def nameplates(articles: Sequence[Article]) -> frozenset[str]:
    """The names of all outlets, folded: as known, or else how the first line begins."""
    heads = (article.outlet or article.text.lstrip().partition("\n")[0] for article in articles)
    return frozenset(_fold(PARTS.split(head)[0]) for head in heads) - {""}


def _fold(name: str) -> str:
    return " ".join(words(name)).removeprefix("the ")
