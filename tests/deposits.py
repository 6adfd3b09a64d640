"""The hand-made dossier as a deposit, with decisions on it; and any deposit the model allows."""

from dataclasses import replace

from hypothesis import strategies as st

import dossier_fixture
import strategies
from sayso.dossier import decided
from sayso.export.deposit import Deposit, Manifest
from sayso.model import (
    Correction,
    Field,
    Judgement,
    Linked,
    Span,
    Subject,
    Verdict,
    identify,
    mark_of,
    voice_of,
)

MANIFEST = Manifest(
    "0.1.0",
    "7",
    "6",
    6,
    run=1,
    linked_at="2031-06-01T10:00:00+00:00",
    models=(("weights/attribution", "ab" * 32),),
    settings=(("lexicon", "cd" * 32),),
    counts=(("articles", 5), ("claims", 11)),
)
RECEIVED = "2031-06-01T09:00:00+00:00"
LETTER = (Correction(Field.RELIABILITY, "B"),)
DENIES = (Correction(Field.ACT, "deny"),)


def judgements(claims):
    """One of each sort, and one that is taken back."""
    first, second, third, *_ = claims
    at = "2031-06-02T1{}:00:00+00:00"
    on = Subject.CLAIM
    read = [
        Judgement("jdg_a", mark_of(first), None, Verdict.ACCEPT, "Ana", at.format(0), about=on),
        Judgement("jdg_b", mark_of(second), None, Verdict.REJECT, "Bo", at.format(1), about=on),
        Judgement(
            "jdg_c",
            mark_of(third),
            None,
            Verdict.CORRECT,
            "Ana",
            at.format(2),
            "see the page",
            about=on,
            corrections=DENIES,
        ),
        Judgement(
            "jdg_d",
            voice_of(first),
            None,
            Verdict.GRADE,
            "Ana",
            at.format(3),
            "long known",
            corrections=LETTER,
        ),
        Judgement("jdg_e", mark_of(first), None, Verdict.NOTE, "Bo", at.format(4), "?", about=on),
    ]
    return (*read, replace(read[-1], id="jdg_f", verdict=None, at=at.format(5), undoes="jdg_e"))


def placed(claim):
    """With the place that it names in the gazetteer, as if it were a town of Iceland."""
    known = (replace(each, id="IS", precision="country", country="IS") for each in claim.places)
    return replace(claim, places=tuple(known))


def broken(claim):
    """In two stretches, as a quotation that “she said” parts."""
    (span,) = claim.content
    left, right = span.words[:12], span.words[20:]
    parts = Span(span.start, span.start + 12, left), Span(span.start + 20, span.end, right)
    return replace(claim, content=parts)


def deposit() -> Deposit:
    """The whole story; the second claim is in two stretches, one place has coordinates."""
    told = dossier_fixture.dossier()
    first, *others, last = told.claims
    claims = (placed(first), *others, broken(last))
    linked = dossier_fixture.linked(told)
    readings = [
        (article, tuple(claim for claim in claims if claim.article == article.id))
        for article in dossier_fixture.ARTICLES.values()
    ]
    return Deposit(
        lambda: readings,
        linked,
        MANIFEST,
        decided.find(claims, linked.voices, judgements(claims)),
        {article.id: RECEIVED for article, _ in readings},
    )


def empty() -> Deposit:
    return Deposit(tuple, Linked(), MANIFEST)


@st.composite
def any_deposit(draw) -> Deposit:
    """Articles and claims of any words, nothing linked."""
    articles = draw(st.lists(strategies.articles(), max_size=2, unique_by=lambda each: each.id))
    readings = []
    for number, article in enumerate(articles):
        some = draw(strategies.few(strategies.claims(article.id, article.text)))
        named = (
            replace(claim, id=identify("clm", number, at), parent=None, replies_to=None)
            for at, claim in enumerate(some)
        )
        readings.append((article, tuple(named)))
    return Deposit(lambda: readings, Linked(), MANIFEST, (), {})
