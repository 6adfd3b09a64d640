"""Names that an article says two people bear: "Tom Vask, no relation, …"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from sayso.lexicon.name_variants import variant_words
from sayso.link.wordbags import fold
from sayso.model import Article, Claim, SourceKind


def find(articles: Sequence[Article], claims: Iterable[Claim]) -> frozenset[str]:
    """The folded full names of those who speak, in lines that tell one bearer from another."""
    lines: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for line in article.text.splitlines() if _cue().search(article.text) else ():
            if _cue().search(line):
                lines[article.id].append(fold(line))
    names = {
        (claim.article, fold(claim.voice.name))
        for claim in claims
        if claim.article in lines and claim.voice.kind is SourceKind.PERSON
    }
    return frozenset(
        name
        for article, name in names
        if " " in name and any(name in line for line in lines[article])
    )


@cache
def _cue() -> re.Pattern[str]:
    words = sorted(variant_words("namesake"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
