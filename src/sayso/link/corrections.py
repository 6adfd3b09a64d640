"""Corrections: claims that stand in a text and that nobody makes any more."""

import re

from sayso.lexicon.corrections import correction_words, opens_correction
from sayso.link.corpus import Corpus, once
from sayso.model import Answer, Claim

END = re.compile(r"[.!?]['\"”’]?\s+(?=\S)")


def paragraph(corpus: Corpus, claim: Claim) -> tuple[str, int]:
    """The address of the paragraph of a claim: its article, and where the line begins."""
    start = claim.content[0].start if claim.content else 0
    text = corpus.articles[claim.article].text
    return claim.article, text.rfind("\n", 0, start) + 1


def corrects(corpus: Corpus, claim: Claim) -> bool:
    """Whether a claim stands in a paragraph that corrects what the outlet printed."""
    article, line = paragraph(corpus, claim)
    return opens_correction(corpus.articles[article].text[line : line + 40])


def is_withdrawn(corpus: Corpus, claim: Claim) -> bool:
    """Whether it is what a correction says the outlet printed: "we wrote that nine had died"."""
    if not claim.content or not corrects(corpus, claim):
        return False
    article, line = paragraph(corpus, claim)
    text, start = corpus.articles[article].text, claim.content[0].start
    ends = [found.end() for found in END.finditer(text, line, start)]
    sentence = text[ends[-1] if ends else line : start].lower()
    return any(words in sentence for words in correction_words("own text"))


@once
def says_nothing(corpus: Corpus, answer: Answer) -> bool:
    """Whether all that tells an answer was taken back where it is told."""
    return all(is_withdrawn(corpus, corpus.claim[key]) for key in answer.claims)


@once
def restates(corpus: Corpus, answer: Answer) -> bool:
    """Whether it is only told in a correction, which is about the time of what it corrects."""
    return all(corrects(corpus, corpus.claim[key]) for key in answer.claims)
