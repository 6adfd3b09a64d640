"""Evidence: a claim's words in the sentences around them, with what is marked."""

import re
from collections.abc import Iterator

from sayso.model import Article, Claim, Evidence, Span

# A sentence ends at a mark followed by a blank and a capital, a digit or a quotation mark.
END = re.compile(r"[.!?…][\"”’»')\]]*\s+(?=[\"“‘«'(\[]*[A-Z0-9])|\n+")
SHORT = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Prof|Sen|Rep|Gov|No|vs|etc)\.\s+$")


def find(article: Article, claim: Claim) -> Evidence:
    """The smallest run of whole sentences that holds content, cue and source, with their marks."""
    marks = tuple(sorted(set(_marks(claim))))
    start = min((span.start for span, _ in marks), default=0)
    end = max((span.end for span, _ in marks), default=1)
    left, right = around(article.text, start, end)
    return Evidence(claim.id, article.id, Span.of(article.text, left, right), marks)


def _marks(claim: Claim) -> Iterator[tuple[Span, str]]:
    for span in claim.content:
        yield span, "content"
    if claim.cue is not None:
        yield claim.cue, "cue"
    if claim.source is not None and claim.source.span is not None:
        yield claim.source.span, "source"


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentences (within their lines) that cover a range, blanks cut off."""
    line = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    last = after if after >= 0 else len(text)
    left, right = line, last
    for found in END.finditer(text, line, last):
        if SHORT.search(text, line, found.end()) and SHORT.search(text[line : found.end()]):
            continue
        if found.end() <= start:
            left = found.end()
        elif found.start() >= end - 1 and right == last:
            right = found.end()
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right
