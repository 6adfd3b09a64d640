"""Relays: whoever passes a sentence's words on is put above those who speak in it."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.speech import relayforms
from sayso.extract.speech.relayforms import Form
from sayso.extract.speech.sight import Sight, reporting
from sayso.extract.speech.syntax import span, trim
from sayso.model import Attribution, Relay, Span, Token

CARRIED = 0.6  # a relayed attribution, tag and all, is at least this much of what is passed on
LONGEST_TAG = 12  # words from the comma to the end of "…, said port director Lena Harn"
FIRST = 1  # an attribution that begins where the passage does: the passage is its
MARKS = (",", '"', "”")


def attach(sight: Sight, found: Sequence[Attribution]) -> list[Attribution]:
    """Take the relay off the attributions of the sentence and put it above them.

    Where none of them is what is passed on, whoever is cited is the source of it; what others say
    inside it stays nested there. A relay that cites nobody and carries nobody is a plain source.
    """
    form = relayforms.find(sight)
    if form is None:
        return list(found)
    inner = [_within(sight, one, form) for one in found if _inside(one, form)]
    inner = [_behind_cue(sight, one, form) if not form.tail else one for one in inner]
    inner = [one for one in inner if one.content or one.anaphoric]
    carried = [one for one in inner if _is_carried(one, form, inner)]
    if form.tail and not carried:
        tagged = _tagged(sight, form)
        if tagged:
            carried = [tagged]
            inner = [tagged, *(one for one in inner if tagged.covers(_place(one)))]
    relays = _relays(form)
    if carried and (form.tail or form.cited is None):
        return [replace(o, relays=(*relays, *o.relays)) if o in carried else o for o in inner]
    if form.cited is None or form.citing is None:
        return list(found)
    whole = Attribution(
        content=(form.body,),
        frame="citing",
        sentence=sight.number,
        lemma="cite",
        cue=form.citing if form.tail else form.cue,
        source=form.cited,
        relays=relays[:1],
    )
    return [whole, *inner]


def _relays(form: Form) -> tuple[Relay, ...]:
    outlet = Relay(form.outlet, form.cue)
    return (outlet, Relay(form.cited, form.citing)) if form.cited else (outlet,)


def _place(one: Attribution) -> Span:
    return one.cue or one.content[0]


def _inside(one: Attribution, form: Form) -> bool:
    return one.cue is None or form.body.contains(one.cue)


def _is_carried(one: Attribution, form: Form, inner: Sequence[Attribution]) -> bool:
    """Whether an attribution is all of what is passed on, and not something nested in it."""
    nested = any(other is not one and other.covers(_place(one)) for other in inner)
    if not nested and one.start - form.body.start <= FIRST:
        return True
    parts = [*one.content, *(part for part in (one.cue, one.source) if part)]
    size = sum(len(part.words) for part in parts if form.body.contains(part))
    return one.anaphoric or size >= CARRIED * len(form.body.words)


def _within(sight: Sight, one: Attribution, form: Form) -> Attribution:
    """The attribution without what of the relay the parse gave it."""

    def clipped(piece: Span) -> Span | None:
        start, end = max(piece.start, form.body.start), min(piece.end, form.body.end)
        return Span.of(sight.text, start, end) if start < end else None

    kept = [clipped(piece) for piece in one.content]
    source = one.source
    if source is not None and source.overlaps(form.body):
        source = clipped(source)
    return replace(one, content=tuple(piece for piece in kept if piece), source=source)


def _behind_cue(sight: Sight, one: Attribution, form: Form) -> Attribution:
    """“The Post writes, citing aides, that the cook said …”: whose clause the parse lost."""
    lost = not one.content and not one.anaphoric and one.frame.startswith("clause")
    if not lost or one.cue is None or one.source is None or one.cue.start < one.source.start:
        return one
    start = one.cue.end
    while start < form.body.end and not sight.text[start].isalnum():
        start += 1
    if sight.text[start : start + 5] == "that ":
        start += 5
    content = (Span.of(sight.text, start, form.body.end),) if start < form.body.end else ()
    return replace(one, content=content, frame="clause/that")


def _tagged(sight: Sight, form: Form) -> Attribution | None:
    """The tag that closes what is passed on, read from its words: the parse took it for content."""
    tokens = sight.sentence.between(form.body.start, form.body.end)
    for verb in reversed(tokens):
        entry = reporting(sight.sentence, verb)
        if verb.end < form.body.end - 80 or entry is None or "clause" not in entry.frames:
            continue
        before = [t for t in tokens if t.i < verb.i]
        behind = trim([t for t in tokens if t.i > verb.i])
        if _pointed(before, behind):
            return _made(sight, verb, behind[1:], (), anaphoric=True)
        if len(behind) > LONGEST_TAG or not before:
            continue
        if before[-1].text in MARKS and _names(behind):
            return _made(sight, verb, behind, _up_to(sight, form, before[-1]))
        comma = next((t for t in reversed(before) if t.text in MARKS), None)
        who = trim([t for t in before if comma is not None and t.i > comma.i])
        if comma is not None and who and len(who) <= LONGEST_TAG and not _names(behind):
            return _made(sight, verb, who, _up_to(sight, form, comma))
    return None


def _pointed(before: Sequence[Token], behind: Sequence[Token]) -> bool:
    """“This was stated by governor Jan Vost”."""
    words = [token.lower for token in before]
    by = bool(behind) and behind[0].lower == "by" and len(behind) > 1
    return by and len(words) <= 3 and words[:1] in (["this"], ["that"], ["it"])


def _names(tokens: Sequence[Token]) -> bool:
    """Whether the words name somebody rather than a day: “said on Monday”."""
    times = ("DATE", "TIME")
    return any(t.pos in ("PROPN", "NOUN", "PRON") and t.entity not in times for t in tokens)


def _up_to(sight: Sight, form: Form, mark: Token) -> tuple[Span, ...]:
    start, end = form.body.start, mark.start
    while start < end and not sight.text[start].isalnum():
        start += 1
    while start < end and not sight.text[end - 1].isalnum():
        end -= 1
    return (Span.of(sight.text, start, end),) if start < end else ()


def _made(
    sight: Sight,
    verb: Token,
    who: Sequence[Token],
    content: tuple[Span, ...],
    *,
    anaphoric: bool = False,
) -> Attribution | None:
    entry = reporting(sight.sentence, verb)
    who = trim(list(who))
    if entry is None or not who or not (content or anaphoric):
        return None
    return Attribution(
        content=content,
        frame="anaphoric" if anaphoric else "clause/tag",
        sentence=sight.number,
        lemma=entry.word,
        cue=verb.span,
        source=span(sight.text, who),
        anaphoric=anaphoric,
    )
