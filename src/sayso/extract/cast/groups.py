"""Whom "they" and "it" stand for: who spoke last, or else the last subject that fits."""

from sayso.extract.cast.bodies import full_body_name
from sayso.extract.cast.pronouns import SUBJECTS, height
from sayso.extract.cast.spot import Found, Spot, bare, noun_phrase
from sayso.lexicon.organisations import words_of
from sayso.model import Sentence, Source, SourceKind, Span

NOBODY = frozenset({SourceKind.UNNAMED, SourceKind.ORGANISATION})
BODIES = frozenset(
    {SourceKind.ORGANISATION, SourceKind.STATE, SourceKind.OUTLET, SourceKind.DOCUMENT}
)


def group_before(spot: Spot) -> Found | None:
    """Whom "they" stands for: unnamed people or a body that spoke, or else a plural subject."""
    barred = spot.speaker.name if spot.speaker and spot.quoted() else None
    for sentence in (spot.sentence, *spot.back()):
        spoke = [s for s in spot.sources_in(sentence) if s.kind in NOBODY and s.name != barred]
        for source in sorted(spoke, key=lambda s: s.kind is not SourceKind.UNNAMED):
            return Found(source.name, source.span, "spoke last", source=source)
        for subject in sentence.tokens:
            pair = next(sentence.kids(subject, "conj"), None)
            plural = subject.tag in {"NNS", "NNPS"} or pair
            apart = spot.quoted() and not spot.quoted_at(subject.start)
            if apart or spot.spoken_of(subject):
                continue
            if subject.dep in SUBJECTS and plural and subject.end < spot.token.start:
                span = noun_phrase(sentence, subject)
                if pair and pair.end < spot.token.start:
                    offset = sentence.span.start
                    words = sentence.span.words[span.start - offset : pair.end - offset]
                    span = Span(span.start, pair.end, words)
                return Found(bare(span.words), span, "last plural subject")
    return None


def body_before(spot: Spot) -> Found | None:
    """Whom "it" stands for: the organisation, state, outlet or document that spoke last."""
    barred = spot.speaker.name if spot.speaker and spot.quoted() else None
    if found := _governing(spot):
        return found
    for sentence in (spot.sentence, *spot.back()):
        for source in reversed(spot.sources_in(sentence)):
            if source.kind in BODIES and source.name != barred:
                return Found(source.name, source.span, "spoke last", source=source)
        named = [
            (span, thing.name)
            for thing in spot.names.things
            for span in thing.spans
            if sentence.span.contains(span)
            and span.end < spot.token.start
            and not (dict(thing.labels).keys() == {"NORP"} and thing.name.endswith("s"))
        ]
        acting = [pair for pair in named if _acts(spot, sentence, pair[0])]
        if acting:
            span, name = min(acting, key=lambda pair: height(sentence, pair[0]))
            return Found(full_body_name(name, spot.names, span.end), span, "last subject")
        if found := _document(spot, sentence):
            return found
    return None


def _document(spot: Spot, sentence: Sentence) -> Found | None:
    """As in "The letter was sent at noon. “…,” it reads": a document that is the subject."""
    for token in sentence.tokens:
        outside = not spot.quoted() and spot.quoted_at(token.start)
        subject = token.dep in SUBJECTS and token.tag == "NN" and token.start < spot.token.start
        if subject and not outside and token.lemma in words_of("document"):
            span = noun_phrase(sentence, token)
            source = Source(span, bare(span.words), SourceKind.DOCUMENT)
            return Found(source.name, span, "last subject", source=source)
    return None


def _governing(spot: Spot) -> Found | None:
    """The body that is the subject of a clause above: "… said that Orvany denies it crossed"."""
    sentence, here = spot.sentence, spot.token
    inside = spot.quoted()
    while here.head != here.i:
        here = sentence.head(here)
        for subject in sentence.kids(here, *SUBJECTS):
            if subject.start >= spot.token.start or spot.quoted_at(subject.start) != inside:
                continue
            for thing in spot.names.things:
                for span in thing.spans:
                    if span.start <= subject.start < span.end:
                        name = full_body_name(thing.name, spot.names, span.end)
                        return Found(name, span, "subject of the governing clause")
    return None


def _acts(spot: Spot, sentence: Sentence, span: Span) -> bool:
    """Whether a body is a subject or part of one, and not in what is only quoted."""
    outside = not spot.quoted() and spot.quoted_at(span.start)
    for token in sentence.between(span.start, span.end)[-1:]:
        if outside or spot.spoken_of(token):
            return False
        noun = token
        while noun.dep == "compound":
            noun = sentence.head(noun)
        if noun.dep in SUBJECTS:
            return True
        return token.dep in {"poss", "nmod", "amod"} and sentence.head(token).dep in SUBJECTS
    return False
