"""Hypothesis strategies for all nouns: any values the model allows, with spans that tell the truth.

``texts`` has neither lone surrogates (no UTF-8 form, so ingest never lets one through) nor anything
else left out: line breaks, emoji, combining marks and the null character are all there.
"""

from dataclasses import replace
from datetime import datetime

from hypothesis import strategies as st

from sayso.model import (
    Act,
    Answer,
    Article,
    AttributionKind,
    Certainty,
    Change,
    Claim,
    Comparison,
    Copy,
    Facet,
    Grade,
    Hop,
    Identity,
    Judgement,
    Link,
    Linked,
    Mark,
    Measure,
    Mode,
    Origin,
    Outcome,
    Part,
    Passage,
    PassageKind,
    Place,
    Polarity,
    Precision,
    Proposition,
    Quantity,
    Question,
    QuestionKind,
    Reading,
    Related,
    Relation,
    SameAs,
    Scope,
    ScopeRelation,
    SetAside,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    Story,
    Thing,
    Verdict,
    Voice,
    When,
    Why,
    article_id,
    digest,
    identify,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
numbers = st.one_of(
    st.integers(0, 10**6).map(float), st.floats(allow_nan=False, allow_infinity=False)
)
moments = st.datetimes(
    min_value=datetime.fromisoformat("1900-01-01"), max_value=datetime.fromisoformat("2200-01-01")
)
whens = st.builds(
    When,
    st.none() | moments,
    st.none() | moments,
    st.sampled_from(Precision),
    st.lists(words, max_size=2).map(tuple),
)
DEFAULT_TEXT = "The ministry of Orlesk said that about 300 drums were found in Vell Harbour."


def few(strategy, most=2):
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def spans(draw, text=DEFAULT_TEXT):
    start = draw(st.integers(0, len(text) - 1))
    return Span.of(text, start, draw(st.integers(start + 1, len(text))))


def whys(text=DEFAULT_TEXT):
    return st.builds(Why, words, st.none() | spans(text), words)


def quantities(text=DEFAULT_TEXT):
    return st.builds(
        Quantity,
        spans(text),
        st.none() | numbers,
        st.none() | numbers,
        st.booleans(),
        st.booleans(),
        st.none() | words,
        st.none() | words,
        st.none() | spans(text),
        st.sampled_from(Measure),
        st.none() | st.sampled_from(Change),
        st.booleans(),
        st.none() | numbers,
    )


def places(text=DEFAULT_TEXT):
    maybe = st.none() | words
    unsure = (maybe, st.booleans(), few(words))
    return st.builds(Place, spans(text), words, words, maybe, maybe, words, *unsure)


def propositions(text=DEFAULT_TEXT):
    things = st.builds(Thing, st.none() | spans(text), words, words, st.none() | words)
    return st.builds(
        Proposition,
        spans(text),
        words,
        st.none() | things,
        st.none() | things,
        few(words),
        st.none() | quantities(text),
        st.booleans(),
        st.sampled_from(Mode),
    )


def sources(text=DEFAULT_TEXT):
    maybe = st.none() | words
    return st.builds(
        Source,
        st.none() | spans(text),
        words,
        st.sampled_from(SourceKind),
        maybe,
        maybe,
        st.none() | whys(text),
    )


def hops(text=DEFAULT_TEXT):
    maybe = st.none() | spans(text)
    return st.builds(
        Hop,
        words,
        st.sampled_from(SourceKind),
        maybe,
        maybe,
        st.sampled_from(Act),
        st.sampled_from(Stance),
    )


@st.composite
def articles(draw):
    text = draw(texts)
    raw = text.encode("utf-8")
    maybe = st.none() | words
    return Article(
        article_id(raw),
        draw(words),
        text,
        raw,
        digest(raw),
        "text",
        *(draw(maybe) for _ in range(4)),
        published=draw(whens),
        retrieved=draw(st.none() | moments),
        basis=draw(few(st.tuples(words, words))),
        version_of=draw(st.none() | words),
    )


def passages(article="art_x", text=DEFAULT_TEXT):
    return st.builds(
        Passage, st.just(article), spans(text), st.sampled_from(PassageKind), whys(text)
    )


@st.composite
def claims(draw, article="art_x", text=DEFAULT_TEXT):
    content = tuple(draw(st.lists(spans(text), min_size=1, max_size=2)))
    return Claim(
        id=identify("cla", article, content, draw(st.integers(0, 10**9))),
        article=article,
        content=content,
        chain=tuple(draw(st.lists(hops(text), min_size=1, max_size=2))),
        act=draw(st.sampled_from(Act)),
        cue=draw(st.none() | spans(text)),
        source=draw(st.none() | sources(text)),
        parent=draw(st.none() | words),
        stance=draw(st.sampled_from(Stance)),
        certainty=draw(st.sampled_from(Certainty)),
        polarity=draw(st.sampled_from(Polarity)),
        quantities=draw(few(quantities(text))),
        places=draw(few(places(text), 1)),
        propositions=draw(few(propositions(text), 1)),
        said=draw(whens),
        happened=draw(st.none() | whens),
        why=draw(few(whys(text), 1)),
        kind=draw(st.sampled_from(AttributionKind)),
        replies_to=draw(st.none() | words),
    )


def set_asides(article=None, text=DEFAULT_TEXT):
    return st.builds(
        SetAside, words, words, words, st.just(article), st.none() | spans(text), words
    )


@st.composite
def readings(draw):
    """A reading whose parts belong together, as extraction leaves it."""
    article = replace(draw(articles()), version_of=None)
    found = draw(few(claims(article.id, article.text)))
    roots = [replace(claim, parent=None, replies_to=None) for claim in found[:1]]
    nested = [replace(claim, parent=found[0].id, replies_to=found[0].id) for claim in found[1:]]
    return Reading(
        article,
        draw(few(passages(article.id, article.text))),
        tuple({claim.id: claim for claim in (*roots, *nested)}.values()),
        draw(few(set_asides(article.id, article.text), 1)),
    )


ids = st.integers(0, 10**9).map(lambda number: identify("any", number))
maybe_words = st.none() | words
identities = st.builds(
    Identity,
    ids,
    words,
    st.sampled_from(SourceKind),
    few(words),
    maybe_words,
    maybe_words,
    few(whys(), 1),
)
voices = st.builds(Voice, ids, ids)
statements = st.builds(Statement, ids, words, few(ids), whens, few(whys(), 1))
origins = st.builds(Origin, ids, words, few(ids), few(ids), st.booleans(), few(whys(), 1))
grades = st.builds(Grade, st.sampled_from("ABCDEF"), st.integers(1, 6), few(whys(), 1))
scopes = st.builds(Scope, words, words, few(words), maybe_words, st.sampled_from(Measure))
answers = st.builds(
    Answer,
    ids,
    words,
    few(ids),
    st.sampled_from(Act),
    st.sampled_from(Polarity),
    whens,
    st.none() | numbers,
    st.none() | numbers,
    st.booleans(),
    st.booleans(),
    words,
    words,
    st.none() | ids,
    st.none() | ids,
    grades,
    few(whys(), 1),
)
parts = st.builds(Part, st.sampled_from(Facet), words, words, st.booleans())
links = st.builds(Link, ids, ids, ids, st.sampled_from(Relation), whys(), few(parts, 1))
related = st.builds(Related, ids, st.sampled_from(ScopeRelation), whys())
comparisons = st.builds(Comparison, ids, ids, st.sampled_from(Outcome), few(parts, 1), whys())
questions = st.builds(
    Question,
    ids,
    st.sampled_from(QuestionKind),
    words,
    scopes,
    few(answers),
    few(links, 1),
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 99),
    st.none() | ids,
    few(related, 1),
    few(comparisons, 1),
)
copies = st.builds(Copy, ids, ids, numbers, whys())
stories = st.builds(Story, ids, few(ids), few(whys(), 1))

marks = st.builds(Mark, ids, words)
judgements = st.builds(
    Judgement,
    ids,
    marks,
    marks,
    st.none() | st.sampled_from(Verdict),
    words,
    words,
    words,
    maybe_words,
)

doubts = st.builds(SameAs, ids, ids, st.sampled_from(Verdict), few(whys(), 1))


def _unique(strategy, key=lambda noun: noun.id):
    return st.lists(strategy, max_size=2, unique_by=key).map(tuple)


# Voices and copies point at claims and articles of a ledger, so a free-standing Linked has none.
linked = st.builds(
    Linked,
    identities=_unique(identities),
    statements=_unique(statements),
    origins=_unique(origins),
    questions=_unique(questions),
    stories=_unique(stories),
)

NOUNS = {
    "articles": articles(),
    "passages": passages(),
    "claims": claims(),
    "set_aside": set_asides() | set_asides("art_x"),
    "identities": identities,
    "voices": voices,
    "statements": statements,
    "origins": origins,
    "questions": questions,
    "copies": copies,
    "stories": stories,
    "doubts": doubts,
    "judgements": judgements,
}
