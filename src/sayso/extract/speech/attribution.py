"""Attributions of one article: what single sentences give, joined with quotations around them."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.speech import orphans, pieces
from sayso.extract.speech import sentence as speech
from sayso.extract.speech.page import Page
from sayso.extract.speech.pointers import NOMINAL
from sayso.extract.speech.press import names_outlet
from sayso.model import Attribution, Relay, Span

POINTING = "anaphoric/word"  # the frame of “the mayor denied this”, said of another's words
SAME = 0.7  # two contents sharing this share of their characters are one and the same
RELAYED = 0.6  # a relay's content must be this much the relayed attribution's own sentence


def find(page: Page) -> tuple[Attribution, ...]:
    """All attributions in text order; nested ones stand beside those that contain them."""
    found: list[Attribution] = []
    for number in range(len(page.sentences)):
        here = [_whole_quotations(page, one) for one in speech.find(page.sight(number))]
        taken = [span for one in here for span in one.content]
        here = [one if one.content else _beside(page, one, taken) for one in here]
        found += _relayed([one for one in here if one.content or one.anaphoric])
    found = orphans.join(page, found)
    found = [
        _pointing_back(page, one, found) if one.anaphoric and not one.content else one
        for one in found
    ]
    kept = without_doubles([one for one in found if one.content])
    return tuple(sorted(kept, key=lambda one: (one.start, one.cue.start if one.cue else -1)))


def _whole_quotations(page: Page, one: Attribution) -> Attribution:
    """Let a content that reaches into a quotation have all of it, over sentence ends."""
    within = page.quoting(one.cue)
    bounds = [(span.start, span.end) for span in one.content]
    first, last = min(bounds, default=(0, 0))[0], max((end for _, end in bounds), default=0)
    for quotation in page.quotations:
        if quotation.span.start >= last or quotation.span.end <= first:
            continue  # most are far away, and a page may have thousands
        if quotation is within or (within and within.outer.contains(quotation.outer)):
            continue
        if quotation.term and not any(a <= quotation.span.start < b for a, b in bounds):
            continue
        touched = any(a < quotation.span.end and quotation.span.start < b for a, b in bounds)
        cue_inside = one.cue is not None and quotation.outer.overlaps(one.cue)
        if touched and not cue_inside:
            bounds.append((quotation.span.start, quotation.span.end))
            first, last = min(first, quotation.span.start), max(last, quotation.span.end)
    bounds = [_to_the_mark(page, one, start, end) for start, end in bounds]
    return replace(one, content=pieces.merged(page.text, bounds, pieces.holes(one)))


def _to_the_mark(page: Page, one: Attribution, start: int, end: int) -> tuple[int, int]:
    """“…,” the mayor said: a piece that begins in a finished quotation ends with it."""
    if one.frame in ("clause/fronted", "clause/tag"):
        for quotation in page.quotations:
            inside = quotation.outer.start <= start < quotation.span.end < end
            if inside and quotation.span.words[-1] in ",.?!…" and not quotation.term:
                return start, quotation.span.end
    return start, end


def _beside(page: Page, one: Attribution, taken: Sequence[Span]) -> Attribution:
    """A cue without content takes the quotation right beside it ("…?" he said. / He said: "…")."""
    if one.anaphoric or one.frame in ("citing", "relay"):
        return one
    sentence = page.sentences[one.sentence]
    within = page.quoting(one.cue)
    for quotation in page.quotations:
        if not sentence.span.overlaps(quotation.outer):
            continue
        if quotation.term or quotation is within or any(quotation.span.overlaps(t) for t in taken):
            continue
        return replace(one, content=pieces.inside(page, quotation))
    start, end = sentence.span.start, sentence.span.end
    blank = len(page.text[:start].rstrip())  # from here to the sentence there is nothing
    full = len(page.text) - len(page.text[end:].lstrip())
    for quotation in page.quotations:
        behind = (
            blank <= quotation.outer.end <= start
            and "\n" not in page.text[quotation.outer.end : start]
        )
        ahead = end <= quotation.outer.start <= full and sentence.span.words.endswith(":")
        if (behind or ahead) and not quotation.term:
            return replace(one, content=pieces.inside(page, quotation), frame="quotation/beside")
    return one


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
            span = pieces.clean(page.text, before.span.start, before.span.end)
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
    return not nested and pieces.shared(one.content, other.content) >= SAME
