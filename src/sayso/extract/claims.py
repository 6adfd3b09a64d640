"""Attributions become claims: whose words, through whom, done how, about what, when and where."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.extract.cast.sources import Cast
from sayso.extract.contents import Facets
from sayso.extract.propositions import pronouns
from sayso.extract.speech import acts, kinds, nesting
from sayso.extract.speech.attribution import POINTING
from sayso.extract.speech.page import Page
from sayso.extract.speech.press import names_outlet
from sayso.model import (
    Act,
    Article,
    Attribution,
    AttributionKind,
    Claim,
    Hop,
    Relay,
    Source,
    SourceKind,
    Span,
    Why,
    identify,
)

NOT_NAMED = "not named"  # the source of "it was reported that"
OUTLET_UNKNOWN = "unknown outlet"
NEXT = 2  # sentences over which a speaker goes on denying or refusing
RECENT = 300  # speakers before a mention that it may stand for; a long page has thousands
BRIEF = 3  # words of a topic that do not show without the refusal what it is about
POINTERS = ("it", "this", "that", "so", "them")  # contents that say nothing by themselves
FOUND_BY = {"rules": "rules", "tagger": "the tagger", "both": "rules and tagger"}
ALREADY_SAID = (Act.ASSERT, Act.EVALUATE, Act.PREDICT, Act.PROMISE)


@dataclass(frozen=True, slots=True)
class Heard:
    """An attribution with its source resolved and its act judged; ``parent`` indexes the list.

    ``relays`` are the sources its relays resolve to, in order.
    """

    attribution: Attribution
    source: Source
    reading: acts.Reading
    parent: int | None
    relays: tuple[Source, ...] = ()
    typed: kinds.Typed = kinds.SAID


def find(
    page: Page,
    article: Article,
    cast: Cast,
    attributions: Sequence[Attribution],
    facets: Facets,
) -> list[Claim]:
    """The attributed claims of an article, parents before the claims nested in them."""
    heard = _going_on(page, _without_self_reports(_hear(page, cast, attributions)))
    maker = _Maker(page.text, article, facets)
    claims: list[Claim] = []
    for index, one in enumerate(heard):
        inner = [
            span
            for other in heard
            if other.parent == index
            for span in (*other.attribution.content, *_tag(other.attribution))
        ]
        above = claims[one.parent] if one.parent is not None else None
        claims.append(maker.claim(one, above, inner, _answered(heard, one)))
    return claims


def outlet_hops(article: Article) -> tuple[Hop, ...]:
    """The outlet, and the outlet or agency it credits for the whole article."""
    names = [article.outlet or OUTLET_UNKNOWN]
    credit = dict(article.basis).get("credit")
    if credit and credit not in names:
        names.append(credit)
    return tuple(Hop(name, SourceKind.OUTLET) for name in names)


def _hear(page: Page, cast: Cast, attributions: Sequence[Attribution]) -> list[Heard]:
    heard: list[Heard] = []
    for nested in nesting.find(attributions):
        one = nested.attribution
        speaker = heard[nested.parent].source if nested.parent is not None else None
        others = sorted({number for span in one.content for number in page.within(span)})
        near = [page.sentences[one.sentence]] + [
            page.sentences[number] for number in others if number != one.sentence
        ]
        source = _source(page, cast, one, speaker, heard)
        relays = tuple(_relay(page, cast, one, relay, heard) for relay in one.relays)
        typed = kinds.judge(one, near[0])
        reading = acts.find(one, near, typed.act)
        heard.append(Heard(one, source, reading, nested.parent, relays, typed))
    return heard


def _relay(
    page: Page, cast: Cast, one: Attribution, relay: Relay, heard: Sequence[Heard]
) -> Source:
    """Who passes the words on: “the radio station” is the one named before."""
    recent = [
        source
        for other in heard[-RECENT:]
        if other.attribution.start < one.start
        for source in (*other.relays, other.source)
    ]
    found = cast.resolve(relay.source, page.sentences[one.sentence], None, recent, one.content)
    words = relay.source.words
    if names_outlet(words):
        found = replace(found, kind=SourceKind.OUTLET)
    if found.kind in (SourceKind.OUTLET, SourceKind.UNNAMED) and found.name in words:
        found = replace(found, name=words)
    return found


def _source(
    page: Page, cast: Cast, one: Attribution, speaker: Source | None, heard: Sequence[Heard]
) -> Source:
    if one.source is None:
        why = Why("no source", one.cue, "the text credits nobody by name")
        return Source(None, NOT_NAMED, SourceKind.UNNAMED, why=why)
    sentence = next(
        (s for s in page.sentences if s.span.contains(one.source)), page.sentences[one.sentence]
    )
    last = heard[-RECENT:]
    recent = [other.source for other in last if other.attribution.start < one.start]
    return cast.resolve(one.source, sentence, speaker, recent, one.content)


def _without_self_reports(heard: list[Heard]) -> list[Heard]:
    """“He noted that he could not confirm it” is one speech: the inner act is the act."""
    gone: dict[int, int] = {}
    heard = list(heard)
    for index, one in enumerate(heard):
        if one.parent is None:
            continue
        parent = one.parent
        outer = heard[parent]
        same = one.source.name == outer.source.name
        words = one.attribution.content
        pointing = all(span.words.lower() in POINTERS for span in words)
        bare = pointing or all(span.words.isalpha() for span in words)  # "could not comment"
        if same and (pointing or nesting.nearly_whole(one.attribution, outer.attribution)):
            gone[index] = parent
            if one.reading.act in (Act.CANNOT_CONFIRM, Act.DECLINE) and not bare:
                narrowed = replace(outer.attribution, content=one.attribution.content)
                if sum(len(span.words.split()) for span in words) > BRIEF:
                    heard[parent] = outer = replace(outer, attribution=narrowed)
            if outer.reading.act in ALREADY_SAID:
                taken = replace(
                    outer.reading,
                    act=one.reading.act,
                    polarity=one.reading.polarity,
                    certainty=one.reading.certainty,
                    why=(*outer.reading.why, *one.reading.why),
                )
                heard[parent] = replace(outer, reading=taken)
    return _renumbered(heard, gone)


def _renumbered(heard: Sequence[Heard], gone: dict[int, int]) -> list[Heard]:
    """Without the merged ones; their children hang on what they were merged into."""
    kept = [index for index in range(len(heard)) if index not in gone]
    number = {old: new for new, old in enumerate(kept)}
    found: list[Heard] = []
    for index in kept:
        parent = heard[index].parent
        while parent in gone:
            parent = gone[parent]
        found.append(replace(heard[index], parent=None if parent is None else number[parent]))
    return found


def _going_on(page: Page, heard: list[Heard]) -> list[Heard]:
    """Quotations right behind their speaker's denial or refusal, read as more of it."""
    found = list(heard)
    order = [index for index, one in enumerate(found) if one.parent is None]
    order.sort(key=lambda index: found[index].attribution.start)
    for earlier, index in pairwise(order):
        before, one = found[earlier], found[index]
        gap = one.attribution.sentence - before.attribution.sentence
        same = before.source.name == one.source.name and one.attribution.frame != "credit"
        if same and 0 <= gap <= NEXT and _quoted(page, one):
            reading = acts.follow(before.reading, one.reading, one.attribution)
            found[index] = replace(one, reading=reading)
    return found


