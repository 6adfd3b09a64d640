"""Attributions of one article: what single sentences give, joined with quotations around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.speech import sentence as speech
from sayso.extract.speech.pointers import NOMINAL
from sayso.extract.speech.press import names_outlet
from sayso.extract.speech.quotes import Quotation
from sayso.extract.speech.sight import Sight
from sayso.model import Attribution, Relay, Sentence, Span

POINTING = "anaphoric/word"  # the frame of “the mayor denied this”, said of another's words
SAME = 0.7  # two contents sharing this share of their characters are one and the same
RELAYED = 0.6  # a relay's content must be this much the relayed attribution's own sentence


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules may look at: the text, its parsed sentences and its quotations.

    ``headlines`` and ``subheads`` are numbers of sentences in headline lines and crossheads;
    ``lines`` are the passages the sentences' ``line`` counts.
    """

    text: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    headlines: frozenset[int] = frozenset()
    subheads: frozenset[int] = frozenset()
    lines: tuple[Span, ...] = ()

    def sight(self, number: int) -> Sight:
        """The sentence with the quotations that touch it."""
        sentence = self.sentences[number]
        near = tuple(q for q in self.quotations if q.outer.overlaps(sentence.span))
        return Sight(self.text, sentence, number, near, number in self.headlines)


def find(page: Page) -> tuple[Attribution, ...]:
    """All attributions in text order; nested ones stand beside those that contain them."""
    found: list[Attribution] = []
    for number in range(len(page.sentences)):
        here = [_whole_quotations(page, one) for one in speech.find(page.sight(number))]
        taken = [span for one in here for span in one.content]
        here = [one if one.content else _beside(page, one, taken) for one in here]
        found += _relayed([one for one in here if one.content or one.anaphoric])
    found = _with_orphans(page, found)
    found = [
        _pointing_back(page, one, found) if one.anaphoric and not one.content else one
        for one in found
    ]
    kept = without_doubles([one for one in found if one.content])
    return tuple(sorted(kept, key=lambda one: (one.start, one.cue.start if one.cue else -1)))


def _quotation_at(page: Page, span: Span | None) -> Quotation | None:
    """The quotation a cue stands in, unless that is a mere term."""
    if span is None:
        return None
    return next((q for q in page.quotations if q.outer.contains(span) and not q.term), None)


def _whole_quotations(page: Page, one: Attribution) -> Attribution:
    """Let a content that reaches into a quotation have all of it, over sentence ends."""
    within = _quotation_at(page, one.cue)
    pieces = [(span.start, span.end) for span in one.content]
    for quotation in page.quotations:
        if quotation is within or (within and within.outer.contains(quotation.outer)):
            continue
        if quotation.term and not any(a <= quotation.span.start < b for a, b in pieces):
            continue
        touched = any(a < quotation.span.end and quotation.span.start < b for a, b in pieces)
        cue_inside = one.cue is not None and quotation.outer.overlaps(one.cue)
        if touched and not cue_inside:
            pieces.append((quotation.span.start, quotation.span.end))
    pieces = [_to_the_mark(page, one, start, end) for start, end in pieces]
    return replace(one, content=_merged(page.text, pieces, _holes(one)))


def _to_the_mark(page: Page, one: Attribution, start: int, end: int) -> tuple[int, int]:
    """“…,” the mayor said: a piece that begins in a finished quotation ends with it."""
    if one.frame in ("clause/fronted", "clause/tag"):
        for quotation in page.quotations:
            inside = quotation.outer.start <= start < quotation.span.end < end
            if inside and quotation.span.words[-1] in ",.?!…" and not quotation.term:
                return start, quotation.span.end
    return start, end


def _holes(one: Attribution) -> list[Span]:
    return [span for span in (one.cue, one.source) if span is not None]


