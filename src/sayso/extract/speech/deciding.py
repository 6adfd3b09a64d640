"""Rules and tagger: the one place that decides between them (docs/decisions/0005-tagger.md).

The tagger has seen what the rules found, so where both speak of one speech its spans stand (unless
the rules know the content better) and the rule's reading of the cue stays. What the tagger alone
found stays if it is sure enough. The rules alone keep what no corpus marks (relays, contents in
another sentence, refusals, everything nested in a content) and what is said or written; a belief
or a plan that only a rule saw is dropped.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.speech import attribution, gesture, kinds, nesting, pieces
from sayso.extract.speech.edges import Edges, within
from sayso.extract.speech.page import Page
from sayso.extract.speech.sight import reporting
from sayso.extract.speech.syntax import SUBJECTS, modal, negated
from sayso.extract.tagger.reading import Tagged
from sayso.model import Attribution, AttributionKind, Sentence, Span, Token

ALIKE = 0.5  # two contents of one source sharing this share of their characters are one speech
# Frames whose content stands elsewhere or is not marked in corpora: here the rules are believed.
RULES_KNOW = (
    "anaphoric",
    "anaphoric/word",
    "quotation/beside",
    "quotation/continued",
    "quotation/behind",
    "citing",
    "refusal",
    "withheld",
    "drawn",
    "figure",
    "relay",
    "clause/heard",
    "clause/closing",
    "colon/label",
    "clause/first",
)
TAGS = ("clause/fronted", "clause/tag")  # a voice and a verb behind what they tell, whatever verb
OPENING = ("nummod", "quantmod", "det", "amod", "compound", "poss")  # what a noun still follows
FARTHEST = 4_000  # characters; an attribution spans at most a unit of the tagger
LEAST_SURE = 0.65  # a speech the rules do not know needs more than this of the tagger (dev)


def find(
    page: Page, rules: Sequence[Attribution], tagged: Sequence[Tagged]
) -> tuple[Attribution, ...]:
    """The attributions of an article, in text order, nested ones beside those that hold them."""
    edges = Edges.of(page)
    tagged = sorted((one for each in tagged if (one := edges.find(each)) is not None), key=_start)
    outer = [n.attribution for n in nesting.find(rules) if n.parent is None]
    pairs = _pairs(outer, tagged)
    known = {id(one) for one, _ in pairs.values()}
    found = [
        each
        for one, other in pairs.values()
        for each in _each_voice(_both(page, one, other, rules), other.attribution, outer)
    ]
    found += [
        _tagger_alone(page, without)
        for other in tagged
        if (without := _without_gestures(other, rules)) is not None
        if id(other) not in pairs and other.sure >= LEAST_SURE and not _claimed(other, rules)
    ]
    alone = [one for one in rules if id(one) not in known and not _told(one, found)]
    found += [one for one in alone if _spoken(one) or _believed(one)]
    found += _inside([one for one in alone if not (_spoken(one) or _believed(one))], found)
    found = attribution.without_doubles(found)
    return tuple(sorted(found, key=lambda one: (one.start, one.cue.start if one.cue else -1)))


def _without_gestures(other: Tagged, rules: Sequence[Attribution]) -> Tagged | None:
    """What the tagger found, without quotations that stand right behind their speaker's deed."""
    known = [one for one in rules if one.frame == gesture.FRAME and one.cue is None]
    one = other.attribution
    kept = tuple(s for s in one.content if not any(k.covers(s) for k in known))
    if len(kept) == len(one.content):
        return other
    return replace(other, attribution=replace(one, content=kept)) if kept else None


def _pairs(
    rules: Sequence[Attribution], tagged: Sequence[Tagged]
) -> dict[int, tuple[Attribution, Tagged]]:
    """Which rule's finding and which tagger's are one speech, keyed by the tagger's identity."""
    scored = [
        (score, r, t)
        for r, one in enumerate(rules)
        for t in _near(one, tagged)
        if (score := _alike(one, tagged[t].attribution)) > 0
    ]
    pairs: dict[int, tuple[Attribution, Tagged]] = {}
    taken: set[int] = set()
    for _, r, t in sorted(scored, reverse=True):
        if r not in taken and id(tagged[t]) not in pairs:
            taken.add(r)
            pairs[id(tagged[t])] = (rules[r], tagged[t])
    return pairs


