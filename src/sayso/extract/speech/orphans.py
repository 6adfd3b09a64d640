"""Orphans: quotations no cue reaches, which go on with a speaker before them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.speech import gesture, pieces
from sayso.extract.speech.page import Page
from sayso.extract.speech.quotes import Quotation
from sayso.model import Attribution

# "put the toll at “…”", "spoke of “…”": a phrase in a sentence, not a sentence of its own.
PHRASE_BEFORE = re.compile(r"\b(at|of|as|a|an|the|by|in|to|with)$", re.IGNORECASE)
STOPS = ".!?…"


def join(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """Quotations no cue reaches go on with the speaker before them, or wait for the one after."""
    found = list(found)
    for quotation in page.quotations:
        outer = [found[i] for i in _outer(page, found)]
        if quotation.term or any(s.overlaps(quotation.span) for one in outer for s in one.content):
            continue
        index = _speaker_before(page, quotation, found)
        if index is not None:
            one = found[index]
            bounds = [(s.start, s.end) for s in (*one.content, quotation.span)]
            found[index] = replace(one, content=pieces.merged(page.text, bounds, pieces.holes(one)))
        elif (again := _new_paragraph(page, quotation, found)) is not None:
            found.append(again)
        elif (after := _behind_report(page, quotation, found)) is not None:
            found.append(after)
        elif (told := gesture.find(page, quotation)) is not None:
            found.append(told)
    return found


def _outer(page: Page, found: Sequence[Attribution]) -> list[int]:
    """Indices of attributions whose cue stands outside quotations."""
    return [i for i, one in enumerate(found) if one.cue and not page.quoting(one.cue)]


def _speaker_before(page: Page, quotation: Quotation, found: list[Attribution]) -> int | None:
    """“…,” she said. “…”: same line, nothing but the tag's sentence between."""
    best: int | None = None
    for index in _outer(page, found):
        one = found[index]
        ends = max(span.end for span in (*one.content, *pieces.holes(one)))
        between = page.text[ends : quotation.outer.start]
        spoken = any(page.quoting(span) or page.quoted(span) for span in one.content)
        near = ends <= quotation.outer.start and "\n" not in between
        after = page.text[page.sentences[one.sentence].span.end : quotation.outer.start]
        next_to = bool(after) and not any(c.isalnum() for c in after)
        if near and spoken and (next_to or _goes_on(between)):
            best = index
    return best


def _goes_on(between: str) -> bool:
    """Whether a quotation after these words is more of the speech, not a phrase quoted in them."""
    words = between.rstrip(' "“«')
    if not any(c.isalnum() for c in words):
        return True
    return len(words) < 90 and not PHRASE_BEFORE.search(words)


def _new_paragraph(
    page: Page, quotation: Quotation, found: list[Attribution]
) -> Attribution | None:
    """A line that is one quotation goes on with the speaker of the line before."""
    line_start = page.text.rfind("\n", 0, quotation.outer.start) + 1
    line_end = page.text.find("\n", quotation.outer.end)
    rest = page.text[line_start : quotation.outer.start]
    rest += page.text[quotation.outer.end : line_end if line_end >= 0 else len(page.text)]
    if any(c.isalnum() for c in rest):
        return None
    before = [
        one
        for one in (found[i] for i in _outer(page, found))
        if one.start < line_start and one.source
    ]
    if not before:
        return None
    last = max(before, key=lambda one: one.start)
    gap = page.text[max(s.end for s in (*last.content, *pieces.holes(last))) : line_start]
    number = next(
        (i for i, s in enumerate(page.sentences) if s.span.overlaps(quotation.outer)), last.sentence
    )
    if gap.strip("\"”“’' .\n\r\t") or not any(page.quoted(span) for span in last.content):
        return None
    return replace(
        last,
        content=pieces.inside(page, quotation),
        sentence=number,
        frame="quotation/continued",
        relays=last.relays,
    )


def _behind_report(
    page: Page, quotation: Quotation, found: list[Attribution]
) -> Attribution | None:
    """“She called the reports false. “Nobody has left.”“: its own sentence, right behind hers."""
    number = next((i for i, s in enumerate(page.sentences) if s.span.overlaps(quotation.outer)), 0)
    here, before = page.sentences[number], page.sentences[max(number - 1, 0)]
    alone = here.span.start in {quotation.outer.start, quotation.span.start}
    if (
        number == 0
        or before.line != here.line
        or not alone
        or quotation.span.words[-1] not in STOPS
    ):
        return None
    told = [one for one in (found[i] for i in _outer(page, found)) if one.sentence == number - 1]
    if not told or len({one.source for one in told}) != 1 or told[-1].source is None:
        return None
    return replace(
        told[-1],
        content=pieces.inside(page, quotation),
        sentence=number,
        frame="quotation/behind",
        cue=None,
        lemma="",
        negated=False,
        modal="",
        anaphoric=False,
    )
