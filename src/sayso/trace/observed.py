"""Observed: what an outlet's own people saw or counted: “Our reporter saw two boats on the quay”.

Of that the outlet is itself the source. Where it only says how things are, nobody knows whose word
it is.
"""

import re
from functools import cache

from sayso.lexicon.clause_words import clause_words
from sayso.model import Article, Claim

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
ENDS = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“(]?[^\W\d_a-z]|\Z)|\n")


def is_observed(claim: Claim, article: Article) -> bool:
    """Whether the sentence of a claim in the outlet's own voice says that its people saw it."""
    span = claim.content[0]
    before = [found.end() for found in ENDS.finditer(article.text, 0, span.start)]
    start = before[-1] if before else 0
    after = ENDS.search(article.text, span.end)
    sentence = article.text[start : after.start() if after else len(article.text)]
    return _seen().search(QUOTED.sub(" ", sentence)) is not None


@cache
def _seen() -> re.Pattern[str]:
    people = "|".join(sorted(map(re.escape, clause_words("an outlet's own people"))))
    deeds = "|".join(sorted(map(re.escape, clause_words("seen with one's own eyes"))))
    between = r"(?: (?:have|had|has|also|ourselves|\w+ly)){0,2}"
    return re.compile(
        rf"\b(?:we|(?:our|this) (?:own )?(?:{people})){between} (?:{deeds})\b", re.IGNORECASE
    )
