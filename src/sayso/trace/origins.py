"""Origins: the root voice and occasion behind claims. Repetition makes no second origin."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from sayso.model import (
    Article,
    Claim,
    Copy,
    Identity,
    Origin,
    SourceKind,
    Statement,
    When,
    Why,
    identify,
)

WORD = re.compile(r"\w+")
NAMED = frozenset(
    {SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.STATE, SourceKind.DOCUMENT}
)
UNKNOWN = {
    SourceKind.OUTLET: "the outlet itself says so and names nobody: independence not established",
    SourceKind.UNNAMED: "nobody is named: independence not established",
}
OCCASION = timedelta(days=1)  # what one voice says on one day is one occasion


def find(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    identities: Sequence[Identity],
    statements: Sequence[Statement],
    copies: Sequence[Copy],
) -> tuple[Origin, ...]:
    """Every statement in exactly one origin; ``known`` only where a named voice is behind it."""
    by_claim = {claim.id: claim for claim in claims}
    kinds = {identity.id: identity for identity in identities}
    rank = {article.id: _age(article) for article in articles}
    above = _roots(statements, by_claim, copies)
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda each: each.id):
        groups[_top(statement.id, above)].append(statement)
    made: list[Origin] = []
    by_voice: dict[str, list[list[Statement]]] = defaultdict(list)
    for group in groups.values():
        by_voice[_voice(group, by_claim, rank)].append(group)
    for voice in sorted(by_voice):
        made += [
            _origin(voice, kinds[voice], occasion, above)
            for occasion in _occasions(by_voice[voice], kinds[voice])
        ]
    return tuple(sorted(made, key=lambda origin: origin.id))


def _age(article: Article) -> tuple[str, str]:
    return article.published.iso()[0] or article.published.iso()[1] or "~", article.id


def _roots(
    statements: Sequence[Statement], claims: dict[str, Claim], copies: Sequence[Copy]
) -> dict[str, str]:
    """Statement -> the statement it was copied from: the same words in the text that was copied."""
    said: dict[tuple[str, tuple[str, ...]], str] = {}
    for statement in statements:
        for key in statement.claims:
            said.setdefault((claims[key].article, _normal(claims[key])), statement.id)
    above: dict[str, str] = {}
    of = {copy.article: copy.of for copy in copies}
    for statement in sorted(statements, key=lambda each: each.id):
        for key in statement.claims:
            claim = claims[key]
            original = said.get((of.get(claim.article, ""), _normal(claim)))
            if original is not None and original != statement.id:
                above[statement.id] = original
    return above


def _normal(claim: Claim) -> tuple[str, ...]:
    return tuple(WORD.findall(claim.words.lower()))


def _top(key: str, above: dict[str, str]) -> str:
    seen = {key}
    while (upper := above.get(key)) is not None and upper not in seen:
        seen.add(upper)
        key = upper
    return key if key not in above else min(seen)


def _voice(
    group: list[Statement], claims: dict[str, Claim], rank: dict[str, tuple[str, str]]
) -> str:
    """Whose voice a group of copied statements is: that of the article that came first."""
    first = min(group, key=lambda each: min((rank[claims[c].article], c) for c in each.claims))
    return first.speaker


def _occasions(groups: list[list[Statement]], who: Identity) -> Iterator[list[Statement]]:
    """Groups of one voice on one day go together; an undated one stays by itself."""
    if who.kind not in NAMED:
        yield from groups
        return
    days: dict[str, list[Statement]] = defaultdict(list)
    for group in groups:
        day = next((key for each in group if (key := _day(each.said))), "")
        if day:
            days[day].extend(group)
        else:
            yield group
    for day in sorted(days):
        yield days[day]


def _day(when: When) -> str:
    """The day it was said on, if it is known to the day or to the night between two."""
    if when.earliest is None or when.latest is None:
        return ""
    if when.latest - when.earliest > 2 * OCCASION:
        return ""
    return when.latest.strftime("%Y-%m-%d")


def _origin(voice: str, who: Identity, occasion: list[Statement], above: dict[str, str]) -> Origin:
    statements = tuple(sorted(each.id for each in occasion))
    claims = tuple(sorted(claim for each in occasion for claim in each.claims))
    known = who.kind in NAMED
    day = next((key for each in occasion if (key := _day(each.said))), "")
    detail = f"{who.name}" + (f", on {day}" if day else ", on a day the texts do not give")
    whys = [Why("root-voice", None, detail if known else UNKNOWN.get(who.kind, ""))]
    if any(each.id in above for each in occasion):
        whys.append(Why("copied-text", None, "the same words stand in a text it was copied from"))
    key = identify("org", voice, day or statements[0])
    if not known:
        key = identify("org", voice, statements[0])
    return Origin(key, voice, statements, claims, known, tuple(whys))
