"""The hand-made dossier in a ledger, written at a moment that a test knows."""

from datetime import UTC, datetime

import dossier_fixture as made
from sayso.model import Passage, PassageKind, Reading, Span, Why
from sayso.store.writer import Writer

TOLD = made.dossier()


def at(day: int):
    return lambda: datetime(2031, 6, day, 12, tzinfo=UTC)


def ledger(path):
    """The hand-made story, linked by hand."""
    readings = []
    for article in made.ARTICLES.values():
        whole = Span.of(article.text, 0, len(article.text))
        body = Passage(article.id, whole, PassageKind.BODY, Why("rest", None, ""))
        claims = tuple(claim for claim in TOLD.claims if claim.article == article.id)
        readings.append(Reading(article, (body,), claims))
    with Writer(path, at(1)) as writer:
        writer.add(readings)
        writer.link(made.linked(TOLD))
    return path
