"""Recalled words: "it had earlier spoken of nine" is no new word, but an earlier one told again."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.lexicon.number_words import is_number
from sayso.link import wordbags
from sayso.model import Article, Claim, When, Why

BEFORE = 30  # letters before a cue in which "had" makes it the past of the past
HAD = re.compile(r"\bhad (?:\w+ )?$")
FEW = 3  # words besides the figure that leave open what is counted
WORDED = 0.6  # share of the words that are told again, where there is no figure
CAP = 20  # claims of one voice with one word or figure that are looked at

Figure = tuple[float, str]
Pair = tuple[Claim, Claim, Why]


def find(
    mine: Sequence[Claim], said: Mapping[str, When], articles: Mapping[str, Article]
) -> Iterator[Pair]:
    """Of one voice's claims: the earlier one, and the later one that tells it again.

    Only where what is told again was said on one day alone.
    """
    later = [claim for claim in mine if _looks_back(claim, articles[claim.article].text)]
    if not later:
        return
    holders: dict[str, list[Claim]] = defaultdict(list)
    for claim in mine:
        for mark in _marks(claim):
            holders[mark].append(claim)
    for claim in later:
        near = {each.id: each for mark in _marks(claim) for each in holders[mark][:CAP]}
        before = [
            each
            for each in near.values()
            if _earlier(each, claim, said, articles) and _one_content(each, claim)
        ]
        days = {moment.date() for each in before if (moment := said[each.id].latest)}
        if len(days) == 1:
            detail = f"told again as what had been said before: {claim.words!r}"
            yield min(before, key=lambda each: each.id), claim, Why("recalled", None, detail)


def _marks(claim: Claim) -> frozenset[str]:
    figures = {f"= {low:.10g} {unit}" for low, unit in _figures(claim)}
    return frozenset(map(_singular, wordbags.words(claim.words))) | figures


def _one_content(other: Claim, claim: Claim) -> bool:
    """One figure of one thing; without figures most of the words."""
    words, theirs = (
        {_singular(word) for word in wordbags.words(each.words) if not is_number(word)}
        for each in (claim, other)
    )
    figures = _figures(claim)
    if not figures:
        return len(words & theirs) >= max(2, WORDED * len(words))
    if len(figures) > 1 or not figures <= _figures(other):
        return False
    return bool(words & theirs) or len(words) < FEW


def _figures(claim: Claim) -> frozenset[Figure]:
    return frozenset(
        (each.low, each.unit or "")
        for each in claim.quantities
        if each.low is not None and each.change is None
    )


def _looks_back(claim: Claim, text: str) -> bool:
    """Whether it was said before what the article tells of: "had said", "had earlier given"."""
    if claim.cue is None or claim.own_voice:
        return False
    start = claim.cue.start
    before = text[max(0, start - BEFORE) : start]
    return claim.cue.words.startswith("had ") or HAD.search(before) is not None


def _earlier(
    other: Claim, claim: Claim, said: Mapping[str, When], articles: Mapping[str, Article]
) -> bool:
    """Whether the other came out before this one, and is dated."""
    when, out = said[other.id], articles[other.article].published.latest
    later = articles[claim.article].published.latest
    return None not in (when.earliest, when.latest, out, later) and out < later  # type: ignore[operator]


def _singular(word: str) -> str:
    return wordbags.stem(word.removesuffix("s"))
