"""Correcting: what a form gives of a claim otherwise than the machine read it."""

import re
from collections.abc import Iterator
from typing import Final

from starlette.datastructures import FormData

from sayso.dossier.evidence import around
from sayso.errors import InputError
from sayso.export.html.pages.review import BREAK, said
from sayso.model import Claim, Correction, Field, Span, Verdict
from sayso.store.view import View

LETTERS: Final = 4_000  # of any field
NEAR: Final = 20_000  # characters around a claim in which words typed are looked for


def field(form: FormData, name: str) -> str:
    """What a form has under a name, without blanks around it."""
    value = form.get(name, "")
    return value.strip()[:LETTERS] if isinstance(value, str) else ""


def find(view: View, form: FormData, verdict: Verdict) -> tuple[Correction, ...]:
    """The corrections in a form, or the grade; none of any other decision."""
    if verdict is Verdict.GRADE:
        letter = field(form, Field.RELIABILITY)
        return (Correction(Field.RELIABILITY, letter),) if letter else ()
    if verdict is not Verdict.CORRECT:
        return ()
    claim = view.claim(field(form, "left"))
    return tuple(_parts(form, claim, view.text(claim.article)))


def _parts(form: FormData, claim: Claim, text: str) -> Iterator[Correction]:
    """Only what differs: a form is filled with what is held, and is sent whole."""
    content = _content(form, claim, text)
    if content and content != claim.content:
        yield Correction(Field.CONTENT, spans=content)
    yield from _source(form, claim, text)
    now = {
        Field.ACT: claim.act.value,
        Field.STANCE: claim.stance.value,
        Field.CERTAINTY: claim.certainty.value,
        Field.POLARITY: claim.polarity.value,
        Field.SAID: said(claim),
    }
    for part, read in now.items():
        given = field(form, part)
        if given and given != read:
            yield Correction(part, given)


def _content(form: FormData, claim: Claim, text: str) -> tuple[Span, ...]:
    spans = field(form, "content_spans")
    if spans:
        return _spans(spans, text)
    words = field(form, "content")
    if words.split() == BREAK.join(span.words for span in claim.content).split():
        return ()  # as it was read; an article may have an ellipsis of its own
    parts = [part.strip() for part in words.split(BREAK.strip())]
    return tuple(sorted(_nearest(part, claim, text) for part in parts if part))


def _source(form: FormData, claim: Claim, text: str) -> Iterator[Correction]:
    """A name, with the words that stand for it: those marked, or the name where it is named."""
    name, marked = field(form, "source"), field(form, "source_spans")
    spans = _spans(marked, text) if marked else ()
    was = claim.source.span if claim.source else None
    if not name or (name == claim.voice.name and spans in {(), (was,)}):
        return
    if not spans:
        start = min(claim.content[0].start, *(s.start for s in (was, claim.cue) if s), len(text))
        low, high = around(text, start, claim.content[-1].end)
        at = _pattern(name).search(text, low, high)
        spans = (Span.of(text, at.start(), at.end()),) if at else ()
    yield Correction(Field.SOURCE, name, spans)


def _nearest(words: str, claim: Claim, text: str) -> Span:
    """Where the article has the words, as near as can be to the claim."""
    start = claim.content[0].start
    low, high = max(0, start - NEAR), start + NEAR
    found = [each.span() for each in _pattern(words).finditer(text, low, high)]
    if not found:
        raise InputError(
            f"the article does not say “{words[:80]}” near this claim; "
            "mark the words in the text, or copy them from it"
        )
    return Span.of(text, *min(found, key=lambda at: (abs(at[0] - start), at)))


def _pattern(words: str) -> re.Pattern[str]:
    """The words with whatever blanks between them; a browser sends other line breaks."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _spans(told: str, text: str) -> tuple[Span, ...]:
    """``12-40,52-60`` as spans of a text."""
    ends = [each.partition("-") for each in told.split(",")]
    if not all(start.isdecimal() and end.isdecimal() for start, _, end in ends):
        raise InputError(f"{told!r} are no offsets; they are written 12-40,52-60")
    return tuple(sorted(Span.of(text, int(start), int(end)) for start, _, end in ends))