def _merged(text: str, pieces: list[tuple[int, int]], holes: Sequence[Span]) -> tuple[Span, ...]:
    """Pieces with mere marks between them become one, unless cue or source lie between."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if merged:
            last_start, last_end = merged[-1]
            gap = text[last_end:start]
            apart = any(last_end <= hole.start < start for hole in holes) or "\n" in gap
            if start <= last_end or (not apart and not any(c.isalnum() for c in gap)):
                merged[-1] = (last_start, max(last_end, end))
                continue
        merged.append((start, end))
    cleaned = [clean(text, start, end) for start, end in merged]
    return tuple(span for span in cleaned if span is not None)


def clean(text: str, start: int, end: int) -> Span | None:
    """Without outer quotation marks, commas and spaces; a final stop goes as well."""
    while start < end and not (text[start].isalnum() or text[start] in "$€£(#%"):
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in "%)"):
        end -= 1
    if start < end and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    if (
        start < end
        and _left_open(text[start:end])
        and text[end : end + 2].strip(".,;")[:1] in CLOSERS
    ):
        end += text[end : end + 2].index(text[end : end + 2].strip(".,;")[0]) + 1
    return Span.of(text, start, end) if start < end else None


# "put the toll at “…”", "spoke of “…”": a phrase in a sentence, not a sentence of its own.
PHRASE_BEFORE = re.compile(r"\b(at|of|as|a|an|the|by|in|to|with)$", re.IGNORECASE)
STOPS = ".!?…"
CLOSERS = ("”", '"', "»")


def _left_open(words: str) -> bool:
    """Whether a quotation opens inside the words and does not close there."""
    return words.count('"') % 2 == 1 or words.count("“") > words.count("”")


def _beside(page: Page, one: Attribution, taken: Sequence[Span]) -> Attribution:
    """A cue without content takes the quotation right beside it ("…?" he said. / He said: "…")."""
    if one.anaphoric or one.frame in ("citing", "relay"):
        return one
    sentence = page.sentences[one.sentence]
    within = _quotation_at(page, one.cue)
    for quotation in page.quotations:
        if quotation.term or quotation is within or any(quotation.span.overlaps(t) for t in taken):
            continue
        if sentence.span.overlaps(quotation.outer):
            return replace(one, content=_inside(page, quotation))
    for quotation in page.quotations:
        before = page.text[quotation.outer.end : sentence.span.start]
        after = page.text[sentence.span.end : quotation.outer.start]
        behind = (
            quotation.outer.end <= sentence.span.start
            and before.strip() == ""
            and "\n" not in before
        )
        ahead = (
            sentence.span.end <= quotation.outer.start
            and after.strip() == ""
            and sentence.span.words.endswith(":")
        )
        if (behind or ahead) and not quotation.term:
            return replace(one, content=_inside(page, quotation), frame="quotation/beside")
    return one


def _inside(page: Page, quotation: Quotation) -> tuple[Span, ...]:
    span = clean(page.text, quotation.span.start, quotation.span.end)
    return (span,) if span else ()


def _relayed(here: list[Attribution]) -> list[Attribution]:
    """“…, said A, B reports citing C”: B and C become relays of A's attribution."""
    carriers = [one for one in here if _carrier(one)]
    kept: list[Attribution] = []
    dropped: set[int] = set()
    for one in here:
        above = [c for c in carriers if c is not one and _carries(c, one)]
        if above:
            relays = [
                relay
                for carrier in above
                if carrier.source is not None
                for relay in (*carrier.relays, Relay(carrier.source, carrier.cue))
            ]
            dropped.update(id(c) for c in above)
            kept.append(replace(one, relays=(*_distinct(relays), *one.relays)))
        else:
            kept.append(one)
    return [one for one in kept if id(one) not in dropped]


def _carrier(one: Attribution) -> bool:
    if one.source is None:
        return False
    if names_outlet(one.source.words):
        return True
    words = one.source.words.split()
    return one.frame == "citing" and not any(word.islower() for word in words[1:] or words)


def _carries(carrier: Attribution, one: Attribution) -> bool:
    """Whether the carrier's content is the whole of the other attribution, tag and all."""
    if one.cue is None or one.source is None or carrier.source == one.source:
        return False
    if not carrier.covers(one.cue) or not carrier.covers(one.source):
        return False
    inner = sum(
        len(span.words) for span in (*one.content, one.cue, one.source) if carrier.covers(span)
    )
    outer = sum(len(span.words) for span in carrier.content)
    return one.anaphoric or inner >= RELAYED * outer


def _distinct(relays: list[Relay]) -> list[Relay]:
    kept: list[Relay] = []
    for relay in relays:
        if all(relay.source != other.source for other in kept):
            kept.append(relay)
    return kept