def _quoted(page: Page, one: Heard) -> bool:
    spans = one.attribution.content
    return any(q.outer.overlaps(span) and not q.term for q in page.quotations for span in spans)


def _answered(heard: Sequence[Heard], one: Heard) -> tuple[Span, ...]:
    """What “this” stands for in “the mayor denied this”: what was said right before."""
    if one.attribution.frame != POINTING:
        return ()
    before = [
        other
        for other in heard
        if other.attribution.start < one.attribution.start
        and one.attribution.sentence - other.attribution.sentence <= NEXT
        and other.attribution.sentence < one.attribution.sentence
    ]
    return max(before, key=lambda h: h.attribution.start).attribution.content if before else ()


def _tag(one: Attribution) -> list[Span]:
    return [span for span in (one.cue, one.source) if span is not None]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the claims of one article."""

    text: str
    article: Article
    facets: Facets

    def claim(
        self, one: Heard, above: Claim | None, inner: Sequence[Span], answered: Sequence[Span]
    ) -> Claim:
        """The claim, without what the voices nested in it say (``inner``).

        ``answered`` is what its "this" stands for.
        """
        attribution, reading, facets = one.attribution, one.reading, self.facets
        own = nesting.without(self.text, attribution.content, inner)
        itself = above is None and _of_itself(self.article, one)
        said = facets.said(attribution, one.source.name, above.said if above else None)
        return Claim(
            id=_identity(self.article, attribution),
            article=self.article.id,
            content=attribution.content,
            chain=outlet_hops(self.article) if itself else _chain(self.article, one, above),
            act=reading.act,
            cue=None if itself else attribution.cue,
            source=None if itself else one.source,
            parent=above.id if above else None,
            stance=reading.stance,
            certainty=reading.certainty,
            polarity=reading.polarity,
            quantities=facets.quantities(own),
            places=facets.places(own),
            propositions=pronouns.spoken_by(
                facets.propositions(answered or own), None if itself else one.source
            ),
            said=said,
            happened=facets.happened(own, said),
            why=_why(one),
            kind=one.typed.kind,
        )


def _of_itself(article: Article, one: Heard) -> bool:
    """“The Post could not verify either account”: in the Post, that is its own voice."""
    itself = (article.outlet or "").casefold().removeprefix("the ")
    named = one.source.name.casefold().removeprefix("the ")
    return one.reading.act is Act.CANNOT_CONFIRM and bool(itself) and named == itself


def _identity(article: Article, one: Attribution) -> str:
    places = [(span.start, span.end) for span in one.content]
    parts = [(span.start, span.end) if span else None for span in (one.cue, one.source)]
    return identify("clm", article.id, places, *parts)


def _chain(article: Article, one: Heard, above: Claim | None) -> tuple[Hop, ...]:
    """Outlet first, original voice last; nobody stands in it twice."""
    hops = list(above.chain if above else outlet_hops(article))
    hops += [
        Hop(source.name, source.kind, relay.source, relay.cue)
        for relay, source in zip(one.attribution.relays, one.relays, strict=True)
    ]
    voice = Hop(
        one.source.name,
        one.source.kind,
        one.source.span,
        one.attribution.cue,
        one.reading.act,
        one.reading.stance,
    )
    kept: list[Hop] = []
    for hop in [*hops, voice]:
        if all(_called(hop) != _called(other) for other in kept):
            kept.append(hop)
    if _called(kept[-1]) != _called(voice):
        kept = [hop for hop in kept if _called(hop) != _called(voice)] + [voice]
    return tuple(kept)


def _called(hop: Hop) -> str:
    return hop.name.casefold().removeprefix("the ")


def _why(one: Heard) -> tuple[Why, ...]:
    attribution = one.attribution
    sure = "" if attribution.sure is None else f", sure {attribution.sure:.2f}"
    spoke = f"cue {attribution.lemma!r}; found by {FOUND_BY[attribution.found_by]}{sure}"
    found = Why(attribution.frame, attribution.cue, spoke)
    resolved = (one.source.why,) if one.source.why else ()
    typed = () if one.typed.kind is AttributionKind.STATEMENT else (one.typed.why,)
    return (found, *resolved, *typed, *one.reading.why)