def _alike(one: Attribution, other: Attribution) -> float:
    """How much two findings are one speech: one cue, or one source with much the same content."""
    shared = pieces.shared(one.content, other.content)
    if one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue):
        return 1.0 + shared
    same_source = one.source is None or other.source is None or one.source.overlaps(other.source)
    return shared if same_source and shared >= ALIKE else 0.0


def _near(one: Attribution, tagged: Sequence[Tagged]) -> Iterator[int]:
    """Indices of the findings (in text order) that reach into this one."""
    for number in range(bisect_left(tagged, one.end, key=_start) - 1, -1, -1):
        other = tagged[number].attribution
        if other.end > one.start:
            yield number
        elif other.start < one.start - FARTHEST:
            return


def _start(tagged: Tagged) -> int:
    return tagged.attribution.start


def _believed(one: Attribution) -> bool:
    return one.frame in RULES_KNOW or bool(one.relays)


def _spoken(one: Attribution) -> bool:
    """Whether its cue is one of speaking or writing: what a reader must not miss."""
    return one.frame in TAGS or kinds.of(one.lemma) is AttributionKind.STATEMENT


def _told(one: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether a finding by the same cue already holds all of its content."""
    return one.cue is not None and any(
        other.cue == one.cue and all(other.covers(span) for span in one.content) for other in found
    )


def _inside(waiting: Sequence[Attribution], found: Sequence[Attribution]) -> list[Attribution]:
    """Those that stand inside a content, at any depth: corpora mark the outermost voice only."""
    kept: list[Attribution] = []
    holders = list(found)
    while holders:
        new = [one for one in waiting if any(h.covers(one.cue or one.content[0]) for h in holders)]
        kept += new
        waiting = [one for one in waiting if all(one is not other for other in new)]
        holders = new
    return kept


def _claimed(other: Tagged, rules: Sequence[Attribution]) -> bool:
    """Whether its cue is the relay, or part of a speech, of which the rules know better."""
    cue = other.attribution.cue
    return cue is not None and any(
        cue.overlaps(span)
        for one in rules
        if _believed(one)
        for span in (one.cue, *(relay.cue for relay in one.relays))
        if span is not None
    )


def _both(page: Page, one: Attribution, other: Tagged, rules: Sequence[Attribution]) -> Attribution:
    """The rule's reading with the tagger's spans, unless the rules know the content better."""
    agreed = replace(one, found_by="both", sure=other.sure)
    theirs = _without_others(other.attribution, one, rules)
    if _believed(one):
        return agreed if one.relays else replace(agreed, source=_wider(one.source, theirs.source))
    figure = theirs.source is not None and " " not in theirs.source.words
    said = figure and any(s.contains(theirs.source) for s in one.content if theirs.source)
    known = one.source if said else _worded(theirs.source)  # “Four, says the guild”
    source, cue = known or one.source, _cue(one.cue, theirs.cue)
    if (
        _tail_only(one, theirs)
        or _goes_beyond(one, other)
        or _swallows(theirs, one, rules)
        or _breaks(theirs, one, rules)
        or _cuts_short(page, theirs, one)
    ):
        return replace(agreed, source=source, cue=cue)
    return replace(agreed, content=theirs.content, source=source, cue=cue)


def _without_others(
    theirs: Attribution, mine: Attribution, rules: Sequence[Attribution]
) -> Attribution:
    """What the tagger marks, without a quotation that the rules credit to another, far from here.

    “Mayor Till: “It held.” / 10:30 The guild says it broke”: the guild has not said that it held.
    """
    kept = tuple(
        span
        for span in theirs.content
        if any(span.overlaps(own) for own in mine.content)
        or not any(
            other.sentence != mine.sentence and other.source != mine.source and other.covers(span)
            for other in rules
            if other.source is not None
        )
    )
    return replace(theirs, content=kept) if kept else theirs


def _tail_only(one: Attribution, theirs: Attribution) -> bool:
    """“There were nine guards, she counts, of whom six slept”: the tagger saw only the end."""
    if one.frame not in TAGS or one.cue is None or not one.content:
        return False
    inside = all(one.covers(span) for span in theirs.content)
    cue = one.cue.start
    return inside and one.content[0].start < cue <= min(span.start for span in theirs.content)


def _worded(source: Span | None) -> Span | None:
    """The span, unless there is no word in it: a live page's “14:30” is nobody."""
    return source if source is not None and any(c.isalpha() for c in source.words) else None


def _goes_beyond(one: Attribution, other: Tagged) -> bool:
    """Whether the content leaves what the tagger read at once: a long speech is cut for it."""
    first, last = other.reach
    return any(span.start < first or span.end > last for span in one.content)


def _each_voice(
    agreed: Attribution, theirs: Attribution, rules: Sequence[Attribution]
) -> list[Attribution]:
    """One attribution a voice where the rules tell apart what the tagger marks as one source.

    “The ferry was late, the harbour and the line said”: two who said so, not one.
    """
    if theirs.source is None:
        return [agreed]
    voices = [
        one.source
        for one in rules
        if one.source is not None
        and one.source != theirs.source
        and theirs.source.contains(one.source)
        if one.cue is not None and agreed.cue is not None and one.cue.overlaps(agreed.cue)
    ]
    return [replace(agreed, source=voice) for voice in voices] if len(voices) > 1 else [agreed]


def _cuts_short(page: Page, theirs: Attribution, mine: Attribution) -> bool:
    """Whether the tagger ends within a phrase: “drawn together up to 30” of “30,000 soldiers”."""
    if not all(mine.covers(span) for span in theirs.content):
        return False
    end = max(span.end for span in theirs.content)
    sentence = next((s for s in page.sentences if s.span.start < end <= s.span.end), None)
    last = next((t for t in sentence.tokens if t.start < end <= t.end), None) if sentence else None
    if sentence is None or last is None:
        return False
    above = sentence.head(last)
    noun = last.dep in OPENING and above.i == last.i + 1  # “up to 30,000 | soldiers”
    noun = noun or (last.dep in SUBJECTS and above.i > last.i)  # “A man | was detained”
    return (end < last.end or noun) and any(s.start <= above.start < s.end for s in mine.content)


def _breaks(theirs: Attribution, mine: Attribution, rules: Sequence[Attribution]) -> bool:
    """Whether the tagger cuts the cue of a voice within out of the content: “that, according to …”.

    It knows outermost voices only, and takes the cue of an inner one for no word of the content.
    """
    return any(
        mine.covers(other.cue) and not theirs.covers(other.cue)
        for other in rules
        if other is not mine and other.cue is not None
        if any(theirs.covers(span) for span in other.content)
    )


def _wider(mine: Span | None, theirs: Span | None) -> Span | None:
    """The tagger's span of one and the same source."""
    same = mine is not None and theirs is not None and mine.overlaps(theirs)
    return theirs if same else mine


def _swallows(theirs: Attribution, mine: Attribution, rules: Sequence[Attribution]) -> bool:
    """Whether the tagger's content holds another speech of the same source.

    “She had no figures, she said, and called the report early”: what she called is no part of it.
    """
    return any(
        theirs.covers(other.cue) and not mine.covers(other.cue)
        for other in rules
        if other is not mine and other.cue is not None
        if mine.source is not None and other.source == mine.source
    )


def _cue(mine: Span | None, theirs: Span | None) -> Span | None:
    if mine is None or theirs is None or mine.overlaps(theirs):
        return theirs or mine
    return mine


def _tagger_alone(page: Page, other: Tagged) -> Attribution:
    """A speech no rule knows, its cue read from the parse."""
    one = other.attribution
    sentence = page.sentences[one.sentence]
    head = _head(sentence, one.cue)
    return replace(
        one,
        lemma=_lemma(sentence, head),
        negated=negated(sentence, head) or _says_no(sentence, one.cue),
        modal=modal(sentence, head),
        found_by="tagger",
        sure=other.sure,
    )


def _lemma(sentence: Sentence, head: Token) -> str:
    """The key of the cue in the lexicon; the parser's lemma, where no table lists it."""
    entry = reporting(sentence, head) or kinds.find_word(head)
    return entry.word if entry is not None else head.lemma


def _head(sentence: Sentence, cue: Span | None) -> Token:
    """The word of the cue on which the others hang."""
    tokens = list(within(sentence, cue))
    inside = {token.i for token in tokens}
    return next(
        (t for t in tokens if (t.head not in inside or t.head == t.i) and t.pos != "AUX"),
        tokens[0] if tokens else sentence.root,
    )


def _says_no(sentence: Sentence, cue: Span | None) -> bool:
    return any(token.dep == "neg" for token in within(sentence, cue))
