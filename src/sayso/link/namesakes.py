"""Names that an article says two people bear: "Tom Vask, no relation, …"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from sayso.lexicon.name_variants import variant_words
from sayso.lexicon.roles import role_words
from sayso.lexicon.stopwords import common_words
from sayso.link.evidence import Setting
from sayso.link.wordbags import fold
from sayso.model import Article, Claim, SourceKind

REACH = 6  # words on either side of a name
STOP = re.compile(r"[.:;!?]\s|\n")  # “not the colonel: this Tom Vask” says what he is not
STEM = 6  # letters of a word, as in the details of a mention
THIS_ONE = re.compile(r"\b[Tt]h(?:is|at) ((?:[^\W\d_a-z][\w'’-]+ ){1,3}[^\W\d_a-z][\w'’-]+)")


def find(articles: Sequence[Article], claims: Iterable[Claim]) -> frozenset[str]:
    """The folded full names of those who speak, in lines that tell one bearer from another."""
    lines: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for line in article.text.splitlines() if _cue().search(article.text) else ():
            if _cue().search(line):
                lines[article.id].append(fold(line))
        # “No, not the colonel: this Tom Vask teaches.”
        lines[article.id] += [fold(found[1]) for found in THIS_ONE.finditer(article.text)]
    names = {
        (claim.article, fold(claim.voice.name))
        for claim in claims
        if lines[claim.article] and claim.voice.kind is SourceKind.PERSON
    }
    return frozenset(
        name
        for article, name in names
        if " " in name and any(name in line for line in lines[article])
    )


def beside(setting: Setting, number: int) -> frozenset[str]:
    """What an article puts beside a name that two people bear: “Colonel … of the General Staff”.

    Nothing where both of them speak in it, for then nobody knows whose words those are.
    """
    mention = setting.mentions[number]
    both = (m for m in setting.mentions if m.article == mention.article)
    if sum(fold(m.name) == fold(mention.name) for m in both) > 1:
        return frozenset()
    text = setting.texts.get(mention.article, "")
    start = text.find(mention.name)
    if start < 0:
        return frozenset()
    before = STOP.split(text[:start])[-1].split()[-REACH:]
    after = STOP.split(text[start + len(mention.name) :])[0].split()[:REACH]
    told = [re.sub(r"\W+", "", word) for word in (*before, *after)]
    return frozenset(
        word.lower()[:STEM]
        for word in told
        if word and word.lower() not in common_words() and (word[0].isupper() or word in _roles())
    )


def _roles() -> frozenset[str]:
    return frozenset(word for role in role_words() for word in role.split())


@cache
def _cue() -> re.Pattern[str]:
    words = sorted(variant_words("namesake"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
