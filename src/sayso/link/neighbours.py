"""Neighbours: the claims of one article, and the one that stands before another."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.link.corpus import Corpus
from sayso.model import Act, Answer, Claim, Polarity

SOON = 600  # letters, two paragraphs or so
CLOSE = 90  # letters between a denial and the words that carry it on, cue and speaker among them


def in_article(corpus: Corpus, article: str) -> Sequence[Claim]:
    """The claims of an article, in order of the text; they are sorted by article."""
    first = bisect_left(corpus.claims, article, key=lambda claim: claim.article)
    return corpus.claims[first : bisect_right(corpus.claims, article, key=lambda c: c.article)]


def is_shortly_after(corpus: Corpus, reply: Claim, other: Answer) -> bool:
    """Whether a text tells it soon after what the other says."""
    ends = [
        claim.content[-1].end
        for claim in (corpus.claim[key] for key in other.claims)
        if claim.article == reply.article and claim.content
    ]
    return bool(reply.content) and any(0 <= reply.content[0].start - end <= SOON for end in ends)


def carries_on_a_denial(corpus: Corpus, claim: Claim) -> bool:
    """As in "The company rejected this. “All gates could be moved,” it said": the second too."""
    if not claim.content:
        return False
    start = claim.content[0].start
    for other in in_article(corpus, claim.article):
        if other.act is not Act.DENY or other.id == claim.id or not other.content:
            continue
        ends = [span.end for span in (*other.content, other.cue) if span is not None]
        if 0 <= start - max(ends) <= CLOSE and _one_side(corpus, other, claim):
            return True
    return False


def _one_side(corpus: Corpus, denial: Claim, claim: Claim) -> bool:
    """The denier's own words, or a no of somebody who speaks where a state or a body denied."""
    one, other = (corpus.speaker.get(each.id) for each in (denial, claim))
    return one == other or claim.polarity is Polarity.NEGATIVE