def _with_orphans(page: Page, found: list[Attribution]) -> list[Attribution]:
    """Quotations no cue reaches go on with the speaker before them, or wait for the one after."""
    found = list(found)
    for quotation in page.quotations:
        outer = [found[i] for i in _outer(page, found)]
        if quotation.term or any(s.overlaps(quotation.span) for one in outer for s in one.content):
            continue
        index = _speaker_before(page, quotation, found)
        if index is not None:
            one = found[index]
            pieces = [(s.start, s.end) for s in (*one.content, quotation.span)]
            found[index] = replace(one, content=_merged(page.text, pieces, _holes(one)))
        elif (again := _new_paragraph(page, quotation, found)) is not None:
            found.append(again)
        elif (after := _behind_report(page, quotation, found)) is not None:
            found.append(after)
    return found


def _outer(page: Page, found: Sequence[Attribution]) -> list[int]:
    """Indices of attributions whose cue stands outside quotations."""
    return [i for i, one in enumerate(found) if one.cue and not _quotation_at(page, one.cue)]


def _speaker_before(page: Page, quotation: Quotation, found: list[Attribution]) -> int | None:
    """“…,” she said. “…”: same line, nothing but the tag's sentence between."""
    best: int | None = None
    for index in _outer(page, found):
        one = found[index]
        ends = max(span.end for span in (*one.content, *_holes(one)))
        between = page.text[ends : quotation.outer.start]
        spoken = any(_quotation_at(page, span) or _is_quotation(page, span) for span in one.content)
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


def _is_quotation(page: Page, span: Span) -> bool:
    return any(q.span.overlaps(span) and not q.term for q in page.quotations)


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
    gap = page.text[max(s.end for s in (*last.content, *_holes(last))) : line_start]
    number = next(
        (i for i, s in enumerate(page.sentences) if s.span.overlaps(quotation.outer)), last.sentence
    )
    if gap.strip("\"”“’' .\n\r\t") or not any(_is_quotation(page, span) for span in last.content):
        return None
    return replace(
        last,
        content=_inside(page, quotation),
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
        content=_inside(page, quotation),
        sentence=number,
        frame="quotation/behind",
        cue=None,
        lemma="",
        negated=False,
        modal="",
        anaphoric=False,
    )


def _pointing_back(page: Page, one: Attribution, found: Sequence[Attribution]) -> Attribution:
    """“This was announced by …”: the content is the sentence before (a crosshead counts as one).

    What another voice said there stays hers: “the mayor denied this” has the word as content.
    """
    words = [
        token
        for token in page.sentences[one.sentence].tokens
        if token.dep == "dobj" and token.lower in ("this", "that")
        if one.cue is not None and token.start >= one.cue.end
    ]
    if any(other.sentence == one.sentence - 1 and other.content for other in found):
        if words:
            return replace(one, content=(words[0].span,), frame=POINTING)
        if one.frame == NOMINAL:
            return one  # "That was the first statement of the ministry": who said it is known
    for number in range(one.sentence - 1, -1, -1):
        before = page.sentences[number]
        if any(token.pos in ("VERB", "AUX") for token in before.tokens) or number in page.subheads:
            span = clean(page.text, before.span.start, before.span.end)
            return replace(one, content=(span,) if span else (), frame="anaphoric")
    return one


def without_doubles(found: list[Attribution]) -> list[Attribution]:
    """One attribution per source and content: a speech with two tags is still one speech."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: (one.sentence, one.cue.start if one.cue else 0)):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _same(one: Attribution, other: Attribution) -> bool:
    if one.source is None or other.source is None:
        return one.content == other.content and one.source == other.source
    if one.source != other.source and one.sentence != other.sentence:
        return False
    if one.source != other.source and one.cue == other.cue:
        return False
    nested = (one.cue and other.covers(one.cue)) or (other.cue and one.covers(other.cue))
    return not nested and shared(one.content, other.content) >= SAME


def shared(mine: Sequence[Span], theirs: Sequence[Span]) -> float:
    """Characters that two contents share, as a share of all of theirs."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in theirs)
    every = sum(span.end - span.start for span in (*mine, *theirs)) - both
    return both / every if every else 0.0
